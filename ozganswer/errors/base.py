"""The roots of the tree: a user's mistake, many of them, and a fault of ours."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GENANNT = 3
"""So many names stand in a sentence; of more, their number."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: path relative to the workspace, line and column from 1 (0: none)."""

    datei: str
    zeile: int = 0
    spalte: int = 0

    def __str__(self) -> str:
        parts = [self.datei, *(str(n) for n in (self.zeile, self.spalte) if n)]
        return ":".join(parts)


class OzganswerError(Exception):
    """The root of everything that this program raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as written: the constructors want data, not a sentence."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[OzganswerError], args: tuple[Any, ...], state: dict[str, Any]) -> Any:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InternalError(OzganswerError):
    """A fault of the program, not of its user."""

    def __init__(self, satz: str) -> None:
        super().__init__(f"Programmfehler: {satz} Bitte mit der Eingabe melden.")


class Mistake(OzganswerError):
    """A user's mistake: a German sentence, a hint what to do, and the place."""

    warnung = False
    """True in subclasses that only warn: told, but nothing stops."""
    erinnerung = False
    """True in those that warn of nothing, but remind of what is still to do."""

    def __init__(self, satz: str, hinweis: str = "", position: Position | None = None) -> None:
        super().__init__(satz)
        self.satz = satz
        self.hinweis = hinweis
        self.position = position

    def __str__(self) -> str:
        place = f"{self.position}: " if self.position else ""
        hint = f" Hinweis: {self.hinweis}" if self.hinweis else ""
        return f"{place}{self.schwere}: {self.satz}{hint}"

    @property
    def schwere(self) -> str:
        """What it is called: Fehler, Warnung, or Hinweis."""
        if self.erinnerung:
            return "Hinweis"
        return "Warnung" if self.warnung else "Fehler"

    def at(self, position: Position) -> "Mistake":
        """Give the mistake its place where it has none yet, and return it."""
        self.position = self.position or position
        return self

    def called_from(self, position: Position) -> "Mistake":
        """Add the place in the user's own text that led to it, and return it."""
        self.hinweis = f"{self.hinweis} Aufgerufen in {position}.".strip()
        return self

    def sort_key(self) -> tuple[Position, str]:
        """Order by file, line and column, then by sentence."""
        return self.position or Position(""), self.satz


class Mistakes(OzganswerError):
    """Several mistakes of one input, told in one run, sorted and each once."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        unique = {str(m): m for m in mistakes}
        self.mistakes: tuple[Mistake, ...] = tuple(sorted(unique.values(), key=Mistake.sort_key))
        super().__init__("\n".join(str(m) for m in self.mistakes))


def nearest(name: str, known: Iterable[str]) -> str:
    """Write the hint that offers the known name nearest to a wrong one, or all if few."""
    names = sorted(set(known))
    if close := similar(name, names):
        return f"Meinten Sie „{close}“?"
    if 0 < len(names) <= 12:
        return f"Möglich sind: {', '.join(names)}."
    return ""


def similar(name: str, known: Iterable[str]) -> str:
    """Find the known name that a wrong one is near to; empty where none is."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.85)
    close = close or [known for known in names if len(known) > 3 and name.endswith(known)]
    close = close or difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return close[0] if close else ""


def some(namen: Iterable[str]) -> str:
    """Name the first of some things, and how many more there are."""
    alle = tuple(namen)
    genannt = ", ".join(f"„{name}“" for name in alle[:GENANNT])
    mehr = len(alle) - GENANNT
    return f"{genannt} und {mehr} weitere" if mehr > 0 else genannt
