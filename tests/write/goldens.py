"""Expected outputs as files: OZGANSWER_GOLDEN=neu writes them anew."""

import os
from pathlib import Path


def assert_golden(path: Path, found: str) -> None:
    """Compare an output with its file."""
    if os.environ.get("OZGANSWER_GOLDEN") == "neu":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
