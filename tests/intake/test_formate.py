"""A paper says the same in every format; numbers that Word counts are read as they are seen."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ozganswer.intake import lies_anfragen
from tests.intake.papiere import FORMATE, als_bytes, als_docx, als_pdf, mit_anlage

FAELLE = Path(__file__).parent / "faelle"


def _ist_gewoehnlich(text):
    """Pages and invisible characters are not the same in every format."""
    return text.replace("\n", "").isprintable()


TEXTE = [
    p.parent
    for p in sorted(FAELLE.glob("*/eingabe.txt"))
    if (p.parent / "erwartet.yaml").exists() and _ist_gewoehnlich(p.read_text(encoding="utf-8"))
]
ANFRAGE = "Anfrage\nKennung: RA-3/2022\nBetreff: Bad\nFraktion: SPD\n\n1. Wann öffnet das Bad?\n"


def _gelesen(name, inhalt):
    return [
        (
            e.kennung,
            e.betreff,
            e.einreicher,
            e.schreiben_vom,
            [(f.gedruckt, _folded(f.text)) for f in e.fragen],
        )
        for e in lies_anfragen(name, inhalt)
    ]


def _folded(text):
    return " ".join(text.split())


def test_there_are_texts():
    assert len(TEXTE) > 40


PAARE = [(fall, [*FORMATE][n % len(FORMATE)]) for n, fall in enumerate(TEXTE)]
"""Each text in one format in turn, so that every form of paper comes in some file."""


@pytest.mark.parametrize(("fall", "endung"), PAARE, ids=lambda p: getattr(p, "name", p))
def test_every_format_says_the_same(fall, endung):
    text = (fall / "eingabe.txt").read_text(encoding="utf-8")
    gelesen = _gelesen(f"papier{endung}", FORMATE[endung](text))
    assert gelesen == _gelesen("papier.txt", text.encode())


def _nummeriert(absatz, ebene):
    """Let Word count a paragraph in the list of its style, a level deeper."""
    numpr = absatz._p.get_or_add_pPr().get_or_add_numPr()
    numpr.get_or_add_ilvl().val = ebene
    numpr.get_or_add_numId().val = 1


def _liste(dokument, *ebenen):
    """Give a document a list of these levels: how each counts and how it writes that."""
    numbering = dokument.part.numbering_part.element
    abstrakt = OxmlElement("w:abstractNum")
    abstrakt.set(qn("w:abstractNumId"), "99")
    for n, (form, text) in enumerate(ebenen):
        ebene = OxmlElement("w:lvl")
        ebene.set(qn("w:ilvl"), str(n))
        for name, wert in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            kind = OxmlElement(name)
            kind.set(qn("w:val"), wert)
            ebene.append(kind)
        abstrakt.append(ebene)
    numbering.insert(0, abstrakt)
    num = next(n for n in numbering.num_lst if n.numId == 1)
    num.abstractNumId.val = 99


def test_numbers_that_word_counts():
    dokument = Document()
    _liste(dokument, ("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "\uf0b7"))
    for zeile in ANFRAGE.split("\n\n", maxsplit=1)[0].split("\n"):
        dokument.add_paragraph(zeile)
    for ebene, text in [
        (0, "Wie viele Bäder gibt es?"),
        (1, "Welche sind offen?"),
        (1, "Welche sind geschlossen, getrennt nach"),
        (2, "Hallenbädern"),
        (2, "Freibädern"),
        (0, "Was kosten sie?"),
        (1, "Was davon trägt das Land?"),
    ]:
        _nummeriert(dokument.add_paragraph(text), ebene)
    (entwurf,) = lies_anfragen("a.docx", als_bytes(dokument))
    assert [(f.nr, f.text) for f in entwurf.fragen] == [
        ("1", "Wie viele Bäder gibt es?"),
        ("1a", "Welche sind offen?"),
        ("1b", "Welche sind geschlossen, getrennt nach\n\n- Hallenbädern\n- Freibädern"),
        ("2", "Was kosten sie?"),
        ("2a", "Was davon trägt das Land?"),
    ]


def test_a_table_of_word_is_read_row_by_row():
    dokument = Document()
    dokument.add_paragraph("Anfrage")
    tabelle = dokument.add_table(rows=0, cols=2)
    for links, rechts in [("Vorlage-Nr.:", "2021/007"), ("Betreff:", "Bad"), ("Fraktion:", "SPD")]:
        zeile = tabelle.add_row()
        zeile.cells[0].text, zeile.cells[1].text = links, rechts
    dokument.add_paragraph("1. Wann öffnet das Bad?")
    (entwurf,) = lies_anfragen("a.docx", als_bytes(dokument))
    assert (entwurf.kennung, entwurf.betreff) == ("2021/007", "Bad")
    assert [e.fraktion for e in entwurf.einreicher] == ["SPD"]


def test_a_list_of_a_page_that_begins_with_no_number():
    inhalt = b"<h1>Anfrage</h1><ol start='\xc2\xb2'><li>Wann \xc3\xb6ffnet das Bad?</li></ol>"
    assert _gelesen("a.html", inhalt)[0][-1] == [("1", "Wann öffnet das Bad?")]


def test_deleted_text_is_not_read():
    dokument = Document()
    for zeile in ANFRAGE.split("\n"):
        absatz = dokument.add_paragraph(zeile)
    lauf = absatz.add_run("2. Gestrichen?")
    geloescht = OxmlElement("w:del")
    lauf._r.addprevious(geloescht)
    geloescht.append(lauf._r)
    (entwurf,) = lies_anfragen("a.docx", als_bytes(dokument))
    assert [f.text for f in entwurf.fragen] == ["Wann öffnet das Bad?"]


@pytest.mark.parametrize("machen", [als_pdf, als_docx])
def test_the_paper_is_what_a_mail_brings(machen):
    endung = machen.__name__.removeprefix("als_")
    (entwurf,) = lies_anfragen("mail.eml", mit_anlage(f"Anfrage.{endung}", machen(ANFRAGE)))
    assert entwurf.kennung == "RA-3/2022"
    assert str(entwurf.eingegangen) == "2022-02-14"
    assert "anbei unsere Anfrage." in [z.text for z in entwurf.rest]


def test_the_header_of_a_word_page_is_read():
    dokument = Document()
    dokument.sections[0].header.paragraphs[0].text = "SPD-Fraktion im Rat der Stadt Oberau"
    dokument.sections[0].footer.paragraphs[0].text = "Drucksache 17/2022"
    for zeile in ("Anfrage", "Betreff: Bad", "1. Wann öffnet das Bad?"):
        dokument.add_paragraph(zeile)
    (entwurf,) = lies_anfragen("a.docx", als_bytes(dokument))
    assert entwurf.kennung == "17/2022"
    assert [e.fraktion for e in entwurf.einreicher] == ["SPD-Fraktion im Rat der Stadt Oberau"]
    assert "Steht nur am Rand der Seiten" in {b.satz for b in entwurf.befunde}


def _mail(betreff, text, *angehaengt):
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = betreff, "Mon, 14 Feb 2022 08:15:00 +0100"
    if text:
        mail.set_content(text, cte="quoted-printable")
    for anlage in angehaengt:
        if isinstance(anlage, EmailMessage):
            mail.add_attachment(anlage)
        else:
            mail.add_attachment(anlage[1], maintype="application", subtype="x", filename=anlage[0])
    return mail


def _eine(mail):
    (entwurf,) = lies_anfragen("mail.eml", mail.as_bytes())
    return entwurf


WEITERGELEITET = f"""Bitte eintragen.

-----Ursprüngliche Nachricht-----
Von: Ina Holm <holm@example.org>
Gesendet: Freitag, 11. Februar 2022 17:04
An: Ratsbüro
Betreff: Anfrage: Bad

Sehr geehrte Damen und Herren,

namens der SPD-Fraktion frage ich:

{ANFRAGE.split(chr(10) * 2)[1]}"""


def test_a_mail_that_is_forwarded_begins_with_its_own_head():
    entwurf = _eine(_mail("WG: Anfrage: Bad", WEITERGELEITET))
    assert (entwurf.betreff, str(entwurf.schreiben_vom)) == ("Bad", "2022-02-11")
    assert [(e.nachname, e.fraktion) for e in entwurf.einreicher] == [("Holm", "SPD-Fraktion")]
    assert "Bitte eintragen." in [z.text for z in entwurf.rest]
    assert "Bitte" not in entwurf.vorbemerkung


def test_a_mail_that_is_quoted():
    entwurf = _eine(_mail("WG: Bad", "z. K.\n\n" + ANFRAGE.replace("\n", "\n> ")))
    assert (entwurf.kennung, entwurf.betreff) == ("RA-3/2022", "Bad")
    assert [(f.gedruckt, f.text) for f in entwurf.fragen] == [("1", "Wann öffnet das Bad?")]


def test_a_mail_in_a_mail():
    assert _eine(_mail("WG: Anfrage", "z. K.", _mail("Anfrage", ANFRAGE))).kennung == "RA-3/2022"


def test_every_paper_of_a_mail_is_an_anfrage_or_named():
    andere = ANFRAGE.replace("RA-3", "RA-4")
    protokoll = "Niederschrift\nüber die Sitzung vom 3. Mai\n"
    anlagen = [
        ("a.docx", als_docx(ANFRAGE)),
        ("b.pdf", als_pdf(andere)),
        ("c.txt", protokoll.encode()),
    ]
    erste, zweite = lies_anfragen("mail.eml", _mail("Anfragen", "", *anlagen).as_bytes())
    assert (erste.kennung, zweite.kennung) == ("RA-3/2022", "RA-4/2022")
    assert any(b.satz.startswith("Nicht übernommen: c.txt") for b in erste.befunde)


def test_a_paper_that_a_mail_brings_twice_is_one_anfrage():
    entwurf = _eine(
        _mail("Anfrage", "", ("a.pdf", als_pdf(ANFRAGE)), ("a.docx", als_docx(ANFRAGE)))
    )
    assert "Dieselbe Anfrage liegt noch einmal bei: a.docx" in {b.satz for b in entwurf.befunde}


def test_what_a_mail_brings_and_nobody_reads_is_named():
    inhalt = mit_anlage("bild.png", b"\x89PNG", ANFRAGE)
    (entwurf,) = lies_anfragen("mail.eml", inhalt)
    assert any("bild.png" in b.satz for b in entwurf.befunde)
