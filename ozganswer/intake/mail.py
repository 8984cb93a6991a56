"""E-mail → papers: its attachments, and its own text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from ozganswer.intake.betreff import TITELZEILE, ohne_titel
from ozganswer.intake.papier import Begleitung, Zeile

MEISTE_ANLAGEN = 20
TIEFE = 5
"""How many mails deep an attached mail is read."""


KOPFZEILEN = 6
"""How many lines the head of a forwarded mail has."""

_ZITAT = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BETREFF = re.compile(r"(?:Betreff|Subject):")


def lies_mail(inhalt: bytes) -> EmailMessage:
    """Read a mail; whatever is broken in it is read as far as it goes."""
    return message_from_bytes(inhalt, EmailMessage, policy=policy.default)


def anlagen(mail: EmailMessage, tiefe: int = 0) -> Iterator[tuple[str, bytes]]:
    """List the attachments with their names, those of attached mails too."""
    for n, teil in enumerate(mail.iter_attachments() if tiefe < TIEFE else ()):
        if n >= MEISTE_ANLAGEN or not isinstance(teil, EmailMessage):
            return
        try:
            daten = teil.get_content()
        except (KeyError, LookupError, ValueError, MessageError):
            daten = _bytes(teil)
        if isinstance(daten, EmailMessage):
            yield from anlagen(daten, tiefe + 1)
            yield from _als_anlage(daten, n)
        elif isinstance(daten, bytes):
            yield teil.get_filename() or f"Anlage {n + 1}", daten
        elif isinstance(daten, str):
            yield teil.get_filename() or f"Anlage {n + 1}", daten.encode()


def _als_anlage(mail: EmailMessage, n: int) -> Iterator[tuple[str, bytes]]:
    """Take the own text of an attached mail for an attachment."""
    inhalt, ist_html = text(mail)
    if inhalt.strip():
        name = f"E-Mail {n + 1}{'.html' if ist_html else '.txt'}"
        yield name, (inhalt if ist_html else ohne_zitat(inhalt)).encode("utf-8", errors="replace")


def _bytes(teil: MIMEPart) -> bytes:
    """Read what a part holds, though it says wrongly how it is written."""
    daten = teil.get_payload(decode=True)
    return daten if isinstance(daten, bytes) else b""


def text(mail: EmailMessage) -> tuple[str, bool]:
    """Read a mail's own text, and tell whether it is HTML."""
    koerper = mail.get_body(preferencelist=("plain", "html"))
    if koerper is None:
        return "", False
    try:
        inhalt = koerper.get_content()
    except (KeyError, LookupError, ValueError, MessageError):
        inhalt = _bytes(koerper).decode("utf-8", errors="replace")
    return str(inhalt), koerper.get_content_subtype() == "html"


def ohne_zitat(text: str) -> str:
    """Drop the marks of quoted lines."""
    return _ZITAT.sub("", text)


def weitergeleitet(zeilen: Sequence[Zeile]) -> int:
    """Find where a mail that is forwarded begins with its own head; 0: there is none."""
    for i, zeile in enumerate(zeilen):
        kopf = [z.text for z in zeilen[i : i + KOPFZEILEN]]
        if zeile.text.startswith(("Von:", "From:")) and any(map(_BETREFF.match, kopf)):
            return i
    return 0


def begleitung(mail: EmailMessage) -> Begleitung:
    """Read what the mail's head says of the paper."""
    hinweise = tuple(
        f"{name} der E-Mail: {' '.join(str(mail[feld]).split())}"
        for feld, name in (("From", "Absender"), ("Subject", "Betreff"))
        if mail[feld]
    )
    return Begleitung("E-Mail", betreff=_betreff(mail), eingegangen=_tag(mail), hinweise=hinweise)


def _betreff(mail: EmailMessage) -> str | None:
    betreff = " ".join(str(mail["Subject"] or "").split())
    while betreff.lower().startswith(("wg:", "fwd:", "fw:", "aw:", "re:")):
        betreff = betreff.partition(":")[2].strip()
    return None if TITELZEILE.fullmatch(betreff) else ohne_titel(betreff) or None


def _tag(mail: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(mail["Date"])).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
