"""Fristen: when an answer is due and how that was reckoned (§§ 187, 188 BGB)."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ozganswer.records.anfrage import Eckdaten
from ozganswer.records.blaetter import Fristregel, Kommune, Spanne, Vorlauf
from ozganswer.records.german import aufzaehlung, datum

if TYPE_CHECKING:
    from holidays import HolidayBase

UEBRIGE = "default"
"""The rule for every art that has none of its own."""

TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
EINHEITEN = MappingProxyType({"tage": "Tag/e", "wochen": "Woche/n", "monate": "Monat/e"})
"""The units of a Spanne, each with what a plural adds behind the stroke."""


@dataclass(frozen=True, slots=True)
class Frist:
    """When an answer is due; None with the reason in `rechnung` where nothing says it."""

    tag: date | None
    rechnung: tuple[str, ...]
    """The steps to the day, each a German phrase."""
    vorlauf: Mapping[str, date] = field(default_factory=dict)
    """By when Zuarbeit and Mitzeichnung have to be done."""


@dataclass(frozen=True, slots=True)
class Zusage:
    """A later day that a letter has promised."""

    tag: date
    wodurch: str
    """What promised it, `Zwischennachricht vom 01.10.2019`."""


def reckon(anfrage: Eckdaten, kommune: Kommune) -> Frist:
    """Reckon the Frist of an Anfrage by the Kommune's rules."""
    if anfrage.frist:
        gesetzt = Frist(anfrage.frist, (f"von Hand gesetzt: {datum(anfrage.frist)}",))
        return _with_vorlauf(gesetzt, kommune)
    regeln = kommune.fristen or {}
    regel = regeln.get(anfrage.art) or regeln.get(UEBRIGE)
    if regel is None:
        return Frist(None, (f"kommune.fristen sagt nichts für die Art „{anfrage.art}“",))
    return _with_vorlauf(_by_rule(anfrage, regel, kommune.bundesland), kommune)


def promised(frist: Frist, zusage: Zusage, kommune: Kommune) -> Frist:
    """Move a Frist to the day that a letter has promised."""
    schritt = f"{zusage.wodurch}: zugesagt bis {datum(zusage.tag)}"
    return _with_vorlauf(
        replace(frist, tag=zusage.tag, rechnung=(*frist.rechnung, schritt)), kommune
    )


def is_working_day(tag: date, bundesland: str | None) -> bool:
    """Tell whether a day is neither at a weekend nor a holiday of the Bundesland."""
    return tag.weekday() < TAGE.index("Samstag") and tag not in _holidays(bundesland)


def working_day(tag: date, bundesland: str | None, schritt: int) -> date:
    """Find the first working day from a day on, backwards (-1) or forwards (1)."""
    while not is_working_day(tag, bundesland):
        tag += timedelta(days=schritt)
    return tag


def later(tag: date, spanne: Spanne, richtung: int = 1) -> date:
    """Count a Spanne from a day on, which itself does not count (§ 187 Abs. 1 BGB)."""
    tag = _months_later(tag, richtung * (spanne.monate or 0))
    return tag + richtung * timedelta(days=spanne.tage or 0, weeks=spanne.wochen or 0)


def _by_rule(anfrage: Eckdaten, regel: Fristregel, bundesland: str | None) -> Frist:
    wege = [w for w in (_from_start(anfrage, regel), _before_meeting(anfrage, regel)) if w.rechnung]
    fehlend = tuple(schritt for weg in wege if weg.tag is None for schritt in weg.rechnung)
    tage = [weg for weg in wege if weg.tag]
    if not tage:
        return Frist(None, fehlend)
    frist = min(tage, key=lambda weg: weg.tag or date.max)
    frist = _to_working_day(_at_most(frist, anfrage, regel), regel, bundesland)
    quelle = (f"Regel: {regel.regel}",) if regel.regel else ()
    return replace(frist, rechnung=(*frist.rechnung, *fehlend, *quelle))


def _from_start(anfrage: Eckdaten, regel: Fristregel) -> Frist:
    if not _words(regel):
        return Frist(None, ())
    beginn, woher = _start(anfrage, regel)
    if beginn is None:
        return Frist(None, (f"{woher} ist nicht bekannt",))
    tag = later(beginn, regel)
    return Frist(tag, (f"{woher} {datum(beginn)}", f"{_words(regel)} danach: {_day(tag)}"))


def _start(anfrage: Eckdaten, regel: Fristregel) -> tuple[date | None, str]:
    if regel.ab == "eingang" and anfrage.eingegangen:
        return anfrage.eingegangen, "Eingang"
    woher = "Schreiben vom" if anfrage.schreiben_vom or regel.ab == "schreiben" else "Eingang"
    return anfrage.schreiben_vom, woher


def _before_meeting(anfrage: Eckdaten, regel: Fristregel) -> Frist:
    if regel.vor_sitzung is None:
        return Frist(None, ())
    if anfrage.sitzung is None:
        return Frist(None, ("der Tag der Sitzung ist nicht bekannt",))
    tag = later(anfrage.sitzung, regel.vor_sitzung, -1)
    vorher = f"{_words(regel.vor_sitzung)} davor: {_day(tag)}"
    return Frist(tag, (f"Sitzung am {datum(anfrage.sitzung)}", vorher))


def _at_most(frist: Frist, anfrage: Eckdaten, regel: Fristregel) -> Frist:
    beginn = _start(anfrage, regel)[0]
    if regel.hoechstens is None or beginn is None or frist.tag is None:
        return frist
    ende = later(beginn, regel.hoechstens)
    if frist.tag <= ende:
        return frist
    schritt = f"höchstens {_words(regel.hoechstens)}: {_day(ende)}"
    return replace(frist, tag=ende, rechnung=(*frist.rechnung, schritt))


def _to_working_day(frist: Frist, regel: Fristregel, bundesland: str | None) -> Frist:
    tag = frist.tag
    if tag is None or regel.arbeitstag is None or is_working_day(tag, bundesland):
        return frist
    neu = working_day(tag, bundesland, -1 if regel.arbeitstag == "vorher" else 1)
    schritt = f"{_why_free(tag, bundesland)}, Arbeitstag {regel.arbeitstag}: {_day(neu)}"
    return replace(frist, tag=neu, rechnung=(*frist.rechnung, schritt))


def _why_free(tag: date, bundesland: str | None) -> str:
    feiertag = _holidays(bundesland).get(tag)
    return f"{datum(tag)} ist {feiertag or TAGE[tag.weekday()]}"


def _with_vorlauf(frist: Frist, kommune: Kommune) -> Frist:
    if frist.tag is None or kommune.vorlauf is None:
        return frist
    tage = dict(_vorlauf(frist.tag, kommune.vorlauf, kommune.bundesland))
    return replace(frist, vorlauf=tage)


def _vorlauf(tag: date, vorlauf: Vorlauf, bundesland: str | None) -> Iterator[tuple[str, date]]:
    for name, spanne in (("Zuarbeit", vorlauf.zuarbeit), ("Mitzeichnung", vorlauf.mitzeichnung)):
        if spanne:
            yield name, working_day(later(tag, spanne, -1), bundesland, -1)


def _months_later(tag: date, monate: int) -> date:
    jahr, monat = divmod(tag.year * 12 + tag.month - 1 + monate, 12)
    # Where the month has no such day, its last one counts (§ 188 Abs. 3 BGB).
    return date(jahr, monat + 1, min(tag.day, monthrange(jahr, monat + 1)[1]))


def _words(spanne: Spanne) -> str:
    zahlen = {name: getattr(spanne, name) or 0 for name in EINHEITEN}
    return aufzaehlung([_counted(zahlen[n], EINHEITEN[n]) for n in EINHEITEN if zahlen[n]])


def _counted(zahl: int, einheit: str) -> str:
    einzahl, endung = einheit.split("/")
    return f"{zahl} {einzahl if zahl == 1 else einzahl + endung}"


def _day(tag: date) -> str:
    return f"{TAGE[tag.weekday()]}, {datum(tag)}"


@cache
def _holidays(bundesland: str | None) -> "HolidayBase":
    # Only what reckons a Frist pays for the import.
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("DE", subdiv=bundesland, language="de")
