"""What the head of a letter says of its way out, where git knows of no Fassung that went it."""

from collections.abc import Iterator

from ozganswer.archive.freigabe import Freigaben
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.versand import StatusOhneFassung, VersandOhneFassung
from ozganswer.load.brief import MIT_DATUM, finde_quelle, lies_teile
from ozganswer.load.datei import Wurzel
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.yaml import Dokument, lies_yaml

WORTE = (b"versan", b"schlussgezeichnet")
"""One of these stands in a head that says so."""


def behauptet(freigaben: Freigaben, brief: Brief) -> Iterator[Mistake]:
    """Find what a letter that is not released says of its Schlusszeichnung and Versand.

    Where there is no git, nobody can know better.
    """
    if freigaben.repository is None:
        return
    dokument = _head(freigaben, brief)
    daten = dokument.daten if dokument else None
    if dokument is None or not isinstance(daten, dict):
        return
    if daten.get("versand"):
        yield VersandOhneFassung(str(brief), dokument.wert(("versand",)))
    elif (status := daten.get("status")) in MIT_DATUM:
        yield StatusOhneFassung(str(brief), str(status), dokument.wert(("status",)))


def _head(freigaben: Freigaben, brief: Brief) -> Dokument | None:
    """Read a head that may say so; None where it does not, or is told as broken elsewhere."""
    wurzel = Wurzel(freigaben.root)
    try:
        quelle = finde_quelle(wurzel, freigaben.root / ANSWERS / str(brief))
        inhalt = quelle.read_bytes()
        # Most say nothing of it, and reading YAML takes longer than all else.
        if not any(wort in inhalt for wort in WORTE):
            return None
        teile = lies_teile(wurzel, quelle)
        return lies_yaml(teile.kopf, teile.text.datei, 2)
    except (Mistake, Mistakes, OSError):
        return None
