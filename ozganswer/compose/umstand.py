"""What is said of every fact of a record: its own Angaben over those of its blatt's head."""

from dataclasses import dataclass, replace
from typing import Any

from ozganswer.records.fakten import Angaben, Fakt, Faktenblatt, felder

ANGABEN = frozenset(name for name, _ in felder(Angaben()))
"""The keys that any record can have and inherits from the head."""


@dataclass(frozen=True, slots=True)
class Umstand:
    """What is said of every fact below a record: Angaben, exactness, currency, and the blatt."""

    angaben: Angaben | None
    """None for values that are no facts (the Anfrage's and the letter's own)."""
    blatt: Faktenblatt | None = None
    genauigkeit: str = "genau"
    waehrung: str = ""

    def fakt(self, pfad: tuple[str, ...], stelle: tuple[str, ...], wert: object) -> Fakt | None:
        """Make the fact at an address; None where the values are no facts."""
        if self.angaben is None or self.blatt is None:
            return None
        a = self.angaben
        return Fakt(
            ".".join(pfad),
            wert,
            a.stand,
            a.quelle,
            a.verantwortlich,
            a.gueltig_ab,
            a.gueltig_bis,
            a.oeffentlich is not False,
            self.blatt.position(*stelle),
        )


def umstand_von(satz: Any, blatt: Faktenblatt) -> Umstand:
    """Work out what holds for the facts of a record: its own Angaben over those of the head."""
    werte = dict(felder(satz))
    kopf: Angaben = blatt.inhalt
    own = {k: werte[k] for k, _ in felder(Angaben()) if werte.get(k) is not None}
    return Umstand(
        replace(_nur_angaben(kopf), **own),
        blatt,
        werte.get("genauigkeit") or "genau",
        werte.get("waehrung") or "",
    )


def _nur_angaben(kopf: Angaben) -> Angaben:
    return Angaben(**{k: getattr(kopf, k) for k, _ in felder(Angaben())})
