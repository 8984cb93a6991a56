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

    def unter(self, satz: Any) -> "Umstand":
        """Work out what holds below a record or mapping: what it says over what holds here."""
        if self.angaben is None:
            return self
        werte = {k: v for k, v in felder(satz) if v is not None}
        eigene = {k: werte[k] for k in ANGABEN & werte.keys()}
        return Umstand(
            replace(self.angaben, **eigene) if eigene else self.angaben,
            self.blatt,
            werte.get("genauigkeit", self.genauigkeit),
            werte.get("waehrung", self.waehrung),
        )

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
    kopf: Angaben = blatt.inhalt
    angaben = Angaben(**{name: getattr(kopf, name) for name in ANGABEN})
    return Umstand(angaben, blatt).unter(satz)
