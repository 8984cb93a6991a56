"""The topics under templates/textbausteine/: a file each, read strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.drafting import KeinTextbaustein, ThemaOhneWoerter, WortLeer
from ozganswer.errors.values import UngueltigeId
from ozganswer.load.blatt import lies_dokument
from ozganswer.load.ordner import YAML
from ozganswer.load.regeln import ID
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.templates import Fundus, ist_mitgebracht
from ozganswer.load.yaml import Dokument
from ozganswer.records.themen import GEWICHTE, SONSTIGES, Thema

ORDNER = "textbausteine"


@dataclass(frozen=True, slots=True)
class Themendatei:
    """A topic with the file it stands in, and whether it came with the program."""

    thema: Thema
    dokument: Dokument
    mitgebracht: bool


@dataclass(frozen=True, slots=True)
class Textbaustein:
    """A Textbaustein's text, what messages call its file, and whether it came with the program."""

    text: str
    datei: str
    mitgebracht: bool


def lies_textbausteine(fundus: Fundus) -> Mapping[str, Textbaustein]:
    """List the Textbausteine that can be read, by the names of their files."""
    texte = fundus.templates.texte
    return {
        PurePosixPath(name).name: Textbaustein(
            text, fundus.templates.dateien[name], ist_mitgebracht(name, fundus.orte[name])
        )
        for name, text in texte.items()
        if PurePosixPath(name).parent.as_posix() == ORDNER
    }


def lies_themen(fundus: Fundus) -> Mapping[str, Themendatei]:
    """Read all topics, by their names in alphabetical order; raise Mistakes with all wrong."""
    themen: dict[str, Themendatei] = {}
    mistakes: list[Mistake] = []
    for datei in sorted(_dateien(fundus)):
        try:
            themen[PurePosixPath(datei).stem] = _lies(datei, fundus)
        except Mistakes as fehler:
            mistakes += fehler.mistakes
    if mistakes:
        raise Mistakes(mistakes)
    return themen


def _dateien(fundus: Fundus) -> Iterator[str]:
    for datei in fundus.orte:
        pfad = PurePosixPath(datei)
        if pfad.parent.as_posix() == ORDNER and pfad.suffix == YAML:
            yield datei


def _lies(datei: str, fundus: Fundus) -> Themendatei:
    ort, name = fundus.orte[datei], PurePosixPath(datei).stem
    dokument = lies_dokument(ort.wurzel, ort.pfad)
    thema = lies_satz(dokument, Thema)
    melde(dokument, _pruefe(name, thema, dokument, fundus) if thema else iter(()))
    if thema is None or dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    return Themendatei(thema, dokument, mitgebracht=ist_mitgebracht(datei, ort))


def _pruefe(name: str, thema: Thema, dokument: Dokument, fundus: Fundus) -> Iterator[Mistake]:
    if not ID.fullmatch(name):
        yield UngueltigeId(name, "der Name eines Themas", dokument.wert(()))
    if not thema.woerter.alle and name != SONSTIGES:
        yield ThemaOhneWoerter(name, dokument.name(("woerter",)))
    for art in GEWICHTE:
        for n, wort in enumerate(getattr(thema.woerter, art)):
            if not any(zeichen.isalnum() for zeichen in wort):
                yield WortLeer(wort, dokument.wert(("woerter", art, str(n))))
    texte = fundus.templates.texte
    vorhandene = [t.removeprefix(f"{ORDNER}/") for t in texte if t.startswith(f"{ORDNER}/")]
    for n, baustein in enumerate(thema.bausteine):
        if baustein.datei not in vorhandene:
            stelle = dokument.wert(("bausteine", str(n), "datei"))
            yield KeinTextbaustein(baustein.datei, vorhandene, stelle)
