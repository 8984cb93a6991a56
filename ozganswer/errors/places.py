"""What can be wrong with the places that a style gives its regions."""

from ozganswer.errors.base import Mistake, Position


class PlatzAusserhalb(Mistake):
    """A region, or the logo, whose place is not wholly on the sheet."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"Der Platz „{name}“ liegt nicht ganz auf dem Blatt.",
            "„links“, „oben“, „breite“ und „hoehe“ mit „seite“ vergleichen.",
            position,
        )


class PlaetzeUeberlappen(Mistake):
    """Two places that lie on each other, between two heights in mm below the edge of the sheet."""

    def __init__(
        self, eine: str, andere: str, hoehen: tuple[float, float], position: Position
    ) -> None:
        von, bis = (f"{hoehe:.2f}".rstrip("0").rstrip(".").replace(".", ",") for hoehe in hoehen)
        super().__init__(
            f"Die Plätze „{eine}“ und „{andere}“ überlappen sich von {von} bis {bis} mm unter dem "
            "oberen Rand des Blatts.",
            f"Einen davon verlegen; wer ihn nicht braucht, schreibt „{andere}:“ ohne Wert.",
            position,
        )
