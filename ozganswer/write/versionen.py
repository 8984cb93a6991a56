"""Versions of the native libraries whose code decides the bytes of a format."""

import ctypes
import sys
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from types import MappingProxyType
from typing import Any

ENDUNGEN = MappingProxyType({"win32": "{}-{}.dll", "darwin": "{}.{}.dylib"})
"""How a system calls the file of a library and its number."""
ENDUNG = "{}.so.{}"


@cache
def versionen(format_: str) -> dict[str, str]:
    """List the versions for a format; a library that is not there is left out."""
    gefunden: dict[str, str] = {}
    for name, frage in FORMATE.get(format_, {}).items():
        # Without it the letter is not drawn, or this system calls it by another name.
        with suppress(OSError):
            gefunden[name] = frage()
    return gefunden


def _zlib() -> str:
    return zlib.ZLIB_RUNTIME_VERSION


def _libxml2() -> str:
    # Only what writes a DOCX pays for the import.
    from lxml import etree  # noqa: PLC0415

    return _dotted(etree.LIBXML_VERSION)


def _pango() -> str:
    return _text(_library("libpango-1.0", 0).pango_version_string)


def _harfbuzz() -> str:
    return _text(_library("libharfbuzz", 0).hb_version_string)


def _fontconfig() -> str:
    zahl = _library("libfontconfig", 1).FcGetVersion()
    return _dotted((zahl // 10000, zahl // 100 % 100, zahl % 100))


def _freetype() -> str:
    bibliothek, zugang = _library("libfreetype", 6), ctypes.c_void_p()
    teile = tuple(ctypes.c_int() for _ in range(3))
    bibliothek.FT_Init_FreeType(ctypes.byref(zugang))
    bibliothek.FT_Library_Version(zugang, *map(ctypes.byref, teile))
    bibliothek.FT_Done_FreeType(zugang)
    return _dotted(teil.value for teil in teile)


FORMATE: MappingProxyType[str, dict[str, Callable[[], str]]] = MappingProxyType(
    {
        "docx": {"libxml2": _libxml2, "zlib": _zlib},
        "pdf": {
            "fontconfig": _fontconfig,
            "freetype": _freetype,
            "harfbuzz": _harfbuzz,
            "pango": _pango,
            "zlib": _zlib,
        },
    }
)


def _library(name: str, nummer: int) -> ctypes.CDLL:
    """Open a library as WeasyPrint does, by its name alone; raises OSError."""
    return ctypes.CDLL(ENDUNGEN.get(sys.platform, ENDUNG).format(name, nummer))


def _text(frage: Any) -> str:
    frage.restype = ctypes.c_char_p
    return bytes(frage()).decode()


def _dotted(teile: Iterable[int]) -> str:
    return ".".join(map(str, teile))
