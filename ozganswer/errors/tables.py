"""Mistakes in tables that a blatt takes its entries from."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest


class GenannteDateiFehlt(Mistake):
    """A file that a key names and that is not in its folder."""

    def __init__(self, name: str, vorhandene: Iterable[str], position: Position) -> None:
        endung = name.rpartition(".")[2]
        gleiche = [v for v in vorhandene if v.endswith(f".{endung}")]
        super().__init__(
            f"Die Datei „{name}“ gibt es nicht.",
            nearest(name, gleiche) or "Name und Ordner prüfen.",
            position,
        )


class KeineTabelle(Mistake):
    """A file that does not read as the table its ending says."""

    def __init__(self, art: str, grund: str, position: Position) -> None:
        super().__init__(
            f"Die Datei lässt sich nicht als {art} lesen: {grund}.",
            "In Excel als „CSV UTF-8“ oder als Arbeitsmappe (.xlsx) neu speichern.",
            position,
        )


class UnbekannteSpalte(Mistake):
    """A column whose heading is no key."""

    def __init__(self, name: str, bekannte: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Die Spalte „{name}“ gibt es hier nicht.", nearest(name, bekannte), position
        )


class FehlendeSpalte(Mistake):
    """A required key that no column bears."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"Die Spalte „{name}“ fehlt.", "Die Überschriften der Spalten prüfen.", position
        )


class DoppelteSpalte(Mistake):
    """A heading that two columns bear."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"Die Spalte „{name}“ gibt es zweimal.", "Eine der beiden löschen.", position
        )


class ZelleOhneSpalte(Mistake):
    """A cell to the right of the last heading, or below an empty one."""

    def __init__(self, wert: str, position: Position) -> None:
        super().__init__(
            f"Über der Zelle „{wert}“ steht keine Überschrift.",
            "Texte mit Trennzeichen in Anführungszeichen setzen oder die Überschrift ergänzen.",
            position,
        )


class ZeileOhneId(Mistake):
    """A row that nothing names."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Die Zeile hat keine Kennung.", "Spalte „id“ oder „leistung“ ausfüllen.", position
        )


class DoppelteZeile(Mistake):
    """Two rows of one id."""

    def __init__(self, id_: str, zuerst: Position, position: Position) -> None:
        super().__init__(
            f"Den Eintrag „{id_}“ gibt es schon in Zeile {zuerst.zeile}.",
            "Eine der Zeilen löschen oder in der Spalte „id“ verschieden benennen.",
            position,
        )


class ZelleUnlesbar(Mistake):
    """A cell whose value would have to be altered to be read."""

    def __init__(self, name: str, was: str, hinweis: str, position: Position) -> None:
        super().__init__(f"Die Zelle unter „{name}“ enthält {was}.", hinweis, position)


class MehrereBlaetter(Mistake):
    """A workbook that does not say which of its sheets is meant."""

    def __init__(self, namen: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Die Arbeitsmappe hat mehrere Tabellenblätter: {', '.join(namen)}.",
            "Das gemeinte in „leistungen“ umbenennen oder die übrigen löschen.",
            position,
        )


class TabelleUndEintraege(Mistake):
    """A blatt with a table and entries of its own."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "„datei“ und „eintraege“ stehen im selben Blatt.",
            "Die Einträge in die Tabelle aufnehmen oder „datei“ löschen.",
            position,
        )
