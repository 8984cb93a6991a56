"""No fact can change a letter without being named in its Nachweis."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ozganswer.archive.aktuell import nachschlagen
from ozganswer.archive.nachweis import beleg
from ozganswer.compose import compose
from ozganswer.errors import Mistakes
from ozganswer.load.workspace import Workspace
from ozganswer.write import WRITERS

WORKSPACE = Workspace.open(Path(__file__).parent.parent.parent)
BRIEFE = WORKSPACE.briefe()


def said(auftrag):
    """What a reader of the letter's files meets, in text and properties."""
    letter = compose(auftrag).letter
    text = WRITERS["txt"](letter, auftrag.stilordner.stil)
    return text, letter.titel, letter.autor, letter.thema, letter.datum


def changes(wert, pfad=()):
    """Every value below a record changed in turn: the path, and the record with the change."""
    match wert:
        case bool():
            yield pfad, not wert
        case str():
            yield pfad, f"{wert}x"
        case int() | Decimal():
            yield pfad, wert + 1
        case date():
            yield pfad, wert + timedelta(days=400)
        case dict():
            for key, inner in wert.items():
                yield from ((p, {**wert, key: new}) for p, new in changes(inner, (*pfad, key)))
        case list() | tuple():
            for n, inner in enumerate(wert):
                for p, new in changes(inner, (*pfad, str(n))):
                    yield p, (*wert[:n], new, *wert[n + 1 :])
        case _ if is_dataclass(wert):
            for f in fields(wert):
                for p, new in changes(getattr(wert, f.name), (*pfad, f.name)):
                    yield p, replace(wert, **{f.name: new})


def differently(auftrag):
    """The letter after each change of a fact that it survives."""
    for name, blatt in auftrag.bestand.items():
        for pfad, inhalt in changes(blatt.inhalt):
            bestand = {**auftrag.bestand, name: replace(blatt, inhalt=inhalt)}
            yield f"{name}.{'.'.join(pfad)}", replace(auftrag, bestand=bestand)


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_a_fact_that_changes_the_letter_is_named(brief):
    auftrag = WORKSPACE.auftrag(brief.kommune, brief.name)
    before, fakten = said(auftrag), compose(auftrag).letter.fakten
    changed, unnamed = 0, []
    for adresse, anders in differently(auftrag):
        try:
            after = said(anders)
        except Mistakes:
            after = None
        if after != before:
            changed += 1
            heute = [nachschlagen(anders.bestand, f.adresse) for f in fakten]
            if [beleg(f) if f else None for f in heute] == [beleg(f) for f in fakten]:
                unnamed.append(adresse)
    assert changed > len(fakten) / 10
    assert unnamed == []
