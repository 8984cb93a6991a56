"""A letter on a city's own letterhead: in its styles, with its header and footer, at our places."""

import io
import shutil
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ozganswer.errors import Mistake, Mistakes
from ozganswer.records.letter import Frame, Letter
from ozganswer.records.stil import Beilage, Logo, Stil
from ozganswer.write import check, docx, pdf
from ozganswer.write.bogen.namen import NAMEN
from ozganswer.write.ooxml.styles import STYLES as OURS
from tests import briefbogen
from tests.bilder import png
from tests.briefbogen import FOOTER, HEADER, STYLES, members, packed, relationships, style
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF
from tests.write_docx.lesen import NS, Docx, lines, to_pdf

DATEI = "templates/muster/briefbogen.docx"
GENAU = 0.5
"""What a measure may be off on paper, in mm."""
EIGENE = {"text": "Unser Fließtext"}
ALLE = "".join(style(f"S{n}", names[0]) for n, names in enumerate(NAMEN.values()))
"""A style for every role, under the first name that is looked for."""


def on(parts: Mapping[str, str | bytes] | bytes, **changes: object) -> Stil:
    content = parts if isinstance(parts, bytes) else packed(parts)
    return replace(STIL, bogen=Beilage(DATEI, content), **{"absatzformate": EIGENE, **changes})


def written(stil: Stil, letter: Letter = BRIEF) -> Docx:
    return Docx(docx.write(letter, stil))


def told(stil: Stil, letter: Letter = BRIEF) -> list[Mistake]:
    try:
        return list(check(letter, stil))
    except Mistakes as mistakes:
        return list(mistakes.mistakes)
    except Mistake as mistake:
        return [mistake]


def sentence(stil: Stil) -> str:
    """The one mistake that stops a letter, in the check and in the writer alike."""
    (found,) = [m for m in told(stil) if not m.warnung]
    assert found.position
    assert found.position.datei == DATEI
    assert found.hinweis
    with pytest.raises((Mistake, Mistakes)):
        docx.write(BRIEF, stil)
    return found.satz


GANZ = written(on(members()))


def name(identity: str, document: Docx = GANZ) -> list[str]:
    return document.find(f"//w:style[@w:styleId='{identity}']/w:name/@w:val", "styles.xml")


def test_every_style_of_ours_has_names_to_look_for() -> None:
    assert set(NAMEN) == set(OURS)


def test_roles_are_set_in_the_citys_styles_by_german_english_and_own_names() -> None:
    assert name("Betreff") == ["Betreffzeile"]
    assert name("Heading1") == ["heading 1"]
    assert name("Text") == ["Unser Fließtext"]
    used = set(GANZ.find("//w:pStyle/@w:val"))
    assert {"Betreff", "Heading1", "Text"} <= used
    german = written(on(members(styles=STYLES.replace('"heading 1"', '"Überschrift 1"'))))
    assert name("Heading1", german) == ["Überschrift 1"]


def test_a_role_looks_as_the_style_file_says_whatever_the_letterhead_says() -> None:
    for identity in ("Text", "Betreff", "Heading1"):
        looks = f"//w:style[@w:styleId='{identity}']/*[self::w:pPr or self::w:rPr]/*"
        plain = Docx(docx.write(BRIEF, STIL))
        ours, theirs = ([e.attrib for e in d.find(looks, "styles.xml")] for d in (plain, GANZ))
        assert ours == theirs


def test_what_no_role_takes_stays_for_the_typist() -> None:
    merksatz = "//w:style[w:name/@w:val='Merksatz']"
    assert len(GANZ.find(f"{merksatz}/w:rPr/w:i", "styles.xml")) == 1
    assert GANZ.find(f"{merksatz}/w:basedOn/@w:val", "styles.xml") == ["Text"]


def test_no_two_styles_share_a_name_or_an_id_and_all_that_are_named_exist() -> None:
    for path in ("@w:styleId", "w:name/@w:val"):
        counted = Counter(v.casefold() for v in GANZ.find(f"//w:style/{path}", "styles.xml"))
        assert counted.most_common(1)[0][1] == 1
    known = set(GANZ.find("//w:style/@w:styleId", "styles.xml"))
    named = set(GANZ.find("//w:basedOn/@w:val | //w:next/@w:val", "styles.xml"))
    parts = [n for n in GANZ.names if n.startswith("word/") and n.endswith(".xml")]
    used = {v for n in parts for v in GANZ.find("//w:pStyle/@w:val | //w:tblStyle/@w:val", n)}
    assert len(used) > 15
    assert named | used <= known


def test_standard_may_be_the_letters_text() -> None:
    document = written(on(members(), absatzformate={}))
    text = "//w:style[@w:default='1' and @w:type='paragraph']"
    assert document.find(f"{text}/@w:styleId", "styles.xml") == ["Text"]
    assert name("Text", document) == ["Normal"]
    assert document.find(f"{text}/w:basedOn", "styles.xml") == []
    assert document.find(f"{text}/w:rPr/w:sz/@w:val", "styles.xml") == ["20"]
    assert document.find(f"{text}/w:pPr/w:widowControl", "styles.xml")


def test_header_and_footer_say_their_words_once_and_keep_their_look() -> None:
    header, footer = GANZ.first("header"), GANZ.first("footer")
    assert "Stadt Musterstadt" in " ".join(GANZ.words(header))
    assert " ".join(GANZ.words(footer)).startswith("Markt 1, 09999 Musterstadt · Telefon")
    assert GANZ.find("//w:p[w:pPr/w:pStyle/@w:val='Briefkopf']") == []
    (kopf,) = GANZ.find("//w:p[.//w:t='Musterstadt']/w:pPr/w:pStyle/@w:val", header)
    assert name(kopf) == ["Briefbogen Amtskopf"]
    hidden = f"//w:style[@w:styleId='{kopf}']"
    assert GANZ.find(f"{hidden}/w:semiHidden", "styles.xml")
    assert GANZ.find(f"{hidden}/w:rPr/w:sz/@w:val", "styles.xml") == ["32"]
    (base,) = GANZ.find("//w:style[w:name/@w:val='Briefbogen Normal']", "styles.xml")
    assert base.xpath("w:pPr/w:spacing/@w:after", namespaces=NS) == ["160"]
    assert base.xpath("w:rPr/w:rFonts/@w:ascii", namespaces=NS) == ["Calibri"]


def test_they_stand_where_the_style_places_their_regions() -> None:
    (place,) = GANZ.find("//w:tblpPr", GANZ.first("header"))
    platz = STIL.regionen["kopf"]
    found = [int(place.get(f"{{{NS['w']}}}{side}")) * 25.4 / 1440 for side in ("tblpX", "tblpY")]
    assert found == pytest.approx([platz.links, platz.oben], abs=0.02)


def test_a_link_of_the_footer_leads_where_it_led() -> None:
    footer = GANZ.first("footer")
    (link,) = GANZ.find("//w:hyperlink/@r:id", footer)
    relations = GANZ.part(f"word/_rels/{footer}.rels")
    found = relations.xpath(f"*[@Id='{link}']/@Target")
    assert found == ["https://www.musterstadt.example/"]


def test_the_document_is_german_and_of_this_day_whatever_the_letterhead_is() -> None:
    content = [GANZ.zip.read(n) for n in GANZ.names]
    assert len(content) > 8
    assert not any(b"en-US" in part for part in content)
    assert b'w:val="15"' in GANZ.zip.read("word/settings.xml")
    assert docx.write(BRIEF, on(members())) == docx.write(BRIEF, on(members()))


def test_an_empty_header_leaves_the_word_to_the_region() -> None:
    document = written(on(members(header="<w:p/>", footer="<w:p/>")))
    assert document.find("//w:p[w:pPr/w:pStyle/@w:val='Briefkopf']")
    assert "Telefon" in document.words(document.first("footer"))
    assert document.find("//w:tblpPr", document.first("header")) == []


def test_lists_of_the_letterhead_stay_beside_those_of_the_letter() -> None:
    numbering = (
        f"<w:numbering {briefbogen.NS}><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"
        "<w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    punkt = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    parts = members(styles=STYLES + style("Punkt", "Punkt", punkt))
    rels = "styles:styles.xml header:header1.xml header:header2.xml footer:footer1.xml "
    rels += "footer:footer2.xml numbering:numbering.xml"
    parts |= {"word/numbering.xml": numbering}
    parts |= {"word/_rels/document.xml.rels": relationships(*rels.split())}
    document = written(on(parts))
    path = "//w:style[w:name/@w:val='Punkt']//w:numId/@w:val"
    (number,) = document.find(path, "styles.xml")
    (abstract,) = document.find(f"//w:num[@w:numId='{number}']/*/@w:val", "numbering.xml")
    shown = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:lvlText/@w:val"
    assert document.find(shown, "numbering.xml") == ["•"]
    kinds = [e.tag.partition("}")[2] for e in document.find("/w:numbering/*", "numbering.xml")]
    assert kinds == sorted(kinds)


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="B"/>'
    "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='rIdBild'/></pic:blipFill>"
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
BILD = f'<Relationship Id="rIdBild" Type="{briefbogen.OFFICE}/image" Target="media/wappen.png"/>'


def with_picture() -> dict[str, str | bytes]:
    more = {"word/_rels/header1.xml.rels": relationships(more=BILD), "word/media/wappen.png": png()}
    return members(header=PICTURE + HEADER) | more


def test_a_picture_that_the_pdf_would_lack_is_refused() -> None:
    assert sentence(on(with_picture())) == (
        "Der Briefbogen zeigt Bilder, die im PDF fehlten: word/media/wappen.png."
    )


def test_the_logo_takes_the_place_of_a_picture() -> None:
    logo = Logo(links=150, oben=12, breite=40, hoehe=14)
    document = written(on(with_picture(), logo=logo, bild=Beilage("logo.png", png())))
    assert [n for n in document.names if "media" in n] == ["word/media/logo.png"]
    assert len(document.find("//*[local-name()='blip']", document.first("header"))) == 1


def test_a_header_that_says_something_else_than_the_pdf_is_refused() -> None:
    anders = on(members(header=HEADER.replace("Stadt ", "Landkreis ")))
    assert sentence(anders) == (
        "Die Kopfzeile des Briefbogens sagt „Landkreis Musterstadt“, die Region „kopf“ des Briefs "
        "„Stadt Musterstadt“; DOCX und PDF sagten Verschiedenes."
    )
    assert "Die Fußzeile" in sentence(on(members(footer="<w:p><w:r><w:t>x</w:t></w:r></w:p>")))
    ohne = {k: v for k, v in STIL.regionen.items() if k != "kopf"}
    assert "keinen Platz" in sentence(on(members(), regionen=ohne))


def test_a_muster_without_that_region_needs_a_letterhead_without_words() -> None:
    letter = replace(BRIEF, frame=Frame((), BRIEF.frame.after))
    (found,) = [m for m in told(on(members()), letter) if not m.warnung]
    assert "„Stadt Musterstadt“, die Region „kopf“ des Briefs „“" in found.satz
    assert told(on(members(), briefbogen=False), letter) == []


def test_what_the_letterhead_lacks_is_named_with_the_names_that_were_looked_for() -> None:
    _, missing, different = told(on(members()))
    assert missing.warnung
    assert different.warnung
    assert "gruss („Grußformel“)" in missing.satz
    assert "anschrift („Anschrift“, „Empfänger“, „Umschlagadresse“)" in missing.satz
    assert "betreff (" not in missing.satz
    assert "fuss („Brieffuß“, „Fußzeile“)" in missing.satz
    assert (
        "„Betreffzeile“ (12 statt 10 pt, Calibri statt Arial, Farbe #1F3A5F statt #000000)"
        in different.satz
    )
    assert "„Überschrift 1“ (16 statt 12 pt, Calibri statt Arial)" in different.satz


def test_a_letterhead_that_has_all_lacks_nothing() -> None:
    stil = on(members(styles=style("Standard", "Normal", based="") + STYLES + ALLE))
    assert not [m for m in told(replace(stil, absatzformate={})) if "fehlen" in m.satz]


def test_a_name_that_the_letterhead_does_not_have_is_refused() -> None:
    falsch = on(members(), absatzformate={"text": "Unser Fliestext"})
    assert sentence(falsch) == (
        "Das Absatzformat „Unser Fliestext“ für „text“ gibt es im Briefbogen nicht."
    )
    hint = next(m.hinweis for m in told(falsch) if not m.warnung)
    assert hint.startswith("Meinten Sie „Unser Fließtext“?")


def test_a_name_of_the_style_file_goes_before_what_is_found_by_itself() -> None:
    stil = on(members(), absatzformate={"verteiler": "Betreffzeile"})
    assert not [m for m in told(stil) if not m.warnung]
    document = written(stil)
    assert name("Verteiler", document) == ["Betreffzeile"]
    assert name("Betreff", document) == ["Betreff"]
    anlagen = members(styles=STYLES + style("A", "Anlagen"))
    document = written(on(anlagen, absatzformate={"verteiler": "Anlagen"}))
    assert name("Verteiler", document) == ["Anlagen"]
    assert name("Anlagen", document) == ["Anlagen (Brief)"]


def test_one_style_is_refused_for_two_roles() -> None:
    zweimal = {"text": "Merksatz", "betreff": "Merksatz"}
    assert sentence(on(members(), absatzformate=zweimal)) == (
        "Das Absatzformat „Merksatz“ kann nicht auch für „betreff“ gelten; es hat schon eine Rolle."
    )


def test_what_word_alone_shows_is_told() -> None:
    line = (
        '<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="1" name="L"/><a:graphic><a:graphicData>'
        "<wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
    later = "<w:p><w:r><w:t>Blatt 2</w:t></w:r></w:p>" + PICTURE
    stil = on(members(header=HEADER + line, later=later))
    sentences = " ".join(m.satz for m in told(stil))
    assert "Linien und Flächen, die der Briefbogen im Kopf oder Fuß zeichnet, fehlen" in sentences
    assert "Ab der zweiten Seite sagt der Briefbogen „Blatt 2 [Bild]“" in sentences
    assert not [m for m in told(stil) if not m.warnung]
    header = written(stil).first("header")
    spacer = "/w:hdr/w:p/w:r/w:drawing/wp:anchor/wp:docPr[@name='L']"
    (drawing,) = written(stil).find(spacer, header)
    assert drawing.findall(".//{*}decorative")


def with_relation(kind: str, target: str) -> dict[str, str | bytes]:
    relation = (
        f'<Relationship Id="x" Type="{briefbogen.OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
    )
    return members() | {"word/_rels/settings.xml.rels": relationships(more=relation)}


MACRO_TYPE = members()["[Content_Types].xml"].replace(
    f"{briefbogen.WML}.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
UNSAFE: list[tuple[str, dict[str, str | bytes] | bytes, str]] = [
    ("leer", b"", "die Datei ist beschädigt"),
    ("kein-zip", b"PK\x03\x04 kaputt", "die Datei ist beschädigt"),
    ("abgeschnitten", packed(members())[:900], "die Datei ist beschädigt"),
    ("kennwort", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "er hat ein Kennwort"),
    ("bombe", members() | {"x.bin": bytes(41_000_000)}, "er ist ausgepackt zu groß"),
    ("viele", members() | {f"x{n}": b"" for n in range(600)}, "er ist ausgepackt zu groß"),
    ("doppelt", members() | {"word/Styles.xml": "x"}, "ein Teil kommt darin zweimal vor"),
    ("kein-word", {"[Content_Types].xml": "<Types/>"}, "er ist kein Word-Dokument"),
    ("kein-xml", members() | {"word/styles.xml": "<w:styles"}, "word/styles.xml ist kein XML"),
    ("dtd", members() | {"word/styles.xml": BOMB}, "word/styles.xml enthält eine DTD"),
    ("ohne-kopf", members() | {"word/header1.xml": ""}, "word/header1.xml ist kein XML"),
    ("makro", members() | {"word/vbaProject.bin": b"x"}, "enthält Makros"),
    ("makro-art", members() | {"[Content_Types].xml": MACRO_TYPE}, "enthält Makros"),
    ("activex", members() | {"word/activeX/activeX1.xml": "<x/>"}, "enthält Makros"),
    ("ole", members() | {"word/embeddings/o.bin": b"x"}, "ein eingebettetes Objekt"),
    ("vorlage", with_relation("attachedTemplate", "file:///x.dotm"), "Dokumentvorlage „file:"),
    ("bild", with_relation("image", "https://x.example/b.png"), "außerhalb der Datei"),
    ("link", with_relation("hyperlink", "file:///etc/passwd"), "„file:///etc/passwd“ außerhalb"),
    ("objekt", members(header=HEADER + "<w:p><w:r><w:object/></w:r></w:p>"), "Objekt"),
    ("aenderung", members(header="<w:p><w:ins w:id='1'/></w:p>"), "nachverfolgte Änderungen"),
    (
        "textfeld",
        members(
            header="<w:p><w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p>"
            "</w:txbxContent></w:r></w:p>"
        ),
        "Wörter in einem Textfeld",
    ),
    (
        "diagramm",
        with_picture()
        | members(header='<w:p><w:r><w:drawing r:id="rIdBild"/></w:r></w:p>' + HEADER)
        | {"word/_rels/header1.xml.rels": relationships(more=BILD.replace("/image", "/chart"))},
        "steht ein Diagramm",
    ),
]


@pytest.mark.parametrize(
    ("content", "grund"), [case[1:] for case in UNSAFE], ids=[case[0] for case in UNSAFE]
)
def test_what_is_broken_or_unsafe_is_refused_by_name(content, grund: str) -> None:
    assert grund in sentence(on(content))


def test_a_part_whose_bytes_were_changed_is_found() -> None:
    content = bytearray(packed(members()))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        at = archive.getinfo("word/styles.xml").header_offset
    content[at + 80] ^= 0xFF
    assert "die Datei ist beschädigt" in sentence(on(bytes(content)))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_on_paper_header_and_text_stand_where_the_pdf_has_them(tmp_path: Path) -> None:
    stil = on(members())
    (tmp_path / "brief.docx").write_bytes(docx.write(BRIEF, stil))
    (printed,) = to_pdf([tmp_path / "brief.docx"])
    (tmp_path / "web.pdf").write_bytes(pdf.write(BRIEF, stil))
    word, web = list(lines(printed)), list(lines(tmp_path / "web.pdf"))
    assert len(word) == len(web)
    for start in ("Stadt Musterstadt", "Stadtrat der", "Datum:", "Ihre Ratsanfrage"):
        ours, theirs = (
            next((x, y) for text, x, y in pages[0] if text.startswith(start))
            for pages in (word, web)
        )
        # The header keeps its own type, and so lines of its own height.
        accuracy = 2.0 if start == "Stadt Musterstadt" else GENAU
        assert ours == pytest.approx(theirs, abs=accuracy)


def test_a_header_or_footer_that_has_no_room_is_told() -> None:
    high = HEADER.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="96"/></w:rPr>', 1)
    footer = FOOTER.replace("<w:p>", '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>')
    head, *others = (m.satz for m in told(on(members(header=high, footer=footer))))
    assert head == (
        "Die Kopfzeile des Briefbogens braucht etwa 25 mm, der Platz von „kopf“ ist 20 mm hoch."
    )
    assert not [satz for satz in others if "braucht etwa" in satz]
    foot, *_ = told(on(members()))
    assert foot.warnung
    assert "Die Fußzeile des Briefbogens braucht etwa 16 mm" in foot.satz
