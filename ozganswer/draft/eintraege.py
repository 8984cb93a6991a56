"""Which entries of a blatt a Textbaustein can speak of, for what a question names."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ozganswer.draft.genannt import AMT, Allgemein, Genannt, ist_genannt, jahre
from ozganswer.draft.woerter import Wort, regel, stelle
from ozganswer.records.fakten import Faktenblatt, felder
from ozganswer.records.themen import Baustein


@dataclass(frozen=True, slots=True)
class Frageblick:
    """A question as a blatt is looked through for it: what it names, on which day."""

    genannt: Genannt
    gesagt: tuple[Wort, ...]
    """All words of the question and of the Betreff."""
    allgemein: Allgemein
    stichtag: date


def geeignete(baustein: Baustein, blatt: Faktenblatt) -> dict[str, Any]:
    """List the entries that have all that a Textbaustein needs."""
    return {id_: s for id_, s in blatt.eintraege.items() if _geeignet(s, baustein)}


def genannte(baustein: Baustein, blatt: Faktenblatt, blick: Frageblick) -> tuple[str, ...]:
    """List the entries that the question names."""
    saetze = geeignete(baustein, blatt)
    return tuple(i for i, s in saetze.items() if _benannt(s, baustein, blick))


def gemeinte(
    baustein: Baustein, blatt: Faktenblatt, blick: Frageblick, *, anderes_genannt: bool
) -> tuple[str, ...]:
    """List the entries that answer a question; none where it names what is not among them."""
    saetze = geeignete(baustein, blatt)
    benannt = {i: s for i, s in saetze.items() if _benannt(s, baustein, blick)}
    if not benannt and (anderes_genannt or _nur_benannte(baustein, blick)):
        return ()
    if benannt and baustein.ganz:
        return ()
    saetze = _im_zeitraum(benannt or saetze, baustein, blick.genannt.jahre)
    if not _nennt_zeitraum(saetze.values(), baustein, blick):
        saetze = _bevorzugt(saetze, lambda s: _gilt(s, blatt.inhalt, blick.stichtag))
    return tuple(saetze)


def jahre_von(baustein: Baustein, blatt: Faktenblatt, ids: Iterable[str]) -> set[int]:
    """List the years that entries of a blatt speak of, where a Textbaustein knows of years."""
    return {jahr for i in ids for jahr in _jahre(blatt.eintraege[i], baustein)}


def _nur_benannte(baustein: Baustein, blick: Frageblick) -> bool:
    """Without a name, some say nothing: where a word is wanted, or another office is named."""
    andere_stelle = AMT in baustein.name and bool(blick.genannt.nummern)
    ohne_wort = baustein.bei and not any(_sagt(blick, wort) for wort in baustein.bei)
    return baustein.nur_genannte or andere_stelle or bool(ohne_wort)


def _sagt(blick: Frageblick, wort: str) -> bool:
    return stelle(regel(wort), blick.gesagt) is not None


def _geeignet(satz: Any, baustein: Baustein) -> bool:
    werte = dict(felder(satz))
    hat_alles = all(werte.get(name) not in (None, "", ()) for name in baustein.braucht)
    return hat_alles and all(str(werte.get(k)) == w for k, w in baustein.wo.items())


def _benannt(satz: Any, baustein: Baustein, blick: Frageblick) -> bool:
    return ist_genannt(satz, baustein.name, blick.genannt, blick.allgemein)


def _im_zeitraum(
    saetze: Mapping[str, Any], baustein: Baustein, gefragt: Collection[int]
) -> dict[str, Any]:
    """Leave out entries of other years than those asked for, and prefer those of these years."""
    je_satz = {i: _jahre(s, baustein) for i, s in saetze.items()}
    passend = {i: s for i, s in saetze.items() if not gefragt or _passt(je_satz[i], set(gefragt))}
    return passend or {i: s for i, s in saetze.items() if not je_satz[i]}


def _passt(eigene: set[int], gefragt: set[int]) -> bool:
    """A Haushalt 2019/20 answers for 2020, but not for 2020/21."""
    return bool(eigene) and (eigene <= gefragt or gefragt <= eigene)


def _nennt_zeitraum(saetze: Iterable[Any], baustein: Baustein, blick: Frageblick) -> bool:
    return any(_jahre(s, baustein) & blick.genannt.jahre for s in saetze)


def _jahre(satz: Any, baustein: Baustein) -> set[int]:
    wert = dict(felder(satz)).get(baustein.zeitraum or "")
    return set(jahre(str(wert))) if wert is not None else set()


def _bevorzugt(saetze: dict[str, Any], gilt: Callable[[Any], bool]) -> dict[str, Any]:
    """Leave out what does not hold, where something does."""
    return {i: s for i, s in saetze.items() if gilt(s)} or saetze


def _gilt(satz: Any, kopf: Any, tag: date) -> bool:
    werte, oben = dict(felder(satz)), dict(felder(kopf))
    ab = werte.get("gueltig_ab") or oben.get("gueltig_ab")
    bis = werte.get("gueltig_bis") or oben.get("gueltig_bis")
    return not (ab and ab > tag) and not (bis and bis < tag)
