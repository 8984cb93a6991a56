"""What went out of letters, though a draft stands in its place now, or nothing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ozganswer.archive.briefstand import Bisher
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.nachweis import Nachweis
from ozganswer.load.ordner import Brief
from ozganswer.records.anfrage import name_der_kennung
from ozganswer.records.antwort import Kopf
from ozganswer.records.fristen import Zusage
from ozganswer.records.german import datum


@dataclass(frozen=True, slots=True)
class Kopfdaten:
    """What an overview has to know of a letter's head."""

    art: str
    status: str
    datum: date | None
    zugesagt_bis: date | None
    bisher: Bisher | None = None


@dataclass(frozen=True, slots=True)
class Fehlend:
    """A released letter whose folder, or source, is gone."""

    brief: Brief
    nummer: int
    nachweis: Nachweis
    kopf: Kopfdaten

    def is_on(self, anfrage: str) -> bool:
        """Tell whether it is on an Anfrage, by the name that its Kennung makes."""
        return any(name_der_kennung(a.kennung) == anfrage for a in self.nachweis.anfragen)


def went_out(freigaben: Freigaben, brief: Brief, kopf: Kopf) -> Bisher | None:
    """Tell what went out of a letter before the Fassung that its head is of."""
    bezug = kopf.bezug
    if bezug is None or not bezug.art or kopf.status == "versandt":
        return None
    if not freigaben.versand(brief):
        return None
    return Bisher(bezug.fassung, bezug.art, bezug.datum, bezug.zugesagt_bis)


def missing_letters(
    freigaben: Freigaben, kommune: str, briefe: Collection[Brief], leer: Iterable[Brief]
) -> Iterator[Fehlend]:
    """List the released letters of a Kommune whose folders are gone, or hold no source (`leer`)."""
    for brief in (*freigaben.lost(briefe), *leer):
        freigabe = freigaben.fuer(brief) if brief.kommune == kommune else None
        if freigabe and not freigabe.anderswo and (nachweis := freigabe.nachweis):
            status = "versandt" if freigabe.gehalten else "schlussgezeichnet"
            tag, bis = _day(nachweis.datum), _day(nachweis.zugesagt_bis)
            kopf = Kopfdaten(nachweis.art, status, tag, bis)
            yield Fehlend(brief, freigabe.nummer, nachweis, kopf)


def promises(kopf: Kopfdaten, ab: Collection[str]) -> Iterator[Zusage]:
    """List what a letter has promised: itself from some status on, and what went out before it."""
    if kopf.zugesagt_bis and kopf.status in ab:
        yield Zusage(kopf.zugesagt_bis, _called(kopf.art, kopf.datum))
    if kopf.bisher and kopf.bisher.zugesagt_bis:
        yield Zusage(kopf.bisher.zugesagt_bis, _called(kopf.bisher.art, kopf.bisher.datum))


def _called(art: str, tag: date | None) -> str:
    vom = f" vom {datum(tag)}" if tag else ""
    return f"{art.capitalize()}{vom}"


def _day(tag: str | None) -> date | None:
    return date.fromisoformat(tag) if tag else None
