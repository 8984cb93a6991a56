"""What is told of figures that were changed by hand in a document."""

from dataclasses import dataclass

from ozganswer.errors.base import Mistake, Position
from ozganswer.errors.rueckweg import kurz


@dataclass(frozen=True, slots=True)
class Geaendert:
    """A figure changed by hand: what it is, what it was, what it became, and whose it is."""

    was: str
    alt: str
    neu: str
    """Empty: it was taken out."""
    fakten: str
    worte: str = ""
    """The words that were taken out with it."""

    @property
    def satz(self) -> str:
        """What was done, as it is told."""
        if self.neu:
            return (
                f"{self.was} von Hand geändert: {kurz(self.alt)} → {kurz(self.neu)}, {self.fakten}."
            )
        satz = f"{self.was} von Hand gestrichen: {kurz(self.alt)}, {self.fakten}."
        mit = " ".join(self.worte.split())
        return satz if mit == " ".join(self.alt.split()) else f"{satz} Es fehlt „{kurz(mit)}“."


class BetragVonHand(Mistake):
    """A figure that was changed by hand, over its fact; of another's text it cannot become text."""

    def __init__(self, was: Geaendert, position: Position, *, fremd: bool = False) -> None:
        if was.neu:
            folge = "Im Brief bleibt, was der Fakt sagt."
            aendern = "„--fakt aendern“ trägt den neuen Wert in das Faktenblatt ein, "
            text = "macht daraus Text ohne Fakt."
        else:
            folge = "Im Brief bleibt die Stelle, wie sie ist."
            aendern, text = "", "streicht die Angabe auch in der Quelle."
        wie = "Ändern lässt sich der Text nur in der genannten Datei."
        super().__init__(
            f"{was.satz} {folge}",
            f"Entscheiden: {aendern}„--fakt behalten“ lässt den Fakt gelten. "
            f"{wie if fremd else f'„--fakt text“ {text}'}",
            position,
        )


class BetragBehalten(Mistake):
    """The same, decided for the fact."""

    warnung = True

    def __init__(self, was: Geaendert, position: Position) -> None:
        super().__init__(f"{was.satz} Der Fakt gilt weiter.", "", position)


class BetragAlsText(Mistake):
    """The same, decided for the text."""

    warnung = True

    def __init__(self, was: Geaendert, position: Position) -> None:
        super().__init__(
            f"{was.satz} Die Angabe ist jetzt Text; ändert sich der Fakt, bleibt sie, wie sie ist.",
            "",
            position,
        )


class FaktGeaendert(Mistake):
    """A fact that was changed as the edit says."""

    warnung = True

    def __init__(self, adresse: str, alt: str, neu: str, position: Position | None) -> None:
        super().__init__(
            f"Fakt „{adresse}“ geändert: {kurz(alt)} → {kurz(neu).removesuffix('.')}. Stand und "
            "Quelle sind noch die alten.",
            "Stand und Quelle im Faktenblatt nachtragen; „ozganswer status“ zeigt andere Briefe, "
            "die er überholt.",
            position,
        )


class FaktBleibt(Mistake):
    """A fact that cannot be changed as the edit wants it."""

    def __init__(self, was: Geaendert, grund: str, position: Position) -> None:
        super().__init__(
            f"{was.satz} Der Fakt ist nicht geändert: {grund}.",
            "Den Fakt im Faktenblatt von Hand ändern."
            if was.neu
            else "„--fakt behalten“ lässt sie stehen, „--fakt text“ streicht sie.",
            position,
        )


class AngabeVonHand(Mistake):
    """A text from the head or the Anfrage that was changed in the letter."""

    warnung = True

    def __init__(self, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"Zurückgenommen: „{kurz(alt)}“ → „{kurz(neu)}“. Dieser Text kommt aus dem Kopf oder "
            "der Anfrage.",
            "Dort ändern; der nächste Bau schreibt ihn wieder, wie er war.",
            position,
        )


class AusdruckVonHand(Mistake):
    """What an expression of the source itself prints, changed in the letter."""

    def __init__(self, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: „{kurz(alt)}“ → „{kurz(neu)}“. Das druckt ein Ausdruck der Quelle, "
            "der keinen Fakt nennt.",
            "Den Ausdruck hier von Hand ändern.",
            position,
        )


class MakroVonHand(Mistake):
    """What a call of a macro or a loop of the source prints, changed in the letter."""

    def __init__(self, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: „{kurz(alt)}“ → „{kurz(neu)}“. Das druckt ein Makro oder eine "
            "Schleife, die hier in der Quelle steht.",
            "Den Aufruf hier von Hand ändern.",
            position,
        )


class AngabeGestrichen(Mistake):
    """A figure that went from the source."""

    warnung = True

    def __init__(self, text: str, fakten: str, position: Position) -> None:
        super().__init__(
            f"Angabe gestrichen: {kurz(text)}, {fakten}.",
            "Stimmt der Fakt selbst nicht mehr, ihn im Faktenblatt ändern.",
            position,
        )
