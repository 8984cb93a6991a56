"""Pictures for the tests: PNG files of any size and kind, written by hand."""

import struct
import zlib

KANAELE = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def png(breite: int = 200, hoehe: int = 100, farbe: int = 2, tiefe: int = 8) -> bytes:
    """A picture of one shade, of a colour type of PNG (11.2.2 IHDR)."""
    zeile = b"\0" + b"\x66" * ((breite * tiefe * KANAELE[farbe] + 7) // 8)
    kopf = struct.pack(">IIBBBBB", breite, hoehe, tiefe, farbe, 0, 0, 0)
    palette = stueck(b"PLTE", b"\x1f\x3a\x5f" * 2**tiefe) if farbe == 3 else b""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            stueck(b"IHDR", kopf),
            palette,
            stueck(b"IDAT", zlib.compress(zeile * hoehe)),
            stueck(b"IEND", b""),
        )
    )


def stueck(name: bytes, daten: bytes) -> bytes:
    """A chunk with its length and checksum."""
    return (
        struct.pack(">I", len(daten)) + name + daten + struct.pack(">I", zlib.crc32(name + daten))
    )
