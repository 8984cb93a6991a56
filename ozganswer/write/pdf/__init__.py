"""Letter + Stil → PDF/A-2a and PDF/UA-1 in one file, drawn by WeasyPrint from HTML and CSS."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from ozganswer.errors import InternalError
from ozganswer.records.letter import Letter, Link
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.records.stil import Stil
from ozganswer.write import css, html, text, zeichen
from ozganswer.write.fit import fit
from ozganswer.write.logo import LOGO
from ozganswer.write.pdf import pdfua, tree
from ozganswer.write.pdf.library import Fetcher, engine

OPTIONS = {"pdf_variant": "pdf/a-2a"}


def write(letter: Letter, stil: Stil) -> bytes:
    """Write a letter as PDF; raises Mistakes for what cannot be shown, PdfBibliothekFehlt."""
    zeichen.check(text.draw(letter, stil), _unseen(letter))
    letter, stil = fit(letter, stil)
    with _log_faults():
        document = _render(html.draw(letter, stil), stil)
        return _finished(document)


def warm() -> None:
    """Load the library and its font, which else the first letter waits for."""
    engine()


def _unseen(letter: Letter) -> str:
    inlines = (inline for block in blocks_of(letter) for inline in inlines_of(block))
    targets = (inline.target for inline in inlines if isinstance(inline, Link))
    return "\n".join((letter.titel, letter.autor, letter.thema, *targets))


def _render(markup: str, stil: Stil) -> Any:
    pictures = {LOGO: stil.bild.inhalt} if stil.bild else {}
    page = engine().HTML(string=markup, url_fetcher=Fetcher(pictures))
    sheets = [_stylesheet(css.draw(stil))]
    return page.render(font_config=engine().fonts, stylesheets=sheets, **OPTIONS)


def _finished(document: Any) -> bytes:
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        return bytes(document.write_pdf(finisher=_finish, **OPTIONS))


@lru_cache(maxsize=16)
def _stylesheet(style: str) -> Any:
    return engine().CSS(string=style, font_config=engine().fonts, url_fetcher=Fetcher())


def _finish(document: Any, pdf: Any) -> None:
    pdfua.identify(pdf)
    pdfua.name_glyphs(pdf)
    # WeasyPrint tells nowhere else what stands on its pages.
    tree.rebuild(pdf, [page._page_box for page in document.pages])  # noqa: SLF001


class _Ear(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _log_faults() -> Iterator[None]:
    """Raise InternalError for whatever WeasyPrint warns of: our HTML and CSS leave no reason."""
    ear = _Ear()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield
    finally:
        logger.removeHandler(ear)
    if ear.heard:
        raise InternalError(f"WeasyPrint meldet: {'; '.join(ear.heard)}.")
