"""What can go wrong where files are written: at `build` and at `init`."""

import errno
from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position

SCHREIBSCHUTZ = (errno.EACCES, errno.EPERM, errno.EROFS)
VOLL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class DateiGeoeffnet(Mistake):
    """A file that Word or LibreOffice holds open, as its lock file beside it says."""

    def __init__(self, datei: str, sperre: str) -> None:
        super().__init__(
            "Die Datei ist in Word oder LibreOffice geöffnet und wurde nicht ersetzt.",
            "Die Datei dort schließen und „ozganswer build“ wiederholen. Ist sie nirgends mehr "
            f"geöffnet, die Sperrdatei „{sperre}“ daneben löschen.",
            Position(datei),
        )


class NichtErsetzbar(Mistake):
    """A file that may not be replaced: write-protected, or held open on Windows."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei ist schreibgeschützt oder in einem anderen Programm geöffnet und wurde "
            "nicht ersetzt.",
            "Die Datei in Word (oder im PDF-Betrachter) schließen oder ihren Schreibschutz "
            "aufheben.",
            Position(datei),
        )


class OrdnerGesperrt(Mistake):
    """A folder in which no file can be made."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            "In diesem Ordner darf nichts geschrieben werden.",
            "Um Schreibrechte bitten oder mit „--out ORDNER“ in einen anderen Ordner schreiben.",
            Position(ordner),
        )


class KeinPlatz(Mistake):
    """A file for which there is no room left."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Auf dem Datenträger ist kein Platz mehr; die Datei wurde nicht geschrieben.",
            "Platz schaffen und den Befehl wiederholen. Vorhandene Dateien sind unverändert.",
            Position(datei),
        )


class StehtImWeg(Mistake):
    """A folder where a file is to be written, or a file where a folder is needed."""

    def __init__(self, datei: str, *, erwartet: str) -> None:
        super().__init__(
            f"Hier wird {erwartet} gebraucht, es steht aber etwas anderes da.",
            "Umbenennen oder löschen, was da steht.",
            Position(datei),
        )


class NichtSchreibbar(Mistake):
    """A file that cannot be written for a reason that only the system knows."""

    def __init__(self, datei: str, fehler: OSError) -> None:
        super().__init__(
            f"Die Datei lässt sich nicht schreiben (Meldung des Systems: {fehler.strerror}).",
            "Ordner und Datenträger prüfen.",
            Position(datei),
        )


class GleicheNamen(Mistake):
    """Two letters whose files would have one name in the folder of `--out`."""

    def __init__(self, name: str, briefe: Iterable[str]) -> None:
        super().__init__(
            f"Mehrere Briefe heißen „{name}“ ({', '.join(briefe)}) und würden in einem Ordner "
            "einander überschreiben.",
            "Die Briefe einzeln nennen und in verschiedene Ordner schreiben.",
        )


class NameDesBriefs(Mistake):
    """An Anlage whose file has the name of one that the letter becomes."""

    def __init__(self, datei: str, position: Position | None) -> None:
        super().__init__(
            f"Dieser Name gehört dem Brief: „{datei}“ schreibt das Programm selbst.",
            "Die Anlage umbenennen.",
            position,
        )


class SchonVorhanden(Mistake):
    """Files that `init` would overwrite."""

    def __init__(self, ordner: str, dateien: Iterable[str]) -> None:
        super().__init__(
            f"In „{ordner}“ gibt es schon: {', '.join(dateien)}. „init“ überschreibt nichts.",
            "Einen leeren Ordner nennen: „ozganswer init DIR“.",
        )


def cannot_write(datei: str, ordner: str, fehler: OSError) -> Mistake:
    """Say in German why a file could not be written."""
    if fehler.errno in VOLL:
        return KeinPlatz(datei)
    if fehler.errno in SCHREIBSCHUTZ:
        return OrdnerGesperrt(ordner)
    if isinstance(fehler, IsADirectoryError):
        return StehtImWeg(datei, erwartet="eine Datei")
    if isinstance(fehler, NotADirectoryError | FileExistsError):
        return StehtImWeg(ordner, erwartet="ein Ordner")
    return NichtSchreibbar(datei, fehler)


class ArbeitAbgebrochen(Mistake):
    """A process that drew a letter was ended, twice."""

    def __init__(self, brief: str) -> None:
        super().__init__(
            f"Der Prozess, der den Brief „{brief}“ bauen sollte, wurde zweimal beendet.",
            "Oft fehlt Speicher: bauen Sie mit weniger Prozessen („--jobs 1“).",
        )


class DaskFehlt(Mistake):
    """`--dask` without the library that it needs."""

    def __init__(self) -> None:
        super().__init__(
            "Für „--dask“ fehlt die Bibliothek dask.distributed.",
            "Installieren Sie sie mit: pip install „ozganswer[dask]“.",
        )


class ClusterFehlt(Mistake):
    """An address at which no Dask cluster answers."""

    def __init__(self, adresse: str) -> None:
        super().__init__(
            f"Unter „{adresse}“ antwortet kein Dask-Cluster.",
            "Prüfen Sie Adresse und Port des Schedulers (etwa tcp://rechner:8786).",
        )
