"""The names that folders and files may have, so that each is safe in a path and in git."""

import re

from ozganswer.errors import Position
from ozganswer.errors.letters import UngueltigerName

NAME = re.compile(r"[\w.-]+")


def name_erlaubt(name: str) -> bool:
    """Tell whether a name keeps the rules of the format."""
    return (
        NAME.fullmatch(name) is not None
        and not name.startswith(".")
        and not name.endswith((".", ".lock"))
        and ".." not in name
    )


def pruefe_name(name: str, position: Position) -> None:
    """Refuse a name that breaks the rules; raise UngueltigerName."""
    if not name_erlaubt(name):
        raise UngueltigerName(name, position)
