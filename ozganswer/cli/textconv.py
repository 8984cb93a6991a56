"""`textconv`: a letter's file as text, which git calls to show what changed in it."""

from hashlib import sha256
from pathlib import Path

from ozganswer.cli.meldung import write_utf8

ZIP, PDF = b"PK\x03\x04", b"%PDF-"


def run(datei: Path) -> int:
    """Write a file as text; never fail over what is in it, for git would show nothing at all."""
    inhalt = datei.read_bytes()
    if inhalt:
        write_utf8((_text(inhalt) or _unreadable(inhalt)).removesuffix("\n"))
    return 0


def _text(inhalt: bytes) -> str | None:
    """Read a file by what it is, whatever it is called; None where it cannot be read."""
    # Each format's library is loaded only for its own files: git calls once a file.
    if inhalt.startswith(ZIP):
        from ozganswer.write import docxtext  # noqa: PLC0415

        return docxtext.read_text(inhalt)
    if inhalt.startswith(PDF):
        from ozganswer.load import pdftext  # noqa: PLC0415

        return pdftext.read_text(inhalt)
    try:
        return None if b"\0" in inhalt else inhalt.decode()
    except UnicodeDecodeError:
        return None


def _unreadable(inhalt: bytes) -> str:
    """Say of an unreadable file what tells it from another."""
    return f"[kein lesbarer Text; {len(inhalt)} Bytes, SHA-256 {sha256(inhalt).hexdigest()}]"
