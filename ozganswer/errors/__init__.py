"""All that a user can be told: what, where, what to do. One tree of errors."""

from ozganswer.errors.base import (
    InternalError,
    Mistake,
    Mistakes,
    OzganswerError,
    Position,
    nearest,
)

__all__ = ["InternalError", "Mistake", "Mistakes", "OzganswerError", "Position", "nearest"]
