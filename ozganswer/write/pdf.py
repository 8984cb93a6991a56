"""Letter + Stil → PDF/A-2a and PDF/UA-1 in one file, drawn by WeasyPrint from HTML and CSS."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from ozganswer.errors import InternalError, Mistakes
from ozganswer.errors.writing import RegionZuGross
from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import Stil
from ozganswer.write import css, html, pdfua, text, zeichen
from ozganswer.write.weasy import engine, refuse

MM = 96 / 25.4
"""CSS pixels in a millimetre."""

SPIELRAUM = 0.5
"""How many mm a region may stand out of its place."""


def write(letter: Letter, stil: Stil) -> bytes:
    """Write a letter as PDF; raises Mistakes for what cannot be shown, PdfBibliothekFehlt."""
    zeichen.check(text.draw(letter, stil), "\n".join((letter.titel, letter.autor, letter.thema)))
    with _log_faults():
        document = _render(html.draw(letter, stil), css.draw(stil))
        _check_places(document, stil)
        foot = letter.frame.region(RegionName.FUSS) and RegionName.FUSS in stil.regionen
        return bytes(document.write_pdf(finisher=_finisher(bool(foot)), **_options()))


def _render(markup: str, style: str) -> Any:
    page = engine().HTML(string=markup, url_fetcher=refuse)
    return page.render(
        font_config=engine().fonts, stylesheets=[_stylesheet(style)], **_options()
    )


def _options() -> dict[str, Any]:
    return {"pdf_variant": "pdf/a-2a"}


@lru_cache(maxsize=16)
def _stylesheet(style: str) -> Any:
    return engine().CSS(string=style, font_config=engine().fonts, url_fetcher=refuse)


def _finisher(foot: bool) -> Any:
    def finish(document: Any, pdf: Any) -> None:
        pdfua.identify(pdf)
        pdfua.scope_headers(pdf)
        if foot:
            pdfua.put_last(pdf, "/Sect")

    return finish


def _check_places(document: Any, stil: Stil) -> None:
    """Raise Mistakes where a region of the first page is higher than its place."""
    heights = {
        box.element.get("id"): box.margin_height() / MM
        for box in document.pages[0]._page_box.descendants(placeholders=True)
        if box.element is not None and box.is_absolutely_positioned()
    }
    wrong = [
        RegionZuGross(name, heights[name], platz.hoehe)
        for name, platz in stil.regionen.items()
        if heights.get(name, 0) > platz.hoehe + SPIELRAUM
    ]
    if wrong:
        raise Mistakes(wrong)


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
