"""What is known of a person and not for publication, however somebody may write it."""

from dataclasses import dataclass

from ozganswer.errors import Position
from ozganswer.records.lesart import Muster


@dataclass(frozen=True, slots=True)
class Verborgenes:
    """Words that are not for publication: what they are, and where they are known from."""

    text: str
    was: str
    """What it is of whom, in the nominative: `Name eines Einreichers`."""
    muster: Muster
    """How it may be written: in the genitive, in capitals, with other white space."""
    position: Position | None
