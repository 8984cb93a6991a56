"""Whatever is asked: the draft is a letter without an error that answers or leaves open it all."""

import json
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.draft.plan import Grundlage, plane
from ozganswer.draft.schreiben import schreibe
from ozganswer.draft.woerter import lies_worte, regel, stelle
from ozganswer.errors.answering import FrageNochOffen
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.letter import Gap
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.write import WRITERS

WURZEL = Path(__file__).parents[2]
ORT = Brief("chemnitz", "RA-531-2019")
FRAGE, ANTWORT = f"questions/{ORT}.yaml", f"answers/{ORT}/antwort.md"
WORKSPACE = Workspace.open(WURZEL)
THEMEN = {name: datei.thema for name, datei in WORKSPACE.themen().items()}
DATEIEN = sorted((Path(__file__).parent / "fragen").glob("*.txt"))
FRAGEN = [f for datei in DATEIEN for f in datei.read_text(encoding="utf-8").splitlines()]
BELIEBIG = st.text(st.sampled_from("aÄß 1.*_#{}%|'\"<&§\\-?\n„“"), min_size=1).filter(str.strip)
NUMMERN = ["1", "1a", "1b", "2", "2.1", "3", "IV.3", "A1"]


@st.composite
def anfragen(draw):
    nummern = draw(st.lists(st.sampled_from(NUMMERN), min_size=1, max_size=4, unique=True))
    texte = [draw(st.one_of(st.sampled_from(FRAGEN), BELIEBIG)) for _ in nummern]
    betreff = draw(st.sampled_from(["Umsetzung des OZG", "Wohngeld", "E-Akte", "IT-Sicherheit"]))
    fragen = [{"nr": nr, "text": text} for nr, text in zip(nummern, texte, strict=True)]
    return {"kennung": "RA-531/2019", "betreff": betreff, "fragen": fragen}


@settings(max_examples=30, deadline=None)
@given(anfragen())
def test_a_draft_is_a_letter_that_leaves_nothing_out(anfrage):
    statt = {FRAGE: json.dumps(anfrage, ensure_ascii=False).encode()}
    workspace = Workspace.open(WURZEL, statt=statt)
    gestellt = workspace.anfrage(ORT.kommune, ORT.name).anfrage
    bestand = workspace.bestand(ORT.kommune)
    grundlage = Grundlage(gestellt, bestand, THEMEN, date(2026, 3, 2))
    plan = plane(grundlage)
    assert sorted(f.nr for a in plan for f in a.fragen) == sorted(f.nr for f in gestellt.fragen)
    statt[ANTWORT] = schreibe(grundlage, plan).encode()
    probe = Workspace.open(WURZEL, statt=statt)
    auftrag = probe.auftrag_fuer(ORT, WURZEL / ANTWORT)
    komposition = compose(auftrag)
    assert not [w for w in komposition.warnungen if isinstance(w, FrageNochOffen)]
    luecken = {g.was for b in komposition.letter.body for g in inlines_of(b) if isinstance(g, Gap)}
    assert len(luecken) == sum(len(a.luecken) for a in plan)
    assert [*blocks_of(komposition.letter)]
    assert "{#" not in "".join(_ohne_fragen(komposition, auftrag, gestellt))


def _ohne_fragen(komposition, auftrag, anfrage):
    """The text of the letter, where no question can bring the marks of a comment."""
    if not any("{" in f.text for f in anfrage.fragen):
        yield WRITERS["txt"](komposition.letter, auftrag.stilordner.stil).decode()


@given(st.text(min_size=1), st.text())
def test_a_rule_reads_any_text(wort, text):
    rule = regel(wort)
    assert not rule or stelle(rule, lies_worte(text)) in (None, *range(len(lies_worte(text))))


@given(st.sampled_from(sorted(w for t in THEMEN.values() for w in t.woerter.alle)))
def test_a_rule_is_found_in_its_own_words(wort):
    worte = wort.replace("=", "").replace("…", "dies und das").split()
    text = " ".join(w if w.strip("-") == w else f"Hand{w[1:]}" for w in worte)
    text = text if not wort.endswith("-") else f"{wort[:-1]}sache"
    assert stelle(regel(wort), lies_worte(text)) == 0
