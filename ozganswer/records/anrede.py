"""Salutations, from what the Anfrage says of a person and from nothing else."""

from collections.abc import Iterator, Sequence

from ozganswer.records.anfrage import Einreicher

ALLE = "Sehr geehrte Damen und Herren"
ANREDETITEL = frozenset({"Prof.", "Professor", "Professorin", "Dr."})
"""The parts of a title that are spoken; `med.`, `h. c.`, `Dipl.-Ing.` stand in the address only."""


def anrede(einreicher: Sequence[Einreicher], *, funktion: bool) -> str:
    """Write the salutation of all who ask, in their order, with a comma at its end."""
    grussworte = list(dict.fromkeys(_grusswort(e, funktion=funktion) for e in einreicher)) or [ALLE]
    return ", ".join(_klein_weiter(grussworte)) + ","


def _klein_weiter(grussworte: list[str]) -> Iterator[str]:
    yield grussworte[0]
    for wort in grussworte[1:]:
        yield wort[0].lower() + wort[1:]


def _grusswort(person: Einreicher, *, funktion: bool) -> str:
    if not person.nachname:
        return ALLE
    match person.anrede:
        case "Frau":
            return f"Sehr geehrte Frau {_name(person, funktion=funktion)}"
        case "Herr":
            return f"Sehr geehrter Herr {_name(person, funktion=funktion)}"
        case None:
            return f"Guten Tag {_worte(_titel(person), person.vorname, person.nachname)}"


def _name(person: Einreicher, *, funktion: bool) -> str:
    amt = person.funktion if funktion else None
    return _worte(amt, _titel(person), person.nachname)


def _titel(person: Einreicher) -> str:
    return " ".join(w for w in (person.titel or "").split() if w in ANREDETITEL)


def _worte(*worte: str | None) -> str:
    return " ".join(w for w in worte if w)
