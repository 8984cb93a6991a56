"""Plain text → lines: UTF-8, UTF-16 with its mark, else the code page of Windows."""

import codecs

from ozganswer.errors.importing import NichtLesbar
from ozganswer.intake.papier import Papier
from ozganswer.intake.zeichen import zeilen

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def lies_text(inhalt: bytes, datei: str) -> Papier:
    """Read a text file; raise NichtLesbar where it is none."""
    return Papier(zeilen(dekodiere(inhalt, datei)))


def dekodiere(inhalt: bytes, datei: str) -> str:
    """Decode a text of unknown coding; raise NichtLesbar."""
    if inhalt.startswith(UTF16):
        return inhalt.decode("utf-16", errors="replace")
    if b"\0" in inhalt:
        raise NichtLesbar(
            datei, "es ist kein Text", "Die Datei mit dem Programm öffnen, aus dem sie ist."
        )
    try:
        return inhalt.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhalt.decode("cp1252", errors="replace")
