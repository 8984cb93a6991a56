"""The files beside stil.yaml: logo.png, of the style itself or of the nearest it is based on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ozganswer.errors import Mistake
from ozganswer.errors.stile import BriefbogenKeinDocx, LogoFehlt, LogoKeinPng, LogoOhnePlatz
from ozganswer.load import logo
from ozganswer.load.templates import Fundus
from ozganswer.records.stil import Beilage

BILD, BOGEN = "logo.png", "briefbogen.docx"
BOGEN_GRENZE = 10_000_000
"""Most bytes that a briefbogen may have."""


@dataclass(frozen=True)
class Beilagen:
    """The files of a style: its folders, itself first, and where all files are."""

    kette: tuple[str, ...]
    fundus: Fundus
    logo_genannt: bool
    """Whether the style says anything of a logo, be it that it has none."""

    @cached_property
    def bild(self) -> Beilage | None:
        """The logo, whether a Muster has a place for it or not; raises a Mistake."""
        bild = self._lies(BILD, logo.GRENZE)
        if bild:
            logo.pruefe_logo(bild)
        return bild

    @cached_property
    def bogen(self) -> Beilage | None:
        """The city's own letterhead for Word; raises a Mistake."""
        return self._lies(BOGEN, BOGEN_GRENZE)

    def mistakes(self, *, platz: bool) -> Iterator[Mistake]:
        """Tell what is wrong in the files; some Muster has a place for a logo, or none has."""
        fremde = [LogoKeinPng(datei) for datei in self._fremde("logo", BILD)]
        yield from fremde
        yield from map(BriefbogenKeinDocx, self._fremde("briefbogen", BOGEN))
        yield from self._bogen_unlesbar()
        if platz:
            yield from self._bild_fehlt() if not fremde else ()
        elif not self.logo_genannt and f"{self.kette[0]}/{BILD}" in self.fundus.orte:
            yield LogoOhnePlatz(self._genannt(f"{self.kette[0]}/{BILD}"))

    def _bogen_unlesbar(self) -> Iterator[Mistake]:
        try:
            self.bogen  # noqa: B018
        except Mistake as mistake:
            yield mistake

    def _bild_fehlt(self) -> Iterator[Mistake]:
        try:
            if not self.bild:
                yield LogoFehlt(self._genannt(f"{self.kette[0]}/stil.yaml"))
        except Mistake as mistake:
            yield mistake

    def _lies(self, name: str, grenze: int) -> Beilage | None:
        orte = (self.fundus.orte.get(f"{stil}/{name}") for stil in self.kette)
        ort = next((ort for ort in orte if ort), None)
        if ort is None:
            return None
        return Beilage(ort.wurzel.name(ort.pfad), ort.wurzel.bytes(ort.pfad, grenze))

    def _fremde(self, stamm: str, name: str) -> Iterator[str]:
        """Find files of that stem that bear another ending, and so would be passed over."""
        for gefunden in self.fundus.orte:
            pfad = PurePosixPath(gefunden)
            gleich = pfad.stem.lower() == stamm and pfad.name != name
            if gleich and str(pfad.parent) in self.kette:
                yield self._genannt(gefunden)

    def _genannt(self, name: str) -> str:
        ort = self.fundus.orte[name]
        return ort.wurzel.name(ort.pfad)
