"""The words of a DOCX in their order, whatever else is in the file."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEILE = ("word/document.xml", "word/header", "word/footer")
"""The parts that hold text to be read, by the beginnings of their names."""


def read_words(inhalt: bytes) -> list[tuple[str, str]]:
    """Read the paragraphs of a DOCX that the program wrote, each with the part it stands in."""
    with ZipFile(BytesIO(inhalt)) as paket:
        namen = sorted(n for n in paket.namelist() if n.startswith(TEILE))
        return [
            (name, "".join(str(t.text or "") for t in absatz.iter(f"{W}t")))
            for name in namen
            for absatz in etree.fromstring(paket.read(name)).iter(f"{W}p")
        ]
