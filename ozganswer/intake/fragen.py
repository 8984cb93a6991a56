"""Lists → questions: what each item is called, and what belongs to its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ozganswer.intake.listen import Liste, Punkt
from ozganswer.intake.marken import Marke, Reihe, marken
from ozganswer.intake.papier import Zeile
from ozganswer.intake.text import fliesse, markdown
from ozganswer.intake.wegweiser import (
    ANTWORT,
    ist_antwortkopf,
    ist_frageartig,
    ist_grenze,
    ist_titel,
    ist_zu,
)


@dataclass(frozen=True, slots=True)
class Fragetext:
    """A question as it stands in the paper."""

    gedruckt: str | None
    """Its number as printed, with those above it; None: it has none."""
    text: str
    """Its words as Markdown."""
    zeilen: tuple[int, ...]
    """The lines it was read from, by their index."""
    zweifel: str = ""
    """Why a clerk should look at it, in a sentence."""
    ueberschrift: str = ""


def lies_fragen(zeilen: Sequence[Zeile], liste: Liste) -> list[Fragetext]:
    """Read a list's items as questions; bullets under a question stay in its text."""
    stuecke = [_stueck(zeilen, p) for p in liste.punkte]
    stuecke = [*map(_ohne_titel, stuecke[:-1]), *stuecke[-1:]]
    if liste.punkte[0].marke.reihe is Reihe.PUNKT:
        stuecke = _zusammen_nach_zeichen(stuecke)
        stuecke = _zusammen_nach_doppelpunkt(stuecke)
    stuecke = _falte(stuecke)
    return list(_mit_ueberschriften(stuecke))


@dataclass(frozen=True, slots=True)
class _Stueck:
    punkt: Punkt
    zeilen: tuple[Zeile, ...]
    indices: tuple[int, ...]
    gedruckt: str
    """Its first line as printed, with the mark."""
    danach: tuple[str, int] | None = None
    """A heading over the next items, with its line's index."""

    @property
    def nr(self) -> str | None:
        return nummer((*self.punkt.ueber, self.punkt.marke))

    @property
    def text(self) -> str:
        return markdown(self.zeilen)

    def dazu(self, anderes: "_Stueck", zeilen: tuple[Zeile, ...]) -> "_Stueck":
        return replace(
            self,
            zeilen=self.zeilen + zeilen,
            indices=self.indices + anderes.indices,
            danach=anderes.danach,
        )


def _stueck(zeilen: Sequence[Zeile], punkt: Punkt) -> _Stueck:
    eigene = tuple(_ohne_antwort(zeilen, punkt))
    erste = replace(zeilen[eigene[0]], text=punkt.marke.rest)
    kopf = (erste,) if erste.text else ()
    rest = tuple(zeilen[i] for i in eigene[1:])
    return _Stueck(punkt, kopf + rest, eigene, zeilen[eigene[0]].text)


def _ohne_titel(stueck: _Stueck) -> _Stueck:
    """Part from an item the heading that stands between it and the next one."""
    if len(stueck.zeilen) < 2:
        return stueck
    davor, letzte = stueck.zeilen[-2:]
    if not (letzte.luft and ist_zu(davor.text) and ist_titel(letzte.text)) or marken(letzte.text):
        return stueck
    return replace(
        stueck,
        zeilen=stueck.zeilen[:-1],
        indices=stueck.indices[:-1],
        danach=(letzte.text, stueck.indices[-1]),
    )


def _ohne_antwort(zeilen: Sequence[Zeile], punkt: Punkt) -> Iterator[int]:
    """Leave out the answer that a paper prints under its question."""
    for n, i in enumerate(punkt.zeilen):
        if n and (ist_antwortkopf(zeilen[i].text) or _antwortet(zeilen[i].text)):
            return
        if n and ist_grenze(zeilen[i].text):
            continue
        yield i


def _antwortet(text: str) -> bool:
    return bool(ANTWORT.match(text)) and ":" in text[:40]


def nummer(pfad: Sequence[Marke]) -> str | None:
    """Call an item by the marks that lead to it: `1a`, `1.1`, `I.2`, `1a-aa`; None: bullets."""
    nr = ""
    for marke in pfad:
        match marke.reihe:
            case Reihe.PUNKT:
                return nr or None
            case Reihe.UNTERZAHL | Reihe.UNTERUNTERZAHL:
                nr = marke.nr
            case Reihe.KLEIN:
                ueber = nr or marke.ueber
                nr = (
                    f"{ueber}{marke.nr}"
                    if ueber[-1:].isdigit() or not ueber
                    else f"{ueber}.{marke.nr}"
                )
            case Reihe.DOPPELT:
                nr = f"{nr}-{marke.nr}" if nr else marke.nr
            case _:
                nr = f"{nr}.{marke.nr}" if nr else marke.nr
    return nr


def _zusammen_nach_doppelpunkt(stuecke: list[_Stueck]) -> list[_Stueck]:
    """Bullets of one level behind a colon, none of which asks, are what the first one lists."""
    fertig: list[_Stueck] = []
    for n, stueck in enumerate(stuecke):
        if fertig and fertig[-1].zeilen and _zaehlt_auf(fertig[-1], stuecke[n:]):
            fertig[-1] = fertig[-1].dazu(stueck, _als_punkt(stueck))
        else:
            fertig.append(stueck)
    return fertig


def _zusammen_nach_zeichen(stuecke: list[_Stueck]) -> list[_Stueck]:
    """Bullets of another shape than the first stand under those of its shape."""
    fertig: list[_Stueck] = []
    for stueck in stuecke:
        if fertig and _form(stueck) != _form(fertig[0]):
            fertig[-1] = fertig[-1].dazu(stueck, _als_punkt(stueck))
        else:
            fertig.append(stueck)
    return fertig


def _form(stueck: _Stueck) -> str:
    zeichen = stueck.gedruckt[:1]
    return "-" if zeichen in "-–—" else zeichen


def _zaehlt_auf(oben: _Stueck, weitere: Sequence[_Stueck]) -> bool:
    beginn = fliesse(z.text for z in oben.zeilen if z.text[0] != "•")
    return beginn.endswith(":") and not any("?" in s.text for s in weitere)


def _als_punkt(stueck: _Stueck) -> tuple[Zeile, ...]:
    if not stueck.zeilen:
        return ()
    return (replace(stueck.zeilen[0], text=f"• {stueck.zeilen[0].text}"), *stueck.zeilen[1:])


def _falte(stuecke: list[_Stueck]) -> list[_Stueck]:
    """Put into a question's own text what is listed under it and asks nothing by itself."""
    fertig: list[_Stueck] = []
    for stueck in stuecke:
        marke, ueber = stueck.punkt.marke, stueck.punkt.ueber
        if ueber and marke.reihe is Reihe.PUNKT and fertig:
            fertig[-1] = fertig[-1].dazu(stueck, _als_punkt(stueck))
        elif ueber and fertig and not _eigene_frage(stueck, stuecke):
            fertig[-1] = fertig[-1].dazu(stueck, _mit_marke(stueck))
        else:
            fertig.append(stueck)
    return fertig


def _eigene_frage(stueck: _Stueck, alle: Sequence[_Stueck]) -> bool:
    """Sub-items are questions if the first of them asks: `a) 2018 b) 2019 …?` only lists."""
    erstes = next(s for s in alle if s.punkt.ueber == stueck.punkt.ueber)
    return ist_frageartig(erstes.text)


def _mit_marke(stueck: _Stueck) -> tuple[Zeile, ...]:
    if not stueck.zeilen:
        return ()
    allein = not stueck.punkt.marke.rest
    text = f"{stueck.gedruckt} {stueck.zeilen[0].text}" if allein else stueck.gedruckt
    return (replace(stueck.zeilen[0], text=text, luft=1), *stueck.zeilen[1:])


def _ist_ueberschrift(stueck: _Stueck, naechstes: _Stueck) -> bool:
    """Tell whether an item only names what the questions under it are about."""
    if ist_frageartig(stueck.text):
        return False
    if naechstes.punkt.marke.reihe is Reihe.ZAHL:
        return True
    gezaehlt = naechstes.punkt.marke.reihe is not Reihe.PUNKT
    return gezaehlt and ist_titel(stueck.text)


def _mit_ueberschriften(stuecke: Sequence[_Stueck]) -> Iterator[Fragetext]:
    """A short item over others that are questions is their heading."""
    kopf = ""
    davor: tuple[int, ...] = ()
    for n, stueck in enumerate(stuecke):
        unter = n + 1 < len(stuecke) and len(stuecke[n + 1].punkt.ueber) > len(stueck.punkt.ueber)
        if unter and _ist_ueberschrift(stueck, stuecke[n + 1]):
            kopf, davor = stueck.text, davor + stueck.indices
            continue
        if stueck.text:
            yield Fragetext(stueck.nr, stueck.text, stueck.indices + davor, ueberschrift=kopf)
            kopf, davor = "", ()
        else:
            davor += stueck.indices
        if stueck.danach:
            kopf, davor = stueck.danach[0], (*davor, stueck.danach[1])
