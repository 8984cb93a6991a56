"""Which attributes of values a template may read: a list of those that are safe, by their kind."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext, TemplateReference
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup

_WERTE = frozenset(
    "lower upper title capitalize strip lstrip rstrip startswith endswith split removeprefix "
    "removesuffix items keys values get year month day weekday index count".split()
)
_SCHLEIFE = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle "
    "changed".split()
)


def erlaubt(obj: Any, attr: str) -> Collection[str]:
    """List what may be read of a value, of which `attr` is asked for."""
    match obj:
        case Markup():
            return ()
        case LoopContext():
            return _SCHLEIFE
        case Namespace() | TemplateModule() | TemplateReference():
            return (attr,)
        case Cycler():
            return ("next", "current", "reset")
        case tuple() if hasattr(obj, "grouper"):
            return ("grouper", "list")
        case str() | int() | float() | list() | tuple() | dict() | Decimal() | date():
            return _WERTE
        case _:
            return ()
