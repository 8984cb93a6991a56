"""Passages that are moved, and new ones with old values: each expression stays in its sentence."""

import re
import shutil
from typing import Any, NamedTuple

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.entscheiden import Fakt
from ozganswer.rueckweg.zurueckholen import Wahl, hole_zurueck
from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

GEDRUCKT = {
    "haushalt.ozg_2026.betrag | euro": "rund 45.000\u00a0Euro",
    "haushalt.schulung_2026.betrag | euro": "12.500\u00a0Euro",
    "haushalt.schulung_2026.betrag | zahl": "12.500",
    "projekte.stand | datum": "27.02.2026",
    "projekte.stand | datum('lang')": "27.\u00a0Februar 2026",
    "haushalt.ozg_2026.zeitraum": "2026",
}
SATZ = (
    *(("Beginn ", ""), ("Zahl der Fälle: ", ""), ("Ende: ", "."), ("Es sind ", " im Ganzen.")),
    *(("Für die Schulung aller Beschäftigten sind ", " vorgesehen."), ("Kosten im Amt: ", "")),
    *(
        ("Davon werden ", " nicht gebraucht. Das ist so."),
        ("Gezählt hat man ", ", mehr nicht."),
    ),
)
NEU = {
    "euro": ("60.000\u00a0Euro", "rund 7\u00a0Euro", "1,2 Mio. Euro"),
    "zahl": ("13.600", "7", "13.600,5"),
    "datum": ("28.02.2026", "31. Dezember 2027", "01.03.2027"),
    "zeitraum": ("2027", "1999", "2030"),
}
"""What is written over a figure, by what its expression ends with."""
DAZU = ("Im Vorjahr: {}", "Davor waren es {}.", "{}", "Anders als {} im Vorjahr.")
DAHINTER = (" (im Vorjahr {})", " Davor waren es {}.", " statt {}")


class Stelle(NamedTuple):
    """A sentence with a figure, and what becomes of it."""

    ausdruck: str
    neu: str
    """What is written over its figure; empty: nothing."""
    hinter: int
    """Behind which other sentence it is moved; -1: it stays."""
    verankert: bool
    dazu: str
    """What becomes a new piece behind it, with the old value; empty: nothing."""
    dahinter: str
    """What is typed behind it in its own piece, with the old value."""


@st.composite
def _stelle(draw: Any) -> Stelle:
    ausdruck, n = draw(st.sampled_from([*GEDRUCKT])), draw(st.integers(-2, 2))
    art = next(art for art in NEU if f".{art}" in ausdruck or f"| {art}" in ausdruck)
    dazu = draw(st.sampled_from(("", "", *DAZU)))
    dahinter = draw(st.sampled_from(("", "", "", "", *DAHINTER)))
    hinter = max(draw(st.integers(-6, len(SATZ) - 1)), -1)
    verankert = bool(dahinter) or draw(st.booleans())
    return Stelle(ausdruck, NEU[art][n] if n >= 0 else "", hinter, verankert, dazu, dahinter)


STELLEN = st.lists(_stelle(), min_size=len(SATZ), max_size=len(SATZ))


def _source(kopf: str, stellen: list[Stelle]) -> str:
    """Write items, and paragraphs under two headings."""
    saetze = [_satz(n, f"{{{{ {s.ausdruck} }}}}") for n, s in enumerate(stellen)]
    punkte = "\n".join(f"- {satz}" for satz in saetze[:4])
    bloecke = ("# Alle Fragen", punkte, *saetze[4:6], "## Später", *saetze[6:], "Das ist alles.")
    return kopf + "\n\n".join(bloecke) + "\n"


def _satz(nummer: int, wert: str) -> str:
    davor, danach = SATZ[nummer]
    return f"{davor}{wert}{danach}"


def _edit(stellen: list[Stelle]) -> word.Edit:
    def edit(document: Any) -> None:
        alle = word.paragraphs(document)
        worte = [_words(p.text) for p in alle]
        soll = (_words(_satz(n, GEDRUCKT[s.ausdruck])) for n, s in enumerate(stellen))
        absaetze = [alle[worte.index(satz)] for satz in soll]
        for nummer, stelle in enumerate(stellen):
            _change(document, nummer, stelle, absaetze)

    return edit


def _change(document: Any, nummer: int, stelle: Stelle, absaetze: list[Any]) -> None:
    absatz, alt = absaetze[nummer], GEDRUCKT[stelle.ausdruck]
    text = _satz(nummer, stelle.neu or alt) + stelle.dahinter.format(alt)
    wie = word.chars(absatz)[0]
    if stelle.neu or stelle.dahinter:
        word.write(absatz, [wie._replace(char=c) for c in text])
    if stelle.hinter not in (-1, nummer):
        absaetze[stelle.hinter]._p.addnext(absatz._p)
        for anker in [] if stelle.verankert else absatz._p.findall(qn("w:bookmarkStart")):
            absatz._p.remove(anker)
    if stelle.dazu:
        word.add_after(document, absatz, stelle.dazu.format(alt), absatz)


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def halle(muster, tmp_path_factory):
    """A workspace whose letter is written anew for each example."""
    return shutil.copytree(muster, tmp_path_factory.mktemp("worte") / "arbeit")


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stellen=STELLEN, fakt=st.sampled_from((None, Fakt.AENDERN, Fakt.BEHALTEN)))
def test_each_expression_stays_in_its_sentence(halle, stellen, fakt):
    kopf = re.split(r"(?m)^# ", source(halle).read_text(encoding="utf-8"), maxsplit=1)[0]
    source(halle).write_text(_source(kopf, stellen), encoding="utf-8")
    inhalt = word.edited(build(halle), _edit(stellen))
    geholt = hole_zurueck(Workspace.open(halle), inhalt, "brief.docx", Wahl(fakt=fakt))
    text = _words(geholt.neu.get(source(halle), source(halle).read_bytes()).decode("utf-8"))
    for nummer, stelle in enumerate(stellen):
        ausdruck = f"{{{{ {stelle.ausdruck} }}}}"
        davor, danach = SATZ[nummer]
        assert text.count(davor) == text.count(f"{davor}{ausdruck}{danach}") == 1
    assert text.count("{{") == len(stellen)
