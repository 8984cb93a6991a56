"""What stands in a template for a name that nothing bears."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined

from ozganswer.compose.druck import gemeldet, unbekannt
from ozganswer.compose.fehlt import name_von


class Unbekannt(Undefined):
    """A name that nothing bears: whatever asks it is told so once, and finds nothing."""

    def __str__(self) -> str:
        raise unbekannt(self)

    def __bool__(self) -> bool:
        gemeldet(self)
        return False

    def __len__(self) -> int:
        return int(bool(self))

    def __iter__(self) -> Iterator[Any]:
        return iter(range(len(self)))

    def __contains__(self, _: object) -> bool:
        return bool(self)

    def __eq__(self, _: object) -> bool:
        return bool(self)

    def __ne__(self, _: object) -> bool:
        return bool(self)

    def __hash__(self) -> int:
        return hash(Unbekannt)


def ist_name(wert: Any) -> bool:
    """Tell a name that nothing bears from an argument that a macro was not given."""
    if not isinstance(wert, Unbekannt):
        return False
    return wert._undefined_hint is None and bool(name_von(wert))  # noqa: SLF001 - as in name_von
