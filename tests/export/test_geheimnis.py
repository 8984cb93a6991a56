"""What is not public stands in none of the files that are published, by whatever road it came.

Read are the bytes: every part of a DOCX, the text and the objects of a PDF, the plain text, OParl.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.export.akte import metadaten
from ozganswer.export.oeffentlich import OeffentlicheFassung, oeffentliche_fassung
from ozganswer.export.oparl import Netz, anfrage, antwort
from ozganswer.records.anfrage import Einreicher, Frage
from ozganswer.records.antwort import Anlage, Anlagedatei, Kopf, Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import (
    Anschrift,
    FreiesBlatt,
    Haushalt,
    Haushaltsposten,
    Person,
    Personen,
)
from ozganswer.records.german import datum
from tests.compose.beispiele import TAG, auftrag, blatt
from tests.compose.test_text_bleibt import PLACES

MAKROS = {
    f"makros/{p.name}": p.read_text(encoding="utf-8")
    for p in sorted((Path(__file__).parents[2] / "templates" / "makros").glob("*.md.j2"))
}
NETZ = Netz("https://ris.example")
WORT = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=6, max_size=12).map("Xq{}".format)
"""A word that stands in no file by chance, as `oeffentlich` does in its name."""
BETRAG = st.integers(10**9, 10**11).map(lambda cent: Decimal(cent) / 100)
TAGE = st.dates(date(2021, 1, 1), date(2049, 12, 31))

ORTE = (
    *(text.replace("FAKT", "geheim.eins.wort") for text in PLACES.values()),
    "{{ geheim.eins.wort | upper }} {{ geheim.eins.wort[:6] }}",
    "{{ geheim.eins.wort | truncate(7) }} {{ geheim.eins.wort | replace('a', 'b') }}",
    "[hier](https://a.example/{{ geheim.eins.wort }}) <https://a.example/{{ geheim.eins.wort }}>",
    "{{ weblink(geheim.eins.wort ~ '.example') }}",
    '| A {{ geheim.eins.wort }} |\n| --- |\n| x |\n{: titel="Zu {{ geheim.eins.wort }}" }',
    "{{ offen(geheim.eins.wort, wen='kaemmerei') }}",
    "{% for e in geheim %}\n- {{ e.wort }}: {{ e.tag | datum('lang') }}\n{% endfor %}",
    "{{ tabelle(geheim, {'Wort': 'wort', 'Tag': 'tag'}, titel=geheim.eins.wort) }}",
    "{{ haushaltstabelle(haushalt, summe=true) }}",
    "{{ haushalt | map(attribute='betrag') | max | euro }}",
    "{{ haushalt.geheim.betrag | euro('mio') }} {{ haushalt.geheim.betrag | euro(0) }}",
    "{{ (haushalt.geheim.betrag * 2) | zahl }} {{ haushalt.geheim.betrag | anteil(7) | prozent }}",
    "{{ geheim.eins.tag }} und {{ haushalt.geheim.betrag }}",
    "WORT TAG\n{: .nichtoeffentlich }",
    "- eins\n- WORT\n  {: .nichtoeffentlich }",
    "## WORT\n{: .nichtoeffentlich }\n\nWORT\n\n| WORT |\n| - |\n| TAG |\n\n## Weiter\n\nText",
    "{{ personen.geheim.nachname }} {{ personen.geheim.email }}",
)
"""The places in a source where a secret can stand; WORT and TAG are typed by hand."""

RAHMEN = """\
::: anschrift
{{ anfrage.einreicher[0].vorname }} {{ anfrage.einreicher[0].nachname }}
{{ anfrage.einreicher[0].anschrift.strasse }}
:::

::: betreff
Anfrage zu {{ geheim.eins.wort }}
:::

::: unterschrift
{% for u in antwort.unterzeichner %}
{{ u.nachname }}
{% endfor %}
:::

::: anlagen
{% for anlage in antwort.anlagen %}
{{ anlage.bezeichnung }}: {{ anlage.titel }}
{% endfor %}
:::

{{ inhalt }}
"""


def _auftrag(wort: str, betrag: Decimal, tag: date, teile: list[str]) -> Auftrag:
    text = "\n\n".join(["# Frage 1", *teile, "# Frage 2", wort])
    anlagen = (
        Anlage(titel="Anhang", datei="anhang.md"),
        Anlage(titel=f"Vertrag mit {wort}", datei="vertrag.md", oeffentlich=False),
        Anlage(titel=f"Akte {wort}", datei="akte.pdf", oeffentlich=False),
    )
    kopf = Kopf(unterzeichner=("lang", "geheim"), anlagen=anlagen, datengrundlage=True, datum=TAG)
    job = auftrag(
        text.replace("WORT", wort).replace("TAG", datum(tag)),
        kopf=kopf,
        rahmen=RAHMEN,
        templates=MAKROS,
    )
    texte = {
        "anhang.md": Textdatei("answers/anhang.md", "{{ geheim.eins.wort }} im Anhang"),
        "vertrag.md": Textdatei("answers/vertrag.md", f"Vertrag {wort}"),
    }
    quelle = replace(job.quelle, anlagen=texte, anlagedateien=(Anlagedatei("akte.pdf", ""),))
    bestand = {**job.bestand, **_blaetter(wort, betrag, tag)}
    return replace(job, quelle=quelle, bestand=bestand, anfragen=(_anfrage(job, wort),))


def _blaetter(wort: str, betrag: Decimal, tag: date) -> dict[str, Any]:
    geheim = {"eins": {"wort": wort, "tag": tag, "oeffentlich": False}}
    posten = {
        "geheim": Haushaltsposten(zweck=wort, betrag=betrag, oeffentlich=False),
        "offen": Haushaltsposten(zweck="Offenes", betrag=Decimal(3)),
    }
    personen = {
        "lang": Person(nachname="Lang"),
        "geheim": Person(nachname=wort, email=f"{wort}@web.example", oeffentlich=False),
    }
    alle = (
        blatt("geheim", FreiesBlatt(stand=TAG, quelle="Akte", eintraege=geheim)),
        blatt("haushalt", Haushalt(stand=TAG, quelle="Plan", eintraege=posten)),
        blatt("personen", Personen(stand=TAG, quelle="Plan", eintraege=personen)),
    )
    return {b.name: b for b in alle}


def _anders(wort: str) -> str:
    """Write a word with two of its letters in another way, and two as they are."""
    return wort.translate(str.maketrans({"ß": "ss", "ü": "ue"}))


def _anfrage(job: Auftrag, wort: str) -> Any:
    (datei,) = job.anfragen
    fragen = (
        Frage(
            nr="1",
            text=f"Rückruf: Tel. 0371 4711 0815, {wort.lower()}@web.example, sagt **Ina {wort}**.",
        ),
        Frage(nr="2", text=f"Was ist mit {wort}?", oeffentlich=False),
    )
    wer = Einreicher(
        vorname="Ina",
        nachname=wort,
        anrede="Frau",
        oeffentlich=False,
        anschrift=Anschrift(strasse=f"{wort}weg 7", plz="01234", ort=f"{wort}stadt"),
    )
    anfrage = replace(
        datei.anfrage,
        fragen=fragen,
        einreicher=(wer,),
        betreff=f"Wohnen im {wort}weg 7",
        vorbemerkung=f"{wort}s Anfrage: {wort.upper()} wohnt im {wort}weg 7. "
        f"{_anders(wort)} ({_anders(wort).upper()}): https://x.example/{quote(wort)}.pdf",
    )
    return replace(datei, anfrage=anfrage)


def _bytes(fassung: OeffentlicheFassung) -> Iterator[str]:
    """Read all that is published as text, whatever holds it."""
    dateien = dict(fassung.inhalte()) | antwort(fassung, NETZ) | anfrage(fassung, NETZ, [])
    dateien["metadaten.json"] = metadaten(fassung)
    for name, inhalt in dateien.items():
        yield name
        match name.rpartition(".")[2]:
            case "docx":
                with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
                    yield from archiv.namelist()
                    yield from (
                        archiv.read(n).decode("utf-8", "replace") for n in archiv.namelist()
                    )
            case "pdf":
                yield from _pdf(inhalt)
            case _:
                yield inhalt.decode()


def _pdf(inhalt: bytes) -> Iterator[str]:
    reader = pypdf.PdfReader(io.BytesIO(inhalt))
    yield " ".join("".join(page.extract_text() for page in reader.pages).split())
    yield repr(reader.metadata)
    for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1):
        objekt = reader.get_object(number)
        yield repr(objekt)
        if isinstance(objekt, pypdf.generic.StreamObject):
            yield objekt.get_data().decode("latin-1")


def _formen(wort: str, betrag: Decimal, tag: date) -> set[str]:
    """List what a secret looks like in a letter; as a part of it, as a letter shortens it."""
    zahl = f"{betrag:,.2f}".translate(str.maketrans(",.", ".,"))
    return {
        wort,
        wort[:6],
        wort.upper(),
        wort.lower(),
        *(form[:6] for form in (_anders(wort), _anders(wort).upper(), quote(wort))),
        zahl,
        zahl.partition(",")[0],
        str(betrag).partition(".")[0],
        datum(tag),
        datum(tag, "lang"),
        tag.isoformat(),
        "4711 0815",
    }


def _gefunden(fassung: OeffentlicheFassung, formen: set[str]) -> list[str]:
    alles = "\n".join(_bytes(fassung))
    return sorted(form for form in formen if form in alles)


def _keine(name: str) -> bytes:
    raise AssertionError(name)


@settings(max_examples=60)
@given(WORT, BETRAG, TAGE, st.lists(st.sampled_from(ORTE), min_size=1, max_size=6))
def test_a_secret_stands_in_no_text_and_no_docx(
    wort: str, betrag: Decimal, tag: date, teile: list[str]
) -> None:
    fassung = oeffentliche_fassung(_auftrag(wort, betrag, tag, teile), ("docx", "txt"), _keine)
    assert _gefunden(fassung, _formen(wort, betrag, tag)) == []
    assert "[…]" in fassung.dateien[0].text


@settings(max_examples=8)
@given(WORT, BETRAG, TAGE, st.lists(st.sampled_from(ORTE), min_size=4, max_size=12, unique=True))
def test_a_secret_stands_in_no_pdf(wort: str, betrag: Decimal, tag: date, teile: list[str]) -> None:
    fassung = oeffentliche_fassung(_auftrag(wort, betrag, tag, teile), ("pdf",), _keine)
    assert _gefunden(fassung, _formen(wort, betrag, tag)) == []


@pytest.mark.parametrize("endung", ["docx", "pdf", "txt"])
def test_what_is_public_is_found(endung: str) -> None:
    """The properties above can fail: the same facts without their marks are read."""
    job = _auftrag("Gurkensalat", Decimal("12345678.90"), date(2031, 5, 7), list(ORTE[:20]))
    offen = {
        name: replace(b, inhalt=replace(b.inhalt, eintraege=_offene(b.eintraege)))
        for name, b in job.bestand.items()
        if name in ("geheim", "haushalt")
    }
    job = replace(job, bestand={**job.bestand, **offen})
    fassung = oeffentliche_fassung(job, (endung,), _keine)
    gefunden = _gefunden(fassung, {"Gurkensalat", "07.05.2031"})
    assert gefunden[-1:] == ["Gurkensalat"]


def _offene(eintraege: Any) -> dict[str, Any]:
    return {
        id_: satz | {"oeffentlich": True}
        if isinstance(satz, dict)
        else replace(satz, oeffentlich=True)
        for id_, satz in eintraege.items()
    }
