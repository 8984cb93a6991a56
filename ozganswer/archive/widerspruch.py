"""Where letters contradict each other: one fact, two values."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.archive.zeilen import as_json
from ozganswer.errors.archiving import FruehereAntwort, Widerspruch

UNBEGRENZT = ("0001-01-01", "9999-12-31")


def widersprueche(nachweise: Iterable[Nachweis]) -> Iterator[Widerspruch]:
    """Find letters that state different values of a fact that hold at the same time."""
    gesagt: dict[tuple[str, str], list[tuple[str, Beleg]]] = {}
    for nachweis in nachweise:
        for adresse, beleg in _stated(nachweis).items():
            schluessel = (nachweis.brief.partition("/")[0], adresse)
            gesagt.setdefault(schluessel, []).append((nachweis.brief, beleg))
    for (_, adresse), alle in sorted(gesagt.items()):
        for (a, alt), (b, neu) in combinations(alle, 2):
            if alt.wert != neu.wert and _overlap(alt, neu):
                yield Widerspruch(adresse, (a, _print(alt)), (b, _print(neu)))


def frueher(nachweis: Nachweis, fruehere: Iterable[Nachweis]) -> Iterator[FruehereAntwort]:
    """Find what an earlier answer, to which the Anfrage refers, said otherwise."""
    heute = _stated(nachweis)
    for alter in fruehere:
        for adresse, alt in sorted(_stated(alter).items()):
            neu = heute.get(adresse)
            if neu and neu.wert != alt.wert:
                damals = (alter.brief, _print(alt))
                yield FruehereAntwort(adresse, nachweis.brief, _print(neu), damals)


def _stated(nachweis: Nachweis) -> Mapping[str, Beleg]:
    """List the facts that stand in the letter, not those that only decided something."""
    genannt = {adresse for angabe in nachweis.angaben for adresse in angabe.fakten}
    return {b.adresse: b for b in nachweis.fakten if b.adresse in genannt}


def _overlap(a: Beleg, b: Beleg) -> bool:
    ab = max(beleg.gueltig_ab or UNBEGRENZT[0] for beleg in (a, b))
    bis = min(beleg.gueltig_bis or UNBEGRENZT[1] for beleg in (a, b))
    return ab <= bis


def _print(beleg: Beleg) -> str:
    return beleg.wert if isinstance(beleg.wert, str) else as_json(beleg.wert)
