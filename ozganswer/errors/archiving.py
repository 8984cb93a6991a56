"""What can be wrong with what is kept of a letter."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest

NEU_BAUEN = "„ozganswer build“ baut den Brief neu und schreibt ihn wieder."


class NachweisKaputt(Mistake):
    """A Nachweis that is not as the program wrote it; a build writes it anew."""

    warnung = True

    def __init__(self, datei: str, zeile: int = 0) -> None:
        super().__init__(
            "Der Nachweis ist beschädigt oder von Hand geändert.",
            NEU_BAUEN,
            Position(datei, zeile),
        )


class NachweisNeuer(Mistake):
    """A Nachweis that a newer version of the program wrote."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Den Nachweis hat eine neuere Version von ozganswer geschrieben.",
            "Aktualisieren Sie das Programm („pip install --upgrade ozganswer“).",
            Position(datei),
        )


class NachweisFremd(Mistake):
    """A Nachweis that belongs to another letter; a build writes it anew."""

    warnung = True

    def __init__(self, datei: str, gehoert: str, brief: str) -> None:
        super().__init__(
            f"Der Nachweis gehört zum Brief „{gehoert}“, nicht zu „{brief}“.",
            NEU_BAUEN,
            Position(datei),
        )


class VonHandGeaendert(Mistake):
    """A file of a letter that somebody changed since it was built."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei wurde seit dem Bauen geändert; neu gebaut ginge die Änderung verloren.",
            "Tragen Sie die Änderung in die Quelle ein und löschen Sie die Datei, oder "
            "überschreiben Sie sie mit „build --force“.",
            Position(datei),
        )


class NichtMehrAktuell(Mistake):
    """A letter whose files were made of other facts, sources or templates than there are now."""

    def __init__(self, brief: str, ordner: str) -> None:
        super().__init__(
            "Die fertigen Dateien passen nicht mehr zu Quelle, Fakten und Stil.",
            f"Neu bauen und mit eintragen: ozganswer build {brief} && git add {ordner}",
            Position(ordner),
        )
        self.brief = brief


class NachweisFehlt(Mistake):
    """A letter that was not built yet."""

    warnung = True

    def __init__(self, brief: str) -> None:
        super().__init__(
            f"Der Brief „{brief}“ hat noch keinen Nachweis.",
            "Bauen Sie ihn zuerst: „ozganswer build“.",
        )


class WederBriefNochFakt(Mistake):
    """A word that names no letter, and no fact that a letter uses."""

    def __init__(self, wort: str, adressen: Iterable[str]) -> None:
        super().__init__(
            f"„{wort}“ ist weder ein Brief noch ein Fakt, den ein gebauter Brief benutzt.",
            nearest(wort, adressen) or "„ozganswer why KENNUNG“ zeigt die Fakten eines Briefs.",
        )


class Widerspruch(Mistake):
    """Two letters that state different values of one fact for the same time."""

    warnung = True

    def __init__(self, adresse: str, eins: tuple[str, str], zwei: tuple[str, str]) -> None:
        super().__init__(
            f"Zwei Briefe nennen „{adresse}“ verschieden: {eins[0]} sagt {eins[1]}, "
            f"{zwei[0]} sagt {zwei[1]}.",
            "Bauen Sie den älteren Entwurf neu; einen versandten Brief berichtigen Sie, oder "
            "grenzen Sie die Werte mit gueltig_ab und gueltig_bis ab.",
            Position(f"answers/{zwei[0]}/nachweis.yaml"),
        )
        self.briefe = (eins[0], zwei[0])


class FruehereAntwort(Mistake):
    """An earlier answer that said something else."""

    warnung = True

    def __init__(self, adresse: str, brief: str, heute: str, damals: tuple[str, str]) -> None:
        super().__init__(
            f"Für „{adresse}“ sagt der Brief {heute}; die frühere Antwort {damals[0]}, auf die "
            f"sich die Anfrage bezieht, sagte {damals[1]}.",
            "Sagen Sie im Brief, was sich geändert hat.",
            Position(f"answers/{brief}/nachweis.yaml"),
        )
