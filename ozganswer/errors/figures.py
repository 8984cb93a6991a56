"""Figures that stand in a source and not in the facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from ozganswer.errors.base import Mistake, Position


@dataclass(frozen=True, slots=True)
class Vorschlag:
    """A fact that a figure should be, the expression for it, and what that prints."""

    adresse: str
    ausdruck: str
    gedruckt: str
    gleich: bool
    """Whether it prints what was typed."""

    def __str__(self) -> str:
        anders = "" if self.gleich or not self.gedruckt else f" (im Brief: „{self.gedruckt}“)"
        return f"{self.ausdruck}{anders}"


class ZahlGetippt(Mistake):
    """A figure typed by hand that a fact has."""

    warnung = True
    ersatz = ""
    """The expression that may take its place unasked; empty where a clerk has to choose."""

    def __init__(
        self, text: str, vorschlaege: Sequence[Vorschlag], ersatz: str, position: Position
    ) -> None:
        adressen = ", ".join(f"„{v.adresse}“" for v in vorschlaege[:3])
        weitere = f" und {len(vorschlaege) - 3} weitere" if len(vorschlaege) > 3 else ""
        hat = "hat" if len(vorschlaege) == 1 else "haben"
        super().__init__(
            f"„{text}“ ist von Hand geschrieben; diesen Wert {hat} {adressen}{weitere}.",
            f"Schreiben Sie {vorschlaege[0]}; „check --fix“ setzt es ein."
            if ersatz
            else f"Wenn derselbe Wert gemeint ist, schreiben Sie {vorschlaege[0]}.",
            position,
        )
        self.text = text
        self.ersatz = ersatz


class ZahlFast(ZahlGetippt):
    """A figure typed by hand that is nearly a fact's: perhaps a slip."""

    def __init__(self, text: str, fast: Vorschlag, wert: str, position: Position) -> None:
        Mistake.__init__(
            self,
            f"„{text}“ ist von Hand geschrieben; fast diesen Wert hat „{fast.adresse}“: {wert}.",
            f"Wenn derselbe Wert gemeint ist, schreiben Sie {fast}.",
            position,
        )
        self.text = text


class ZahlOhneFakt(ZahlGetippt):
    """A figure typed by hand that no fact has."""

    def __init__(self, text: str, position: Position) -> None:
        Mistake.__init__(
            self,
            f"„{text}“ ist von Hand geschrieben, und kein Fakt hat diesen Wert.",
            "Nehmen Sie den Wert mit Stand und Quelle in ein Faktenblatt auf.",
            position,
        )
        self.text = text
