"""Letter and edited document → a plan: section by section what is kept, and how it is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ozganswer.errors import Mistake, Position
from ozganswer.errors.rueckweg import (
    FehltVielleicht,
    NichtUebernommen,
    OhneEntsprechung,
    Zurueckgenommen,
)
from ozganswer.rueckweg.abschnitt import Abschnitt, abschnitt_aus, bleibt, erzaehle
from ozganswer.rueckweg.aendern import Flicken, runs_of, umbau
from ozganswer.rueckweg.angaben import VERSCHOBEN
from ozganswer.rueckweg.einfuegen import finde_ort, fuege_ein, nummer_eins
from ozganswer.rueckweg.paare import Gruppe, gruppiere
from ozganswer.rueckweg.schicksal import Unklar
from ozganswer.rueckweg.setzen import Unmoeglich
from ozganswer.rueckweg.stil import Stil
from ozganswer.rueckweg.strom import Quelle, strom
from ozganswer.rueckweg.tabelle import (
    FORMAT,
    ZEILEN,
    ZELLEN,
    neue_zeile,
    ohne_tabelle,
    pruefe_zeilen,
    tabellenweise,
    zeilenstrom,
)
from ozganswer.rueckweg.umbauten import has_all, umbauten
from ozganswer.rueckweg.ursprung import ZURUECKGENOMMEN, Stelle, is_own, worte
from ozganswer.rueckweg.wiederkehr import wiedergekehrt
from ozganswer.rueckweg.zuege import Zuege, finde_zuege
from ozganswer.write.readback.pieces import Piece


@dataclass(slots=True)
class Planer:
    """Plans how the source of a letter becomes what its document says."""

    stellen: Sequence[Stelle]
    neu: Sequence[Piece]
    quelle: Quelle
    tiefe: int
    stil: Stil
    als_text: bool
    """Whether figures that were changed by hand become text."""
    gestrichen: frozenset[str] | None = None
    """The fingerprints of what was surely taken out of the document; None: all that it lacks."""
    unklar: bool = False
    """Whether nobody can say of what it lacks where it went."""
    meldungen: list[Mistake] = field(default_factory=list)
    zuege: Zuege = field(init=False)
    """What was moved from one place to another."""

    def plane(self) -> list[Abschnitt]:
        """Plan section by section; what cannot be is told."""
        gruppen = [*gruppiere(self.stellen, self.neu)]
        self.zuege = finde_zuege(self.stellen, self.neu, gruppen)
        alle = [abschnitt for gruppe in gruppen for abschnitt in self._gruppe(gruppe)]
        for nummer in wiedergekehrt(alle):
            hier = alle[nummer]
            self.meldungen.append(NichtUebernommen(hier.was, VERSCHOBEN, hier.position))
            alle[nummer] = replace(hier, nachher=hier.vorher, flicken=(), gestrichen=())
        return alle

    def _gruppe(self, gruppe: Gruppe) -> Iterator[Abschnitt]:
        vorher, nachher = [*gruppe.vorher], [self.neu[n] for n in gruppe.nachher]
        for piece in nachher:
            self._sonderbares(gruppe, piece)
        bleiben = [v for v in vorher[int(gruppe.gepaart) :] if not self._is_out(v)]
        vorher = [v for v in vorher if v not in bleiben]
        if gruppe.gepaart and self._is_simple(vorher, nachher):
            yield self._paar(vorher.pop(0), nachher.pop(0))
        if vorher or nachher:
            yield from self._rest(gruppe, vorher, nachher)
        yield from (self._fehlend(v) for v in bleiben)

    def _is_simple(self, vorher: Sequence[int], nachher: Sequence[Piece]) -> bool:
        """Tell whether a pair needs nothing of what came or went behind it; no row does."""
        allein = len(vorher) == len(nachher) == 1
        alt, neu = self.stellen[vorher[0]].piece, nachher[0]
        zeilen = alt.kind == neu.kind and alt.kind in ZEILEN
        if allein or zeilen or _same(alt, neu):
            return True
        stelle = self.stellen[vorher[0]]
        return len(vorher) == 1 and is_own(stelle) and has_all(stelle, neu, self.quelle)

    def _is_out(self, nummer: int) -> bool:
        return self.gestrichen is None or self.stellen[nummer].piece.print in self.gestrichen

    def _fehlend(self, nummer: int) -> Abschnitt:
        """Keep a piece that the document lacks, and perhaps never had."""
        stelle = self.stellen[nummer]
        if self.unklar and stelle.ursprung.woher not in ZURUECKGENOMMEN:
            self.meldungen.append(FehltVielleicht(stelle.piece.text, self._ort(nummer)))
        return bleibt([stelle.piece], self._ort(nummer))

    def _sonderbares(self, gruppe: Gruppe, piece: Piece) -> None:
        """Tell what a letter has no word for, where the edit brought it in."""
        bekannt = [self.stellen[v].piece for v in gruppe.vorher if gruppe.gepaart][:1]
        for was in sorted(piece.strange.difference(*(b.strange for b in bekannt))):
            ort = self._ort(gruppe.vorher.start)
            self.meldungen.append(OhneEntsprechung(was, piece.text, ort))

    def _ort(self, nummer: int) -> Position:
        return self.stellen[max(0, min(nummer, len(self.stellen) - 1))].ursprung.position

    def _paar(self, nummer: int, neu: Piece) -> Abschnitt:
        """Plan a piece that is still there."""
        stelle = self.stellen[nummer]
        alt, ort = stelle.piece, stelle.ursprung.position
        rahmen = stelle.ursprung.woher in ZURUECKGENOMMEN
        if _same(alt, neu) or (rahmen and _same_words(alt, neu)):
            return bleibt([alt], ort)
        try:
            return self._geaendert(stelle, neu)
        except (Unklar, Unmoeglich) as grund:
            return self._nicht([stelle], [neu], grund.grund, stelle)

    def _geaendert(self, stelle: Stelle, neu: Piece) -> Abschnitt:
        alt, ursprung = stelle.piece, stelle.ursprung
        if (alt.kind, alt.level) != (neu.kind, neu.level):
            raise Unmoeglich(FORMAT)
        if len(alt.parts) != len(neu.parts):
            raise Unmoeglich(ZELLEN)
        if not is_own(stelle):
            return self._fremd(stelle, neu)
        ganze = umbauten(stelle, neu, self.quelle, als_text=self.als_text)
        for ganz in ganze:
            ganz.aendere(0, ganz.stuecke[0])
        teile = tuple(runs_of(ganz.stuecke[0]) for ganz in ganze)
        fertig = abschnitt_aus([alt], [replace(neu, parts=teile)], ursprung.position, ganze)
        return replace(fertig, wunsch=(neu,))

    def _fremd(self, stelle: Stelle, neu: Piece) -> Abschnitt:
        """Read what became of the figures in text that is not the source's; the text stays."""
        if not stelle.ursprung.stellen:
            raise Unmoeglich(_anderswo(stelle))
        try:
            ganze = umbauten(stelle, neu, self.quelle, als_text=False)
        except Unklar:
            raise Unmoeglich(_anderswo(stelle)) from None
        geplant = abschnitt_aus([stelle.piece], [stelle.piece], stelle.ursprung.position, ganze)
        if not any(v.angabe.fakten for v in geplant.von_hand):
            raise Unmoeglich(_anderswo(stelle))
        if not all(ganz.bleibt for ganz in ganze):
            self._nicht([stelle], [neu], _anderswo(stelle), stelle)
        return replace(geplant, gestrichen=(), wunsch=(neu,))

    def _rest(
        self, gruppe: Gruppe, vorher: Sequence[int], nachher: Sequence[Piece]
    ) -> Iterator[Abschnitt]:
        """Plan what is new, gone, split or joined: all in one, else each on its own.

        What went and what came are never parted: else words could go that only moved.
        """
        alte = [self.stellen[v] for v in vorher]
        try:
            yield self.zuege.merke(self._zusammen(gruppe, alte, nachher), alte, nachher)
        except (Unklar, Unmoeglich) as grund:
            if self._is_beside(gruppe, alte, nachher):
                yield self._paar(vorher[0], nachher[0])
                alte, nachher = [], nachher[1:]
            if (alte and nachher) or len(alte) + len(nachher) == 1:
                nicht = self._nicht(alte, nachher, grund.grund, self._neben(gruppe))
                yield self.zuege.merke(nicht, alte, nachher)
                return
            yield from (self._allein(gruppe, [], [piece]) for piece in nachher)
            for weg in tabellenweise([*vorher[len(vorher) - len(alte) :]], self.stellen):
                yield self._allein(gruppe, [self.stellen[v] for v in weg], [])

    def _is_beside(self, gruppe: Gruppe, alte: Sequence[Stelle], neue: Sequence[Piece]) -> bool:
        """Tell whether new pieces only stand behind a changed one that is not the source's."""
        if not (gruppe.gepaart and len(alte) == 1 < len(neue)) or is_own(alte[0]):
            return False
        return not any(piece.text in alte[0].piece.text for piece in neue[1:])

    def _allein(self, gruppe: Gruppe, alte: list[Stelle], neue: list[Piece]) -> Abschnitt:
        try:
            geplant = self._zusammen(gruppe, alte, neue)
        except (Unklar, Unmoeglich) as grund:
            geplant = self._nicht(alte, neue, grund.grund, self._neben(gruppe))
        return self.zuege.merke(geplant, alte, neue)

    def _zusammen(self, gruppe: Gruppe, alte: Sequence[Stelle], neue: Sequence[Piece]) -> Abschnitt:
        self.zuege.pruefe(neue)
        fremd = next((s for s in alte if not is_own(s)), None)
        if fremd:
            raise Unmoeglich(_anderswo(fremd))
        zeilen = any(p.kind in ZEILEN for p in (*(s.piece for s in alte), *neue))
        ort = (alte[0] if alte else self._neben(gruppe)).ursprung.position
        if zeilen:
            return self._zeilen(gruppe, alte, neue, ort)
        bewegt = [s for p in neue for s in self.zuege.bewegt(p)]
        teile = [(s.piece.parts[0], s.ursprung.stellen[0]) for s in (*alte, *bewegt)]
        einer = strom(teile or [((), None)], self.quelle, ort)
        ganz = umbau(einer, self.quelle, [p.parts[0] for p in neue], als_text=self.als_text)
        stuecke = ganz.stuecke if neue else []
        gepaart = bool(alte) and bool(neue) and alte[0] is self.stellen[gruppe.vorher.start]
        if gepaart:
            if (alte[0].piece.kind, alte[0].piece.level) != (neue[0].kind, neue[0].level):
                raise Unmoeglich(FORMAT)
            ganz.aendere(0, stuecke[0])
        for nummer in range(int(gepaart), len(alte)):
            ganz.loesche(nummer)
        ganz.flicken += self._neue_eins(gruppe, alte[int(gepaart) :])
        dazu = [(p, ganz.schreibe(s)) for p, s in list(zip(neue, stuecke, strict=True))[gepaart:]]
        ganz.flicken += self._dazu(gruppe, dazu)
        fertig = [replace(p, parts=(runs_of(s),)) for p, s in zip(neue, stuecke, strict=True)]
        geplant = abschnitt_aus([s.piece for s in alte], fertig, ort, [ganz])
        return replace(geplant, wunsch=tuple(neue))

    def _neue_eins(self, gruppe: Gruppe, weg: Sequence[Stelle]) -> Iterator[Flicken]:
        """Number the item behind those that are gone as the first, where the first went."""
        naechste = self.stellen[gruppe.vorher.stop : gruppe.vorher.stop + 1]
        erste = [s for s in weg if s.piece.kind == "number" and s.piece.ordinal == 1]
        for stelle in naechste if erste else ():
            alt, neu = erste[0].piece, stelle.piece
            if (alt.kind, alt.level) == (neu.kind, neu.level) and is_own(stelle):
                yield from nummer_eins(stelle.ursprung.stellen[0], self.quelle)

    def _dazu(self, gruppe: Gruppe, dazu: Sequence[tuple[Piece, str]]) -> list[Flicken]:
        if not dazu:
            return []
        hinter = gruppe.vorher.start - (not gruppe.gepaart)
        ort = finde_ort(self.stellen, hinter, hinter + 1, self.quelle)
        return [fuege_ein(dazu, ort, self.quelle, self.tiefe)]

    def _zeilen(
        self, gruppe: Gruppe, alte: Sequence[Stelle], neue: Sequence[Piece], ort: Position
    ) -> Abschnitt:
        """Plan rows of a table that are new or gone."""
        if len(alte) > 1 and alte[0].piece.kind == "head" and not neue:
            return ohne_tabelle(alte, self.quelle, ort)
        pruefe_zeilen(alte, neue)
        ganz = umbau(zeilenstrom(alte, self.quelle, ort), self.quelle, [], als_text=self.als_text)
        ende = 0
        for stelle in alte:
            ganz.loesche(ende, zeile=True)
            ende += len(stelle.ursprung.stellen)
        ganz.flicken += self._dazu(gruppe, [(p, self._zeile(gruppe, p)) for p in neue])
        return abschnitt_aus([s.piece for s in alte], neue, ort, [ganz])

    def _zeile(self, gruppe: Gruppe, piece: Piece) -> str:
        if not gruppe.gepaart:
            raise Unmoeglich(ZELLEN)
        return neue_zeile(piece, self.stellen[gruppe.vorher.start], self.quelle)

    def _neben(self, gruppe: Gruppe) -> Stelle:
        """Find the piece beside which something is new."""
        vorn = gruppe.vorher.start - (not gruppe.gepaart)
        return self.stellen[max(0, min(vorn, len(self.stellen) - 1))]

    def _eigene(self, neben: Stelle) -> Stelle:
        """Find the piece of the source itself beside which something new would go."""
        nummer = next(n for n, stelle in enumerate(self.stellen) if stelle is neben)
        eigene = [n for n, stelle in enumerate(self.stellen) if is_own(stelle)]
        davor = [n for n in eigene if n <= nummer]
        return self.stellen[(*davor[-1:], *eigene, nummer)[0]]

    def _nicht(
        self, alte: Sequence[Stelle], neue: Sequence[Piece], grund: str, neben: Stelle
    ) -> Abschnitt:
        """Let pieces stay, and tell what edit of them is not taken over, and why."""
        ursprung = (alte[0] if alte else self._eigene(neben)).ursprung
        was = erzaehle([s.piece for s in alte], neue)
        if alte:
            bisher = ursprung.woher
            texte = (" ".join(p.text for p in pieces) for pieces in ([s.piece for s in alte], neue))
            ursprung = self.stil.ursprung(ursprung, *texte)
            grund = grund if ursprung.woher is bisher else f"dieser Text kommt aus {ursprung.woher}"
        if alte and ursprung.woher in ZURUECKGENOMMEN:
            self.meldungen.append(Zurueckgenommen(was, ursprung.woher, ursprung.position))
        else:
            self.meldungen.append(NichtUebernommen(was, grund, ursprung.position))
        return bleibt([s.piece for s in alte], ursprung.position)


def _same(alt: Piece, neu: Piece) -> bool:
    return (alt.kind, alt.level, alt.parts) == (neu.kind, neu.level, neu.parts)


def _same_words(alt: Piece, neu: Piece) -> bool:
    """Tell whether what the frame says is the same; a look of all of it its style may have."""
    return worte(alt.text) == worte(neu.text) and all(len(runs) < 2 for runs in neu.parts)


def _anderswo(stelle: Stelle) -> str:
    return f"dieser Text kommt aus {stelle.ursprung.woher}"
