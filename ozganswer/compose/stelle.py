"""Where in which template the program is just now: mistakes are told at that place."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType, TracebackType

from jinja2 import Template

from ozganswer.compose.lauf import lauf
from ozganswer.errors import Mistake, Position

_AUSDRUCK = re.compile(r"\{[{%]")


def melde(mistake: Mistake) -> None:
    """Note a mistake at the place where a template is being evaluated, and go on."""
    frame = sys._getframe(1)  # noqa: SLF001 - the only way to one's callers
    lauf().mistakes.append(_verortet(mistake, list(_laufend(frame))))


def hier(suche: str = "") -> Position:
    """Find the place in the template that is being evaluated just now."""
    frame = sys._getframe(1)  # noqa: SLF001 - the only way to one's callers
    return _position(next(_laufend(frame), None), suche)


def verorte(mistake: Mistake, traceback: TracebackType | None) -> Mistake:
    """Give a raised mistake the innermost place in a template that it came through."""
    return _verortet(mistake, list(_durchlaufen(traceback))[::-1])


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


@dataclass(frozen=True, slots=True)
class _Stand:
    """A template and the line in it that is being evaluated."""

    template: str
    zeile: int


def _verortet(mistake: Mistake, staende: list[_Stand]) -> Mistake:
    """Place a mistake at the innermost template, and say where the source called that."""
    suche = getattr(mistake, "suche", "")
    mistake.at(_position(staende[0] if staende else None, suche))
    eigene = lauf().auftrag.quelle.text.datei
    aufruf = next((s for s in staende[1:] if s.template == eigene), None)
    if aufruf and staende[0].template != eigene:
        mistake.called_from(position(aufruf.template, aufruf.zeile))
    return mistake


def _laufend(frame: FrameType | None) -> Iterator[_Stand]:
    while frame is not None:
        yield from _stand(frame, frame.f_lineno)
        frame = frame.f_back


def _durchlaufen(traceback: TracebackType | None) -> Iterator[_Stand]:
    while traceback is not None:
        yield from _stand(traceback.tb_frame, traceback.tb_lineno)
        traceback = traceback.tb_next


def _stand(frame: FrameType, zeile: int) -> Iterator[_Stand]:
    template = frame.f_globals.get("__jinja_template__")
    if isinstance(template, Template):
        yield _Stand(template.name or "", template.get_corresponding_lineno(zeile))


def _position(stand: _Stand | None, suche: str) -> Position:
    if stand is None:
        return Position(lauf().auftrag.quelle.text.datei)
    return position(stand.template, stand.zeile, suche)
