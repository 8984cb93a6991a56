"""What the libraries raise over a file that is damaged, locked or no such file at all."""

import zlib
from zipfile import BadZipFile

KAPUTTES_ZIP = (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error)
"""What zipfile raises, which promises BadZipFile alone."""

KAPUTTES_PDF = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What pypdf raises, beside its own errors."""
