"""Words of a word processor → Markdown of a source that says just these words."""

import re

_MONAT = r"(?:Jan|Jän|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
_ANFANG = re.compile(
    r"(?P<vor>[ \t]*)(?:(?P<zeichen>#{1,6}(?=[ \t]|$)|-(?=[ \t]|$)|```|~~~|\{:|\|)"
    rf"|(?P<zahl>[0-9]{{1,9}})(?=\.(?:$|[ \t]+(?!{_MONAT}))))"
)
"""What at the start of a line would begin a heading, a list, a table, attributes."""

_ZEICHEN = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash that would mask the next character
    r"|\*(?=\*)|(?<=\*)\*"  # two stars are bold
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore that could begin or end stress
    r"|(?<=\{)[{%#]"  # Jinja's tags
    r"|\|"
    r"|\[(?=[^\]\n]*\]\()"  # a link
    r"|<(?=https?://|mailto:|[^\s<>@:/]+@)"
)


def maskiert(text: str) -> str:
    """Mask what in Markdown or Jinja would mean something; a line break is written as one."""
    return _ZEICHEN.sub(r"\\\g<0>", text).replace("\n", "\\\n")


def ohne_anfang(zeile: str) -> str:
    """Mask what at the start of a line would make it something else than text."""
    if not (found := _ANFANG.match(zeile)):
        return zeile
    ort = found.end("zahl") if found["zahl"] else found.end("vor")
    return f"{zeile[:ort]}\\{zeile[ort:]}"
