"""The text as it shall be → Markdown: what was kept as it stands in the source, the rest anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ozganswer.compose.quellmarken import FREMD
from ozganswer.compose.textstellen import Auszeichnung
from ozganswer.rueckweg.angaben import NEU, Glied
from ozganswer.rueckweg.schreibweise import maskiert, ohne_anfang
from ozganswer.rueckweg.strom import Alt, Quelle
from ozganswer.write.readback.pieces import Look

MARKEN: dict[Auszeichnung, str] = {"fett": "**", "kursiv": "_"}
ZIEL = re.compile(r"\]\(\s*(?:<[^>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)\s*\)|>")
"""How a link ends in a source."""
_SICHER = re.compile(r"(?:https?://|mailto:)[^\s<>()]+")


class Unmoeglich(Exception):
    """An edit that cannot be written into the source; says why, as the end of a sentence."""

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


FREMDER_TEXT = "dort schreibt ein Makro, eine Schleife oder ein Textbaustein"
LINK = "sie ändert einen Link in der Mitte"


@dataclass(slots=True)
class Setzer:
    """Writes Markdown piece by piece, and keeps what is open and what was taken over."""

    alte: Sequence[Alt]
    quelle: Quelle
    offen: list[Auszeichnung] = field(default_factory=list)
    geschrieben: list[str] = field(default_factory=list)
    uebernommen: list[tuple[int, int]] = field(default_factory=list)
    """The parts of the source that were taken over as they are."""

    def setze(self, glieder: Sequence[Glied]) -> None:
        """Write some characters; raise Unmoeglich."""
        for stueck in _stuecke(glieder, self.alte):
            if stueck[0].alt == NEU:
                self._neu("".join(g.char[0] for g in stueck), stueck[0].char[1])
            else:
                self._kept(stueck)

    def schliesse(self, bis: Sequence[Auszeichnung] = ()) -> str:
        """Close or open what has to be, and return all that was written."""
        self._wechsle(bis)
        return "".join(self.geschrieben)

    def _neu(self, text: str, look: Look) -> None:
        want = _auszeichnung(look)
        if look.link and "link" not in self.offen:
            if not _SICHER.fullmatch(look.link):
                raise Unmoeglich("der Link führt zu keiner Adresse im Netz")
            self._wechsle([w for w in want if w != "link"])
            self.geschrieben.append(f"[{maskiert(text)}]({look.link})")
            return
        self._wechsle(want)
        self.geschrieben.append(maskiert(text))

    def _kept(self, stueck: Sequence[Glied]) -> None:
        alte = [self.alte[g.alt] for g in stueck]
        if not alte[0].verortet or not alte[-1].verortet:
            if all(a.zeichen in " \n" for a in alte):
                return self._neu("".join(a.zeichen for a in alte), stueck[0].char[1])
            raise Unmoeglich(FREMDER_TEXT)
        look = stueck[0].char[1]
        if look != alte[0].look:
            return self._anders(alte, look)
        von, bis = self._mit_klammern(stueck[0].alt, stueck[-1].alt)
        self._wechsle(ohne_link(alte[0]) if von < alte[0].von else alte[0].auszeichnung)
        self._uebernimm(von, bis)
        zu = bis > alte[-1].bis
        self.offen = list(ohne_link(alte[-1]) if zu else alte[-1].auszeichnung)
        return None

    def _anders(self, alte: Sequence[Alt], look: Look) -> None:
        """Take over characters that are set in another way now."""
        if look.link:
            raise Unmoeglich(LINK)
        self._wechsle(_auszeichnung(look))
        for (von, bis), _ in groupby((a.von, a.bis) for a in alte):
            if von == FREMD:
                raise Unmoeglich(FREMDER_TEXT)
            self._uebernimm(von, bis)

    def _uebernimm(self, von: int, bis: int) -> None:
        self.geschrieben.append(self.quelle.text[von:bis])
        self.uebernommen.append((von, bis))

    def _mit_klammern(self, erstes: int, letztes: int) -> tuple[int, int]:
        """Take to characters the marks of a link that begins or ends with them."""
        von, bis, text = self.alte[erstes].von, self.alte[letztes].bis, self.quelle.text
        if self._is_link(erstes) and not self._is_link(erstes - 1):
            von -= 1
        if self._is_link(letztes) and not self._is_link(letztes + 1):
            ende = ZIEL.match(text, bis)
            bis = ende.end() if ende else bis
        return von, bis

    def _is_link(self, nummer: int) -> bool:
        return 0 <= nummer < len(self.alte) and "link" in self.alte[nummer].auszeichnung

    def _wechsle(self, zu: Sequence[Auszeichnung]) -> None:
        while set(self.offen) - set(zu):
            self._schreibe_marke(self.offen.pop())
        for neu in (z for z in zu if z not in self.offen):
            self._schreibe_marke(neu)
            self.offen.append(neu)

    def _schreibe_marke(self, was: Auszeichnung) -> None:
        if was not in MARKEN:
            raise Unmoeglich(LINK)
        self.geschrieben.append(MARKEN[was])


def an_zeilen(text: str, *, am_anfang: bool) -> str:
    """Mask what would mean something at the start of lines; the first may not be at one."""
    erste, *weitere = text.split("\n")
    return "\n".join((ohne_anfang(erste) if am_anfang else erste, *map(ohne_anfang, weitere)))


def _stuecke(glieder: Sequence[Glied], alte: Sequence[Alt]) -> Iterator[list[Glied]]:
    """Cut characters where what follows is not what followed before, or looks otherwise."""
    stueck: list[Glied] = []
    for glied in glieder:
        if stueck and not _goes_on(stueck[-1], glied, alte):
            yield from _ohne_rand(stueck, alte)
            stueck = []
        stueck.append(glied)
    if stueck:
        yield from _ohne_rand(stueck, alte)


def _goes_on(davor: Glied, glied: Glied, alte: Sequence[Alt]) -> bool:
    if NEU in (davor.alt, glied.alt):
        return davor.alt == glied.alt and davor.char[1] == glied.char[1]
    a, b = alte[davor.alt], alte[glied.alt]
    gleich = (davor.char[1] == a.look) and (glied.char[1] == b.look)
    anders = davor.char[1] == glied.char[1] and davor.char[1] != a.look and glied.char[1] != b.look
    return glied.alt == davor.alt + 1 and a.stelle == b.stelle and (gleich or anders)


def _ohne_rand(stueck: list[Glied], alte: Sequence[Alt]) -> Iterator[list[Glied]]:
    """Part white space whose place is not known from what is kept."""
    while stueck and stueck[0].alt != NEU and _is_loose(alte[stueck[0].alt]):
        yield [stueck.pop(0)]
    ende: list[Glied] = []
    while stueck and stueck[-1].alt != NEU and _is_loose(alte[stueck[-1].alt]):
        ende.insert(0, stueck.pop())
    if stueck:
        yield stueck
    yield from ([glied] for glied in ende)


def _is_loose(alt: Alt) -> bool:
    return not alt.verortet and alt.zeichen in " \n"


def _auszeichnung(look: Look) -> list[Auszeichnung]:
    alle: list[tuple[bool, Auszeichnung]] = [
        (bool(look.link), "link"),
        (look.bold, "fett"),
        (look.italic, "kursiv"),
    ]
    return [was for ist, was in alle if ist]


def ohne_link(alt: Alt) -> list[Auszeichnung]:
    """List what is open at a character, but for a link."""
    return [was for was in alt.auszeichnung if was != "link"]
