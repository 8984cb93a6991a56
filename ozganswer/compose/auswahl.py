"""Some entries of a blatt, chosen by their ids: a passage about these and no others."""

from collections.abc import Iterator
from typing import Any

from ozganswer.compose.sicht import Blattsicht, Satz, unbekannt
from ozganswer.compose.werte import Herkunft
from ozganswer.records.fakten import Faktenblatt


class Auswahl(Blattsicht):
    """A blatt as templates see it, but for the entries that were not chosen.

    Which these are stands in the source; it is no fact, and other entries of the blatt decide
    nothing.
    """

    def __init__(self, blatt: Faktenblatt, ids: tuple[str, ...]) -> None:
        super().__init__(blatt)
        self._ids = ids

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that were chosen, in their order."""
        return self._ids

    @property
    def herkunft(self) -> Herkunft:
        """No fact: how many there are, a clerk has said."""
        return Herkunft()

    def feld(self, name: str) -> Any:
        """Read a chosen entry or a key of the head."""
        if name in self._blatt.eintraege and name not in self._ids:
            return unbekannt(f"{self._blatt.name}.{name}", name, set(self._ids))
        return super().feld(name)

    def __contains__(self, name: object) -> bool:
        return name in self._ids

    def __iter__(self) -> Iterator[Satz]:
        return (self._eintrag(id_) for id_ in self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def waehle(sicht: Blattsicht, ids: tuple[str, ...]) -> Any:
    """Choose entries by their ids, in this order; one that there is not is told of."""
    for id_ in ids:
        if id_ not in sicht.ids:
            return unbekannt(f"{sicht.blatt.name}.{id_}", id_, set(sicht.ids))
    return Auswahl(sicht.blatt, tuple(dict.fromkeys(ids)))
