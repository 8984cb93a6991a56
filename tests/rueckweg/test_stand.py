"""Documents that are not simply the letter of now, edited: of other states, of other letters."""

import io
import re
import shutil
import zipfile

import pytest
from docx.oxml.ns import qn

from tests.repos import BRIEF, ORDNER, begin, snapshot
from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

NICHTS = "Es ist nichts geändert worden.\n"


def _change(datei, alt, neu):
    text = datei.read_text(encoding="utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu), encoding="utf-8")


def _packed(inhalt, **teile):
    """Pack a document anew with other parts; None leaves one out."""
    neu = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhalt)) as alt, zipfile.ZipFile(neu, "w") as paket:
        namen = {n: alt.read(n) for n in alt.namelist()}
        for name, teil in (namen | teile).items():
            if teil is not None:
                paket.writestr(name, teil)
    return neu.getvalue()


def _part(inhalt, name):
    with zipfile.ZipFile(io.BytesIO(inhalt)) as paket:
        return paket.read(name)


def test_only_the_edited_passage_is_written(buero, gebaut, pull):
    vorher = snapshot(buero)
    code, out, err = pull(word.edited(gebaut, word.replace("drei Termine", "vier Termine")))
    assert (code, err) == (0, "")
    assert f"geschrieben: {ORDNER}/antwort.md" in out
    nachher = snapshot(buero)
    alt, neu = (s.pop(f"{ORDNER}/antwort.md").decode() for s in (vorher, nachher))
    assert neu == alt.replace("drei Termine", "vier Termine")
    assert nachher == vorher


def test_what_was_taken_over_is_not_taken_over_again(buero, gebaut, pull):
    edited = word.edited(gebaut, word.replace("drei Termine", "vier Termine"))
    assert pull(edited)[0] == 0
    code, out, err = pull(edited)
    assert code == 0
    assert "Es ist nichts zu übernehmen" in out
    assert "aus einem anderen Stand" in err


def test_line_ends_and_bytes_beside_stay(buero, gebaut, pull):
    datei = source(buero)
    roh = b"\xef\xbb\xbf" + datei.read_bytes().replace(b"\n", b"\r\n")
    datei.write_bytes(roh)
    neu = word.edited(
        gebaut,
        word.replace("drei Termine", "vier Termine"),
        word.insert("schriftlich gefragt", "Neu ist dieser Absatz."),
    )
    assert pull(neu)[0] == 0
    erwartet = roh.replace(b"drei Termine", b"vier Termine")
    absatz = "schriftlich gefragt.\r\n"
    erwartet = erwartet.replace(absatz.encode(), f"{absatz}\r\nNeu ist dieser Absatz.\r\n".encode())
    assert datei.read_bytes() == erwartet


def test_a_fact_that_changed_since_stays_as_it_is_now(buero, gebaut, pull):
    _change(buero / "facts/musterstadt/haushalt.yaml", "45000", "46000")
    code, _, err = pull(word.edited(gebaut, word.replace("drei Termine", "vier Termine")))
    assert code == 0
    assert "aus einem anderen Stand" in err
    assert "vier Termine" in source(buero).read_text(encoding="utf-8")


def test_a_passage_changed_on_both_sides_stays(buero, gebaut, pull):
    _change(source(buero), "drei Termine", "fünf Termine")
    vorher = source(buero).read_bytes()
    code, _, err = pull(word.edited(gebaut, word.replace("drei Termine", "vier Termine")))
    assert code == 1
    assert "ist in der Datei geändert, aber auch in der Quelle" in err
    assert source(buero).read_bytes() == vorher


def test_a_paragraph_added_to_the_source_since_is_not_taken_for_deleted(buero, gebaut, pull):
    _change(source(buero), "Der Umfang ist erheblich.", "Der Umfang ist erheblich.\n\nNeu seitdem.")
    code, _, err = pull(word.edited(gebaut, word.replace("drei Termine", "vier Termine")))
    assert (code, "Neu seitdem" in err) == (0, False)
    text = source(buero).read_text(encoding="utf-8")
    assert "Neu seitdem." in text
    assert "vier Termine" in text


@pytest.mark.parametrize(
    ("datei", "alt", "neu"),
    [
        (f"{ORDNER}/antwort.md", "datum: 2026-03-10", "datum: 2026-03-11"),
        (f"{ORDNER}/antwort.md", "ist erheblich.", "ist erheblich.\n\nNeu seitdem."),
        ("facts/musterstadt/haushalt.yaml", "45000", "46000"),
    ],
    ids=["kopf", "absatz", "fakt"],
)
def test_a_deleted_paragraph_is_told_from_what_came_since(buero, gebaut, pull, datei, alt, neu):
    _change(buero / datei, alt, neu)
    vorher = source(buero).read_text(encoding="utf-8")
    code, _, err = pull(word.edited(gebaut, word.remove("ganz ohne Angaben")))
    assert (code, err.count("Warnung")) == (0, 1)
    weg = "Ein zweiter Absatz bleibt ganz ohne Angaben. Er hat\nzwei Zeilen und endet hier.\n"
    assert source(buero).read_text(encoding="utf-8") == vorher.replace(f"\n{weg}", "")


def test_what_perhaps_never_was_there_stays_and_is_told(buero, gebaut, pull):
    for nummer in range(12):
        _change(source(buero), "ist erheblich.", f"ist erheblich.\n\nNeu {nummer} seitdem.")
    vorher = source(buero).read_bytes()
    code, _, err = pull(word.edited(gebaut, word.remove("ganz ohne Angaben")))
    assert code == 1
    assert "„Ein zweiter Absatz bleibt ganz ohne Angaben. Er hat zwei Zeilen und e…“ fehlt" in err
    assert source(buero).read_bytes() == vorher


def test_an_empty_cell_can_be_filled(buero, pull):
    _change(source(buero), "| Auskunft | läuft bereits | keine |", "| Auskunft | | keine |")

    # The first „Auskunft“ of the letter is in its information block.
    def fill_row(document):
        (zelle,) = [p for p in word.paragraphs(document) if p.text == "Auskunft"]
        row = next(zelle._p.iterancestors(qn("w:tr")))
        word.Paragraph(list(row.iter(qn("w:p")))[1], document).add_run("jetzt | fertig")

    code, _, err = pull(word.edited(build(buero), fill_row))
    assert code == 0, err
    text = source(buero).read_text(encoding="utf-8")
    assert "| Auskunft | jetzt \\| fertig | keine |" in text


def test_lost_anchors_do_no_harm(buero, gebaut, pull):
    xml = re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", _part(gebaut, "word/document.xml"))
    ohne = _packed(gebaut, **{"word/document.xml": xml})
    assert "nichts zu übernehmen" in pull(ohne)[1]
    neu = word.edited(ohne, word.replace("drei Termine", "vier Termine"), word.remove("Dritter"))
    assert pull(neu)[0] == 0
    text = source(buero).read_text(encoding="utf-8")
    assert "vier Termine" in text
    assert "Dritter" not in text


def _bomb(gebaut):
    return _packed(gebaut, **{"word/document.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})


FALSCH = {
    "kein-docx": (lambda _: b"kein DOCX", "lässt sich nicht als DOCX lesen: sie ist beschädigt"),
    "abgeschnitten": (lambda g: g[: len(g) // 2], "sie ist beschädigt, verschlüsselt oder etwas"),
    "leer": (lambda _: b"", "sie ist beschädigt, verschlüsselt oder etwas anderes"),
    "anderes-zip": (
        lambda g: _packed(g, **{"word/document.xml": None}),
        "sie enthält kein Dokument von Word",
    ),
    "kein-xml": (lambda g: _packed(g, **{"word/document.xml": b"<w:document"}), "ist beschädigt"),
    "bombe": (_bomb, "entpackt ist sie größer, als ein Brief sein kann"),
    "ohne-kennung": (
        lambda g: _packed(g, **{"docProps/custom.xml": None}),
        "Die Datei sagt nicht, welcher Brief sie ist",
    ),
    "fremder-brief": (
        lambda g: _packed(
            g,
            **{"docProps/custom.xml": _part(g, "docProps/custom.xml").replace(b"RA-001", b"RA-9")},
        ),
        "Die Datei ist der Brief „musterstadt/RA-9-2026“; ihn gibt es in diesem",
    ),
    "alles-geloescht": (
        lambda g: _packed(
            g,
            **{
                "word/document.xml": re.sub(
                    rb"<w:body>.*</w:body>",
                    b"<w:body><w:p/></w:body>",
                    _part(g, "word/document.xml"),
                    flags=re.DOTALL,
                )
            },
        ),
        "In der Datei steht nichts mehr",
    ),
}


@pytest.mark.parametrize("fall", FALSCH)
def test_a_file_that_is_no_edited_letter_changes_nothing(fall, buero, gebaut, pull):
    mache, satz = FALSCH[fall]
    vorher = snapshot(buero)
    code, out, err = pull(mache(gebaut))
    assert (code, out) == (1, NICHTS)
    assert satz in err
    assert "Programmfehler" not in err
    assert snapshot(buero) == vorher


def test_what_is_made_beside_a_letter_is_not_the_letter(buero, call, tmp_path):
    call(buero, "build", "--pruefung", "--only", "docx", "--out", tmp_path)
    code, _, err = call(buero, "pull", tmp_path / "RA-001-2026-pruefung.docx")
    assert code == 1
    assert f"ist die Prüffassung zum Brief „{BRIEF}“, nicht der Brief selbst" in err


def test_a_letter_with_mistakes_takes_nothing(buero, gebaut, pull):
    _change(source(buero), "haushalt.ozg_2026.zeitraum", "haushalt.ozg_2026.zeitram")
    vorher = snapshot(buero)
    code, out, err = pull(word.edited(gebaut, word.replace("drei Termine", "vier Termine")))
    assert (code, out) == (1, NICHTS)
    assert "zeitram" in err
    assert snapshot(buero) == vorher


@pytest.fixture
def freigegeben(muster, tmp_path, call):
    """A released letter in git, and its document."""
    ordner = tmp_path / "freigegeben"
    shutil.copytree(muster, ordner)
    _change(source(ordner), "{{ offen('Nachtrag', wen='kaemmerei') }}", "aus dem Nachtrag")
    begin(ordner)
    for stelle in ("kaemmerei", "hauptamt"):
        call(ordner, "cosign", BRIEF, "--stelle", stelle, "--person", "Eva Winter")
    assert call(ordner, "release", BRIEF)[0] == 0
    return ordner


def test_a_released_letter_is_never_changed(freigegeben, call, tmp_path):
    brief = freigegeben / ORDNER / "RA-001-2026.docx"
    datei = tmp_path / "bearbeitet.docx"
    datei.write_bytes(word.edited(brief.read_bytes(), word.replace("drei Termine", "vier Termine")))
    vorher = snapshot(freigegeben)
    code, out, err = call(freigegeben, "pull", datei)
    assert (code, out) == (1, NICHTS)
    assert "ist schlussgezeichnet (Fassung 1) und bleibt" in err
    assert f"ozganswer revise {BRIEF} --grund" in err
    assert snapshot(freigegeben) == vorher


def test_an_older_fassung_is_refused(freigegeben, call, tmp_path):
    datei = tmp_path / "alt.docx"
    alt = (freigegeben / ORDNER / "RA-001-2026.docx").read_bytes()
    datei.write_bytes(word.edited(alt, word.replace("drei Termine", "vier Termine")))
    assert call(freigegeben, "revise", BRIEF, "--grund", "Zahl")[0] == 0
    vorher = snapshot(freigegeben)
    code, out, err = call(freigegeben, "pull", datei)
    assert (code, out) == (1, NICHTS)
    assert f"Die Datei ist Fassung 1 des Briefs „{BRIEF}“" in err
    assert snapshot(freigegeben) == vorher
