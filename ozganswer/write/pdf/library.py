"""WeasyPrint, imported once and only for a PDF: with our fonts alone, and no access to anything."""

import ctypes.util
import io
import os
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from ozganswer.errors import InternalError
from ozganswer.errors.writing import KeinOrdnerFuerKurzes, PdfBibliothekFehlt
from ozganswer.write.fontfiles import SCHRIFTEN

FONTCONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """The parts of WeasyPrint in use, and the one configuration of fonts of this process."""

    HTML: Any
    CSS: Any
    Response: Any
    fonts: Any


@cache
def engine() -> Engine:
    """Import WeasyPrint; raises PdfBibliothekFehlt, KeinOrdnerFuerKurzes."""
    with _quiet(), _only_our_fonts(), _no_search_for_libraries(), _no_second_subsetter():
        try:
            from weasyprint import CSS, HTML  # noqa: PLC0415
            from weasyprint.text import ffi  # noqa: PLC0415
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
            from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415
        except OSError as error:
            raise PdfBibliothekFehlt(_library(error)) from error
        if ffi.harfbuzz_subset is None:
            # Without it the fonts, and so the bytes, would be others.
            raise PdfBibliothekFehlt("libharfbuzz-subset")
        return Engine(HTML, CSS, URLFetcherResponse, FontConfiguration())


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches the pictures that it holds, and nothing from outside: not even a file."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By their address."""

    _fail_on_errors: ClassVar = False

    def __call__(self, url: str) -> Any:
        """Give a picture, or refuse the address; WeasyPrint tells so in its log."""
        if url not in self.pictures:
            raise InternalError(f"Das PDF verlangt die Adresse „{url}“.")
        return engine().Response(url, self.pictures[url], {"Content-Type": "image/png"})


def _library(error: OSError) -> str:
    named = re.search(r"'([^']+)'", str(error))
    return named[1] if named else "Pango"


@contextmanager
def _quiet() -> Iterator[None]:
    # On a missing library WeasyPrint prints to the standard output, and warns of the next one.
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Let Fontconfig know the fonts that come with the program, and none of the machine's."""
    with ExitStack() as stack:
        config = _configuration(stack)
        # For the libraries in this process alone: its children get os.environ, which stays.
        os.putenv("FONTCONFIG_FILE", str(config))
        try:
            yield
        finally:
            os.unsetenv("FONTCONFIG_FILE")


def _configuration(stack: ExitStack) -> Path:
    """Write Fontconfig's configuration for as long as the stack is open."""
    try:
        fleeting = TemporaryDirectory(prefix="ozganswer-", ignore_cleanup_errors=True)
        folder = stack.enter_context(fleeting)
        config = Path(folder, "fonts.conf")
        folders = {"fonts": escape(str(SCHRIFTEN)), "cache": escape(str(Path(folder, "cache")))}
        config.write_text(FONTCONFIG.format(**folders), encoding="utf-8")
    except OSError as error:
        raise KeinOrdnerFuerKurzes(error) from error
    return config


@contextmanager
def _no_second_subsetter() -> Iterator[None]:
    """Keep fontTools' subsetter from being imported, which takes a tenth of a first letter's time.

    Our fonts are static and HarfBuzz subsets them: `engine` refuses to work without it.
    """
    instancer = ModuleType("fontTools.varLib.instancer")
    instancer.__dict__["instantiateVariableFont"] = None
    absent = {"fontTools.subset": ModuleType("fontTools.subset"), instancer.__name__: instancer}
    stand_ins = {name: module for name, module in absent.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _unknown(name: str) -> str | None:  # noqa: ARG001
    return None


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Keep ctypes from running ldconfig and a compiler for each spelling of a library's name.

    WeasyPrint tries the names of all systems in turn; on Linux the loader itself knows the last.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _unknown
    try:
        yield
    finally:
        ctypes.util.find_library = search
