"""Records from plain data: what fits is taken as written, what does not is told by its type."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ozganswer.records
from ozganswer.load.anpassen import anpassen
from ozganswer.load.satz import FORMEN, lies_satz
from ozganswer.load.typen import erwartet, glieder, ist_auswahl, ist_liste, ist_satz, schluessel
from ozganswer.load.yaml import Dokument
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.antwort import Kopf
from ozganswer.records.blaetter import BLAETTER, Haushalt, Projekte
from ozganswer.records.stil import Stilblatt

ARTEN = [*BLAETTER.values(), Anfrage, Kopf, Stilblatt]


def saetze():
    for modul in pkgutil.iter_modules(ozganswer.records.__path__):
        for wert in vars(importlib.import_module(f"ozganswer.records.{modul.name}")).values():
            if isinstance(wert, type) and is_dataclass(wert):
                yield wert


def test_every_pattern_of_a_record_is_explained():
    muster = {f.metadata["pattern"] for s in saetze() for f in fields(s) if "pattern" in f.metadata}
    assert len(muster) > 4
    assert muster == set(FORMEN)


@pytest.mark.parametrize("satzart", ARTEN, ids=lambda s: s.__name__)
def test_every_key_can_say_what_it_takes(satzart):
    offen, gesehen = [satzart], set()
    while offen:
        typ = offen.pop()
        for teil in schluessel(typ).values() if ist_satz(typ) else ():
            name, _ = erwartet(teil)
            assert name
            for glied in glieder(teil):
                innen = glied if ist_satz(glied) else getattr(glied, "__args__", (None,))[-1]
                if ist_satz(innen) and innen not in gesehen:
                    gesehen.add(innen)
                    offen.append(innen)


def test_a_text_key_takes_a_number_and_a_date_as_written():
    assert anpassen(Decimal("1.10"), str) == "1.10"
    assert anpassen(Decimal("0.0000001"), str) == "0.0000001"
    assert anpassen(date(2026, 1, 2), str) == "2026-01-02"


def test_a_date_key_takes_a_quoted_date_but_never_a_number():
    gelesen = lies(Haushalt, {"stand": "2026-01-02", "eintraege": {}})
    assert gelesen.stand == date(2026, 1, 2)
    assert lies(Haushalt, {"stand": Decimal(20260102), "eintraege": {}}) is None


def test_a_number_is_never_read_from_a_text_nor_a_flag_from_a_number():
    posten = {"zweck": "x", "betrag": Decimal(1)}
    for falsch in ({"betrag": "1"}, {"betrag": True}, {"oeffentlich": Decimal(1)}):
        assert lies(Haushalt, {"eintraege": {"a": posten | falsch}}) is None


def test_an_amount_is_the_decimal_that_was_written():
    posten = {"zweck": "x", "betrag": Decimal("60000.10")}
    betrag = lies(Haushalt, {"eintraege": {"a": posten}}).eintraege["a"].betrag
    assert str(betrag) == "60000.10"


@pytest.mark.parametrize("name", ["unterzeichner", "anfrage"])
def test_one_value_is_a_list_of_one(name):
    assert getattr(lies(Kopf, {name: "x"}), name) == ("x",)
    assert getattr(lies(Kopf, {name: ["x", Decimal(2)]}), name) == ("x", "2")


def test_an_empty_value_counts_as_absent():
    assert lies(Kopf, {"art": None, "anlagen": None, "stil": None}) == Kopf()


def test_a_union_is_told_in_one_sentence():
    dokument = Dokument("x", {"eintraege": {"a": {"titel": "A", "phase": [], "termin": True}}})
    lies_satz(dokument, Projekte)
    saetze = {m.satz for m in dokument.mistakes}
    assert len(saetze) == 2
    assert not any("str" in s or "Phasenspanne" in s for s in saetze)


PLAN = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.dates() | st.decimals(allow_nan=False),
    lambda s: st.lists(s, max_size=3) | st.dictionaries(st.text(max_size=5), s, max_size=4),
)


@pytest.mark.parametrize("satzart", ARTEN, ids=lambda s: s.__name__)
@given(daten=st.data())
def test_any_data_is_a_record_or_told(satzart, daten):
    namen = st.sampled_from(sorted(schluessel(satzart)))
    dokument = Dokument("x", daten.draw(PLAN | st.dictionaries(namen, PLAN)))
    satz = lies_satz(dokument, satzart)
    assert (satz is None) == bool(dokument.mistakes)
    assert all(m.satz.endswith(".") for m in dokument.mistakes)


def lies(satzart, daten):
    return lies_satz(Dokument("x", daten), satzart)


def test_the_helpers_tell_types_apart():
    assert ist_liste(tuple[str, ...])
    assert ist_auswahl(schluessel(Kopf)["art"])
    assert not ist_liste(str)
