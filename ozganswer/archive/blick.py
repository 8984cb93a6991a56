"""The letters of a Kommune by the lines of their Nachweise, cut but not read.

A Nachweis is believed where its seal holds and the letter's sources and Anfragen are byte for byte
what they were: no time of a file is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from typing import Any

from ozganswer.archive import ablage
from ozganswer.archive.fest import QUELLEN, is_sent
from ozganswer.archive.heute import Heute
from ozganswer.archive.nachweis import eckdaten_aus
from ozganswer.archive.zeilen import decode_once, items
from ozganswer.load.ordner import ANSWERS, QUESTIONS, Brief
from ozganswer.records.anfrage import Eckdaten, name_der_kennung

EIGENE = (f'["{ANSWERS}/', f'["{QUESTIONS}/')
"""How the line of a file begins that few letters are made of."""


@dataclass(frozen=True, slots=True)
class Zeilen:
    """The lines of a Nachweis by what they say."""

    teile: dict[str, bytes]
    eigene: tuple[tuple[str, str], ...]
    """Files of few letters with their digests: sources, and what they answer."""
    gemeinsame: tuple[str, ...]
    """Lines of files that other letters are made of, too: templates, fonts."""
    versandt: bool = False
    """Whether the letter has been sent since: the Versand stands in its head."""

    @property
    def fakten(self) -> list[str]:
        """The lines of the facts."""
        return items(self.teile["fakten"])

    @property
    def ausgaben(self) -> list[tuple[str, str]]:
        """The letter's files and their digests."""
        return [decode_once(zeile) for zeile in items(self.teile["ausgaben"])]

    @property
    def anfragen(self) -> list[Eckdaten]:
        """The Anfragen that the letter is on."""
        return [eckdaten_aus(decode_once(zeile)) for zeile in items(self.teile["anfragen"])]

    def value(self, name: str) -> Any:
        """Read the value of a key."""
        return decode_once(self.teile[name][1:].decode())


class Blick:
    """The letters of a Kommune and which Anfragen they are on."""

    def __init__(self, heute: Heute, kommune: str) -> None:
        self.kommune = kommune
        self.heute = heute
        self._root = str(heute.workspace.root)
        self._zeilen = {b: self._sound(b) for b in heute.workspace.briefe_von(kommune)}

    def zeilen(self, brief: Brief) -> Zeilen | None:
        """Give the lines of a letter's Nachweis; None where it is not to be believed."""
        return self._zeilen.get(brief)

    def auf(self, anfrage: str) -> tuple[Brief, ...]:
        """List the letters on an Anfrage."""
        return tuple(self._auf.get(anfrage, ()))

    @cached_property
    def _auf(self) -> dict[str, list[Brief]]:
        auf: dict[str, list[Brief]] = {}
        for brief, zeilen in self._zeilen.items():
            for anfrage in self._on(brief, zeilen):
                auf.setdefault(anfrage, []).append(brief)
        return auf

    def _on(self, brief: Brief, zeilen: Zeilen | None) -> Iterable[str]:
        if zeilen is None:
            return self.heute.workspace.anfragen_von(brief.kommune, brief.name)
        return {name_der_kennung(anfrage.kennung) for anfrage in zeilen.anfragen}

    def _sound(self, brief: Brief) -> Zeilen | None:
        teile = ablage.teile(self._root, brief)
        if teile is None:
            return None
        zeilen = _cut(teile)
        andere = [(name, soll) for name, soll in zeilen.eigene if self.heute.digest(name) != soll]
        if not andere:
            return zeilen
        versandt = all(self._is_sent(brief, name, soll) for name, soll in andere)
        return replace(zeilen, versandt=True) if versandt else None

    def _is_sent(self, brief: Brief, name: str, soll: str) -> bool:
        """Tell whether a file is the letter's own source, with the Versand in its head."""
        if not (name.startswith(f"{ANSWERS}/{brief}/") and name.endswith(QUELLEN)):
            return False
        pfad = self.heute.workspace.root / name
        return pfad.is_file() and is_sent(pfad.read_bytes(), soll)


def _cut(teile: dict[str, bytes]) -> Zeilen:
    zeilen = items(teile["eingaben"])
    eigene = [zeile.startswith(EIGENE) for zeile in zeilen]
    gemeinsame = tuple(z for z, eigen in zip(zeilen, eigene, strict=True) if not eigen)
    return Zeilen(teile, tuple(map(decode_once, compress(zeilen, eigene))), gemeinsame)
