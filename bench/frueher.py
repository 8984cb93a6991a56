"""How long it takes to find an earlier question among 10,000, and how often it is the right one.

The index is kept in a file: it is measured when it is made, and when it is there. Then, too, every
Anfrage is read and its SHA-256 taken, for only by that is known what has changed.
"""

import tempfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from time import perf_counter

from bench.lines import Ziel, count, line
from ozganswer.draft.register import register
from ozganswer.load.workspace import Workspace

FRAGEN, JE_ANFRAGE, KOMMUNEN = 10_000, 4, 40
SUCHE = Ziel(0.3)
GEFUNDEN = Ziel(0.9, mindestens=True)

FORMEN = (
    ("Wie viele Anträge auf {} sind {} {} eingegangen?", "Wie viele {}anträge gab es {} {}?"),
    ("Was hat {1} die Umstellung bei {0} {2} gekostet?", "Kosten der Umstellung von {} {} {}?"),
    (
        "Wann können die Bürger*innen {} online erledigen, schon {} {}?",
        "Ab wann geht {} {} {} online?",
    ),
    ("Welche Schulungen erhielten die Beschäftigten zu {} {} {}?", "Gab es zu {} {} {} Schulung?"),
)
"""Forms of questions, each in the words of an earlier Anfrage and of a later one."""

SACHEN = (
    "Wohngeld Elterngeld Bauen Gewerbe Parken Hundesteuer Kita Schule Melderecht Personalausweis "
    "Reisepass Führerschein Abfall Sperrmüll Wahl Ehrenamt Grundsteuer Pflege Bibliothek "
    "Musikschule Sportstätten Friedhof Straßenreinigung Baumfällung Straßenfest"
).split()
JAHRE = range(2015, 2025)
ORTE = (
    "in der Innenstadt",
    "in den Ortsteilen",
    "im Ordnungsamt",
    "im Sozialamt",
    "im Bauamt",
    "in der Nordstadt",
    "in der Südstadt",
    "am Markt",
    "im Bürgerbüro",
    "am Bahnhof",
)


def report() -> Iterator[str]:
    """Tell how long it takes to find earlier questions, and how many are found."""
    with tempfile.TemporaryDirectory() as ordner:
        spaetere = _write(Path(ordner))
        yield f"\nFrühere Fragen: {count(FRAGEN)} in {count(FRAGEN // JE_ANFRAGE)} Anfragen"
        yield line("  das erste Mal, der Index entsteht", _seconds(Path(ordner), spaetere[0]), "s")
        again = min(_seconds(Path(ordner), spaetere[n]) for n in range(3))
        yield line("  danach, jede Datei verglichen", again, "s", SUCHE)
        yield line(
            "  Anteil gefunden in anderen Worten", _found(Path(ordner), spaetere), "", GEFUNDEN
        )


def _questions() -> Iterator[tuple[str, str]]:
    for werte in product(SACHEN, JAHRE, ORTE):
        yield from ((frueher.format(*werte), spaeter.format(*werte)) for frueher, spaeter in FORMEN)


def _write(ordner: Path) -> list[str]:
    """Write the Anfragen; return each question in other words."""
    fragen = list(islice(_questions(), FRAGEN))
    for name in ("facts", "questions", "answers"):
        (ordner / name).mkdir()
    for n in range(FRAGEN // JE_ANFRAGE):
        datei = ordner / "questions" / f"stadt-{n % KOMMUNEN:02}" / f"RA-{n}.yaml"
        datei.parent.mkdir(exist_ok=True)
        zeilen = [f"kennung: RA-{n}", f"betreff: Anfrage {n}", "fragen:"]
        for nr in range(JE_ANFRAGE):
            zeilen += [f'  - nr: "{nr + 1}"', f'    text: "{fragen[n * JE_ANFRAGE + nr][0]}"']
        datei.write_text("\n".join([*zeilen, ""]), encoding="utf-8")
    return [spaeter for _, spaeter in fragen]


def _seconds(ordner: Path, text: str) -> float:
    beginn = perf_counter()
    with register(Workspace.open(ordner)) as fragen:
        fragen.suche(text)
    return perf_counter() - beginn


def _found(ordner: Path, spaetere: list[str]) -> float:
    """Count of some how many find the question first that they repeat."""
    proben = range(0, FRAGEN, 97)
    with register(Workspace.open(ordner)) as fragen:
        erste = [fragen.suche(spaetere[n])[0] for n in proben]
    soll = [(f"RA-{n // JE_ANFRAGE}", str(n % JE_ANFRAGE + 1)) for n in proben]
    return sum((e.ort.name, e.nr) == s for e, s in zip(erste, soll, strict=True)) / len(soll)


if __name__ == "__main__":
    for told in report():
        print(told, flush=True)
