"""Every region, mark, header and line stands where DIN 5008 wants it, in both formats.

The measures are those of DIN 5008:2020-03, form A and B, in mm, from secondary sources: KOMA-Script
DIN.lco and DINmtext.lco (address field, folds, Betreff), letter-pro (zones of the address field),
Onlineprinters and Commons DIN_5008_Form_B.svg (information block, margins, line pitch). They are
written here once more and not read from the styles, which are what is measured.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from ozganswer.records.letter import (
    Cell,
    Column,
    Frame,
    Heading,
    InfoLine,
    ItemList,
    Letter,
    PageBreak,
    Paragraph,
    Question,
    Region,
    RegionName,
    Table,
)
from ozganswer.records.stil import Platz, Stil
from tests.form.briefe import region
from tests.form.papier import FORMATE, Seite, Wort, drucke, lies, needs_office
from tests.form.stile import STILE
from tests.write.beispiele import p, t

pytestmark = needs_office
GENAU, GLEICH = 0.5, 1.0
"""What a measure may be off its place, and the formats off each other, in mm."""

MASSE: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "A": {
        "absenderzeile": (25, 27),
        "zusatz": (25, 44.7 - 12.7 / 3),
        "anschrift": (25, 44.7),
        "informationsblock": (125, 32),
        "betreff": (25, 80.46),
    },
    "B": {
        "absenderzeile": (25, 45),
        "zusatz": (25, 62.7 - 12.7 / 3),
        "anschrift": (25, 62.7),
        "informationsblock": (125, 50),
        "betreff": (25, 98.46),
    },
}
"""Left and upper edge of each region; the one Zusatz stands in the last third of its zone."""
FALZ = {"A": (87, 148.5, 192), "B": (105, 148.5, 210)}
RASTER = 25.4 / 6
RECHTS, UNTEN = 210 - 20, 297
ERSTE_WORTE = {
    "kopf": "Kopf",
    "hinweis": "Hinweis",
    "absenderzeile": "Absender",
    "zusatz": "Einschreiben",
    "anschrift": "Fraktion",
    "informationsblock": "Datum",
    "betreff": "Betreff",
    "fuss": "Fuss",
}
VERMERKE = ("", "ENTWURF")
"""What the four statuses look like: an Entwurf and a Mitzeichnung say so, the others nothing."""


def messbrief(stil: Stil, vermerk: str) -> Letter:
    """Make a letter of three pages with all that has a place."""
    davor = [r for r in _davor() if r.name in stil.regionen or r.name == "betreff"]
    danach = (region(RegionName.GRUSS, ("Gruß",)), region(RegionName.UNTERSCHRIFT, ("Name",)))
    fuss = (region(RegionName.FUSS, ("Fuss",)),)
    return Letter(
        "Betreff",
        Frame(tuple(davor), danach + fuss),
        tuple(_text()),
        vermerk=vermerk,
        datum=date(2025, 10, 1),
    )


def _davor() -> Iterator[Region]:
    for name in RegionName:
        if name is RegionName.INFORMATIONSBLOCK:
            yield Region(name, (InfoLine(t("Datum"), t("01.10.2025")),))
        elif name in ERSTE_WORTE and name is not RegionName.FUSS:
            yield region(name, (ERSTE_WORTE[name],))


def _text() -> Iterator[object]:
    tabelle = Table(
        (Column(), Column(align="right")),
        (tuple(Cell(t("Zelle Kopf")) for _ in range(2)),),
        tuple(tuple(Cell(t("Zelle")) for _ in range(2)) for _ in range(3)),
    )
    liste = ItemList(False, ((p("Text Punkt"), ItemList(True, ((p("Text"),),))),))
    frage = Question("1.", (p("Text " * 40), liste))
    yield from (p("Text " * 40), frage, p("Text"), tabelle, p("Text danach"))
    yield PageBreak()
    yield from (Heading(1, t("Text eins")), p("Text"), liste, tabelle, tabelle)
    yield from (Heading(2, t("Text zwei")), p("Text " * 40), PageBreak())
    yield from (p("Text am Ende"), Paragraph(t("Text Stand"), "anmerkung"))


Papier = Mapping[str, Mapping[str, list[Seite]]]


@pytest.fixture(scope="module")
def papier(tmp_path_factory: pytest.TempPathFactory) -> Papier:
    """The measuring letter in every style, form and status, printed in one run."""
    briefe = {
        f"{name}-{vermerk}": (messbrief(stil, vermerk), stil)
        for name, stil in STILE.items()
        for vermerk in VERMERKE
    }
    dateien = drucke(briefe, tmp_path_factory.mktemp("masse"))
    return {n: {f: lies(datei) for f, datei in je.items()} for n, je in dateien.items()}


def baseline(stil: Stil, rolle: str, formate: str) -> float:
    """Reckon how far below its upper edge a line's letters stand, in mm.

    CSS puts them in the middle of the line; LibreOffice at four fifths of a line of fixed height.
    """
    absatz = stil.absatz(rolle)
    size, line = absatz.groesse or stil.schrift.groesse, absatz.zeile or stil.schrift.zeile
    middle = (line - (0.905 + 0.212) * size) / 2 + 0.905 * size
    return (absatz.vor + (middle if formate == "pdf" else 0.8 * line)) * 25.4 / 72


def abweichungen(stil: Stil, formate: str, seite: Seite) -> dict[str, tuple[float, float]]:
    """Measure how far each region of a first page stands from its place, right and down, in mm."""
    gefunden = {}
    for rolle, (links, oben) in soll(stil).items():
        wort = seite.finde(ERSTE_WORTE[rolle])
        unten = oben + baseline(stil, rolle, formate)
        gefunden[rolle] = (wort.links - links, wort.unten - unten)
    return gefunden


def soll(stil: Stil) -> dict[str, tuple[float, float]]:
    """Say where the regions belong: by the norm, and what it leaves open by the style."""
    plaetze = {name: (platz.links, platz.oben) for name, platz in stil.regionen.items()}
    ohne_feld = "anschrift" not in stil.regionen
    norm = {} if ohne_feld else MASSE[stil.form]
    betreff = {"betreff": (stil.seite.links, stil.seite.beginn)}
    return {**plaetze, **betreff, **norm}


@pytest.mark.parametrize("formate", FORMATE)
@pytest.mark.parametrize("vermerk", VERMERKE)
@pytest.mark.parametrize("name", STILE)
def test_each_region_stands_at_its_place(name, vermerk, formate, papier: Papier) -> None:
    stil = STILE[name]
    gemessen = abweichungen(stil, formate, papier[f"{name}-{vermerk}"][formate][0])
    assert len(gemessen) >= 4
    assert {r: ab for r, ab in gemessen.items() if max(map(abs, ab)) > GENAU} == {}


@pytest.mark.parametrize("vermerk", VERMERKE)
@pytest.mark.parametrize("name", STILE)
def test_both_formats_put_every_word_at_one_place(name, vermerk, papier: Papier) -> None:
    pdf, docx = (papier[f"{name}-{vermerk}"][formate] for formate in FORMATE)
    assert len(pdf) == len(docx) == 3
    paare = [pair for one, other in zip(pdf, docx, strict=True) for pair in _paare(one, other)]
    assert len(paare) > 30
    weit = [
        (a.text, a, b)
        for a, b in paare
        if abs(a.links - b.links) > GLEICH or abs(a.unten - b.unten) > GLEICH
    ]
    assert weit == []
    assert [(a, b) for a, b in paare if a.schrift != b.schrift] == []


def _paare(one: Seite, other: Seite) -> Iterator[tuple[Wort, Wort]]:
    assert sorted(w.text for w in one.worte) == sorted(w.text for w in other.worte)
    yield from zip(sorted(one.worte, key=_order), sorted(other.worte, key=_order), strict=True)


def _order(wort: Wort) -> tuple[str, int, float]:
    return wort.text, round(wort.unten), wort.links


@pytest.mark.parametrize("name", STILE)
def test_both_formats_rule_their_tables_alike(name, papier: Papier) -> None:
    pdf, docx = ([regeln(seite) for seite in papier[f"{name}-"][f]] for f in FORMATE)
    assert [len(seite) for seite in pdf] == [len(seite) for seite in docx] == [5, 10, 0]
    for one, other in zip(pdf, docx, strict=True):
        for eine, andere in zip(one, other, strict=True):
            assert eine == pytest.approx(andere, abs=GENAU)


def regeln(seite: Seite) -> list[tuple[float, float, float]]:
    """Join the pieces of each horizontal rule: its height, begin and end in mm."""
    ganze: list[tuple[float, float, float]] = []
    for hoehe, links, rechts in sorted(seite.linien):
        if ganze and hoehe - ganze[-1][0] < 1:
            ganze[-1] = (ganze[-1][0], min(links, ganze[-1][1]), max(rechts, ganze[-1][2]))
        else:
            ganze.append((hoehe, links, rechts))
    return ganze


@pytest.mark.parametrize("formate", FORMATE)
@pytest.mark.parametrize("name", STILE)
def test_the_marks_stand_at_the_folds_of_the_form(name, formate, papier: Papier) -> None:
    seiten = papier[f"{name}-"][formate]
    erwartet = FALZ[STILE[name].form] if STILE[name].marken else ()
    assert len({min(erwartet, key=lambda m: abs(m - g)) for g in seiten[0].marken}) == len(erwartet)
    assert all(min(abs(m - g) for m in erwartet) < GENAU for g in seiten[0].marken)
    assert [seite.marken for seite in seiten[1:]] == [(), ()]


@pytest.mark.parametrize("formate", FORMATE)
@pytest.mark.parametrize("name", STILE)
def test_later_pages_bear_betreff_date_and_number(name, formate, papier: Papier) -> None:
    erste, *weitere = papier[f"{name}-"][formate]
    assert not any(w.text == "Seite" for w in erste.worte)
    seite = STILE[name].seite
    for nummer, blatt in enumerate(weitere, start=2):
        betreff, datum, zahl = map(blatt.finde, ("Betreff", "01.10.2025", "Seite"))
        fuss = [w for w in blatt.worte if abs(w.unten - zahl.unten) < 0.1]
        assert [w.text for w in fuss] == ["Seite", str(nummer), "von", "3"]
        assert betreff.links == pytest.approx(25, abs=GENAU)
        assert datum.rechts == pytest.approx(RECHTS, abs=GENAU)
        assert fuss[-1].rechts == pytest.approx(RECHTS, abs=GENAU)
        assert betreff.unten == pytest.approx(datum.unten, abs=0.1)
        assert betreff.unten < seite.oben - 1
        assert zahl.unten == pytest.approx(UNTEN - seite.unten / 2, abs=1.5)


@pytest.mark.parametrize("formate", FORMATE)
@pytest.mark.parametrize("name", STILE)
def test_the_text_stands_on_a_grid_of_its_lines(name, formate, papier: Papier) -> None:
    for number, seite in enumerate(papier[f"{name}-"][formate]):
        linien = grundlinien(seite)
        assert len(linien) > (2 if number == 2 else 6)
        assert [n for n in linien if abs(n - round(n)) > 0.06] == []


def grundlinien(seite: Seite) -> list[float]:
    """Measure the lines of the text from the first one on, in steps of the grid."""
    text = [w.unten for w in seite.worte if w.text in ("Text", "Gruß", "Name")]
    return sorted({(unten - text[0]) / RASTER for unten in text})


def test_a_region_that_is_moved_is_found(tmp_path) -> None:
    stil = STILE["din5008_b"]
    feld = stil.regionen["anschrift"]
    verlegt = Platz(links=feld.links, oben=feld.oben + 0.7, breite=feld.breite, hoehe=feld.hoehe)
    falsch = replace(stil, regionen={**stil.regionen, "anschrift": verlegt})
    dateien = drucke({"falsch": (messbrief(falsch, ""), falsch)}, tmp_path)["falsch"]
    for formate in FORMATE:
        gemessen = abweichungen(stil, formate, lies(dateien[formate])[0])
        assert [r for r, ab in gemessen.items() if max(map(abs, ab)) > GENAU] == ["anschrift"]
        assert gemessen["anschrift"][1] == pytest.approx(0.7, abs=0.2)


def test_text_beside_the_grid_is_found(tmp_path) -> None:
    stil = STILE["din5008_b"]
    enger = replace(stil.absatz("text"), nach=8)
    falsch = replace(stil, absaetze={**stil.absaetze, "text": enger})
    dateien = drucke({"falsch": (messbrief(falsch, ""), falsch)}, tmp_path)["falsch"]
    for formate in FORMATE:
        linien = grundlinien(lies(dateien[formate])[0])
        assert [n for n in linien if abs(n - round(n)) > 0.06]
