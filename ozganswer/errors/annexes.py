"""Mistakes in the files that are kept beside a letter as its Anlagen."""

from ozganswer.errors.base import Mistake, Position


class PdfOhneTags(Mistake):
    """A PDF that a screen reader cannot make out."""

    warnung = True

    def __init__(self, datei: str, position: Position) -> None:
        super().__init__(
            f"Die Anlage „{datei}“ ist ein PDF ohne Tags: Vorgelesen hat sie weder Überschriften "
            "noch Tabellen.",
            "Aus der Urfassung als barrierefreies PDF (PDF/UA) neu speichern.",
            position,
        )


class FormatOhneWirkung(Mistake):
    """A format for an Anlage that is not set by the program."""

    warnung = True

    def __init__(self, titel: str, position: Position) -> None:
        super().__init__(
            f"„format: quer“ hat bei der Anlage „{titel}“ keine Wirkung.",
            "Es gilt für Anlagen in Markdown (.md); sonst streichen.",
            position,
        )


class PdfUnlesbar(Mistake):
    """A PDF that is none, is broken, or has a password."""

    warnung = True

    def __init__(self, datei: str, position: Position) -> None:
        super().__init__(
            f"Die Anlage „{datei}“ lässt sich nicht als PDF lesen.",
            "Prüfen, ob sie sich öffnen lässt; ein Kennwort entfernen und neu speichern.",
            position,
        )
