"""What keeps two versions of a letter from being compared."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ozganswer.errors.base import Mistake, Mistakes, Position


class BriefNichtDa(Mistake):
    """A revision at which a letter was not yet there, or no longer."""

    def __init__(self, brief: str, revision: str, datei: str) -> None:
        super().__init__(
            f"Den Brief „{brief}“ gibt es in der Revision „{revision}“ nicht.",
            f"Wann er entstand, zeigt: git log --oneline --all -- '{datei}'",
        )


class UnbekannteFassung(Mistake):
    """A number of a Fassung that a letter does not have."""

    def __init__(self, brief: str, wort: str, nummern: Iterable[int]) -> None:
        da = ", ".join(map(str, nummern))
        super().__init__(
            f"Der Brief „{brief}“ hat keine Fassung „{wort}“.",
            f"Es gibt: {da}. Auch ein Tag, ein Zweig oder ein Commit geht."
            if da
            else "Er hat noch keine Fassung; ein Tag, ein Zweig oder ein Commit geht auch.",
        )


class DamalsNichtZuBauen(Mistake):
    """A letter that today's program does not build from the sources of a revision."""

    def __init__(self, brief: str, revision: str) -> None:
        super().__init__(
            f"Aus den Quellen der Revision „{revision}“ lässt sich „{brief}“ nicht bauen.",
            "Eine andere Revision nehmen, oder mit der Version des Programms vergleichen, die "
            "damals baute.",
        )


class ZielImArbeitsbereich(Mistake):
    """A place for tracked changes among the workspace's own files."""

    def __init__(self, ziel: str, name: str) -> None:
        super().__init__(
            f"„{ziel}“ liegt bei den Dateien des Arbeitsbereichs; dort schreibt „diff“ nur "
            f"„{name}“ neben den Brief.",
            "„--out“ weglassen, oder eine Datei oder einen Ordner anderswo nennen.",
        )


def damals(brief: str, revision: str, mistakes: Iterable[Mistake]) -> Mistakes:
    """Tell mistakes of a revision's sources, each with its file as git names it (`v1:facts/…`)."""
    return Mistakes([DamalsNichtZuBauen(brief, revision), *_placed(mistakes, revision)])


def _placed(mistakes: Iterable[Mistake], revision: str) -> Iterator[Mistake]:
    for mistake in (m for m in mistakes if not m.warnung):
        stelle = mistake.position or Position("")
        mistake.position = replace(stelle, datei=f"{revision}:{stelle.datei}")
        yield mistake
