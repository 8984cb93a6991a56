"""Our schema reads a record as pydantic's own would: the same values, the same errors."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, ValidationError

from ozganswer.errors import InternalError
from ozganswer.load.frei import FreieEintraege
from ozganswer.load.kern import schema
from ozganswer.load.schema import ARTEN

SATZARTEN = [*ARTEN.values(), FreieEintraege]
WORTE = st.sampled_from(["", "a", "rund", "Frau", "#000000", "99107023000000", "SN", "2.0", "1"])
ZAHLEN = st.integers(-3, 9).map(Decimal) | st.just(Decimal("1.5")) | st.just(Decimal(10) ** 13)
EINFACH = WORTE | ZAHLEN | st.booleans() | st.none() | st.just(date(2020, 1, 1))


def _werte(namen: list[str]) -> st.SearchStrategy[Any]:
    def zusammen(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        satz = st.dictionaries(st.sampled_from(namen), inner, max_size=4)
        return satz | st.lists(inner, max_size=2).map(tuple) | st.dictionaries(WORTE, satz)

    return st.recursive(EINFACH, zusammen, max_leaves=8)


def _namen(art: Any, seen: set[Any]) -> set[str]:
    if art in seen or not hasattr(art, "__dataclass_fields__"):
        inner = getattr(art, "__args__", ())
        return {n for a in inner for n in _namen(a, seen)}
    seen.add(art)
    return {f.name for f in fields(art)} | {n for f in fields(art) for n in _namen(f.type, seen)}


@pytest.mark.parametrize("art", SATZARTEN, ids=lambda a: a.__name__)
@given(data=st.data())
def test_it_reads_as_pydantic_does(art: type, data: st.DataObject) -> None:
    namen = sorted(_namen(art, set()))
    wert = data.draw(st.dictionaries(st.sampled_from([*namen, "falsch"]), _werte(namen)))
    assert _gelesen(SchemaValidator(schema(art)), wert) == _gelesen(TypeAdapter(art), wert)


def test_a_type_that_no_record_has_is_a_fault_of_ours() -> None:
    with pytest.raises(InternalError):
        schema(complex)


def _gelesen(leser: Any, wert: Any) -> Any:
    try:
        return leser.validate_python(wert)
    except ValidationError as error:
        return [(e["type"], e["loc"], e.get("ctx")) for e in error.errors(include_url=False)]
