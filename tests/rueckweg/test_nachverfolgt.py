"""Tracked changes and comments, as Word writes them."""

import copy

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.repos import ORDNER
from tests.rueckweg import word
from tests.rueckweg.conftest import source

WER = f'{nsdecls("w")} w:id="900" w:author="Eva Winter" w:date="2026-03-05T10:00:00Z"'


def _run(text, tag="t"):
    space = "http://www.w3.org/XML/1998/namespace"
    run = parse_xml(f"<w:r {nsdecls('w')}><w:{tag}/></w:r>")
    run[0].text = text
    run[0].set(f"{{{space}}}space", "preserve")
    return run


def _text(run):
    return "".join(t.text for t in run.iter(qn("w:t")))


def tracked(alt, neu):
    """Write words over others, tracked: the old ones as w:del, the new ones as w:ins."""

    def edit(document):
        p = word.find(document, alt)._p
        (run,) = [r for r in p.iter(qn("w:r")) if alt in _text(r)]
        text = _text(run)
        davor, _, danach = text.partition(alt)
        weg, dazu = (parse_xml(f"<w:{tag} {WER}/>") for tag in ("del", "ins"))
        weg.append(_run(alt, "delText"))
        dazu.append(_run(neu))
        ort = p.index(run)
        p[ort : ort + 1] = [_run(davor), weg, dazu, _run(danach)]

    return edit


def tracked_end(text, tag):
    """Mark the end of a paragraph as inserted or deleted."""

    def edit(document):
        properties = word.find(document, text)._p.get_or_add_pPr()
        properties.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:{tag} {WER}/></w:rPr>"))

    return edit


def tracked_paragraph(hinter, neu):
    """Put a paragraph behind another, tracked."""

    def edit(document):
        vorn = word.find(document, hinter)
        added = word.add_after(document, vorn, "", vorn)._p
        dazu = parse_xml(f"<w:ins {WER}/>")
        dazu.append(_run(neu))
        added.append(dazu)
        added.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:ins {WER}/></w:rPr>"))

    return edit


def tracked_row(text, tag):
    """Mark a row of a table as inserted or deleted."""

    def edit(document):
        row = next(word.find(document, text)._p.iterancestors(qn("w:tr")))
        row.find(qn("w:trPr")).append(parse_xml(f"<w:{tag} {WER}/>"))

    return edit


def tracked_bold(text):
    """Set the run that holds some words bold, tracked."""

    def edit(document):
        p = word.find(document, text)._p
        run = next(r for r in p.iter(qn("w:r")) if text in _text(r))
        alt = run.find(qn("w:rPr"))
        neu = parse_xml(f"<w:rPr {nsdecls('w')}><w:b/><w:rPrChange {WER}/></w:rPr>")
        neu[-1].append(
            copy.deepcopy(alt) if alt is not None else parse_xml(f"<w:rPr {nsdecls('w')}/>")
        )
        if alt is not None:
            run.remove(alt)
        run.insert(0, neu)

    return edit


FAELLE = {
    "worte": (tracked("drei Termine", "vier Termine"), "vier Termine", "drei Termine"),
    "absatz": (
        tracked_paragraph("ganz ohne Angaben", "Nachverfolgt neu."),
        "hier.\n\nNachverfolgt neu.",
        "endet hier.\n",
    ),
    "verbunden": (tracked_end("zusammen; die", "del"), "}}“.Ein zweiter", "}}“.\n\nEin zweiter"),
    "getrennt": (tracked_end("zusammen; die", "ins"), "}}“.\n\nEin zweiter", "}}“.Ein zweiter"),
    "zeile": (tracked_row("läuft bereits", "del"), "| Schulung", "| Auskunft | läuft"),
    "fett": (tracked_bold("schriftlich"), "**gab es", "gab es"),
}


@pytest.mark.parametrize("wahl", ["--annehmen", "--ablehnen"])
@pytest.mark.parametrize("fall", FAELLE)
def test_tracked_changes_are_accepted_or_rejected(fall, wahl, buero, gebaut, pull):
    edit, angenommen, abgelehnt = FAELLE[fall]
    code, _, err = pull(word.edited(gebaut, edit), wahl)
    assert (code, err) == (0, "")
    text = source(buero).read_text(encoding="utf-8")
    assert (angenommen if wahl == "--annehmen" else abgelehnt) in text
    if fall == "zeile":
        assert ("läuft bereits" in text) == (wahl == "--ablehnen")


def test_without_a_decision_they_count_as_accepted_and_that_is_told(buero, gebaut, pull):
    code, _, err = pull(word.edited(gebaut, tracked("drei Termine", "vier Termine")))
    assert code == 0
    assert "2 nachverfolgte Änderungen von „Eva Winter“. Sie gelten als angenommen" in err
    assert "„--annehmen“ oder „--ablehnen“" in err
    assert "vier Termine" in source(buero).read_text(encoding="utf-8")


def test_rejecting_all_changes_nothing(buero, gebaut, pull):
    vorher = source(buero).read_bytes()
    edits = [edit for name, (edit, _, _) in FAELLE.items() if name != "getrennt"]
    code, out, err = pull(word.edited(gebaut, *edits), "--ablehnen")
    assert (code, err) == (0, "")
    assert "nichts zu übernehmen" in out
    assert source(buero).read_bytes() == vorher


def test_comments_are_shown_and_change_nothing(buero, gebaut, pull):
    def comment(document):
        p = word.find(document, "schriftlich gefragt")
        document.add_comment(p.runs, "Wirklich alle?", author="Kurt Beispiel", initials="KB")

    vorher = source(buero).read_bytes()
    code, out, err = pull(word.edited(gebaut, comment))
    assert (code, err) == (0, "")
    (zeile,) = [z for z in out.splitlines() if z.startswith("Kommentar")]
    assert zeile.startswith("Kommentar (Kurt Beispiel) zu „Die Bürger*innen und")
    assert zeile.endswith("gefragt.“: Wirklich alle?")
    assert source(buero).read_bytes() == vorher


def test_what_a_letter_has_no_word_for_is_told(gebaut, pull):
    def underline(document):
        p = word.find(document, "schriftlich gefragt")
        p.runs[0].underline = True

    code, out, err = pull(word.edited(gebaut, underline))
    assert code == 0
    assert f"{ORDNER}/antwort.md:17:1: Warnung: Nicht übernommen: unterstrichen in „Die" in err
    assert "nichts zu übernehmen" in out


def test_nobody_accepts_and_rejects_at_once(gebaut, pull):
    code, out, err = pull(gebaut, "--annehmen", "--ablehnen")
    assert (code, out) == (2, "")
    assert "„--annehmen“ und „--ablehnen“ schließen einander aus." in err
