"""Template and names → Markdown, with every failure told as a mistake of its template."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from ozganswer.compose import deutsch, stelle
from ozganswer.compose.filter import FILTER
from ozganswer.compose.huelle import VERBOTEN, rueste_aus
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import Markdown, lies_zeilen
from ozganswer.compose.syntax import Regelverstoss
from ozganswer.compose.umgebung import Umgebung
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.composing import (
    FilterFehlt,
    NichtAuswertbar,
    NurGerundet,
    Regelwidrig,
    SyntaxMistake,
    TemplateFehlt,
    Unerlaubt,
    ZuGross,
)
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Templates
from ozganswer.records.german import NichtDarstellbar


def umgebung(templates: Templates) -> Umgebung:
    """Make the environment over a set of templates, once per process for the same texts."""
    return _umgebung(tuple(templates.texte.items()))


@lru_cache(maxsize=8)
def _umgebung(texte: tuple[tuple[str, str], ...]) -> Umgebung:
    return rueste_aus(Umgebung(dict(texte)))


def rendere_text(text: Textdatei, env: Umgebung, namen: Mapping[str, Any]) -> Markdown | None:
    """Render a source; a mistake is noted, and there is nothing."""
    source = "\n" * (text.zeile - 1) + text.text
    return _rendere(lambda: env.aus_text(source, text.datei), text.datei, namen)


def rendere_template(name: str, env: Umgebung, namen: Mapping[str, Any]) -> Markdown | None:
    """Render a template of a style; a mistake is noted, and there is nothing."""
    return _rendere(lambda: env.hole(name), name, namen)


def _rendere(hole: Any, name: str, namen: Mapping[str, Any]) -> Markdown | None:
    run = lauf()
    run.schritte = run.zeichen = 0
    try:
        return lies_zeilen("".join(hole().generate(namen)), name)
    except Mistakes as error:
        run.mistakes += error.mistakes
    except Mistake as error:
        run.mistakes.append(stelle.verorte(error, error.__traceback__))
    except (TemplateError, RecursionError, *deutsch.FEHLER) as error:
        run.mistakes.append(_uebersetzt(error))
    return None


def _uebersetzt(error: Exception) -> Mistake:
    match error:
        case TemplateSyntaxError():
            return _syntax(error)
        case TemplateNotFound():
            gesucht = ", ".join(getattr(error, "templates", [error.message or ""]))
            fehlt = TemplateFehlt(gesucht, lauf().auftrag.templates.texte)
            return stelle.verorte(fehlt, error.__traceback__)
        case NichtDarstellbar():
            return stelle.verorte(NurGerundet(error.wert), error.__traceback__)
        case RecursionError():
            return stelle.verorte(ZuGross("1.000 Aufrufe ineinander"), error.__traceback__)
        case _:
            return stelle.verorte(NichtAuswertbar(deutsch.grund(error)), error.__traceback__)


def _syntax(error: TemplateSyntaxError) -> Mistake:
    message, template = error.message or "", error.name or ""
    if isinstance(error, Regelverstoss):
        return Regelwidrig(deutsch.syntax(message), stelle.position(template, error.lineno))
    if not (found := re.match(r"No filter named '(\w+)'", message)):
        return SyntaxMistake(deutsch.syntax(message), stelle.position(template, error.lineno))
    name = found[1]
    env = umgebung(lauf().auftrag.templates)
    mistake = (
        Unerlaubt(f"Der Filter „{name}“")
        if name in VERBOTEN
        else FilterFehlt(name, env.filters, FILTER)
    )
    return mistake.at(stelle.position(template, error.lineno, name))
