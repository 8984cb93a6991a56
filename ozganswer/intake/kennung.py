"""What council offices number papers with: `RA-531/2019`, `VII/2022/03569`, `F0201/12`."""

import re

ZEICHEN = re.compile(
    r"(?<![\w/.§-])(?:"
    r"[A-ZÄÖÜ]{1,5}[-/ ]?\d{1,5}[/-]\d{2,4}(?:[/-]\d{1,3})?"
    r"|[IVX]{1,5}[-/](?:[A-Z]{1,4}[-/])?(?:\d{2,4}[-/])?\d{2,6}(?:-[A-Z0-9]{1,4})*"
    r"|[A-ZÄÖÜ]{2,5}[-/]\d{1,6}(?:/[IVX]{1,5})?"
    r"|(?:19|20)\d\d/\d{3,6}(?:/\d{1,2})?"
    r"|\d{1,5}/[IVX]{1,5}|\d{1,4}/(?:19|20)\d\d(?:[-/][A-ZÄÖÜ]{1,4})?"
    r"|\d{1,4}/\d{3,5}"
    r")(?![\w/]|-\d)"
)
"""A Kennung that can be known by its form alone, wherever it stands."""

HINTER_ETIKETT = re.compile(r"(?:[A-ZÄÖÜa-zäöü]{1,6}[ /-])?[\wÄÖÜäöü]*\d[\w/.-]*\w|\d+")
"""What may stand behind a label."""

_JAHR = re.compile(r"(?:19|20)\d\d")
_JAHRE = re.compile(r"(?:19|20)\d\d/(?:(?:19|20)?\d\d)")
_GESETZ = re.compile(r"(?:DIN|EN|ISO|SGB|AZ|TOP|PLZ|IT|COVID|OZG|BGBl|EU|VO)[- ]", re.IGNORECASE)


_STUECK = re.compile(r"[A-ZÄÖÜ]{1,5}|\d[\w/.-]*|[/-]|[A-ZÄÖÜ]{1,5}[/.-]?\d[\w/.-]*")


def ist_zeichenfolge(text: str) -> bool:
    """Tell whether a text is made of numbers and short capitals only: `20-26 / F 01105`."""
    ziffern = sum(z.isdigit() for z in text)
    return ziffern > 2 and not _JAHR.fullmatch(text) and all(map(_STUECK.fullmatch, text.split()))


def kennungen(text: str) -> list[str]:
    """Find what has the form of a Kennung; two years of a budget have not."""
    alle = (t[0] for t in ZEICHEN.finditer(text))
    return [k for k in alle if not _JAHRE.fullmatch(k) and not _GESETZ.match(k)]
