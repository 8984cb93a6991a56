"""An Auftrag → the files of its letter and their Nachweis: the unit of all work, pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from ozganswer.archive import mitzeichnung
from ozganswer.archive.eingaben import bibliotheken, eingaben
from ozganswer.archive.nachweis import Nachweis, nachweis
from ozganswer.beside import Helper
from ozganswer.compose import Luecke, compose, compose_verfuegung
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.drafting import LueckeNochOffen
from ozganswer.errors.writing import FehlendesZeichen, MaschineFehlt
from ozganswer.records.auftrag import AENDERUNGEN, Auftrag, Schriftstueck
from ozganswer.records.dateinamen import check_names
from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from ozganswer.write import WRITERS, check

PDF = "pdf"
"""The format whose library takes long to load."""

UEBLICH = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | set(
    "\t\n–—“”„…•€\u2018\u2019\u201a"
)
"""Characters that the letter's font has, as a test knows: most letters hold no other."""


@dataclass(frozen=True, slots=True)
class Gebaut:
    """A letter's files by name, and what was to be warned of."""

    dateien: Mapping[str, bytes]
    warnungen: tuple[Mistake, ...]
    nachweis: Nachweis


def build_letter(auftrag: Auftrag, formate: Sequence[str], helper: Helper | None = None) -> Gebaut:
    """Compose a letter and write it in each format; raise Mistakes."""
    check_names(auftrag.quelle, _names(auftrag))
    komposition = compose(auftrag)
    letter, stil = komposition.letter, auftrag.stilordner.stil
    with _placed(auftrag, letter):
        warnungen = (*komposition.warnungen, *check(letter, stil))
        inhalte = _write(letter, stil, formate, helper)
    dateien = {f"{auftrag.dateiname}.{f}": inhalt for f, inhalt in inhalte.items()}
    made_of = eingaben(auftrag, komposition.templates)
    belegt = nachweis(auftrag, letter, made_of, dateien, bibliotheken(tuple(formate)))
    return Gebaut(dateien, warnungen, belegt)


def _write(
    letter: Letter, stil: Stil, formate: Sequence[str], helper: Helper | None
) -> dict[str, bytes]:
    """Write each format; the PDF, where there is a helper, meanwhile in its process."""
    if helper is None or PDF not in formate:
        return {f: WRITERS[f](letter, stil) for f in formate}
    with suppress(EOFError, OSError):
        # No PDF is drawn on a letterhead for Word, which may be large.
        helper.ask(letter, replace(stil, bogen=None))
        try:
            andere = _write(letter, stil, [f for f in formate if f != PDF], None)
        finally:
            pdf = helper.answer()
        return {f: andere.get(f, pdf) for f in formate}
    return _write(letter, stil, formate, None)


def check_letter(auftrag: Auftrag) -> tuple[Mistake, ...]:
    """Compose a letter and its Verfügung, try its characters, return warnings; raise Mistakes."""
    check_names(auftrag.quelle, _names(auftrag))
    komposition = compose(auftrag)
    letter, stil = komposition.letter, auftrag.stilordner.stil
    with _placed(auftrag, letter):
        text = WRITERS["txt"](letter, stil).decode()
        if not UEBLICH.issuperset(text):
            _check_characters(text)
        warnungen = (*check(letter, stil), *mitzeichnung.pruefe(auftrag, letter))
    offen = _gaps(auftrag, komposition.luecken)
    return (*komposition.warnungen, *warnungen, *offen, *_check_verfuegung(auftrag, letter))


def _gaps(auftrag: Auftrag, luecken: Iterable[Luecke]) -> Iterator[Mistake]:
    for luecke in luecken:
        wen = mitzeichnung.bezeichnung(auftrag, luecke.wen) if luecke.wen else ""
        yield LueckeNochOffen(luecke.was, wen, luecke.position)


def _check_verfuegung(auftrag: Auftrag, letter: Letter) -> tuple[Mistake, ...]:
    if auftrag.schriftstueck is not Schriftstueck.BRIEF:
        return ()
    return compose_verfuegung(auftrag, letter).warnungen


def _names(auftrag: Auftrag) -> Iterator[str]:
    """List what the files of a letter may be called, whatever is made of it."""
    andere = (auftrag.dateiname, f"{auftrag.name}-{AENDERUNGEN}")
    for name in (*andere, *(s.dateiname(auftrag.name) for s in Schriftstueck)):
        yield from (f"{name}.{endung}" for endung in WRITERS)


def _check_characters(text: str) -> None:
    # The font is read only for letters that need it: `check` stays quick.
    from ozganswer.write import zeichen  # noqa: PLC0415

    zeichen.check(text, "")


@contextmanager
def _placed(auftrag: Auftrag, letter: Letter) -> Iterator[None]:
    """Give mistakes of writers, which know no file, their place; those of the machine have none."""
    try:
        yield
    except Mistakes as mistakes:
        raise Mistakes(m.at(_place(m, auftrag, letter)) for m in mistakes.mistakes) from None
    except MaschineFehlt:
        raise
    except Mistake as mistake:
        raise mistake.at(_place(mistake, auftrag, letter)) from None


def _place(mistake: Mistake, auftrag: Auftrag, letter: Letter) -> Position:
    """Find a character that the font lacks; of all else, name the source."""
    stellen: Iterator[Position] = iter(())
    if isinstance(mistake, FehlendesZeichen):
        stellen = _occurrences(mistake.zeichen, auftrag, letter)
    return next(stellen, Position(auftrag.quelle.text.datei))


def _occurrences(zeichen: str, auftrag: Auftrag, letter: Letter) -> Iterator[Position]:
    """Find a character in what a clerk writes: the texts, the facts used, the questions."""
    for datei in (auftrag.quelle.text, *auftrag.quelle.anlagen.values()):
        for zeile, text in enumerate(datei.text.split("\n"), datei.zeile):
            if zeichen in text:
                yield Position(datei.datei, zeile, text.index(zeichen) + 1)
    for fakt in letter.fakten:
        if zeichen in str(fakt.wert) and fakt.position:
            yield fakt.position
    for anfrage in auftrag.anfragen:
        for nr, frage in enumerate(anfrage.anfrage.fragen):
            if zeichen in frage.text:
                yield anfrage.positionen["fragen", str(nr), "text"]
