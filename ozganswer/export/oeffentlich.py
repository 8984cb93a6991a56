"""An Auftrag → the files of its letter for publication, with the Anlagen that are public."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ozganswer.build import build_letter
from ozganswer.compose.privates import ohne_privates
from ozganswer.errors import Mistake
from ozganswer.records.auftrag import Auftrag

TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Datei:
    """A file that may be published: its name, what it is called, its bytes, and its text if any."""

    name: str
    titel: str
    inhalt: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class OeffentlicheFassung:
    """A letter for publication, or an Anfrage: its files, its Anlagen, and what to look at."""

    auftrag: Auftrag
    """As it was built: what is private is a gap."""
    dateien: tuple[Datei, ...]
    """The letter in each format, in the order asked for."""
    anlagen: tuple[Datei, ...]
    warnungen: tuple[Mistake, ...]
    nummer: int | None = None
    """The number of the Fassung that it was made of; None: it is not released."""

    def inhalte(self) -> Iterator[tuple[str, bytes]]:
        """List the files of the letter and the Anlagen by their names."""
        yield from ((d.name, d.inhalt) for d in (*self.dateien, *self.anlagen))


def oeffentliche_fassung(
    auftrag: Auftrag,
    formate: Sequence[str],
    lies: Callable[[str], bytes],
    nummer: int | None = None,
) -> OeffentlicheFassung:
    """Build a letter for publication; `lies` reads an Anlage beside it; raise Mistakes."""
    public = ohne_privates(auftrag)
    gebaut = build_letter(public, tuple(dict.fromkeys((*formate, TEXT))))
    text = gebaut.dateien[f"{public.dateiname}.{TEXT}"].decode()
    titel = gebaut.nachweis.betreff
    dateien = tuple(
        Datei(name, titel, gebaut.dateien[name], text) for name in _namen(public, formate)
    )
    anlagen = tuple(_anlagen(public, lies))
    return OeffentlicheFassung(public, dateien, anlagen, gebaut.warnungen, nummer)


def _namen(auftrag: Auftrag, formate: Sequence[str]) -> list[str]:
    return [f"{auftrag.dateiname}.{endung}" for endung in formate]


def _anlagen(auftrag: Auftrag, lies: Callable[[str], bytes]) -> Iterator[Datei]:
    """Read the Anlagen that lie beside the letter, each once."""
    titel: Mapping[str, str] = {a.datei: a.titel for a in auftrag.quelle.kopf.anlagen if a.datei}
    for datei in dict.fromkeys(d.datei for d in auftrag.quelle.anlagedateien):
        yield Datei(datei, titel[datei], lies(datei))
