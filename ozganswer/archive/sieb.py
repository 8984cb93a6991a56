"""Which letters are surely current: every file they were made of or that was made of them is read.

Letters of a Kommune share most lines of their Nachweise, so each line is compared but once.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ozganswer.archive.blick import Blick, Zeilen
from ozganswer.archive.heute import Heute
from ozganswer.archive.nachweis import Nachweis, beleg_aus
from ozganswer.archive.zeilen import decode_once
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung


def current(root: Path, briefe: Sequence[Brief], endungen: Sequence[str]) -> frozenset[Brief]:
    """Name the letters that are surely current, for a process of its own."""
    sieb = Sieb(Heute(Workspace.open(root)))
    return frozenset(brief for brief in briefe if sieb.is_current(brief, endungen))


class Sieb:
    """The sieve over the letters of a workspace, a Kommune at a time."""

    def __init__(self, heute: Heute) -> None:
        self._heute = heute
        self._blick: Blick | None = None
        self._gut: set[str] = set()
        """Facts' lines of the Kommune that hold today."""
        self._gemeinsame: dict[tuple[str, ...], bool] = {}

    def is_current(self, brief: Brief, endungen: Iterable[str]) -> bool:
        """Tell whether a letter is surely what its inputs make, in all of some formats."""
        if self._blick is None or self._blick.kommune != brief.kommune:
            self._blick, self._gut = Blick(self._heute, brief.kommune), set()
        zeilen = self._blick.zeilen(brief)
        return zeilen is not None and self._holds(brief, self._blick, zeilen, endungen)

    def only_others_differ(self, nachweis: Nachweis, endungen: Iterable[str]) -> bool:
        """Tell whether a letter's own files and all but other letters are surely what they were."""
        kommune, _, name = nachweis.brief.partition("/")
        ordner, ausgaben = f"{ANSWERS}/{nachweis.brief}/", dict(nachweis.ausgaben)
        alle = dict(nachweis.eingaben)
        eigene = {n: d for n, d in alle.items() if not _is_other_letters(n, ordner)}
        fertige = {f"{ordner}{n}": d for n, d in ausgaben.items()}
        return (
            ausgaben.keys() >= {f"{name}.{endung}" for endung in endungen}
            and all(self._heute.digest(n) == d for n, d in (eigene | fertige).items())
            and eigene.keys() >= {d for n in eigene for d in self._of_style(n)}
            and alle.keys() >= {*self._heute.texte(ordner)}
            and not any(self._heute.anders(kommune, beleg) for beleg in nachweis.fakten)
        )

    def _holds(self, brief: Brief, blick: Blick, zeilen: Zeilen, endungen: Iterable[str]) -> bool:
        ordner, ausgaben = f"{ANSWERS}/{brief}/", zeilen.ausgaben
        return (
            {name for name, _ in ausgaben} >= {f"{brief.name}.{endung}" for endung in endungen}
            and self._all_facts(brief.kommune, zeilen.fakten)
            and self._all_shared(zeilen.gemeinsame)
            and self._none_new(ordner, blick, zeilen)
            and all(self._heute.digest(f"{ordner}{name}") == soll for name, soll in ausgaben)
        )

    def _all_facts(self, kommune: str, zeilen: Iterable[str]) -> bool:
        neue = set(zeilen) - self._gut
        if any(self._heute.anders(kommune, beleg_aus(decode_once(zeile))) for zeile in neue):
            return False
        self._gut |= neue
        return True

    def _all_shared(self, zeilen: tuple[str, ...]) -> bool:
        """Tell whether templates and fonts are what they were, and the style has no new file."""
        if zeilen not in self._gemeinsame:
            dateien = dict(map(decode_once, zeilen))
            self._gemeinsame[zeilen] = all(
                self._heute.digest(name) == soll for name, soll in dateien.items()
            ) and dateien.keys() >= {d for n in dateien for d in self._of_style(n)}
        return self._gemeinsame[zeilen]

    def _of_style(self, name: str) -> tuple[str, ...]:
        ordner, _, datei = name.rpartition("/")
        stil = ordner.rpartition("/")[2]
        return self._heute.stildateien(stil) if datei == "stil.yaml" else ()

    def _none_new(self, ordner: str, blick: Blick, zeilen: Zeilen) -> bool:
        """Tell whether no source has come into the folder, and no other letter on the Anfragen."""
        bekannt = [name for name, _ in zeilen.eigene]
        texte = self._heute.texte(ordner)
        anfragen = (name_der_kennung(anfrage.kennung) for anfrage in zeilen.anfragen)
        briefe = {b for name in anfragen for b in blick.auf(name)}
        return {*texte}.issubset(bekannt) and all(
            any(name.startswith(f"{ANSWERS}/{b}/") for name in bekannt) for b in briefe
        )


def _is_other_letters(name: str, ordner: str) -> bool:
    return name.startswith(f"{ANSWERS}/") and not name.startswith(ordner)
