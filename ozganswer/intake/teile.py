"""One file, perhaps several papers: where an Anfrage begins, and where a reply to it does."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ozganswer.intake.auswahl import fragelisten
from ozganswer.intake.etiketten import etikett
from ozganswer.intake.kennung import kennungen
from ozganswer.intake.listen import Liste, finde_listen
from ozganswer.intake.papier import Zeile
from ozganswer.intake.wegweiser import TITEL, ist_antwortkopf


@dataclass(frozen=True, slots=True)
class Teil:
    """The lines of one Anfrage, and of the reply behind it."""

    zeilen: tuple[Zeile, ...]
    antwort: tuple[Zeile, ...] = ()


def teile(zeilen: Sequence[Zeile]) -> list[Teil]:
    """Part a file's lines into its Anfragen."""
    listen = fragelisten(zeilen, finde_listen(zeilen))
    grenzen = [0, *_anfaenge(zeilen, listen), len(zeilen)]
    stuecke = [tuple(zeilen[a:b]) for a, b in itertools.pairwise(grenzen)]
    return [_ohne_antwort(stueck) for stueck in stuecke]


def _anfaenge(zeilen: Sequence[Zeile], listen: Sequence[Liste]) -> list[int]:
    """Find the titles and the other Kennungen that stand between two lists of questions."""
    anfaenge: list[int] = []
    for vorige, naechste in itertools.pairwise(listen):
        kopf = [i for i in range(vorige.bis, naechste.von) if _ist_kopf(zeilen, i)]
        if kopf:
            anfaenge.append(_seitenanfang(zeilen, kopf[0], vorige.bis))
    return anfaenge


def _ist_kopf(zeilen: Sequence[Zeile], i: int) -> bool:
    text = zeilen[i].text
    titel = TITEL.match(text)
    if titel and not text.endswith((".", "?", ",")) and len(text) < 100:
        return titel.end() == len(text) or text[titel.end()] in " :"
    gelesen = etikett(text)
    return gelesen is not None and gelesen[0] == "kennung" and bool(kennungen(gelesen[1]))


def _seitenanfang(zeilen: Sequence[Zeile], i: int, ab: int) -> int:
    """Go up to the first line of the page that a title stands on."""
    if zeilen[i].seite == zeilen[ab - 1].seite:
        return i
    return next(n for n in range(ab, i + 1) if zeilen[n].seite == zeilen[i].seite)


def _ohne_antwort(zeilen: tuple[Zeile, ...]) -> Teil:
    """Cut off the reply or the minutes that follow the last question."""
    listen = fragelisten(zeilen, finde_listen(zeilen))
    ab = listen[-1].bis if listen else 0
    schnitt = next(
        (i for i in range(ab, len(zeilen)) if i > 1 and ist_antwortkopf(zeilen[i].text)),
        len(zeilen),
    )
    return Teil(zeilen[:schnitt], zeilen[schnitt:])
