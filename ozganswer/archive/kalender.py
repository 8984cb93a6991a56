"""The Fristen as a calendar (RFC 5545) that every calendar program can subscribe to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from ozganswer.archive.uebersicht import Anfragestand

PRODID = "-//ozganswer//Fristen//DE"
GESTEMPELT = datetime(1980, 1, 1, tzinfo=UTC)
"""The same Fristen make the same bytes: no clock."""


def write(zeilen: Iterable[Anfragestand]) -> bytes:
    """Write the Fristen that are still due, and their Vorlauf, as all-day events."""
    kalender = Calendar()
    kalender.add("prodid", PRODID)
    kalender.add("version", "2.0")
    for zeile in zeilen:
        if zeile.tage is not None and zeile.frist.tag:
            schritte = "\n".join(zeile.frist.rechnung)
            kalender.add_component(_event(zeile, "Frist", zeile.frist.tag, schritte))
            for name, tag in zeile.frist.vorlauf.items():
                kalender.add_component(_event(zeile, name, tag, ""))
    return bytes(kalender.to_ical())


def _event(zeile: Anfragestand, was: str, tag: date, beschreibung: str) -> Event:
    event = Event()
    event.add("uid", f"{was.lower()}-{zeile.anfrage.replace('/', '-')}@ozganswer")
    event.add("dtstamp", GESTEMPELT)
    event.add("dtstart", tag)
    event.add("dtend", tag + timedelta(days=1))
    event.add("summary", f"{was}: {zeile.kennung} {zeile.betreff}")
    if beschreibung:
        event.add("description", beschreibung)
    return event
