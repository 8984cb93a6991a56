"""A workspace as large as a state's, of the same bytes each time."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template

from bench.workspace.blaetter import (
    AEMTER,
    ANTRAEGE,
    FAKTEN,
    KURSE,
    MITTEL,
    PROJEKTE,
    blaetter,
)

__all__ = ["FAKT", "FAKTEN", "kommune", "name", "of_theme", "write_workspace"]

JE_KOMMUNE = 250
"""Letters of each Kommune, but of the last, which may have fewer."""
STILE = "din5008 chemnitz halle goerlitz".split()
THEMEN = "haushalt projekte fortbildung nutzung zustaendigkeit".split()
"""What letters are about, in turns."""

FAKT = "haushalt.personal.betrag"
"""A fact that every letter about the Haushalt uses, and no other letter."""

FRAKTIONEN = "Fraktion Stadtmitte,Fraktion Bürgerliste,Fraktion Grüne Stadt,Ratsgruppe".split(",")
HERE = Path(__file__).parent


def write_workspace(folder: Path, briefe: int, je_kommune: int = JE_KOMMUNE) -> None:
    """Write a workspace of so many letters."""
    for name, text in _files(briefe, je_kommune):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def kommune(nummer: int) -> str:
    """Call a Kommune by its folder."""
    return f"stadt-{nummer:02d}"


def name(nummer: int) -> str:
    """Call a letter of a Kommune by its folder."""
    return f"RA-{nummer:03d}-2026"


def of_theme(thema: str, briefe: int) -> tuple[str, ...]:
    """List the letters of the first Kommune about something."""
    first = range(THEMEN.index(thema), min(briefe, JE_KOMMUNE), len(THEMEN))
    return tuple(f"{kommune(0)}/{name(n)}" for n in first)


def _files(briefe: int, je_kommune: int) -> Iterator[tuple[str, str]]:
    for k in range(-(-briefe // je_kommune)):
        yield from _facts(k)
        for n in range(min(je_kommune, briefe - k * je_kommune)):
            yield from _letter(k, n)


def _facts(k: int) -> Iterator[tuple[str, str]]:
    wahl = {"nummer": f"{k:02d}", "stil": STILE[k % len(STILE)]}
    for blatt in ("kommune", "personen"):
        yield f"facts/{kommune(k)}/{blatt}.yaml", _filled(f"facts/{blatt}.yaml", wahl)
    for blatt, text in blaetter(k):
        yield f"facts/{kommune(k)}/{blatt}.yaml", text


def _letter(k: int, n: int) -> Iterator[tuple[str, str]]:
    thema, wahl = THEMEN[n % len(THEMEN)], _choice(n)
    yield f"questions/{kommune(k)}/{name(n)}.yaml", _filled(f"briefe/{thema}.yaml", wahl)
    yield f"answers/{kommune(k)}/{name(n)}/antwort.md", _filled(f"briefe/{thema}.md", wahl)


def _choice(n: int) -> dict[str, str]:
    """Choose what a letter is about, by its number."""
    mittel, antraege = list(MITTEL)[1:], list(ANTRAEGE)
    projekt = antraege[n % PROJEKTE]
    return {
        "nr": f"{n:03d}",
        "tag": f"{n % 20 + 3:02d}",
        "fraktion": FRAKTIONEN[n % len(FRAKTIONEN)],
        "zweck": MITTEL[_turn(mittel, n)][0],
        **{f"mittel{z or ''}": _turn(mittel, n + z) for z in (0, 2, 3)},
        **{f"antrag{z or ''}": _turn(antraege, n + z) for z in (0, 2, 3)},
        "dienst": f"Onlineantrag {ANTRAEGE[projekt]}",
        "projekt": f"{projekt}_online",
        "kurs": f"kurs_{n % len(KURSE) + 1}",
        "amt": _turn(list(AEMTER), n),
    }


def _turn(namen: Sequence[str], n: int) -> str:
    return namen[n % len(namen)]


def _filled(datei: str, wahl: Mapping[str, str]) -> str:
    return _template(datei).substitute(wahl)


@cache
def _template(datei: str) -> Template:
    return Template((HERE / datei).read_text(encoding="utf-8"))
