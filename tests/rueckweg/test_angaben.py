"""Figures wherever they stand: edited by hand, they never become text over or beside their fact."""

import re
import shutil
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.entscheiden import Fakt
from ozganswer.rueckweg.grundlage import baue, lies
from ozganswer.rueckweg.zurueckholen import Wahl, hole_zurueck
from ozganswer.write.readback.document import Document
from tests.repos import BRIEF
from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

GEDRUCKT = {
    "haushalt.ozg_2026.betrag | euro": "rund 45.000\u00a0Euro",
    "haushalt.schulung_2026.betrag | euro": "12.500\u00a0Euro",
    "haushalt.schulung_2026.betrag | zahl": "12.500",
    "haushalt.schulung_2026.betrag | euro('mio')": "0,0125\u00a0Mio.\u00a0Euro",
    "haushalt | summe('betrag') | euro": "rund 57.500\u00a0Euro",
    "projekte.stand | datum": "27.02.2026",
    "projekte.stand | datum('lang')": "27.\u00a0Februar 2026",
    "haushalt.ozg_2026.zeitraum": "2026",
}
DAVOR = ("", "Es sind ", "Ende: ", "Genau (", "Etwa ca. ", "Vom „", "Im Mai 2025 ", "Für 12.500 ")
DANACH = (
    *(".", ",", ")", "!", ":", "", "“.", " im Jahr.", ". Danach folgt mehr.", "; mehr nicht", "/"),
    *(" Euro.", " bis 2028.", ".)", " und 7,5.", "…", "-mal", "%."),
)
ZWISCHEN = ("–", " bis ", ", ", " und ", " ", "/", ". ", "")
NEU = (
    *("60.000 Euro", "rund 60.000 Euro", "13.600", "13.600,75", "1,2 Mio. Euro", "7 %", "46 T€"),
    *("28.02.2026", "31. Dezember 2023", "2027", "1.045.000\u00a0Euro", "12.500,50 Euro", "0"),
    *("ca. 5 Tsd. Euro", "-45.000 Euro", "2026/27", "1. Mai 2027", "5.000", "keine", "112.500"),
)


class Stelle(NamedTuple):
    """A passage with one or two figures, and which of them gets what."""

    davor: str
    ausdruecke: tuple[str, ...]
    zwischen: str
    danach: str
    neu: tuple[str | None, ...]

    @property
    def quelle(self) -> str:
        """Its text in the source."""
        werte = (f"{{{{ {ausdruck} }}}}" for ausdruck in self.ausdruecke)
        return f"{self.davor}{self.zwischen.join(werte)}{self.danach}"

    @property
    def alt(self) -> str:
        """Its words as they are built."""
        return self._mit(GEDRUCKT[ausdruck] for ausdruck in self.ausdruecke)

    @property
    def soll(self) -> str:
        """Its words as they are edited."""
        paare = zip(self.ausdruecke, self.neu, strict=False)
        return self._mit(neu or GEDRUCKT[ausdruck] for ausdruck, neu in paare)

    def _mit(self, werte: Any) -> str:
        return f"{self.davor}{self.zwischen.join(werte)}{self.danach}"


STELLE = st.builds(
    Stelle,
    st.sampled_from(DAVOR),
    st.lists(st.sampled_from([*GEDRUCKT]), min_size=1, max_size=2).map(tuple),
    st.sampled_from(ZWISCHEN),
    st.sampled_from(DANACH),
    st.tuples(st.sampled_from(NEU), st.sampled_from((None, *NEU))),
)
STELLEN = st.lists(STELLE, min_size=9, max_size=9)


def _source(kopf: str, stellen: list[Stelle]) -> str:
    """Write paragraphs, items and cells."""
    texte = [stelle.quelle for stelle in stellen]
    punkte, zellen = [f"- {t}" for t in texte[3:6]], [f"| Zeile | {t} |" for t in texte[6:]]
    tabelle = ["| Was | Wie |", "| --- | --- |", *zellen] if zellen else []
    bloecke = ["# Alle Fragen", *texte[:3], "\n".join(punkte), "Dazu:", "\n".join(tabelle)]
    return kopf + "\n\n".join(filter(None, bloecke)) + "\n"


def _edit(stellen: list[Stelle]) -> word.Edit:
    """Write what is edited over what was built, in the order of the letter."""

    def edit(document: Any) -> None:
        alle = iter(word.paragraphs(document))
        for stelle in stellen:
            absatz = next(p for p in alle if _words(p.text) == _words(stelle.alt))
            wie = word.chars(absatz)[0]
            word.write(absatz, [wie._replace(char=c) for c in stelle.soll])

    return edit


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def halle(muster, tmp_path_factory):
    """A workspace whose letter is written anew for each example."""
    return shutil.copytree(muster, tmp_path_factory.mktemp("angaben") / "arbeit")


def _edited(ordner: Any, stellen: list[Stelle]) -> bytes:
    kopf = re.split(r"(?m)^# ", source(ordner).read_text(encoding="utf-8"), maxsplit=1)[0]
    source(ordner).write_text(_source(kopf, stellen), encoding="utf-8")
    return word.edited(build(ordner), _edit(stellen))


def _built(ordner: Any, neu: Any) -> list[str]:
    """List the words of the letter, cell by cell, with some files in the stead of theirs."""
    statt = {p.relative_to(ordner).as_posix(): inhalt for p, inhalt in neu.items()}
    return _parts(baue(Workspace.open(ordner, statt).auftrag(*BRIEF.split("/"))).dokument)


def _parts(dokument: Document) -> list[str]:
    return [_words(teil) for p in dokument.pieces for teil in p.text.split("\t")]


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stellen=STELLEN, fakt=st.sampled_from((None, *Fakt)))
def test_a_passage_says_what_its_facts_say_or_what_was_edited(halle, stellen, fakt):
    inhalt = _edited(halle, stellen)
    geholt = hole_zurueck(Workspace.open(halle), inhalt, "brief.docx", Wahl(fakt=fakt))
    soll = _parts(lies(inhalt, "brief.docx", annehmen=True))
    fakten = {p: b for p, b in geholt.neu.items() if p != source(halle)}
    alle = zip(_built(halle, fakten), soll, _built(halle, geholt.neu), strict=True)
    assert not [(alt, neu, ist) for alt, neu, ist in alle if ist not in (alt, neu)]
    assert geholt.meldungen


EINE = st.builds(
    Stelle,
    st.sampled_from(DAVOR),
    st.sampled_from([*GEDRUCKT]).map(lambda ausdruck: (ausdruck,)),
    st.just(""),
    st.sampled_from(DANACH),
    st.sampled_from(NEU).map(lambda neu: (neu,)),
)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stelle=EINE)
def test_a_changed_fact_makes_the_letter_say_what_was_edited(halle, stelle):
    inhalt = _edited(halle, [stelle])
    wahl = Wahl(fakt=Fakt.AENDERN)
    geholt = hole_zurueck(Workspace.open(halle), inhalt, "brief.docx", wahl)
    soll = _parts(lies(inhalt, "brief.docx", annehmen=True))
    nicht = [m for m in geholt.meldungen if not m.warnung]
    if geholt.neu.keys() - {source(halle)}:
        assert not nicht
    assert nicht or _built(halle, geholt.neu) == soll
