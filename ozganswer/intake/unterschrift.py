"""The signature: where it begins, and whose names stand in it with which offices."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ozganswer.intake.datum import tag_der_zeile
from ozganswer.intake.etiketten import etikett
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import (
    Genannt,
    amt_und_fraktion,
    ein_satz,
    ist_amt,
    lies_fraktion,
    lies_person,
    lies_personen,
)
from ozganswer.intake.wegweiser import (
    ANLAGE,
    SCHLUSS,
    UNTERSCHRIFT,
    ZEICHNUNG,
    begruendung,
    ist_zu,
)

_ANGABEN = {"eingegangen", "schreiben_vom", "einreicher"}
SATZ = 10
"""From so many words on, a line is no part of a signature."""

SPALTEN = 4
"""Most names that stand in columns above their offices."""

LETZTE = 4
"""Most lines at the end that may be names without any other sign of a signature."""


def unterschrift_ab(zeilen: Sequence[Zeile], letzte: int, kopfende: int) -> range:
    """Find the signature behind the last question: by its own words, an office, or its place."""
    ende = len(zeilen)
    for i in range(kopfende, ende):
        if i > letzte - 1 and UNTERSCHRIFT.fullmatch(zeilen[i].text):
            return range(i, ende)
    text = max((i for i in range(letzte + 1, ende) if _ist_text(zeilen[i].text)), default=letzte)
    ab = next((i for i in range(text + 1, ende) if _beginnt(zeilen[i].text)), None)
    if ab is not None:
        return range(_ab_namen(zeilen, ab, letzte), ende)
    for i in range(letzte + 1, ende):
        if _name_mit_amt(zeilen, i):
            return range(i, ende)
    return range(_namen_am_ende(zeilen, letzte + 1), ende)


def _ist_text(text: str) -> bool:
    """Tell whether a line is no part of a signature, and so none begins above it."""
    return begruendung(text) or (len(text.split()) >= SATZ and not SCHLUSS.match(text))


def _beginnt(text: str) -> bool:
    """A day, or a label of who asks and when, begins a signature."""
    gelesen = etikett(text)
    return bool(tag_der_zeile(text) or (gelesen and gelesen[0] in _ANGABEN and gelesen[1]))


def _ab_namen(zeilen: Sequence[Zeile], ab: int, letzte: int) -> int:
    """Go up to the names that stand above the day."""
    davor = range(ab - 1, letzte, -1)
    namen = takewhile(lambda i: lies_person(zeilen[i].text) or ist_amt(zeilen[i].text), davor)
    return min(namen, default=ab)


def _name_mit_amt(zeilen: Sequence[Zeile], i: int) -> bool:
    namen = lies_personen(_wert(zeilen[i].text))
    if not namen:
        return False
    weitere = zeilen[i + 1 : i + 1 + SPALTEN]
    dahinter = next((z.text for z in weitere if not lies_personen(z.text)), "")
    return bool(namen[0][0].funktion) or ist_amt(dahinter)


def _namen_am_ende(zeilen: Sequence[Zeile], ab: int) -> int:
    """Names alone sign where a gap parts them from the text and only annexes follow."""
    ende = next(
        (i for i in range(ab, len(zeilen)) if ANLAGE.fullmatch(zeilen[i].text)), len(zeilen)
    )
    davor = range(ende - 1, max(ab, ende - LETZTE) - 1, -1)
    namen = list(takewhile(lambda i: _ist_name(zeilen[i].text), davor))
    if not namen:
        return len(zeilen)
    frei = zeilen[namen[-1]].luft or ist_zu(zeilen[namen[-1] - 1].text)
    return namen[-1] if frei else len(zeilen)


def _ist_name(text: str) -> bool:
    return lies_person(text) is not None and not SCHLUSS.match(text)


def _wert(text: str) -> str:
    """Take the name behind a label: `Initiative: Stadtrat Paul Bickel`."""
    gelesen = etikett(text)
    return gelesen[1] if gelesen and gelesen[0] == "einreicher" and gelesen[1] else text


def unterzeichner(zeilen: Sequence[Zeile], wo: range) -> list[Genannt]:
    """Read the names of a signature, with the offices and the Fraktion that stand below them."""
    texte: list[tuple[int, str]] = []
    for i in wo:
        text = _wert(ZEICHNUNG.sub("", zeilen[i].text))
        if _datiert(zeilen[i].text) or SCHLUSS.match(zeilen[i].text):
            continue
        if text and not (i == wo.start and UNTERSCHRIFT.fullmatch(text)):
            texte.append((i, text))
    return list(_lies(texte))


def _datiert(text: str) -> bool:
    gelesen = etikett(text)
    return bool(tag_der_zeile(text)) or bool(gelesen and gelesen[0] in _ANGABEN - {"einreicher"})


def _lies(texte: Sequence[tuple[int, str]]) -> Iterator[Genannt]:
    """Names in columns are followed by as many offices; else an office is that of the last."""
    n = 0
    fraktion: str | None = None
    while n < len(texte) and not lies_personen(texte[n][1]) and _ist_fraktion(texte[n][1]):
        fraktion = fraktion or lies_fraktion(texte[n][1])
        n += 1
    while n < len(texte):
        namen = _lauf(texte[n:], lambda t: bool(lies_personen(t)))
        if not namen:
            return
        n += len(namen)
        dazu = _lauf(texte[n:], lambda t: ist_amt(t) or _ist_fraktion(t))
        n += len(dazu)
        yield from _vereint(namen, dazu, fraktion)


def _lauf(texte: Sequence[tuple[int, str]], ist: Callable[[str], bool]) -> list[tuple[int, str]]:
    return list(takewhile(lambda t: ist(t[1]), texte))


def _ist_fraktion(text: str) -> bool:
    return not ein_satz(text) and (lies_fraktion(text) is not None or text.endswith("fraktion"))


def _vereint(
    namen: Sequence[tuple[int, str]], dazu: Sequence[tuple[int, str]], fraktion: str | None
) -> Iterator[Genannt]:
    personen = [
        Genannt(replace(p, fraktion=p.fraktion or fraktion), i, bekannt=True)
        for i, text in namen
        for p, _ in lies_personen(text)
    ]
    aemter = [d for d in dazu if ist_amt(d[1])]
    for gruppe in (aemter, [d for d in dazu if d not in aemter]):
        if len(gruppe) == len(personen):
            personen = [_mehr(p, *d) for p, d in zip(personen, gruppe, strict=True)]
        elif len(gruppe) == 1 and gruppe is not aemter:
            personen = [_mehr(p, *gruppe[0]) for p in personen]
        else:
            for zeile in gruppe:
                personen[-1] = _mehr(personen[-1], *zeile)
    yield from personen


def _mehr(genannt: Genannt, i: int, text: str) -> Genannt:
    alt = genannt.einreicher
    if ist_amt(text) and alt.funktion and genannt.weitere:
        return genannt
    if ist_amt(text):
        amt, fraktion = amt_und_fraktion(text)
        neu = replace(alt, funktion=amt, fraktion=alt.fraktion or fraktion)
    else:
        neu = replace(alt, fraktion=lies_fraktion(text) or alt.fraktion)
    return replace(genannt, einreicher=neu, weitere=(*genannt.weitere, i))
