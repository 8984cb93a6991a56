"""Two Letters → what is said otherwise, sentence by sentence, with the facts behind each change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ozganswer.archive.nachweis import Beleg, beleg
from ozganswer.archive.stellen import Satz, saetze_von
from ozganswer.records.difference import counted, likeness, pairs, steps, words
from ozganswer.records.letter import Letter

ENOUGH = 0.4
"""Sentences that share less of their words are not the same in other words."""
VERMERK = "Vermerk"


class Art(StrEnum):
    """What happened to a sentence, or to a file."""

    GEAENDERT = "geändert"
    NEU = "neu"
    ENTFALLEN = "entfallen"


class Wortart(StrEnum):
    """What happened to some words of a sentence."""

    GLEICH = "gleich"
    NEU = "neu"
    ENTFALLEN = "entfallen"


@dataclass(frozen=True, slots=True)
class Worte:
    """Some words in a row and what happened to them."""

    art: Wortart
    text: str


@dataclass(frozen=True, slots=True)
class Faktwechsel:
    """A fact that one side uses otherwise than the other; None where it does not use it."""

    adresse: str
    alt: Beleg | None
    neu: Beleg | None

    @property
    def gleicher_wert(self) -> bool:
        """Whether both sides say the same of it, and only its Stand or Quelle is another."""
        return bool(self.alt and self.neu and self.alt.wert == self.neu.wert)


@dataclass(frozen=True, slots=True)
class Aenderung:
    """A sentence that is another, new or gone: its places, its words, the facts behind it."""

    art: Art
    stelle_alt: str | None
    stelle_neu: str | None
    worte: tuple[Worte, ...]
    fakten: tuple[Faktwechsel, ...]

    @property
    def stelle(self) -> str:
        """Where it stands, or else stood."""
        return self.stelle_neu or self.stelle_alt or ""


@dataclass(frozen=True, slots=True)
class Dateiwechsel:
    """A file kept beside a letter that is another, new or gone; None where it is not there."""

    art: Art
    datei: str
    sha256_alt: str | None
    sha256_neu: str | None


@dataclass(frozen=True, slots=True)
class Unterschied:
    """All that is said otherwise, facts that no such sentence shows, and Anlagen kept as files."""

    aenderungen: tuple[Aenderung, ...]
    fakten: tuple[Faktwechsel, ...]
    anlagen: tuple[Dateiwechsel, ...]


def unterschied(alt: Letter, neu: Letter) -> Unterschied:
    """Compare two Letters."""
    aenderungen = tuple(_aenderungen(alt, neu))
    gezeigt = {f.adresse for a in aenderungen for f in a.fakten}
    fakten = _andere(map(beleg, alt.fakten), map(beleg, neu.fakten))
    ohne_satz = tuple(f for f in fakten if f.adresse not in gezeigt)
    return Unterschied(aenderungen, ohne_satz, tuple(_dateien(alt, neu)))


def _aenderungen(alt: Letter, neu: Letter) -> Iterator[Aenderung]:
    damals, jetzt = _saetze(alt), _saetze(neu)
    for step in steps([s.text for s in damals], [s.text for s in jetzt]):
        if not step.alike:
            yield from _paired([damals[n] for n in step.old], [jetzt[n] for n in step.new])


def _dateien(alt: Letter, neu: Letter) -> Iterator[Dateiwechsel]:
    """Tell by their bytes which files beside a letter are others, in the order of the letter."""
    damals, jetzt = ({d.datei: d.sha256 for d in letter.anlagedateien} for letter in (alt, neu))
    for datei in {**damals, **jetzt}:
        vorher, nachher = damals.get(datei), jetzt.get(datei)
        if vorher != nachher:
            art = Art.GEAENDERT if vorher and nachher else Art.ENTFALLEN if vorher else Art.NEU
            yield Dateiwechsel(art, datei, vorher, nachher)


def _saetze(letter: Letter) -> list[Satz]:
    """List what a letter says, without empty lines; its mark on every page is a line, too."""
    vermerk = Satz(VERMERK, letter.vermerk)
    return [satz for satz in (vermerk, *saetze_von(letter)) if satz.text.strip(" |")]


def _paired(alt: list[Satz], neu: list[Satz]) -> Iterator[Aenderung]:
    """Tell sentences that are the same in other words, and between them what is gone or new."""
    damals, jetzt = ([counted(s.text) for s in saetze] for saetze in (alt, neu))

    def like(i: int, k: int) -> float:
        found = likeness(damals[i], jetzt[k])
        return found if found >= ENOUGH else 0.0

    i = k = 0
    for a, b in (*pairs(len(alt), len(neu), like), (len(alt), len(neu))):
        yield from (_aenderung(satz, None) for satz in alt[i:a])
        yield from (_aenderung(None, satz) for satz in neu[k:b])
        if a < len(alt):
            yield _aenderung(alt[a], neu[b])
        i, k = a + 1, b + 1


def _aenderung(alt: Satz | None, neu: Satz | None) -> Aenderung:
    art = Art.GEAENDERT if alt and neu else Art.ENTFALLEN if alt else Art.NEU
    belege = (
        [beleg(f) for figure in s.figures for f in figure.fakten] if s else [] for s in (alt, neu)
    )
    return Aenderung(
        art,
        alt.stelle if alt else None,
        neu.stelle if neu else None,
        tuple(_worte(alt.text if alt else "", neu.text if neu else "")),
        tuple(_andere(*belege)),
    )


def _worte(alt: str, neu: str) -> Iterator[Worte]:
    damals, jetzt = words(alt), words(neu)
    for step in steps(damals, jetzt, lambda n: not any(map(str.isalnum, jetzt[n]))):
        entfallen, neues = (
            "".join(w[n] for n in r) for w, r in ((damals, step.old), (jetzt, step.new))
        )
        if step.alike:
            yield Worte(Wortart.GLEICH, neues)
            continue
        yield from (Worte(Wortart.ENTFALLEN, entfallen),) if entfallen else ()
        yield from (Worte(Wortart.NEU, neues),) if neues else ()


def _andere(alt: Iterable[Beleg], neu: Iterable[Beleg]) -> Iterator[Faktwechsel]:
    damals, jetzt = ({b.adresse: b for b in belege} for belege in (alt, neu))
    for adresse in sorted(damals.keys() | jetzt.keys()):
        if damals.get(adresse) != jetzt.get(adresse):
            yield Faktwechsel(adresse, damals.get(adresse), jetzt.get(adresse))
