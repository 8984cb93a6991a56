"""Workspaces made of text: a base in grundlage/, and changes that a test writes over it."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

GRUNDLAGE = Path(__file__).parent / "grundlage"


@pytest.fixture
def arbeitsbereich(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Make a workspace of the base and of further files by their path."""

    def mache(dateien: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "arbeit"
        shutil.copytree(GRUNDLAGE, root, dirs_exist_ok=True)
        for name, inhalt in dateien.items():
            pfad = root / name
            pfad.parent.mkdir(parents=True, exist_ok=True)
            pfad.write_bytes(inhalt.encode() if isinstance(inhalt, str) else inhalt)
        return root

    return mache
