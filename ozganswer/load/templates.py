"""The files under templates/: the program's own, overlaid by the workspace's."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.loading import OrdnerUnlesbar, VerknuepfterOrdner
from ozganswer.load.datei import Wurzel
from ozganswer.records.auftrag import Templates

ORDNER = "templates"
MUSTER = ".md.j2"
"""Ending of the template that a style has for a Muster."""
_MAKRO = re.compile(r"\{%[-+]?\s*macro\s+([A-Za-z]\w*)\s*\(")
KEIN_STIL = frozenset({"textbausteine", "makros"})
"""Folders whose files every style may use."""
TEXTE = (".md", ".j2")
"""Endings of the texts that a letter may be composed of."""


@dataclass(frozen=True, slots=True)
class Ort:
    """Where a file under templates/ lies: the folder it may not leave, and its path."""

    wurzel: Wurzel
    pfad: Path


@dataclass(frozen=True, slots=True)
class Fundus:
    """All files under templates/ by name, their texts, and which of them cannot be read."""

    orte: Mapping[str, Ort]
    templates: Templates
    mistakes: Mapping[str, tuple[Mistake, ...]]

    def stile(self) -> frozenset[str]:
        """List the folders that are styles."""
        ordner = (n.partition("/") for n in self.orte)
        return frozenset(
            stil for stil, _, datei in ordner if datei == "stil.yaml" and stil not in KEIN_STIL
        )

    def muster(self, stile: Iterable[str]) -> frozenset[str]:
        """List the Muster that some styles have a template for."""
        namen = [n.removesuffix(MUSTER).rpartition("/") for n in self.orte if n.endswith(MUSTER)]
        return frozenset(muster for stil, _, muster in namen if stil in set(stile))


@cache
def programm_templates() -> Path:
    """Find the templates of the program: in the package of a wheel, else in the repository."""
    paket = Path(__file__).resolve().parent.parent
    im_paket = paket / ORDNER
    return (im_paket if im_paket.is_dir() else paket.parent / ORDNER).resolve()


def ist_mitgebracht(name: str, ort: Ort) -> bool:
    """Tell whether a file came with the program, or is a copy of one that did."""
    original = programm_templates() / name
    if ort.pfad == original:
        return True
    return original.is_file() and original.read_bytes() == ort.pfad.read_bytes()


def lies_fundus(arbeitsbereich: Wurzel) -> Fundus:
    """Find the files of program and workspace, and read the texts among them."""
    programm = Wurzel(programm_templates(), f"ozganswer:{ORDNER}/")
    eigene = arbeitsbereich.ordner / ORDNER
    orte = _orte(programm, programm.ordner) if eigene != programm.ordner else {}
    orte |= _orte(arbeitsbereich, eigene)
    texte: dict[str, str] = {}
    mistakes: dict[str, tuple[Mistake, ...]] = {}
    for name, ort in orte.items():
        if ort.pfad.is_dir():
            mistakes[name] = (VerknuepfterOrdner(ort.wurzel.name(ort.pfad)),)
        elif "/" in name and name.endswith(TEXTE):
            try:
                texte[name] = ort.wurzel.text(ort.pfad)
            except Mistake as mistake:
                mistakes[name] = (mistake,)
            except Mistakes as mehrere:
                mistakes[name] = mehrere.mistakes
    dateien = {name: orte[name].wurzel.name(orte[name].pfad) for name in texte}
    digests = {name: orte[name].wurzel.gelesen[dateien[name]] for name in texte}
    return Fundus(orte, Templates(texte, dateien, makros(texte), digests), mistakes)


def makros(texte: Mapping[str, str]) -> dict[str, str]:
    """List the macros under makros/ that do not begin with `_`, each with its template."""
    return {
        name: datei
        for datei, text in texte.items()
        if datei.startswith("makros/")
        for name in _MAKRO.findall(text)
    }


def _orte(wurzel: Wurzel, ordner: Path) -> dict[str, Ort]:
    return {pfad.relative_to(ordner).as_posix(): Ort(wurzel, pfad) for pfad in _dateien(ordner)}


def _dateien(ordner: Path) -> Iterator[Path]:
    """List the files below a folder, and the folders that are links, which are not followed."""
    for wo, unter, namen in os.walk(ordner, onerror=_unlesbar):
        unter[:] = sorted(u for u in unter if not u.startswith("."))
        yield from (Path(wo, n) for n in sorted(namen) if not n.startswith("."))
        yield from (p for u in unter if (p := Path(wo, u)).is_symlink())


def _unlesbar(fehler: OSError) -> None:
    if not isinstance(fehler, FileNotFoundError):
        raise OrdnerUnlesbar(str(fehler.filename), str(fehler.strerror)) from fehler
