"""Files that are damaged, locked, huge or a trap: a refusal with its reason, in bounded memory."""

import io
import json
import resource
import subprocess
import sys
import zipfile
import zlib

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from ozganswer.errors import Mistake
from ozganswer.intake import lies_anfragen
from tests.intake.papiere import als_docx, als_html, als_mail, als_pdf, mit_anlage

ANFRAGE = "Anfrage\nKennung: RA-3/2022\nBetreff: Bad\nFraktion: SPD\n\n1. Wann öffnet das Bad?\n"
SPEICHER = 1_500_000_000
"""Bytes of address space that reading any file must do with; the libraries alone take a third."""


def _grund(name, inhalt):
    with pytest.raises(Mistake) as gefangen:
        lies_anfragen(name, inhalt)
    return str(gefangen.value)


def _pdf(schreiber):
    strom = io.BytesIO()
    schreiber.write(strom)
    return strom.getvalue()


def _leere_seiten(anzahl):
    schreiber = PdfWriter()
    for _ in range(anzahl):
        schreiber.add_blank_page(595, 842)
    return schreiber


def test_500_pages():
    assert "500 Seiten, erlaubt sind 100" in _grund("a.pdf", _pdf(_leere_seiten(500)))


def test_a_scan():
    assert "enthält keinen Text, vermutlich ist es eingescannt" in _grund(
        "a.pdf", _pdf(_leere_seiten(2))
    )


def test_a_locked_pdf():
    schreiber = PdfWriter(io.BytesIO(als_pdf(ANFRAGE)))
    schreiber.encrypt("geheim", algorithm="RC4-128")
    assert "das PDF ist verschlüsselt" in _grund("a.pdf", _pdf(schreiber))


def test_a_pdf_that_only_forbids_changes_is_read():
    schreiber = PdfWriter(io.BytesIO(als_pdf(ANFRAGE)))
    schreiber.encrypt("", "geheim", algorithm="RC4-128")
    assert lies_anfragen("a.pdf", _pdf(schreiber))[0].kennung == "RA-3/2022"


@pytest.mark.parametrize("bytes_", [20, 700, 5000])
def test_a_torn_file(bytes_):
    for name, inhalt in [("a.pdf", als_pdf(ANFRAGE)), ("a.docx", als_docx(ANFRAGE))]:
        assert "lässt sich nicht lesen" in _grund(name, inhalt[:bytes_])


def test_a_locked_or_old_word_file():
    assert "Diese Art von Datei" in _grund(
        "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    )


@pytest.mark.parametrize(
    ("name", "inhalt"),
    [("a.docx", als_pdf(ANFRAGE)), ("a.pdf", als_docx(ANFRAGE)), ("a.txt", als_pdf(ANFRAGE))],
    ids=["PDF als DOCX", "DOCX als PDF", "PDF als Text"],
)
def test_a_file_under_a_wrong_name(name, inhalt):
    assert "sie heißt wie" in _grund(name, inhalt)


@pytest.mark.parametrize("name", ["a.png", "a.xlsx", "a", "a.pdf.exe"])
def test_a_kind_that_is_not_read(name):
    assert "Diese Art von Datei" in _grund(name, b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_a_picture_called_a_text():
    assert "Fehler" in _grund("a.txt", b"abc\0\0\1\2")


def _zip(name, teile):
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as archiv:
        for teil, inhalt in teile:
            archiv.writestr(teil, inhalt)
    return strom.getvalue()


def _zip_bomb():
    return _zip("a.docx", [("word/document.xml", b"<a>" + b" " * 300_000_000)])


def _entity_bomb():
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 100}">' for n in range(9)
    )
    return _zip("a.docx", [("word/document.xml", f"<!DOCTYPE a [{entities}]><a>&a8;</a>")])


def _pdf_bomb():
    """A page drawn by 300 MB of spaces."""
    schreiber = _leere_seiten(1)
    strom = StreamObject()
    strom._data = zlib.compress(b" " * 300_000_000)
    strom[NameObject("/Filter")] = NameObject("/FlateDecode")
    schreiber.pages[0][NameObject("/Contents")] = schreiber._add_object(strom)
    return _pdf(schreiber)


def _nested_drawings():
    """Drawings that each draw the next ten times, twelve deep."""
    schreiber = _leere_seiten(1)
    naechste = None
    for _ in range(12):
        strom = DecodedStreamObject()
        strom.set_data(b"/X Do " * 10 if naechste else b"BT (a) Tj ET")
        strom.update({NameObject("/Subtype"): NameObject("/Form")})
        if naechste:
            _benutze(strom, naechste)
        naechste = schreiber._add_object(strom)
    seite = schreiber.pages[0]
    inhalt = DecodedStreamObject()
    inhalt.set_data(b"/X Do")
    _benutze(seite, naechste)
    seite[NameObject("/Contents")] = schreiber._add_object(inhalt)
    return _pdf(schreiber)


def _benutze(wer, was):
    bilder = DictionaryObject({NameObject("/X"): was})
    wer[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): bilder})


def _deep_mail():
    inhalt = als_mail(ANFRAGE)
    for _ in range(30):
        inhalt = mit_anlage("mail.eml", inhalt)
    return inhalt


FALLEN = {
    "zip-bomb.docx": _zip_bomb,
    "entity-bomb.docx": _entity_bomb,
    "pdf-bomb.pdf": _pdf_bomb,
    "nested-drawings.pdf": _nested_drawings,
    "deep.json": lambda: b"[" * 200_000,
    "deep.html": lambda: b"<div>" * 150_000 + b"1. Wie?",
    "many-items.html": lambda: b"<ol>" + b"<li>Wie?" * 100_000,
    "one-line.txt": lambda: b"Aa" * 450_000,
    "one-sentence.txt": lambda: b"Stadtrat Ab Cd, " * 60_000,
    "brackets.txt": lambda: b"(" * 900_000,
    "many-lines.txt": lambda: b"1. Wie?\n" * 5_900,
    "many-numbers.txt": lambda: "".join(f"{n}. Wie viele\n" for n in range(1, 5900)).encode(),
    "parts-of-names.txt": lambda: ("Stadträtin 90/Die" * 20 + "\n").encode() * 300,
    "many-introductions.txt": lambda: b"Wir fragen:\n" * 5_900,
    "many-days.txt": lambda: b"1. Wie?\n" + b"Datum: 1.1.2020\n" * 5_900,
    "names-behind.txt": lambda: b"1. Wie?\n\n" + b"Ab Cd\n" * 5_900,
    "many-names.txt": lambda: b"Frau Dr. Ab Cd Ef Gh Ij Kl Mn Op Qr St\n" * 5900,
    "letters.txt": lambda: b"Fraktion " * 100_000,
    "too-long.txt": lambda: b"a\n" * 450_000,
    "huge.txt": lambda: b"a" * 4_000_000,
    "deep.eml": _deep_mail,
}


@pytest.mark.parametrize("name", FALLEN)
def test_a_trap_ends_soon_in_bounded_memory(name, tmp_path):
    datei = tmp_path / name
    datei.write_bytes(FALLEN[name]())
    code = (
        "import sys, pathlib\n"
        "from ozganswer.errors import Mistake\n"
        "from ozganswer.intake import als_yaml, lies_anfragen\n"
        "datei = pathlib.Path(sys.argv[1])\n"
        "try:\n"
        "    entwuerfe = lies_anfragen(datei.name, datei.read_bytes())\n"
        "    print(sum(len(als_yaml(e, 'x')) for e in entwuerfe))\n"
        "except Mistake as mistake:\n"
        "    print(mistake)\n"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", code, str(datei)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=_begrenze,
    )
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert lauf.stdout.strip()


def _begrenze():
    """Stop what takes a minute of the processor, or more memory than it may."""
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (SPEICHER, SPEICHER))


PAPER = "https://schema.oparl.org/1.1/Paper"


@pytest.mark.parametrize(
    "daten",
    [
        [],
        {},
        {"type": 5},
        {"type": PAPER},
        {"type": PAPER, "mainFile": "https://example.org/a.pdf"},
        {"type": PAPER, "mainFile": {"text": ["1. Wie?"]}},
        {"data": [{"type": "https://schema.oparl.org/1.1/Meeting"}]},
    ],
    ids=str,
)
def test_json_that_holds_no_anfrage(daten):
    assert "Hinweis" in _grund("a.json", json.dumps(daten).encode())


def test_a_link_is_told_and_never_followed():
    daten = {"type": PAPER, "mainFile": "https://192.0.2.1/a.pdf"}
    assert "https://192.0.2.1/a.pdf" in _grund("a.json", json.dumps(daten).encode())


def test_json_with_wrong_fields():
    daten = {
        "type": PAPER,
        "mainFile": {"text": "1. Wie?", "name": 3},
        "consultation": [None, 4, {"organization": 5, "meeting": "x"}],
        "date": "morgen",
        "paperType": [],
    }
    (entwurf,) = lies_anfragen("a.json", json.dumps(daten).encode())
    assert [f.text for f in entwurf.fragen] == ["Wie?"]


def test_a_page_of_the_web_runs_and_loads_nothing():
    inhalt = als_html(ANFRAGE).replace(
        b"<pre>",
        b"<script>1. Wo?</script><img src='http://192.0.2.1/x'><iframe src='file:///etc/passwd'></iframe><pre>",
    )
    (entwurf,) = lies_anfragen("a.html", inhalt)
    assert [f.text for f in entwurf.fragen] == ["Wann öffnet das Bad?"]
