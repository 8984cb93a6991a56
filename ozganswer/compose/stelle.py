"""Where in which template the program is just now: mistakes are told at that place."""

import re
import sys
from types import FrameType, TracebackType

from jinja2 import Template

from ozganswer.compose.lauf import lauf
from ozganswer.errors import Mistake, Position

_AUSDRUCK = re.compile(r"\{[{%]")


def melde(mistake: Mistake) -> None:
    """Note a mistake at the place where a template is being evaluated, and go on."""
    lauf().mistakes.append(mistake.at(hier(getattr(mistake, "suche", ""))))


def hier(suche: str = "") -> Position:
    """Find the place in the template that is being evaluated just now."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - the only way to one's callers
    while frame is not None and _template(frame) is None:
        frame = frame.f_back
    return _position(frame, suche)


def verorte(mistake: Mistake, traceback: TracebackType | None) -> Mistake:
    """Give a raised mistake the innermost place in a template that it came through."""
    innermost: FrameType | None = None
    zeile = 0
    while traceback is not None:
        if _template(traceback.tb_frame) is not None:
            innermost, zeile = traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next
    return mistake.at(_position(innermost, getattr(mistake, "suche", ""), zeile))


def position(template: str, zeile: int, suche: str = "") -> Position:
    """Find the place in a template's file, with the column of the text sought for."""
    text, datei, versatz = _text(template)
    lines = text.split("\n")
    index = zeile - 1 - versatz
    line = lines[index] if 0 <= index < len(lines) else ""
    return Position(datei, zeile, _spalte(line, suche))


def _text(template: str) -> tuple[str, str, int]:
    auftrag = lauf().auftrag
    texte = (auftrag.quelle.text, *auftrag.quelle.anlagen.values())
    if own := next((t for t in texte if t.datei == template), None):
        return own.text, own.datei, own.zeile - 1
    name = auftrag.templates.dateien.get(template, template)
    return auftrag.templates.texte.get(template, ""), name, 0


def _spalte(line: str, suche: str) -> int:
    begin = _AUSDRUCK.search(line)
    for text in (suche, suche.rpartition(".")[2]):
        word = re.compile(rf"(?<![\w.]){re.escape(text)}(?!\w)")
        if text and begin and (found := word.search(line, begin.start())):
            return found.start() + 1
    return begin.start() + 1 if begin else len(line) - len(line.lstrip()) + 1


def _template(frame: FrameType) -> Template | None:
    found = frame.f_globals.get("__jinja_template__")
    return found if isinstance(found, Template) else None


def _position(frame: FrameType | None, suche: str, zeile: int = 0) -> Position:
    if frame is None or (template := _template(frame)) is None:
        return Position(lauf().auftrag.quelle.text.datei)
    zeile = template.get_corresponding_lineno(zeile or frame.f_lineno)
    return position(template.name or "", zeile, suche)
