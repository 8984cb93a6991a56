"""Figures that stand in a source and not in the facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from ozganswer.errors.base import Mistake, Position


@dataclass(frozen=True, slots=True)
class Vorschlag:
    """A fact that a figure should be, and the expression that prints it."""

    adresse: str
    ausdruck: str


class ZahlGetippt(Mistake):
    """A figure typed by hand that a fact has."""

    warnung = True

    def __init__(self, text: str, vorschlaege: Sequence[Vorschlag], position: Position) -> None:
        adressen = ", ".join(f"„{v.adresse}“" for v in vorschlaege[:3])
        super().__init__(
            f"„{text}“ ist von Hand geschrieben; diesen Wert hat {adressen}.",
            f"Schreiben Sie {vorschlaege[0].ausdruck}"
            + ("; „check --fix“ setzt es ein." if len(vorschlaege) == 1 else "."),
            position,
        )
        self.text = text
        self.vorschlaege = tuple(vorschlaege)


class ZahlFast(ZahlGetippt):
    """A figure typed by hand that is nearly a fact's: perhaps a slip."""

    def __init__(self, text: str, fast: Sequence[tuple[str, str]], position: Position) -> None:
        adresse, wert = fast[0]
        Mistake.__init__(
            self,
            f"„{text}“ ist von Hand geschrieben; fast diesen Wert hat „{adresse}“: {wert}.",
            f"Wenn derselbe Wert gemeint ist, schreiben Sie {{{{ {adresse} }}}} mit einem Filter.",
            position,
        )
        self.text = text
        self.vorschlaege = ()


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
        self.vorschlaege = ()
