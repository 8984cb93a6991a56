"""A DOCX as the tests read it: its parts, its words with their numbers, its places on paper."""

import io
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
W = f"{{{NS['w']}}}"
MM = 25.4 / 72


class Docx:
    """An opened file; parts are asked for by their name under word/."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()
        self._parts: dict[str, etree._Element] = {}

    def part(self, name: str) -> etree._Element:
        path = name if "/" in name else f"word/{name}"
        if path not in self._parts:
            self._parts[path] = etree.fromstring(self.zip.read(path))
        return self._parts[path]

    def find(self, xpath: str, name: str = "document.xml") -> list:
        return self.part(name).xpath(xpath, namespaces=NS)

    def words(self, name: str = "document.xml") -> list[str]:
        """The words of a part as printed: numbers and dashes of lists among them."""
        counted: Counter[str] = Counter()
        texts = (self._text(p, counted) for p in self.part(name).iter(W + "p"))
        return " ".join(texts).split()

    def first(self, kind: str) -> str:
        """The name of the first page's header or footer."""
        (identity,) = self.find(f"//w:{kind}Reference[@w:type='first']/@r:id")
        relations = self.part("word/_rels/document.xml.rels")
        (target,) = relations.xpath(f"*[@Id='{identity}']/@Target")
        return str(target)

    def _text(self, paragraph: etree._Element, counted: Counter[str]) -> str:
        runs = paragraph.iter(W + "t", W + "tab", W + "br")
        text = "".join(r.text or "" if r.tag == W + "t" else " " for r in runs)
        return f"{self._mark(paragraph, counted)} {text}"

    def _mark(self, paragraph: etree._Element, counted: Counter[str]) -> str:
        path = "w:pPr/w:numPr/w:{}/@w:val"
        number, level = (paragraph.xpath(path.format(n), namespaces=NS) for n in ("numId", "ilvl"))
        if not level:
            return ""
        counted[number[0]] += 1
        shown = self._level(number[0], level[0])
        return shown if "%" not in shown else f"{counted[number[0]]}."

    def _level(self, number: str, level: str) -> str:
        numbering = self.part("numbering.xml")
        found = numbering.xpath(
            f"w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
            f"/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val",
            namespaces=NS,
        )
        return str(found[0])


def to_pdf(files: list[Path]) -> list[Path]:
    """Print files by LibreOffice, all in one run with a profile of its own."""
    folder = files[0].parent
    command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [file.with_suffix(".pdf") for file in files]


def lines(pdf: Path) -> Iterator[list[tuple[str, float, float]]]:
    """Each page's runs of text, with their mm from the left and from the top to the baseline."""
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            words = page.extract_words(keep_blank_chars=True, return_chars=True)
            yield [(w["text"], w["x0"] * MM, _baseline(page, w) * MM) for w in words]


def _baseline(page, word) -> float:
    return float(page.height) - word["chars"][0]["matrix"][5]
