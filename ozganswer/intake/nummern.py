"""Questions get numbers that are unique, the printed ones wherever these are."""

from collections import Counter
from collections.abc import Sequence

from ozganswer.intake.entwurf import Frageentwurf
from ozganswer.intake.fragen import Fragetext
from ozganswer.intake.papier import Zeile
from ozganswer.records.anfrage import ist_nummer


def nummeriere(fragen: Sequence[Fragetext], zeilen: Sequence[Zeile]) -> tuple[Frageentwurf, ...]:
    """Number questions as printed; what has no number, or one that others have, gets its own."""
    gedruckt = [f.gedruckt for f in fragen]
    alle_gleich = len(set(gedruckt)) == 1
    return tuple(
        Frageentwurf(
            nr,
            f.gedruckt,
            f.text,
            zeilen[f.zeilen[0]],
            f.ueberschrift,
            f.zweifel or ("" if alle_gleich else _zweifel(f.gedruckt, nr)),
        )
        for nr, f in zip(_nummern(gedruckt), fragen, strict=True)
    )


def _zweifel(gedruckt: str | None, nr: str) -> str:
    if gedruckt is None:
        return "Im Papier ohne Nummer"
    return "" if gedruckt == nr else f"Im Papier noch einmal Nummer {gedruckt}"


def _nummern(gedruckt: Sequence[str | None]) -> list[str]:
    anzahl = Counter(gedruckt)
    if len(anzahl) == 1:
        eine = gedruckt[0]
        return (
            [eine] if eine and len(gedruckt) == 1 else [str(n) for n in range(1, len(gedruckt) + 1)]
        )
    vergeben: set[str] = {nr for nr in gedruckt if nr}
    nummern: list[str] = []
    for nr in gedruckt:
        frei = nr if nr and nr not in nummern and ist_nummer(nr) else _freie(nr, vergeben)
        vergeben.add(frei)
        nummern.append(frei)
    return nummern


def _freie(nr: str | None, vergeben: set[str]) -> str:
    """Find a number that is free: `1.3-2` is the second 1.3."""
    n = 2 if nr else 1
    while (frei := f"{nr}-{n}" if nr else str(n)) in vergeben:
        n += 1
    return frei
