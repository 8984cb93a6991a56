"""What is known of a person and not for publication, however somebody may write it."""

import re
from dataclasses import dataclass

from ozganswer.errors import Position


@dataclass(frozen=True, slots=True)
class Verborgenes:
    """Words that are not for publication: what they are, and where they are known from."""

    text: str
    was: str
    """What it is of whom, in the nominative: `Name eines Einreichers`."""
    muster: re.Pattern[str]
    """How it may be written: in the genitive, in capitals, with other white space."""
    position: Position | None
