"""What can go wrong where letters are written for others."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position


class BasisFehlt(Mistake):
    """A Kommune of which nobody has said where its objects will stand."""

    def __init__(self, kommune: str) -> None:
        super().__init__(
            f"Für „{kommune}“ fehlt die Adresse, unter der die Drucksachen stehen werden.",
            "Mit „--basis https://…“ angeben oder im Blatt kommune unter „oparl: {basis: …}“.",
            Position(f"facts/{kommune}/kommune.yaml"),
        )


class NichtAusGit(Mistake):
    """A released letter whose Fassung git does not have."""

    warnung = True

    def __init__(self, brief: str, nummer: int) -> None:
        super().__init__(
            f"Fassung {nummer} von „{brief}“ steht nicht in git; veröffentlicht wird der Brief, "
            "wie er heute aus dem Arbeitsbereich entsteht.",
            "Mit der versandten Fassung vergleichen.",
            Position(f"answers/{brief}"),
        )


class KeineAnfrage(Mistake):
    """A letter that answers no Anfrage, and so is no Drucksache."""

    def __init__(self, brief: str, position: Position) -> None:
        super().__init__(
            f"„{brief}“ beantwortet keine Anfrage und ist darum keine Drucksache.",
            "Ohne OParl veröffentlichen: „ozganswer export public“.",
            position,
        )


class Namensgleich(Mistake):
    """Files of several letters that would have one name in one folder."""

    def __init__(self, name: str, briefe: Iterable[str]) -> None:
        super().__init__(
            f"Mehrere Briefe haben eine Datei „{name}“ ({', '.join(briefe)}) und würden in einem "
            "Ordner einander überschreiben.",
            "Die Briefe einzeln nennen und in verschiedene Ordner schreiben, oder ohne „--out“.",
        )


class NichtMehrDabei(Mistake):
    """Files of an earlier run that are no part of what was written."""

    warnung = True

    def __init__(self, ordner: str, dateien: Iterable[str]) -> None:
        super().__init__(
            f"In diesem Ordner liegen noch andere Dateien: {', '.join(dateien)}.",
            "Nicht mit veröffentlichen, sondern löschen: Sie können enthalten, was inzwischen "
            "nicht mehr öffentlich ist.",
            Position(ordner),
        )
