"""Random edits: what is taken over stands in the letter as edited, all else is told and stays."""

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.grundlage import baue, lies
from ozganswer.rueckweg.zurueckholen import Geholt, Wahl, hole_zurueck
from ozganswer.write.readback.pieces import Piece
from tests.repos import BRIEF
from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

AUSDRUCK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
STILL = {"AngabeGestrichen", "ZahlGetippt", "ZahlFast", "ZahlOhneFakt"}
"""What is told of edits that are taken over."""

ZEICHEN = (
    "neu Haus der {{ {% {# * ** _b_ | 1. - # \\ [a](b) <x> Ä 5.000 § https://a.example ` ! „so“ ~~~"
)
"""Words, and what means something in Markdown or Jinja."""
WORTE = st.lists(st.sampled_from(ZEICHEN.split()), min_size=1, max_size=5).map(" ".join)
TATEN = (
    "ersetze ersetze ersetze ziffer fett kursiv streiche einfuegen neu weg trenne verbinde rücke"
)


class Griff(NamedTuple):
    """One edit: what is done, at which paragraph and word, over how many, with which words."""

    was: str
    wo: int
    ab: int
    anzahl: int
    neu: str


ZAHL = st.integers(0, 999)
TAT = st.sampled_from(TATEN.split())
GRIFFE = st.builds(Griff, TAT, ZAHL, ZAHL, st.integers(0, 4), WORTE)


@cache
def _built(ordner: Any) -> bytes:
    return build(ordner)


def do(griff: Griff, document: Any) -> None:
    """Make an edit somewhere in the answer, where it can be made there."""
    alle = word.paragraphs(document)
    beginn = next(
        (n for n, p in enumerate(alle) if "Übersicht" in p.text or p.style.name == "Text"), 0
    )
    ende = next((n for n, p in enumerate(alle) if p.text.startswith("Mit freundlichen")), len(alle))
    stellen = alle[beginn:ende]
    if not stellen:
        return
    p = stellen[griff.wo % len(stellen)]
    in_zelle = p._p.getparent().tag == qn("w:tc")
    match griff.was:
        case "ersetze" | "ziffer" | "fett" | "kursiv" | "streiche" | "einfuegen":
            _change(griff, p)
        case "weg":
            weg = p._p.getparent().getparent() if in_zelle else p._p
            weg.getparent().remove(weg)
        case _ if in_zelle:
            return
        case "neu":
            word.add_after(document, p, griff.neu, stellen[griff.ab % len(stellen)])
        case "trenne":
            zeichen = word.chars(p)
            ort = griff.ab % len(zeichen)
            word.write(word.add_after(document, p, "", p), zeichen[ort:])
            word.write(p, zeichen[:ort])
        case "verbinde":
            _join(p, document)
        case "rücke":
            stellen[griff.ab % len(stellen)]._p.addprevious(p._p)


def _change(griff: Griff, p: Any) -> None:
    zeichen = word.chars(p)
    worte = [m.span() for m in re.finditer(r"\S+", "".join(z.char for z in zeichen))]
    erstes = griff.ab % len(worte)
    von, bis = worte[erstes][0], worte[min(erstes + griff.anzahl, len(worte) - 1)][1]
    mitte, wie = zeichen[von:bis], zeichen[von]
    match griff.was:
        case "ersetze":
            mitte = [wie._replace(char=c) for c in griff.neu]
        case "ziffer":
            mitte = [z._replace(char=str(griff.ab % 10)) if z.char.isdigit() else z for z in mitte]
        case "fett":
            mitte = [z._replace(bold=not z.bold) for z in mitte]
        case "kursiv":
            mitte = [z._replace(italic=not z.italic) for z in mitte]
        case "streiche":
            mitte = []
        case "einfuegen":
            mitte = [*(wie._replace(char=c) for c in f"{griff.neu} "), *mitte]
    word.write(p, zeichen[:von] + mitte + zeichen[bis:])


def _join(p: Any, document: Any) -> None:
    naechster = p._p.getnext()
    if naechster is not None and naechster.tag == qn("w:p"):
        rest = word.chars(word.Paragraph(naechster, document))
        naechster.getparent().remove(naechster)
        word.write(p, [*word.chars(p), word.Zeichen(" ", None, None), *rest])


def said(pieces: tuple[Piece, ...]) -> list[tuple[object, ...]]:
    """Read what is compared of pieces: of questions, which the source does not say, the words."""
    return [(p.kind, p.level, p.text if p.kind == "frage" else p.parts) for p in pieces]


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # each example takes long: none is made smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(griffe=st.lists(GRIFFE, min_size=1, max_size=4))
def test_the_letter_says_the_edit_or_it_is_told(muster, griffe):
    workspace = Workspace.open(muster)
    inhalt = word.edited(_built(muster), *(lambda d, g=g: do(g, d) for g in griffe))
    geholt = hole_zurueck(workspace, inhalt, "brief.docx", Wahl())
    vorher = source(muster).read_text(encoding="utf-8")
    nachher = geholt.neu.get(source(muster), vorher.encode()).decode("utf-8")
    gewollt = lies(inhalt, "brief.docx", annehmen=True).pieces
    _letter_is_told(muster, nachher, gewollt, geholt)
    _expressions_stay(vorher, nachher, geholt)


def _letter_is_told(muster: Any, nachher: str, gewollt: tuple[Piece, ...], geholt: Geholt) -> None:
    """A letter that is not what the document says is told of; each new passage is one of it."""
    name = source(muster).relative_to(muster).as_posix()
    neu = Workspace.open(muster, {name: nachher.encode()}).auftrag(*BRIEF.split("/"))
    alt = Workspace.open(muster).auftrag(*BRIEF.split("/"))
    ist, bisher = said(baue(neu).dokument.pieces), said(baue(alt).dokument.pieces)
    erzaehlt = [m for m in geholt.meldungen if type(m).__name__ not in STILL]
    assert ist == said(gewollt) or erzaehlt
    von_hand = [
        m
        for m in erzaehlt
        if "von Hand ge" in m.satz or "Kopf oder" in m.satz or "Ausdruck der Quelle" in m.satz
    ]
    if not von_hand:
        assert Counter(ist) - Counter(bisher) <= Counter(said(gewollt))


def _expressions_stay(vorher: str, nachher: str, geholt: Geholt) -> None:
    """No expression is new or changed; one that is gone was told, or its passage was taken out."""
    alt, neu = Counter(AUSDRUCK.findall(vorher)), Counter(AUSDRUCK.findall(nachher))
    assert not neu - alt
    weg = (alt - neu).total()
    gestrichen = sum(type(m).__name__ == "AngabeGestrichen" for m in geholt.meldungen)
    ohne_fakt = sum(" offen(" in a or "anfrage." in a for a in (alt - neu))
    assert weg <= gestrichen + ohne_fakt
