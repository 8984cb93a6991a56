"""The head of a letter's source, changed in place: all else stays byte for byte."""

from collections.abc import Mapping
from typing import Any

from ozganswer.errors import InternalError, OzganswerError
from ozganswer.load.aendern import aendere_yaml
from ozganswer.load.brief import STRICHE
from ozganswer.load.einsetzen import ZEILE
from ozganswer.load.yaml import lies_yaml

BOM = "\ufeff"


def lies_kopf(inhalt: bytes) -> dict[str, Any]:
    """Read the head of a source as plain data; empty where it cannot be read."""
    try:
        return _data(_cut(inhalt.decode("utf-8"))[1])
    except (OzganswerError, UnicodeDecodeError):
        return {}


def schneide_kopf(inhalt: bytes) -> str:
    """Cut the head with its rules off a source that has one, as it stands; else nothing."""
    try:
        davor, kopf, danach = _cut(inhalt.decode("utf-8"))
    except (OzganswerError, UnicodeDecodeError):
        return ""
    return davor + kopf + danach.partition("\n")[0] + "\n"


def aendere_kopf(inhalt: bytes, werte: Mapping[str, Any]) -> bytes:
    """Change keys of the head of a source that could be read; None removes a key.

    Raises:
        Mistakes: the head is no YAML, or cannot be changed in place.
        InternalError: there is no head.
    """
    davor, kopf, danach = _cut(inhalt.decode("utf-8"))
    _data(kopf)
    umbruch = "\r\n" if "\r\n" in davor else "\n"
    neu = aendere_yaml(kopf, {(name,): wert for name, wert in werte.items()}, umbruch=umbruch)
    return (davor + neu + danach).encode("utf-8")


def _data(kopf: str) -> dict[str, Any]:
    daten = lies_yaml(kopf.replace("\r\n", "\n").replace("\r", "\n"), "").daten
    if not isinstance(daten, dict | None):
        raise InternalError("Der Kopf ist keine Zuordnung.")
    return daten or {}


def _cut(text: str) -> tuple[str, str, str]:
    """Cut a source before and behind its head, whose rules are lines of `---`."""
    zeilen = [z for z in ZEILE.findall(text) if z]
    striche = [n for n, z in enumerate(zeilen) if z.removeprefix(BOM).rstrip() == STRICHE]
    if striche[:1] != [0] or len(striche) < 2:
        raise InternalError("Die Quelle hat keinen Kopf.")
    ende = striche[1]
    return zeilen[0], "".join(zeilen[1:ende]), "".join(zeilen[ende:])
