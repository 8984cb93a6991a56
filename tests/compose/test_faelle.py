"""Each file under faelle/ is a source and what becomes of it: Letter or mistakes.

Parts begin with `=== quelle`, `=== rahmen`, `=== template NAME` and `=== ergebnis`, a Letter or
mistakes; OZGANSWER_GOLDEN=neu writes the last part anew.
"""

import os
import re
from pathlib import Path

import pytest

from ozganswer.compose import compose
from ozganswer.errors import Mistakes
from tests.compose.beispiele import auftrag
from tests.compose.notation import schreibe

FAELLE = sorted((Path(__file__).parent / "faelle").glob("*.txt"))
FRAGEN = (("1", "Wie viel?"), ("2", "Wann, und\n\n- wo\n- wie?"), ("2a", "Genauer?"), ("3", "Wer?"))


def test_there_are_cases() -> None:
    assert len(FAELLE) >= 20


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.stem)
def test_a_source_becomes_its_letter_or_its_mistakes(fall: Path) -> None:
    teile = dict(_teile(fall.read_text(encoding="utf-8")))
    found = _ergebnis(teile)
    if os.environ.get("OZGANSWER_GOLDEN") == "neu":
        rest = "".join(f"=== {n}\n{t}" for n, t in teile.items() if n != "ergebnis")
        fall.write_text(f"{rest}=== ergebnis\n{found}", encoding="utf-8")
    assert found == dict(_teile(fall.read_text(encoding="utf-8")))["ergebnis"]


def result_of(fall: Path) -> str:
    """Compose the source of a case, and write what becomes of it."""
    return _ergebnis(dict(_teile(fall.read_text(encoding="utf-8"))))


def _ergebnis(teile: dict[str, str]) -> str:
    templates = {n.split(" ")[1]: t for n, t in teile.items() if n.startswith("template ")}
    try:
        made = compose(
            auftrag(teile["quelle"], fragen=FRAGEN, templates=templates, rahmen=_rahmen(teile))
        )
    except Mistakes as error:
        return f"{error}\n"
    used = " ".join(f.adresse for f in made.letter.fakten)
    warned = "".join(f"{w}\n" for w in made.warnungen)
    return f"{schreibe(made.letter)}--- Fakten: {used}\n{warned}"


def _rahmen(teile: dict[str, str]) -> str:
    return teile.get("rahmen", "{{ inhalt }}\n")


def _teile(text: str) -> list[tuple[str, str]]:
    worte = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    return list(zip(worte[1::2], worte[2::2], strict=True))
