"""Days as German papers write them: `3.4.21`, `03. April 2021`, `2021-04-03`."""

import re
from datetime import date

MONATE = (
    "jan(?:uar)?|jän(?:ner)?",
    "feb(?:r(?:uar)?|er)?",
    "mär(?:z)?|mrz|maerz",
    "apr(?:il)?",
    "mai",
    "jun[io]?",
    "jul[iy]?",
    "aug(?:ust)?",
    "sep(?:t(?:ember)?)?",
    "okt(?:ober)?",
    "nov(?:ember)?",
    "dez(?:ember)?",
)
MONAT = "|".join(MONATE)

_JAHR = r"(?P<j{0}>(?:19|20)\d\d|[’'‘]?\d\d)"
TAG = re.compile(
    r"(?<![\d.,/§-])(?:"
    r"(?P<j1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<t1>\d\d)"
    rf"|(?P<t2>\d{{1,2}})\. ?(?P<m2>\d{{1,2}})\. ?{_JAHR.format(2)}"
    rf"|(?P<t3>\d{{1,2}})[/-](?P<m3>\d{{1,2}})[/-](?P<j3>(?:19|20)\d\d)"
    rf"|(?P<t4>\d{{1,2}})\. ?(?P<m4>{MONAT})\.? ?{_JAHR.format(4)}"
    r")(?![\d/]|\.\d)",
    re.IGNORECASE,
)

_ORT = re.compile(
    r"(?:[A-ZÄÖÜ][\w()./-]*(?: [\w()./-]+){0,3}, ?|[A-ZÄÖÜ][\w-]+ )?"
    r"(?:(?:\w+tag|den|d\.|am|vom|,),? ?)*"
)
"""What stands before the day of a letter: a place, the day of the week."""

_KEIN_ORT = re.compile(r"(?:Sitzung|Termin|Frist|Stand|Ausgegeben|Gedruckt|Beginn|Bis)\b")

JAHRHUNDERT = 2000
"""Papers with two digits for the year are of this century."""


def tage(text: str) -> list[tuple[date, int, int]]:
    """Find the days that a text names, each with where it begins and ends."""
    gefunden = ((lies_tag(t), t.start(), t.end()) for t in TAG.finditer(text))
    return [(tag, von, bis) for tag, von, bis in gefunden if tag]


def ein_tag(text: str) -> date | None:
    """Find the first day that a text names."""
    return next((tag for tag, _, _ in tage(text)), None)


def tag_der_zeile(text: str) -> date | None:
    """Read a line that only dates a letter: `Neustadt, den 3. März 2021`."""
    gefunden = tage(text)
    if len(gefunden) != 1:
        return None
    tag, von, bis = gefunden[0]
    if _KEIN_ORT.match(text):
        return None
    return tag if _ORT.fullmatch(text[:von]) and not text[bis:].strip(" –-.,") else None


def lies_tag(treffer: re.Match[str]) -> date | None:
    """Read a match as a day; None where no calendar has it."""
    teile = {k[0]: v for k, v in treffer.groupdict().items() if v}
    jahr = int(teile["j"].lstrip("’'‘"))
    try:
        return date(jahr if jahr > 99 else JAHRHUNDERT + jahr, _monat(teile["m"]), int(teile["t"]))
    except ValueError:
        return None


def _monat(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return next(n for n, m in enumerate(MONATE, 1) if re.fullmatch(m, text, re.IGNORECASE))


def beginnt_mit_tag(text: str) -> bool:
    """Tell whether a text begins with a day or a day and a month: `2. Mai` is no number two."""
    return bool(re.match(rf"\d{{1,2}}\. ?(?:(?:{MONAT})\b|\d{{1,2}}\. ?\d\d)", text, re.IGNORECASE))
