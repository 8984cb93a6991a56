"""A group of pieces → the change of the source that makes of it what the edit says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ozganswer.compose.quellmarken import FREMD
from ozganswer.compose.textstellen import Auszeichnung, Textstelle
from ozganswer.rueckweg.angaben import NEU, Glied, Ziel, ziel
from ozganswer.rueckweg.schicksal import Unklar
from ozganswer.rueckweg.setzen import (
    FREMDER_TEXT,
    MARKEN,
    ZIEL,
    Setzer,
    Unmoeglich,
    an_zeilen,
    ohne_link,
)
from ozganswer.rueckweg.strom import GRENZE, Alt, Quelle, Strom
from ozganswer.rueckweg.vergleich import vergleiche
from ozganswer.write.readback.pieces import PLAIN, Char, Runs, folded

_VOR_TEXT = re.compile(r"[ \t]*(?:(?:-|[0-9]{1,9}\.)[ \t]+)*(?:#{1,6}[ \t]+)?")
LEER = "die Stelle ist in der Quelle leer"
TAG = "zwischen den geänderten Wörtern steht in der Quelle ein {% … %} oder {# … #}"
WARTEN = "; so lange wartet auch, was an den anderen Angaben dieser Stelle geändert ist"
AUSDRUCK = "zwischen den geänderten Wörtern steht in der Quelle ein Ausdruck, der nichts schrieb"


@dataclass(frozen=True, slots=True)
class Flicken:
    """A part of the source, by its offsets, and what takes its place."""

    von: int
    bis: int
    text: str


@dataclass(slots=True)
class Umbau:
    """Works on a stream and its aim: writes what is changed, and knows what may go."""

    strom: Strom
    quelle: Quelle
    ziel: Ziel
    flicken: list[Flicken] = field(default_factory=list)

    @property
    def stuecke(self) -> list[tuple[Glied, ...]]:
        """The aim, cut into the pieces that it shall be."""
        return zerlegt(self.ziel.glieder)

    @property
    def bleibt(self) -> bool:
        """Whether the aim is the text as it was, but for figures changed by hand, which stay."""
        aim = [(glied.alt, glied.char[1]) for glied in self.ziel.glieder]
        return aim == [(n, alt.look) for n, alt in enumerate(self.strom.zeichen)]

    @property
    def has_all(self) -> bool:
        """Whether the edit took nothing out of the text as it was, but changed figures."""
        alle = {*range(len(self.strom.zeichen))} <= {glied.alt for glied in self.ziel.glieder}
        return alle and all(von_hand.neu for von_hand in self.ziel.von_hand)

    def aendere(self, nummer: int, glieder: Sequence[Glied]) -> None:
        """Change the text of a place into some characters; raise Unmoeglich."""
        orte = [n for n, alt in enumerate(self.strom.zeichen) if alt.stelle == nummer]
        orte = [n for n in orte if self.strom.zeichen[n].zeichen != GRENZE]
        vorn = self._vorn(orte, glieder)
        if vorn == len(orte) == len(glieder):
            return
        if not orte:
            self._fuelle(nummer, glieder)
            return
        hinten = self._hinten(orte, glieder, vorn)
        von, offen, am_anfang = self._beginn(orte, glieder, vorn)
        bis, zu = self._ende(orte, glieder, hinten)
        setzer = Setzer(self.strom.zeichen, self.quelle, list(offen))
        setzer.setze(glieder[vorn : len(glieder) - hinten])
        text = an_zeilen(setzer.schliesse(zu), am_anfang=am_anfang)
        self._pruefe(von, bis, setzer.uebernommen)
        self.flicken.append(Flicken(von, bis, text))

    def _fuelle(self, nummer: int, glieder: Sequence[Glied]) -> None:
        """Write into an empty cell."""
        stelle = self.strom.stellen[nummer]
        if stelle is None or stelle.leer == FREMD:
            raise Unmoeglich(LEER)
        self.flicken.append(Flicken(stelle.leer, stelle.leer, f" {self.schreibe(glieder)}"))

    def schreibe(self, glieder: Sequence[Glied]) -> str:
        """Write characters as a text of their own; raise Unmoeglich."""
        setzer = Setzer(self.strom.zeichen, self.quelle)
        setzer.setze(glieder)
        return an_zeilen(setzer.schliesse(), am_anfang=True)

    def loesche(self, nummer: int, *, zeile: bool = False) -> None:
        """Take out the lines of a place, of a table one of its lines; raise Unmoeglich."""
        stelle = self.strom.stellen[nummer]
        if stelle is None or stelle.von == FREMD:
            raise Unmoeglich(FREMDER_TEXT)
        text = self.quelle.text
        von, bis = (stelle.von, stelle.bis) if zeile else zeilen(stelle, text)
        self._pruefe(von, bis, ())
        ganz = (von, min(bis + 1, len(text))) if zeile else mit_leerzeile(von, bis, text)
        self.flicken.append(Flicken(*ganz, ""))

    def loesche_alle(self) -> None:
        """Take out the lines from the first to the last place; raise Unmoeglich."""
        stellen = [s for s in self.strom.stellen if s and s.von != FREMD]
        leere = [s for s in self.strom.stellen if s and s.leer != FREMD]
        if not stellen or len(stellen) + len(leere) < len(self.strom.stellen):
            raise Unmoeglich(FREMDER_TEXT)
        text = self.quelle.text
        von, (_, bis) = stellen[0].von, zeilen(stellen[-1], text)
        self._pruefe(von, bis, ())
        self.flicken.append(Flicken(*mit_leerzeile(von, bis, text), ""))

    def _pruefe(self, von: int, bis: int, uebernommen: Sequence[tuple[int, int]]) -> None:
        """Refuse to lose what is not seen in the letter, or an expression that is still wanted."""
        for ab, zu in _luecken(von, bis, uebernommen):
            if self.quelle.tags(ab, zu):
                raise Unmoeglich(TAG)
            if self.quelle.ausdruecke(ab, zu) - self._entbehrlich():
                raise Unmoeglich(AUSDRUCK)

    def _entbehrlich(self) -> set[int]:
        """Number the expressions that the edit took out, overwrote, or moved to another piece."""
        weg = {*self.ziel.gestrichen, *(v.nummer for v in self.ziel.von_hand)}
        bewegt = {self.strom.zeichen[g.alt].angabe for g in self.ziel.glieder if g.alt != NEU}
        return {self.strom.angaben[n].ausdruck for n in weg | bewegt if n != FREMD}

    def _is_kept(self, ort: int, glied: Glied) -> bool:
        return glied.alt == ort and glied.char[1] == self.strom.zeichen[ort].look

    def _vorn(self, orte: Sequence[int], glieder: Sequence[Glied]) -> int:
        """Count the characters in front that stay, up to one whose place is known."""
        anzahl = 0
        for ort, glied in zip(orte, glieder, strict=False):
            if not self._is_kept(ort, glied):
                break
            anzahl += 1
        if anzahl == len(orte) == len(glieder):
            return anzahl
        while anzahl and self._is_loose(orte[anzahl - 1]):
            anzahl -= 1
        return anzahl

    def _hinten(self, orte: Sequence[int], glieder: Sequence[Glied], vorn: int) -> int:
        anzahl, rest = 0, min(len(orte), len(glieder)) - vorn
        while anzahl < rest and self._is_kept(orte[-1 - anzahl], glieder[-1 - anzahl]):
            anzahl += 1
        while anzahl and self._is_loose(orte[-anzahl]):
            anzahl -= 1
        return anzahl

    def _is_loose(self, ort: int) -> bool:
        alt = self.strom.zeichen[ort]
        return not alt.verortet and alt.zeichen in " \n"

    def _beginn(
        self, orte: Sequence[int], glieder: Sequence[Glied], vorn: int
    ) -> tuple[int, Sequence[Auszeichnung], bool]:
        """Find where in the source a change begins, what is open there, and if a line begins."""
        if not vorn:
            von = self._anfang(orte)
            return von, (), _is_at_start(self.quelle.text, von)
        alt = self._verlangt(self.strom.zeichen[orte[vorn - 1]])
        naechste = [self.strom.zeichen[ort] for ort in orte[vorn : vorn + 1]]
        if _stays_in_link(naechste, glieder[vorn : vorn + 1]) and not _is_link([alt]):
            return naechste[0].von, naechste[0].auszeichnung, False
        ende = ZIEL.match(self.quelle.text, alt.bis)
        if ende and _is_link([alt]) and not _is_link(naechste):
            return ende.end(), ohne_link(alt), False
        return alt.bis, alt.auszeichnung, False

    def _anfang(self, orte: Sequence[int]) -> int:
        """Find where the text of a place begins in the source, its marks included."""
        alt = self._verlangt(self.strom.zeichen[orte[0]])
        marken = "".join("[" if a == "link" else MARKEN[a] for a in alt.auszeichnung)
        if self.quelle.text[alt.von - len(marken) : alt.von].replace("<", "[") != marken:
            raise Unmoeglich(FREMDER_TEXT)
        return alt.von - len(marken)

    def _ende(
        self, orte: Sequence[int], glieder: Sequence[Glied], hinten: int
    ) -> tuple[int, Sequence[Auszeichnung]]:
        """Find where in the source a change ends, and what is open there."""
        letzte = len(orte) - hinten
        davor = [self.strom.zeichen[ort] for ort in orte[max(letzte - 1, 0) : letzte]]
        in_link = _stays_in_link(davor, glieder[len(glieder) - hinten - 1 :][:1])
        if not hinten:
            return (davor[0].bis, davor[0].auszeichnung) if in_link else self._schluss(davor[0])
        alt = self._verlangt(self.strom.zeichen[orte[letzte]])
        if in_link and not _is_link([alt]):
            return davor[0].bis, davor[0].auszeichnung
        if _is_link([alt]) and not _is_link(davor):
            return alt.von - 1, ohne_link(alt)
        return alt.von, alt.auszeichnung

    def _schluss(self, alt: Alt) -> tuple[int, Sequence[Auszeichnung]]:
        """Find where the text of a place ends in the source, its marks included."""
        bis = self._verlangt(alt).bis
        for was in reversed(alt.auszeichnung):
            marke = ZIEL.match(self.quelle.text, bis) if was == "link" else None
            bis = marke.end() if marke else bis + len(MARKEN[was])
        return bis, ()

    def _verlangt(self, alt: Alt) -> Alt:
        if not alt.verortet:
            raise Unmoeglich(FREMDER_TEXT)
        return alt


def _is_link(alte: Sequence[Alt]) -> bool:
    return any("link" in alt.auszeichnung for alt in alte)


def _stays_in_link(alte: Sequence[Alt], neu: Sequence[Glied]) -> bool:
    """Tell whether a change begins or ends with a link whose address it leaves as it is."""
    if not alte or not neu or not alte[0].verortet or not _is_link(alte):
        return False
    return neu[0].char[1].link == alte[0].look.link


def umbau(
    strom: Strom, quelle: Quelle, neu: Sequence[Runs], *, als_text: bool, gepaart: bool = False
) -> Umbau:
    """Compare a stream with the pieces that it became; raise Unklar or Unmoeglich."""
    chars: list[Char] = []
    for nummer, runs in enumerate(neu):
        chars += [(GRENZE, PLAIN)] if nummer else []
        chars += [(char, run.look) for run in runs for char in run.text]
    text = "".join(char for char, _ in chars)
    ganze = [strom.spanne(nummer) for nummer in range(len(strom.angaben))]
    schritte = vergleiche(strom.text, text, ganze)
    try:
        # Of what is gone altogether no figure stays.
        aim = ziel(strom, chars, schritte, als_text=als_text or not neu, gepaart=gepaart)
    except Unklar as unklar:
        anders = sum(bool(a.fakten) and a.text not in text for a in strom.angaben)
        raise Unklar(f"{unklar.grund}{WARTEN if anders > 1 else ''}") from None
    return Umbau(strom, quelle, aim)


def zerlegt(glieder: Sequence[Glied]) -> list[tuple[Glied, ...]]:
    """Cut characters at the boundaries between pieces."""
    stuecke: list[list[Glied]] = [[]]
    for glied in glieder:
        if glied.char[0] == GRENZE:
            stuecke.append([])
        else:
            stuecke[-1].append(glied)
    return [tuple(stueck) for stueck in stuecke]


def runs_of(glieder: Sequence[Glied]) -> Runs:
    """Read characters as the document that is built of them will have them."""
    return folded(glied.char for glied in glieder)


def zeilen(stelle: Textstelle, text: str) -> tuple[int, int]:
    """Find the lines of a place, with the attributes that stand below it."""
    bis = stelle.bis
    while found := re.compile(r"\n[ \t]*\{:[^\n]*\}[ \t]*(?=\n|$)").match(text, bis):
        bis = found.end()
    return stelle.von, bis


def mit_leerzeile(von: int, bis: int, text: str) -> tuple[int, int]:
    """Take to lines their break, and one of the empty lines around them."""
    bis += text.startswith("\n", bis)
    davor = text.rfind("\n", 0, max(von - 1, 0)) + 1
    leer_davor = von > 0 and not text[davor : von - 1].strip()
    if leer_davor and not text[bis:].strip():
        return davor, bis
    leer_danach = re.compile(r"[ \t]*\n").match(text, bis)
    if leer_davor and leer_danach:
        bis = leer_danach.end()
    return von, bis


def _luecken(
    von: int, bis: int, uebernommen: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for ab, zu in sorted(uebernommen):
        if von <= ab < bis:
            yield von, ab
            von = max(von, zu)
    yield von, bis


def _is_at_start(text: str, ort: int) -> bool:
    zeile = text.rfind("\n", 0, ort) + 1
    return _VOR_TEXT.fullmatch(text, zeile, ort) is not None and "#" not in text[zeile:ort]
