"""What is told of figures that were changed by hand in a document."""

from ozganswer.errors.base import Mistake, Position
from ozganswer.errors.rueckweg import kurz


def _geaendert(alt: str, neu: str, fakten: str) -> str:
    """Say of a figure, or of words of a fact, what was written over them."""
    was = "Betrag" if any(zeichen.isdigit() for zeichen in alt) else "Angabe"
    return f"{was} von Hand geändert: {kurz(alt)} → {kurz(neu)}, {fakten}."


class BetragVonHand(Mistake):
    """A figure that was changed by hand, over its fact; of another's text it cannot become text."""

    def __init__(
        self, alt: str, neu: str, fakten: str, position: Position, *, fremd: bool = False
    ) -> None:
        text = (
            "Text kann daraus nur die genannte Datei machen."
            if fremd
            else "„--fakt text“ macht daraus Text ohne Fakt."
        )
        super().__init__(
            f"{_geaendert(alt, neu, fakten)} Im Brief bleibt, was der Fakt sagt.",
            "Entscheiden: „--fakt aendern“ trägt den neuen Wert in das Faktenblatt ein, „--fakt "
            f"behalten“ lässt den Fakt gelten. {text}",
            position,
        )


class BetragBehalten(Mistake):
    """The same, decided for the fact."""

    warnung = True

    def __init__(self, alt: str, neu: str, fakten: str, position: Position) -> None:
        super().__init__(
            f"{_geaendert(alt, neu, fakten)} Der Fakt gilt weiter.",
            "",
            position,
        )


class BetragAlsText(Mistake):
    """The same, decided for the text."""

    warnung = True

    def __init__(self, alt: str, neu: str, fakten: str, position: Position) -> None:
        super().__init__(
            f"{_geaendert(alt, neu, fakten)} Die Angabe ist jetzt "
            "Text; ändert sich der Fakt, bleibt sie, wie sie ist.",
            "",
            position,
        )


class FaktGeaendert(Mistake):
    """A fact that was changed as the edit says."""

    warnung = True

    def __init__(self, adresse: str, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"Fakt „{adresse}“ geändert: {kurz(alt)} → {kurz(neu)}. Stand und Quelle sind noch die "
            "alten.",
            "Stand und Quelle im Faktenblatt nachtragen; „ozganswer status“ zeigt andere Briefe, "
            "die er überholt.",
            position,
        )


class FaktBleibt(Mistake):
    """A fact that cannot be changed as the edit wants it."""

    def __init__(self, alt: str, neu: str, fakten: str, grund: str, position: Position) -> None:
        super().__init__(
            f"{_geaendert(alt, neu, fakten)} Der Fakt ist nicht geändert: {grund}.",
            "Den Fakt im Faktenblatt von Hand ändern.",
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


class AngabeGestrichen(Mistake):
    """A figure that went with the words around it."""

    warnung = True

    def __init__(self, text: str, fakten: str, position: Position) -> None:
        super().__init__(
            f"Mit ihren Worten gestrichen: {kurz(text)}, {fakten}.",
            "Stimmt der Fakt selbst nicht mehr, ihn im Faktenblatt ändern.",
            position,
        )
