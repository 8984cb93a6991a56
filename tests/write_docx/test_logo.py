"""The logo stands at its place in both formats, told to screen readers or marked decorative."""

import io
from dataclasses import replace

import pdfplumber
import pytest
from pypdf import PdfReader

from ozganswer.records.stil import Beilage, Logo, Stil
from ozganswer.write import css, docx, pdf
from ozganswer.write.logo import logo_place
from tests.bilder import png
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, brief, p
from tests.write_docx.lesen import MM, Docx

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
TEXT = 'Logo der Stadt „Muster" & Co.'
BLIP = "//*[local-name()='blip']"


def with_logo(text: str = "", bild: bytes = png()) -> Stil:
    logo = Logo(links=150, oben=12, breite=40, hoehe=14, text=text)
    return replace(STIL, logo=logo, bild=Beilage("logo.png", bild))


@pytest.mark.parametrize(
    ("size", "shown"), [((200, 100), (28, 14)), ((100, 200), (7, 14)), ((800, 100), (40, 5))]
)
def test_it_is_as_large_as_its_place_allows(
    size: tuple[int, int], shown: tuple[float, float]
) -> None:
    platz = logo_place(with_logo(bild=png(*size)))
    assert platz
    assert (platz.links, platz.oben, platz.breite, platz.hoehe) == (150, 12, *shown)


def test_a_style_without_a_logo_has_no_place_for_one() -> None:
    assert logo_place(STIL) is None
    assert Docx(docx.write(BRIEF, STIL)).find(BLIP, "header1.xml") == []


def test_the_docx_shows_it_on_its_first_page_at_its_place() -> None:
    document = Docx(docx.write(BRIEF, with_logo()))
    header = document.first("header")
    assert len(document.find(BLIP, header)) == 1
    assert [n for n in document.names if "header" in n and document.find(BLIP, n)] == [
        f"word/{header}"
    ]
    anchor = f"//wp:anchor[.{BLIP}]"
    offsets = document.find(f"{anchor}/*/wp:posOffset/text()", header)
    assert [int(v) / 36000 for v in offsets] == [150, 12]
    assert document.find(f"{anchor}/wp:extent", header)[0].attrib == {
        "cx": str(28 * 36000),
        "cy": str(14 * 36000),
    }
    assert document.find("//@relativeFrom", header) == ["page"] * 8
    assert document.zip.read("word/media/logo.png") == png()
    ids = document.find("//wp:docPr/@id", header)
    assert len(set(ids)) == len(ids) == 4


@pytest.mark.parametrize("text", ["", TEXT])
def test_the_docx_tells_it_or_marks_it_decorative(text: str) -> None:
    document = Docx(docx.write(BRIEF, with_logo(text)))
    (properties,) = document.find(f"//wp:anchor[.{BLIP}]/wp:docPr", document.first("header"))
    assert properties.get("descr", "") == text
    decorative = properties.findall(".//{*}decorative")
    assert [d.get("val") for d in decorative] == ([] if text else ["1"])


def test_the_pdf_shows_it_at_the_same_place() -> None:
    with pdfplumber.open(io.BytesIO(pdf.write(BRIEF, with_logo(TEXT)))) as document:
        (image,) = document.pages[0].images
        sides = [image[side] * MM for side in ("x0", "top", "x1", "bottom")]
        assert sides == pytest.approx([150, 12, 178, 26], abs=0.05)
        assert [page.images for page in document.pages[1:]] == [[]] * (len(document.pages) - 1)


@pytest.mark.parametrize("farbe", [0, 2, 3, 4, 6])
def test_the_pdf_takes_every_kind_of_png_and_smooths_none(farbe: int) -> None:
    images = _images(pdf.write(brief(p("Text")), with_logo(TEXT, png(farbe=farbe))))
    assert images
    assert [image.get("/Interpolate", False) for image in images] == [False] * len(images)


@pytest.mark.parametrize("text", ["", TEXT])
def test_the_pdf_tells_it_or_leaves_it_out_of_what_is_read(text: str) -> None:
    structure = list(_structure(pdf.write(brief(p("Text")), with_logo(text))))
    assert ("/P", "") in structure
    assert [alt for kind, alt in structure if kind == "/Figure"] == ([text] if text else [])


def _images(data: bytes) -> list:
    waiting = [PdfReader(io.BytesIO(data)).pages[0]]
    found = []
    while waiting:
        resources = waiting.pop().get("/Resources", {})
        objects = [o.get_object() for o in resources.get("/XObject", {}).values()]
        found += [o for o in objects if o["/Subtype"] == "/Image"]
        waiting += [o for o in objects if o["/Subtype"] == "/Form"]
    return found


def _structure(data: bytes):
    reader = PdfReader(io.BytesIO(data))
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            yield element.get("/S"), str(element.get("/Alt", ""))
            waiting += [element["/K"]] if "/K" in element else []


@pytest.mark.parametrize("text", ["", TEXT])
def test_on_paper_it_is_there_once_and_ends_at_its_edges(text: str) -> None:
    logo = Logo(links=165, oben=15, breite=25, hoehe=14, text=text)
    stil = replace(STIL, logo=logo, bild=Beilage("logo.png", png(300, 168)))
    with pdfplumber.open(io.BytesIO(pdf.write(brief(p("Text")), stil))) as document:
        picture = document.pages[0].to_image(resolution=254).original.convert("L")
    row = [x for x in range(1600, 2000) if picture.getpixel((x, 220)) < 255]
    assert (row[0], row[-1], len(row)) == pytest.approx((1650, 1899, 250), abs=2)


def test_as_decoration_it_is_not_repeated_beyond_a_rounded_edge() -> None:
    (rule,) = [line for line in css.draw(with_logo()).splitlines() if "background: url" in line]
    assert "no-repeat" in rule
