"""logo.png → its bytes, once they are known to be a whole picture of sane size."""

import struct
import zlib
from collections.abc import Iterator

from ozganswer.errors.stile import LogoKaputt
from ozganswer.records.stil import Beilage

GRENZE = 2_000_000
"""Most bytes that a logo may have."""
PUNKTE = 16_000_000
"""Most pixels: 4000 on each side, which is more than any printer needs of a logo."""
ANFANG = b"\x89PNG\r\n\x1a\n"
KANAELE = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by colour type (PNG, 11.2.2 IHDR)."""


class _Kaputt(Exception):
    """Says in German what is broken."""


def pruefe_logo(logo: Beilage) -> None:
    """Read a logo whole; raise LogoKaputt."""
    try:
        _pruefe(logo.inhalt)
    except _Kaputt as grund:
        raise LogoKaputt(logo.datei, str(grund)) from None


def _pruefe(inhalt: bytes) -> None:
    if not inhalt.startswith(ANFANG):
        raise _Kaputt("es beginnt nicht wie eines")
    stuecke = list(_stuecke(inhalt))
    if not stuecke or stuecke[0][0] != b"IHDR" or len(stuecke[0][1]) != 13:
        raise _Kaputt("ihm fehlt der Kopf")
    if stuecke[-1][0] != b"IEND":
        raise _Kaputt("es ist unvollständig")
    _pruefe_punkte(stuecke[0][1], b"".join(d for name, d in stuecke if name == b"IDAT"))


def _stuecke(inhalt: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Cut a file into its chunks: name and data; raise where one is cut off or was changed."""
    stelle = len(ANFANG)
    while stelle < len(inhalt):
        laenge = int.from_bytes(inhalt[stelle : stelle + 4])
        ende = stelle + 8 + laenge
        if ende + 4 > len(inhalt):
            raise _Kaputt("es ist unvollständig")
        if zlib.crc32(inhalt[stelle + 4 : ende]) != int.from_bytes(inhalt[ende : ende + 4]):
            raise _Kaputt("eine Prüfsumme stimmt nicht")
        yield inhalt[stelle + 4 : stelle + 8], inhalt[stelle + 8 : ende]
        stelle = ende + 4


def _pruefe_punkte(kopf: bytes, daten: bytes) -> None:
    breite, hoehe, tiefe, farbe, _, _, verschraenkt = struct.unpack(">IIBBBBB", kopf)
    if farbe not in KANAELE or tiefe not in (1, 2, 4, 8, 16):
        raise _Kaputt("seine Farben gibt es nicht")
    if not 0 < breite * hoehe <= PUNKTE:
        raise _Kaputt(f"es hat {breite} × {hoehe} Punkte, erlaubt sind 4000 × 4000")
    noetig = hoehe * (1 + (breite * tiefe * KANAELE[farbe] + 7) // 8)
    # A picture of seven interlaced passes has more filter bytes, but never twice as many bytes.
    entpackt = _entpackt(daten, 2 * noetig + 100)
    if entpackt < noetig or (entpackt > noetig and not verschraenkt):
        raise _Kaputt("es hat nicht so viele Punkte, wie es sagt")


def _entpackt(daten: bytes, grenze: int) -> int:
    try:
        return len(zlib.decompressobj().decompress(daten, grenze))
    except zlib.error:
        raise _Kaputt("seine Punkte sind beschädigt") from None
