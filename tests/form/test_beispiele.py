"""Every example has as many pages in DOCX as in PDF, in every status and every style."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from ozganswer.compose import compose
from ozganswer.errors import Position
from ozganswer.load.datei import Wurzel
from ozganswer.load.stil import lies_stil
from ozganswer.load.templates import lies_fundus
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Status
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from tests.form.papier import drucke, needs_office, seitenzahl
from tests.form.stile import NAMEN, WURZEL

pytestmark = needs_office
FUNDUS = lies_fundus(Wurzel(WURZEL))
WORKSPACE = Workspace.open(WURZEL)
BRIEFE = {brief.name: brief for brief in WORKSPACE.briefe()}


def _auftrag(name: str) -> Auftrag:
    return WORKSPACE.auftrag(BRIEFE[name].kommune, name)


def _brief(auftrag: Auftrag, **kopf: object) -> tuple[Letter, Stil]:
    quelle = replace(auftrag.quelle, kopf=replace(auftrag.quelle.kopf, **kopf))
    return compose(replace(auftrag, quelle=quelle)).letter, auftrag.stilordner.stil


def _varianten(name: str) -> Iterator[tuple[str, tuple[Letter, Stil]]]:
    """Make an example in each status, and in each other style that has its Muster."""
    auftrag = _auftrag(name)
    for status in get_args(Status):
        yield f"{name}-{status}", _brief(auftrag, status=status)
    muster = auftrag.quelle.muster
    for stil in NAMEN:
        ordner = lies_stil(stil, FUNDUS, Position(""), muster)
        if stil != auftrag.stilordner.name and muster in FUNDUS.muster(ordner.kette):
            yield f"{name}-{stil}", _brief(replace(auftrag, stilordner=ordner))


@pytest.mark.parametrize("name", BRIEFE)
def test_an_example_has_as_many_pages_in_both_formats(name: str, tmp_path: Path) -> None:
    varianten = dict(_varianten(name))
    assert len(varianten) >= 5
    papier = drucke(varianten, tmp_path)
    assert (
        _verschieden({n: {f: seitenzahl(d) for f, d in je.items()} for n, je in papier.items()})
        == {}
    )


def _verschieden(seiten: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    return {name: je for name, je in seiten.items() if je["pdf"] != je["docx"]}


def test_a_different_number_of_pages_is_found(tmp_path: Path) -> None:
    letter, stil = _brief(_auftrag(next(iter(BRIEFE))))
    papier = drucke({"kurz": (replace(letter, body=letter.body[:1]), stil)}, tmp_path)["kurz"]
    lang = drucke({"lang": (replace(letter, body=letter.body * 3), stil)}, tmp_path)["lang"]
    seiten = {"pdf": seitenzahl(papier["pdf"]), "docx": seitenzahl(lang["docx"])}
    assert _verschieden({"brief": seiten}) == {"brief": seiten}
