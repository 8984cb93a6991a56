"""Mistakes in what YAML and tables say: keys, values, and what they refer to."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest


class UnbekannterSchluessel(Mistake):
    """A key that its record does not know."""

    def __init__(
        self, name: str, bekannte: Iterable[str], position: Position, *, leer: bool = False
    ) -> None:
        bekannte = list(bekannte)
        komma = " Gehört das zum Text vor dem Komma, steht er ganz in Anführungszeichen."
        super().__init__(
            f"Den Schlüssel „{name}“ gibt es hier nicht.",
            nearest(name, bekannte) or f"Möglich sind: {', '.join(bekannte)}.{komma * leer}",
            position,
        )


class FehlenderSchluessel(Mistake):
    """A required key that is not there."""

    def __init__(self, name: str, beschreibung: str, position: Position) -> None:
        super().__init__(
            f"Der Schlüssel „{name}“ fehlt.",
            f"„{name}:“ ergänzen ({beschreibung})."
            if beschreibung.lower() != name
            else f"„{name}:“ ergänzen.",
            position,
        )


class LeererWert(Mistake):
    """A key with nothing behind it, where something is needed."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(f"„{name}“ ist leer.", "Einen Wert eintragen.", position)


class FalscheArt(Mistake):
    """A value of another kind than its key takes: a text for a number, a list for a text."""

    def __init__(
        self, name: str, erwartet: str, gelesen: str, hinweis: str, position: Position
    ) -> None:
        super().__init__(
            f"„{name}“ braucht {erwartet}, gelesen wurde {gelesen}.", hinweis, position
        )


class FalscheForm(Mistake):
    """A text that lacks the form its key asks for."""

    def __init__(self, name: str, wert: str, form: str, position: Position) -> None:
        super().__init__(f"„{wert}“ passt nicht zu „{name}“.", form, position)


class NichtErlaubt(Mistake):
    """A value that is none of those allowed."""

    def __init__(self, name: str, wert: str, erlaubt: Iterable[str], position: Position) -> None:
        alle = list(erlaubt)
        rat = f"Erlaubt sind: {', '.join(f'„{e}“' for e in alle)}."
        super().__init__(f"„{wert}“ ist für „{name}“ nicht erlaubt.", rat, position)


class Grenze(Mistake):
    """A number that is too small or too large."""

    def __init__(self, name: str, wert: str, regel: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ muss {regel} sein, gelesen wurde {wert}.", "Den Wert prüfen.", position
        )


class UngueltigeId(Mistake):
    """A name that cannot be part of a fact's address."""

    def __init__(self, name: str, was: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ kann nicht {was} sein.",
            "Erlaubt sind kleine Buchstaben (a bis z), Ziffern und „_“, am Anfang ein Buchstabe.",
            position,
        )


class VergebenerName(Mistake):
    """An id or a blatt's name that means something else already."""

    def __init__(self, name: str, was: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ ist schon vergeben und kann nicht {was} sein.",
            "Einen anderen Namen wählen.",
            position,
        )


class OhneAngabe(Mistake):
    """A fact without its Stand or its Quelle."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ fehlt: weder im Kopf des Blatts noch im Eintrag.",
            f"„{name}:“ am Anfang des Blatts oder im Eintrag ergänzen.",
            position,
        )


class UnbekannterVerweis(Mistake):
    """A reference to an id that does not exist in its blatt."""

    def __init__(self, name: str, blatt: str, bekannte: Iterable[str], position: Position) -> None:
        super().__init__(
            f"„{name}“ steht nicht im Blatt {blatt}.", nearest(name, bekannte), position
        )


class BlattFehlt(Mistake):
    """A reference into a blatt that does not exist."""

    def __init__(self, name: str, blatt: str, ordner: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ verweist auf das Blatt {blatt}, das es nicht gibt.",
            f"Die Datei {ordner}/{blatt}.yaml anlegen.",
            position,
        )


class VerweisUngeprueft(BlattFehlt):
    """The same, where a letter can do without it."""

    warnung = True


class UnbekanntePhase(Mistake):
    """A phase that the head does not list."""

    def __init__(self, phase: str, phasen: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Die Phase „{phase}“ steht nicht unter „phasen“.", nearest(phase, phasen), position
        )


class VerkehrteReihenfolge(Mistake):
    """A range whose end lies before its beginning."""

    def __init__(self, von: str, bis: str, position: Position) -> None:
        super().__init__(
            f"„{bis}“ liegt vor „{von}“.", "Anfang und Ende der Spanne prüfen.", position
        )


class StufeZuHoch(Mistake):
    """A level that the older Reifegradmodell does not have."""

    def __init__(self, stufe: int, position: Position) -> None:
        super().__init__(
            f"Das Reifegradmodell 1.1 hat keine Stufe {stufe}.",
            'Es reicht von 0 bis 4; die Stufen 5 bis 7 hat erst das Modell "2.0".',
            position,
        )


class KeineFrist(Mistake):
    """A rule of fristen that says no length."""

    def __init__(self, art: str, position: Position) -> None:
        super().__init__(
            f"Die Regel „{art}“ sagt nicht, wie lang die Frist ist.",
            "„wochen“, „tage“, „monate“ oder „vor_sitzung“ ergänzen.",
            position,
        )


class Tausenderpunkt(Mistake):
    """An amount that reads as thousands in German and as a fraction in YAML."""

    warnung = True

    def __init__(self, wert: str, gelesen: str, position: Position) -> None:
        super().__init__(
            f"{wert} wird als Zahl mit drei Nachkommastellen gelesen ({gelesen}).",
            f"Tausender ohne Punkt schreiben: {wert.replace('.', '')}.",
            position,
        )


class Betragspunkt(Tausenderpunkt):
    """The same in an amount, where it can only be a slip."""

    warnung = False


class UnbekanntesSchema(Mistake):
    """A schema that is asked for and that no kind of file has."""

    def __init__(self, name: str, bekannte: Iterable[str]) -> None:
        super().__init__(
            f"Ein Schema „{name}“ gibt es nicht.",
            nearest(name, bekannte) or "Für ein Blatt mit eigenem Namen: „frei“.",
        )
