"""Writes letters on a letterhead and with a logo into a folder, for the validators."""

import sys
from dataclasses import replace
from pathlib import Path

from ozganswer.records.stil import Beilage, Logo, Stil
from ozganswer.write import WRITERS
from tests.bilder import png
from tests.briefbogen import members, packed
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF

BOGEN = Beilage("briefbogen.docx", packed(members()))
LOGO = Logo(links=150, oben=12, breite=40, hoehe=14)
STILE: dict[str, Stil] = {
    "briefbogen": replace(STIL, bogen=BOGEN),
    "briefbogen-text": replace(STIL, bogen=BOGEN, absatzformate={"text": "Unser Fließtext"}),
    "logo-zierde": replace(STIL, logo=LOGO, bild=Beilage("logo.png", png(farbe=6))),
    "logo-text": replace(STIL, logo=replace(LOGO, text="Logo"), bild=Beilage("logo.png", png())),
}


def build(folder: Path) -> None:
    """Write each letter in both formats of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, stil in STILE.items():
        for format_ in ("docx", "pdf"):
            (folder / f"{name}.{format_}").write_bytes(WRITERS[format_](BRIEF, stil))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
