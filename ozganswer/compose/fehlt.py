"""What stands in a template for a value that is not there."""

from typing import Any

from jinja2 import Undefined
from jinja2.utils import missing

from ozganswer.errors.composing import FaktFehlt


class Fehlt(Undefined):
    """An optional key that is absent: false in `if`, takes `default`, an error when printed."""

    def __init__(self, adresse: str, bekannt: frozenset[str] | None = None) -> None:
        super().__init__(name=adresse)
        self.adresse = adresse
        self.bekannt = bekannt
        """The keys that its record would have; None where the blatt is free."""

    def _fail(self, *_: object, **__: object) -> Any:
        raise FaktFehlt(self.adresse)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fehlt)

    def __hash__(self) -> int:
        return hash(Fehlt)

    def __bool__(self) -> bool:
        return False

    __str__ = __iter__ = __len__ = __lt__ = __le__ = __gt__ = __ge__ = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail
    __truediv__ = __rtruediv__ = __neg__ = __pos__ = __contains__ = _fail


class Gemeldet(Undefined):
    """A value that could not be had and was told of: it swallows all that is done to it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _: object) -> "Gemeldet":  # type: ignore[override]
        return self

    def __call__(self, *_: object, **__: object) -> "Gemeldet":  # type: ignore[override]
        """Go on as if it had been called."""
        return self

    def __str__(self) -> str:
        return ""


def name_von(unbekannt: Undefined) -> str:
    """Read the name under which Jinja found nothing."""
    # Of an attribute or item that was not found, only what it was sought in has a name.
    bare = unbekannt._undefined_obj is missing  # noqa: SLF001 - Jinja tells it nowhere else
    return (unbekannt._undefined_name or "") if bare else ""  # noqa: SLF001
