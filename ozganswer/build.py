"""A letter from its Auftrag, and its files into a folder; the same for many, each on its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ozganswer.ausgabe import write_files
from ozganswer.compose import compose
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.building import GleicheNamen
from ozganswer.errors.writing import PdfBibliothekFehlt, SchriftFehlt
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Auftrag
from ozganswer.write import WRITERS


@dataclass(frozen=True, slots=True)
class Gebaut:
    """A letter's files by name, and what was to be warned of."""

    dateien: Mapping[str, bytes]
    warnungen: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Ziel:
    """What a run writes: formats, the folder of `--out`, and whether unchanged files too."""

    formate: tuple[str, ...] = tuple(WRITERS)
    ordner: Path | None = None
    alle: bool = False


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What became of one letter: the files that were written and all that is to be told."""

    brief: Brief
    geschrieben: tuple[Path, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def gescheitert(self) -> bool:
        """Whether a mistake, more than a warning, stopped the letter."""
        return any(not m.warnung for m in self.mistakes)


def build_letter(auftrag: Auftrag, formate: Sequence[str]) -> Gebaut:
    """Compose a letter and write it in each format; raise Mistakes."""
    komposition = compose(auftrag)
    stil = auftrag.stilordner.stil
    with _placed_in(auftrag.quelle.text.datei):
        inhalte = {f: WRITERS[f](komposition.letter, stil) for f in formate}
    dateien = {f"{auftrag.name}.{f}": inhalt for f, inhalt in inhalte.items()}
    return Gebaut(dateien, komposition.warnungen)


def build_all(workspace: Workspace, briefe: Iterable[Brief], ziel: Ziel) -> Iterator[Ergebnis]:
    """Build letters one by one; a mistake stops its own letter alone."""
    for brief in briefe:
        try:
            yield _build(workspace, brief, ziel)
        except Mistakes as mistakes:
            yield Ergebnis(brief, mistakes=mistakes.mistakes)
        except Mistake as mistake:
            yield Ergebnis(brief, mistakes=(mistake,))


def equal_names(briefe: Iterable[Brief]) -> tuple[Mistake, ...]:
    """Find letters whose files would have one name in one folder, on any system."""
    alle = tuple(briefe)
    mehrfach = [n for n, zahl in Counter(b.name.casefold() for b in alle).items() if zahl > 1]
    return tuple(
        GleicheNamen(gleiche[0].name, map(str, gleiche))
        for name in mehrfach
        if (gleiche := [b for b in alle if b.name.casefold() == name])
    )


@contextmanager
def _placed_in(quelle: str) -> Iterator[None]:
    """Name the source in mistakes of writers, which know no file, but not in the machine's."""
    try:
        yield
    except Mistakes as mistakes:
        raise Mistakes(m.at(Position(quelle)) for m in mistakes.mistakes) from None
    except (PdfBibliothekFehlt, SchriftFehlt):
        raise
    except Mistake as mistake:
        raise mistake.at(Position(quelle)) from None


def _build(workspace: Workspace, brief: Brief, ziel: Ziel) -> Ergebnis:
    gebaut = build_letter(workspace.auftrag(brief.kommune, brief.name), ziel.formate)
    ordner = ziel.ordner or workspace.root / ANSWERS / brief.kommune / brief.name
    dateien = {ordner / name: inhalt for name, inhalt in gebaut.dateien.items()}
    geschrieben = write_files(dateien, workspace.root, alle=ziel.alle)
    return Ergebnis(brief, tuple(geschrieben), gebaut.warnungen)
