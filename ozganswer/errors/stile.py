"""What can be wrong with the files of a style: its logo and its briefbogen.docx."""

from ozganswer.errors.base import Mistake, Position


class LogoOhnePlatz(Mistake):
    """A logo of which the style does not say where it stands."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Dem Logo fehlt sein Platz auf dem Blatt.",
            "In stil.yaml ergänzen, in Millimetern: "
            "„logo: {links: 165, oben: 15, breite: 25, hoehe: 14}“.",
            Position(datei),
        )


class LogoFehlt(Mistake):
    """A place for a logo, and no logo."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Zum Platz des Logos fehlt das Bild.",
            "Das Bild als logo.png neben stil.yaml legen oder den Schlüssel löschen.",
            Position(datei),
        )


class LogoKeinPng(Mistake):
    """A logo in another format."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Ein Logo muss ein PNG-Bild sein.",
            "Das Bild als logo.png speichern, für guten Druck mit 300 Punkten je Zoll.",
            Position(datei),
        )


class LogoKaputt(Mistake):
    """A logo that cannot be read as PNG."""

    def __init__(self, datei: str, grund: str) -> None:
        super().__init__(
            f"Das Logo lässt sich nicht als PNG-Bild lesen: {grund}.",
            "Das Bild öffnen und neu als PNG speichern.",
            Position(datei),
        )
