"""The names of files that are made, which no Anlage beside them may bear."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from ozganswer.errors import Mistakes
from ozganswer.errors.building import NameDesBriefs
from ozganswer.records.antwort import Briefquelle


def check_names(quelle: Briefquelle, namen: Iterable[str]) -> None:
    """Refuse an Anlage that would be overwritten, on any system; raises Mistakes."""
    eigene = {name.casefold() for name in namen}
    if fremde := [
        NameDesBriefs(anlage.datei, quelle.positionen.get(("anlagen", str(nr), "datei")))
        for nr, anlage in enumerate(quelle.kopf.anlagen)
        if anlage.datei and PurePosixPath(anlage.datei).name.casefold() in eigene
    ]:
        raise Mistakes(fremde)
