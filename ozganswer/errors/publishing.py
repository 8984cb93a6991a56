"""What to look at before a letter is published: gaps do not hide what the text around them says."""

from collections.abc import Iterable, Sequence

from ozganswer.errors.base import Mistake, Position


class Preisgabe(Mistake):
    """Something that may tell the public what is not public."""

    warnung = True


GENANNT = 5
"""How many entries a message names."""


class EntscheidetMit(Preisgabe):
    """Records of a blatt that are not public, and may have decided what the public letter says."""

    def __init__(
        self, eintraege: Sequence[str], schluessel: Iterable[str], position: Position | None
    ) -> None:
        namen = ", ".join(f"„{eintrag}“" for eintrag in eintraege[:GENANNT])
        mehr = f" und {len(eintraege) - GENANNT} weitere" if len(eintraege) > GENANNT else ""
        super().__init__(
            "Was nicht öffentlich ist, kann über öffentlichen Text mitentschieden haben: "
            f"{namen}{mehr} ({', '.join(schluessel)}).",
            "Prüfen, ob eine Bedingung, eine Anzahl oder die Reihenfolge etwas verrät; die Stelle "
            "dann mit „{: .nichtoeffentlich }“ verdecken.",
            position,
        )


class ZaehltVerdecktes(Preisgabe):
    """A figure that counts entries of which some are not public."""

    def __init__(self, text: str, eintraege: Iterable[str], position: Position | None) -> None:
        super().__init__(
            f"Die Angabe „{text}“ zählt Einträge mit, die nicht öffentlich sind: "
            f"{', '.join(eintraege)}.",
            "Nur Öffentliches zählen oder die Stelle mit „{: .nichtoeffentlich }“ verdecken.",
            position,
        )


class Zurueckrechenbar(Preisgabe):
    """A sum that stays, from which hidden cells of its column can be reckoned."""

    def __init__(self, spalte: str, summe: str, anzahl: int, position: Position | None) -> None:
        was = "der verdeckte Wert" if anzahl == 1 else f"die Summe der {anzahl} verdeckten Werte"
        super().__init__(
            f"In der Tabellenspalte „{spalte}“ lässt sich {was} zurückrechnen: „{summe}“ steht "
            "noch im Brief.",
            "Auch diese Summe verdecken, als Fakt mit „oeffentlich: false“ oder im Text mit "
            "„{: .nichtoeffentlich }“.",
            position,
        )


class NochLesbar(Preisgabe):
    """A value that is not public as a fact, and stands in the text by hand."""

    def __init__(self, text: str, adresse: str, position: Position | None) -> None:
        super().__init__(
            f"„{text}“ steht noch im Brief, von Hand geschrieben, ist aber als Fakt „{adresse}“ "
            "nicht öffentlich.",
            "Den Fakt einsetzen oder den Absatz mit „{: .nichtoeffentlich }“ verdecken.",
            position,
        )


class PersonNochLesbar(Preisgabe):
    """A name or address of a person that is not public, and stands in the text by hand."""

    def __init__(
        self, text: str, was: str, bekannt: Position | None, position: Position | None
    ) -> None:
        woher = f" ({bekannt})" if bekannt else ""
        super().__init__(
            f"„{text}“ steht noch im Brief, ist aber als {was} nicht öffentlich{woher}.",
            "Im Text den Absatz mit „{: .nichtoeffentlich }“ verdecken, bei einer Anlage "
            "„oeffentlich: false“ ergänzen, sonst anders schreiben; ist etwas anderes gemeint, "
            "kann es bleiben.",
            position,
        )


class KontaktImText(Preisgabe):
    """An e-mail address or telephone number in the text that is not the administration's."""

    def __init__(self, text: str, position: Position | None) -> None:
        super().__init__(
            f"„{text}“ steht im Brief und ist keine Adresse der Verwaltung.",
            "Gehört sie einer Privatperson, den Absatz mit „{: .nichtoeffentlich }“ verdecken.",
            position,
        )


class AntwortMitVerdeckt(Preisgabe):
    """An answer to several questions that is hidden whole, since one of them is not public."""

    def __init__(self, fragen: Iterable[str], geheim: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Die gemeinsame Antwort auf die Fragen {', '.join(fragen)} ist ganz verdeckt, weil "
            f"{', '.join(geheim)} nicht öffentlich ist.",
            "Die öffentlichen Fragen unter einer eigenen Überschrift beantworten.",
            position,
        )


class NameEinerPrivatperson(Preisgabe):
    """Someone who asks, and speaks for nobody else."""

    def __init__(self, name: str, position: Position | None) -> None:
        super().__init__(
            f"„{name}“ hat weder Funktion noch Fraktion und steht mit Namen im Brief.",
            "Soll der Name nicht veröffentlicht werden, bei „einreicher“ „oeffentlich: false“ "
            "ergänzen.",
            position,
        )


class SitzungNichtOeffentlich(Preisgabe):
    """An Anfrage that is dealt with behind closed doors."""

    def __init__(self, kennung: str, position: Position | None) -> None:
        super().__init__(
            f"Die Anfrage {kennung} wird nicht öffentlich beraten.",
            "Klären, ob ihre Antwort überhaupt veröffentlicht werden darf.",
            position,
        )


class NochEntwurf(Preisgabe):
    """A letter for publication that nobody has signed yet."""

    def __init__(self, status: str, position: Position | None) -> None:
        super().__init__(
            f"Der Brief hat den Status {status} und ist noch nicht schlussgezeichnet.",
            "Veröffentlicht wird der schlussgezeichnete Brief; bis dahin ist dies eine Probe.",
            position,
        )
