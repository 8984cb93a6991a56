"""What can be wrong when a Letter is written as a file."""

import unicodedata

from ozganswer.errors.base import Mistake

INSTALLIEREN = (
    "Unter Debian und Ubuntu: „apt install libpangoft2-1.0-0 libharfbuzz-subset0“. "
    "Unter Windows ohne diese Bibliotheken: DOCX und Text entstehen mit „--only docx,txt“."
)


def zeichenname(zeichen: str) -> str:
    """Name a character: `U+4E2D (CJK UNIFIED IDEOGRAPH-4E2D)`."""
    name = unicodedata.name(zeichen, "")
    return f"U+{ord(zeichen):04X}" + (f" ({name})" if name else "")


class FehlendesZeichen(Mistake):
    """A character that the PDF's font does not have."""

    def __init__(self, zeichen: str, umgebung: str) -> None:
        super().__init__(
            f"Die Schrift des PDF hat das Zeichen {zeichenname(zeichen)} nicht, "
            f"es steht in „{umgebung}“.",
            "Ersetzen Sie das Zeichen im Text, im Fakt oder in der Anfrage.",
        )
        self.zeichen = zeichen


class VerbotenesZeichen(Mistake):
    """A character that no XML file, and so neither DOCX nor PDF, may hold."""

    def __init__(self, zeichen: str, umgebung: str) -> None:
        super().__init__(
            f"Das Steuerzeichen {zeichenname(zeichen)} darf in keinem Brief stehen, "
            f"es steht in „{umgebung}“.",
            "Löschen Sie das unsichtbare Zeichen; oft kommt es aus einer kopierten Stelle.",
        )


class RegionZuGross(Mistake):
    """A region of the frame that holds more than its place."""

    def __init__(self, region: str, hoehe: float, platz: float) -> None:
        super().__init__(
            f"Die Region „{region}“ ist {_mm(hoehe)} hoch, ihr Platz nur {_mm(platz)}.",
            "Kürzen Sie die Region, oder geben Sie ihr in stil.yaml unter „regionen“ mehr Platz "
            "oder unter „absaetze“ eine kleinere Schrift.",
        )


class AnschriftZuGross(Mistake):
    """An address that holds more lines than the address field."""

    def __init__(self, hoehe: float, platz: float) -> None:
        super().__init__(
            f"Die Anschrift ist {_mm(hoehe)} hoch, das Anschriftfeld nur {_mm(platz)}.",
            "Fassen Sie Zeilen zusammen, oder kürzen Sie die Anschrift unter „empfaenger:“ in "
            "der Anfrage.",
        )


class RegionImText(Mistake):
    """A region that would lie on the letter's text."""

    def __init__(self, region: str, ende: float, beginn: float) -> None:
        super().__init__(
            f"Die Region „{region}“ endet bei {_mm(ende)}, der Text beginnt schon bei "
            f"{_mm(beginn)}.",
            "Vergrößern Sie „seite.beginn“ in stil.yaml, oder verlegen Sie die Region.",
        )


class TabelleZuBreit(Mistake):
    """A table with a column that is narrower than a word in it."""

    def __init__(self, wort: str, spalte: int, spalten: int, *, quer: bool) -> None:
        platz = "Querformat" if quer else "Hochformat"
        rat = "" if quer else "Setzen Sie die Tabelle in eine Anlage im Querformat (format: quer), "
        super().__init__(
            f"Eine Tabelle mit {spalten} Spalten ist im {platz} zu breit: "
            f"Das Wort „{wort}“ passt nicht in die {spalte}. Spalte.",
            f"{rat}{'lassen' if rat else 'Lassen'} Sie Spalten weg, oder kürzen Sie lange Wörter.",
        )


class MaschineFehlt(Mistake):
    """What this machine lacks, whatever the letter: it has no place in a file."""


class PdfBibliothekFehlt(MaschineFehlt):
    """A PDF cannot be drawn, since a library of the system is missing."""

    def __init__(self, bibliothek: str) -> None:
        super().__init__(
            f"Für das PDF fehlt eine Bibliothek des Betriebssystems: {bibliothek}.", INSTALLIEREN
        )


class SchriftFehlt(MaschineFehlt):
    """The font files that come with the program are not there."""

    def __init__(self, dateien: list[str], ordner: str) -> None:
        super().__init__(
            f"Für das PDF fehlen Schriftdateien in {ordner}: {', '.join(dateien)}.",
            "Installieren Sie das Programm neu („pip install --force-reinstall“), "
            "oder rufen Sie in der Quelle „python hatch_build.py“ auf.",
        )


class KeinOrdnerFuerKurzes(MaschineFehlt):
    """No folder takes the few bytes that a PDF needs for a moment."""

    def __init__(self, fehler: OSError) -> None:
        super().__init__(
            "Für das PDF fehlt ein Ordner für vorübergehende Dateien (Meldung des Systems: "
            f"{fehler.strerror}).",
            "Auf dem Datenträger Platz schaffen, oder mit der Umgebungsvariablen TMPDIR einen "
            "Ordner nennen, der Platz hat.",
        )


def _mm(laenge: float) -> str:
    return f"{laenge:.1f} mm".replace(".", ",")
