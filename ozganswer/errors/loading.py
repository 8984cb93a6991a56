"""Mistakes in files before anything is known of their meaning: the file itself, its YAML."""

from ozganswer.errors.base import Mistake, Position

ANFUEHRUNG = "Den Wert in Anführungszeichen setzen"


class DateiFehlt(Mistake):
    """A file that is needed and is not there."""

    def __init__(self, datei: str) -> None:
        super().__init__("Die Datei gibt es nicht.", "Name und Ordner prüfen.", Position(datei))


class DateiUnlesbar(Mistake):
    """A file that the system does not let us read."""

    def __init__(self, datei: str, grund: str) -> None:
        super().__init__(
            f"Die Datei lässt sich nicht lesen ({grund}).",
            "Leserechte und Datenträger prüfen.",
            Position(datei),
        )


class OrdnerUnlesbar(Mistake):
    """A folder that the system does not let us look into."""

    def __init__(self, ordner: str, grund: str) -> None:
        super().__init__(
            f"Der Ordner lässt sich nicht lesen (Meldung des Systems: {grund}).",
            "Leserechte und Datenträger prüfen.",
            Position(ordner),
        )


class VerknuepfterOrdner(Mistake):
    """A folder under templates/ that is a link."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            "Der Ordner ist nur eine Verknüpfung und wird nicht gelesen.",
            "Die Verknüpfung löschen und den Ordner selbst hier ablegen.",
            Position(ordner),
        )


class OrdnerStattDatei(Mistake):
    """A folder where a file is to be read."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Hier wird eine Datei gebraucht, es steht aber ein Ordner da.",
            "Den Ordner umbenennen.",
            Position(datei),
        )


class Ausserhalb(Mistake):
    """A path that leads out of the folder it must stay in."""

    def __init__(self, datei: str, position: Position | None = None) -> None:
        super().__init__(
            f"„{datei}“ führt aus dem Arbeitsbereich hinaus.",
            "Die Datei in den Ordner legen und nur mit ihrem Namen nennen.",
            position,
        )


class DateiZuGross(Mistake):
    """A file beyond the size that a clerk writes."""

    def __init__(self, datei: str, bytes_: int, grenze: int) -> None:
        super().__init__(
            f"Die Datei ist mit {bytes_ / 1e6:.1f} MB größer als die erlaubten "
            f"{grenze // 10**6} MB.".replace(".", ",", 1),
            "Prüfen, ob es die richtige Datei ist, oder sie aufteilen.",
            Position(datei),
        )


class NichtUtf8(Mistake):
    """Bytes that are no UTF-8."""

    def __init__(self, byte: int, position: Position) -> None:
        super().__init__(
            f"Die Datei ist nicht in UTF-8 gespeichert (Byte 0x{byte:02X}).",
            "Im Editor oder in Excel mit der Kodierung „UTF-8“ speichern.",
            position,
        )


class VerbotenesZeichen(Mistake):
    """A character that neither XML nor YAML can carry."""

    def __init__(self, zeichen: str, position: Position) -> None:
        super().__init__(
            f"Das Zeichen U+{ord(zeichen):04X} ist in Texten nicht erlaubt.",
            "Das unsichtbare Zeichen löschen und den Text neu eingeben.",
            position,
        )


class KeinYaml(Mistake):
    """Text that does not parse as YAML."""

    def __init__(self, grund: str, hinweis: str, position: Position) -> None:
        super().__init__(f"Die Datei ist hier kein lesbares YAML: {grund}.", hinweis, position)


class YamlVerboten(Mistake):
    """A means of YAML that facts do not need and that hides what is meant."""

    def __init__(self, was: str, hinweis: str, position: Position) -> None:
        super().__init__(f"{was} ist hier nicht erlaubt.", hinweis, position)


class ZuTief(Mistake):
    """Lists and mappings nested beyond any use."""

    def __init__(self, grenze: int, position: Position) -> None:
        super().__init__(
            f"Listen und Zuordnungen sind tiefer als {grenze} Ebenen verschachtelt.",
            "Einrückung und Klammern prüfen.",
            position,
        )


class DoppelterSchluessel(Mistake):
    """A key that stands twice in one mapping."""

    def __init__(self, name: str, zuerst: Position, position: Position) -> None:
        super().__init__(
            f"Der Schlüssel „{name}“ steht schon in Zeile {zuerst.zeile}.",
            "Einen der beiden löschen oder umbenennen.",
            position,
        )


class KeinSchluessel(Mistake):
    """A key that is no text."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Ein Schlüssel muss ein nicht leerer Text sein.",
            "Vor dem Doppelpunkt einen Namen schreiben.",
            position,
        )


class Mehrdeutig(Mistake):
    """A plain value that YAML would read as something else than its writer sees."""

    def __init__(self, wert: str, als: str, position: Position) -> None:
        super().__init__(
            f"„{wert}“ ist ohne Anführungszeichen mehrdeutig: YAML liest es als {als}.",
            f'{ANFUEHRUNG}, wenn es Text ist: "{wert}".',
            position,
        )


class NichtAenderbar(Mistake):
    """A value that cannot be exchanged where it stands, without touching more."""

    def __init__(self, adresse: str, position: Position) -> None:
        super().__init__(
            f"„{adresse}“ lässt sich an dieser Stelle nicht von selbst ändern.",
            "Die Stelle von Hand ändern.",
            position,
        )


class DatumGibtEsNicht(Mistake):
    """A date that no calendar has."""

    def __init__(self, wert: str, position: Position) -> None:
        super().__init__(
            f"Das Datum {wert} gibt es nicht.",
            "Tag und Monat prüfen (JJJJ-MM-TT).",
            position,
        )


class LeereDatei(Mistake):
    """A file that says nothing."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei ist leer.", "Den Inhalt ergänzen oder die Datei löschen.", Position(datei)
        )
