"""A style's logo: how large it is on paper; both writers of pages draw it there."""

import struct
from dataclasses import replace

from ozganswer.records.stil import Platz, Stil

LOGO = "ozganswer:logo.png"
"""The picture's address in HTML and CSS; the writer of the PDF has its bytes."""


def logo_place(stil: Stil) -> Platz | None:
    """Reckon where the picture stands, as large as its Platz allows, its top left corner there."""
    if not stil.logo or not stil.bild:
        return None
    # IHDR, the head of every PNG, begins with width and height in pixels (PNG, 11.2.2).
    width, height = struct.unpack(">II", stil.bild.inhalt[16:24])
    scale = min(stil.logo.breite / width, stil.logo.hoehe / height)
    return replace(stil.logo, breite=round(width * scale, 2), hoehe=round(height * scale, 2))
