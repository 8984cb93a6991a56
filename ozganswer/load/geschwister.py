"""Which letters answer which Anfragen, by the heads of the letters alone."""

from typing import Any

from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.brief import finde_quelle, lies_teile
from ozganswer.load.datei import Wurzel
from ozganswer.load.ordner import ANSWERS, Anfrageort, Brief, briefe_von
from ozganswer.load.yaml import lies_yaml
from ozganswer.records.anfrage import name_der_kennung

ANTWORT = "antwort"
"""The Muster that answers the Anfrage of its folder's name."""


class Antworten:
    """The letters of each Kommune by the Anfragen they answer, gathered when first asked for."""

    def __init__(self, wurzel: Wurzel) -> None:
        self.wurzel = wurzel
        self._auf: dict[str, dict[str, list[Brief]]] = {}

    def auf(self, ort: Anfrageort) -> tuple[Brief, ...]:
        """List the letters on an Anfrage."""
        if ort.kommune not in self._auf:
            auf = self._auf[ort.kommune] = {}
            for brief in briefe_von(self.wurzel.ordner, ort.kommune):
                for name in self.namen(brief):
                    auf.setdefault(name, []).append(brief)
        return tuple(self._auf[ort.kommune].get(ort.name, ()))

    def namen(self, brief: Brief) -> frozenset[str]:
        """Name the Anfragen that a letter is on; none where its head cannot be read."""
        try:
            pfad = finde_quelle(
                self.wurzel, self.wurzel.ordner / ANSWERS / brief.kommune / brief.name
            )
            kopf = lies_teile(self.wurzel, pfad).kopf
            daten = lies_yaml(kopf, self.wurzel.name(pfad)).daten if "anfrage" in kopf else {}
        except (Mistake, Mistakes):
            return frozenset()
        genannt = daten.get("anfrage") if isinstance(daten, dict) else None
        return frozenset(anfragenamen(genannt, pfad.stem, brief.name))


def anfragenamen(genannt: Any, muster: str, ordner: str) -> set[str]:
    """Name the Anfragen of a letter by what its head says, else by its folder."""
    if genannt:
        liste = genannt if isinstance(genannt, list) else [genannt]
        return {name_der_kennung(str(k)) for k in liste}
    return {ordner} if muster == ANTWORT else set()
