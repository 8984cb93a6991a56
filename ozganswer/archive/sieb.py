"""Which letters are surely current, told by the lines of their Nachweise without reading them.

Letters of a Kommune share most lines, so each is compared but once. A letter that the sieve does
not let pass may still be current: `gruende` says.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from ozganswer.archive.gruende import Pruefer
from ozganswer.archive.nachweis import DATEI, FASSUNG, beleg_aus
from ozganswer.archive.zeilen import GLIED, Zeilenfehler, decode
from ozganswer.load.ordner import ANSWERS, Ort
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung


class Sieb:
    """The sieve over the letters of a workspace."""

    def __init__(self, workspace: Workspace, pruefer: Pruefer) -> None:
        self._workspace = workspace
        self._root = str(workspace.root)
        self._pruefer = pruefer
        self._gut: dict[str, set[str]] = {}
        """Lines that hold today, by Kommune."""

    def is_current(self, ort: Ort, endungen: Iterable[str]) -> bool:
        """Tell whether a letter is surely what its inputs make, in all of some formats."""
        try:
            teile = self._parts(ort)
            return teile is not None and self._holds(ort, teile, endungen)
        except (Zeilenfehler, ValueError, TypeError):
            return False

    def _holds(self, ort: Ort, teile: dict[str, list[str]], endungen: Iterable[str]) -> bool:
        eigene = f"{ANSWERS}/{ort}/"
        ausgaben = [decode(zeile) for zeile in teile["ausgaben"]]
        gut = self._gut.setdefault(ort.kommune, set())
        return (
            {name for name, _ in ausgaben} >= {f"{ort.name}.{endung}" for endung in endungen}
            and _all(teile["fakten"], gut, lambda zeile: self._fakt(ort.kommune, zeile))
            and _all(teile["eingaben"], gut, self._eingabe)
            and all(self._workspace.digest(f"{eigene}{name}") == soll for name, soll in ausgaben)
            and self._nothing_new(ort, teile, eigene)
        )

    def _fakt(self, kommune: str, zeile: str) -> bool:
        alt = beleg_aus(decode(zeile))
        return self._pruefer.fakt(kommune, alt.adresse) == alt

    def _eingabe(self, zeile: str) -> bool:
        name, soll = decode(zeile)
        return bool(self._pruefer.digest(name) == soll)

    def _nothing_new(self, ort: Ort, teile: dict[str, list[str]], eigene: str) -> bool:
        """Tell whether no source has come into the folder, and no other letter on the Anfragen."""
        namen = {decode(zeile)[0] for zeile in teile["eingaben"]}
        im_ordner = {name.removeprefix(eigene) for name in namen if name.startswith(eigene)}
        texte = {e.name for e in os.scandir(f"{self._root}/{eigene}") if e.name.endswith(".md")}
        bekannt = {name.rpartition("/")[0] for name in namen}
        stil = next(self._pruefer.new_in_style(namen), None)
        return (
            stil is None
            and texte <= im_ordner
            and all(
                f"{ANSWERS}/{brief}" in bekannt
                for name in _anfragen(teile)
                for brief in self._auf.get((ort.kommune, name), ())
            )
        )

    @cached_property
    def _auf(self) -> dict[tuple[str, str], list[str]]:
        """Which letters are on which Anfragen, as their Nachweise say or else their heads."""
        auf: dict[tuple[str, str], list[str]] = {}
        for brief in self._workspace.briefe():
            for name in self._on(brief):
                auf.setdefault((brief.kommune, name), []).append(str(brief))
        return auf

    def _on(self, brief: Ort) -> Iterable[str]:
        eigene = f'["{ANSWERS}/{brief}/'
        try:
            teile = self._parts(brief)
            if teile and all(self._eingabe(z) for z in teile["eingaben"] if z.startswith(eigene)):
                return tuple(_anfragen(teile))
        except (Zeilenfehler, ValueError, TypeError):
            pass
        return self._workspace.anfragen_von(brief.kommune, brief.name)

    def _parts(self, ort: Ort) -> dict[str, list[str]] | None:
        """Cut a Nachweis into its lists of lines; None where it is none of this letter's."""
        try:
            with open(f"{self._root}/{ANSWERS}/{ort}/{DATEI}", encoding="utf-8") as datei:  # noqa: PTH123
                zeilen = datei.read().split("\n")
        except (OSError, UnicodeDecodeError):
            return None
        eigen = f"nachweis: {FASSUNG}" in zeilen[:4] and f'brief: "{ort}"' in zeilen[:5]
        return _lists(zeilen) if eigen else None


LISTEN = frozenset({"kennungen", "fakten", "eingaben", "ausgaben"})


def _lists(zeilen: Iterable[str]) -> dict[str, list[str]]:
    listen: dict[str, list[str]] = {name: [] for name in LISTEN}
    offen: list[str] = []
    for zeile in zeilen:
        if zeile.startswith(GLIED):
            offen.append(zeile[len(GLIED) :])
        elif zeile.endswith(":"):
            offen = listen.get(zeile[:-1], [])
    return listen


def _anfragen(teile: dict[str, list[str]]) -> Iterator[str]:
    return (name_der_kennung(decode(zeile)) for zeile in teile["kennungen"])


def _all(zeilen: Iterable[str], gut: set[str], holds: Callable[[str], bool]) -> bool:
    for zeile in zeilen:
        if zeile not in gut:
            if not holds(zeile):
                return False
            gut.add(zeile)
    return True
