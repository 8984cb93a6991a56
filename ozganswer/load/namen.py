"""The names that folders and files may have, so that each is safe in a path and in git."""

import re

from ozganswer.errors import Position
from ozganswer.errors.letters import UngueltigerName

NAME = re.compile(r"[\w.-]+")

RESERVIERT = frozenset(
    "anfrage anfragen antwort inhalt offen stil "
    "loop self super caller varargs kwargs cycler joiner namespace range "
    "true false none and or not in is if elif else endif for endfor recursive "
    "autoescape block call do extends filter from import include macro print raw set with as "
    "context ignore missing without scoped required".split()
)
"""Names that mean something else in a source: its own words and those of Jinja2 (format.md)."""


def name_erlaubt(name: str) -> bool:
    """Tell whether a name keeps the rules of the format."""
    return (
        NAME.fullmatch(name) is not None
        and any(zeichen.isalnum() for zeichen in name)
        and not name.startswith(".")
        and not name.endswith((".", ".lock"))
        and ".." not in name
    )


def pruefe_name(name: str, position: Position) -> None:
    """Refuse a name that breaks the rules; raise UngueltigerName."""
    if not name_erlaubt(name):
        raise UngueltigerName(name, position)
