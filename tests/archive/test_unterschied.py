"""What two Letters say otherwise: each change with its place, its words and its facts."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.archive.stellen import saetze_von
from ozganswer.archive.unterschied import Art, Wortart, unterschied
from ozganswer.records.antwort import Anlagedatei
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import (
    Cell,
    Column,
    Figure,
    Frame,
    InfoLine,
    Letter,
    Paragraph,
    Passage,
    Question,
    Region,
    RegionName,
    Table,
    Text,
)
from tests.write_docx.aenderungen import PAIRS


def betrag(wert, stand=1):
    return Figure(f"{wert}.000 Euro", (Fakt("haushalt.x.betrag", wert, date(2026, 3, stand)),))


def p(*inlines):
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def letter(*body, **more):
    figures = [i for block in body if isinstance(block, Paragraph) for i in block.inlines]
    fakten = tuple(f for i in figures if isinstance(i, Figure) for f in i.fakten)
    passagen = (Passage(("4",), 0, len(body)),)
    return Letter("T", **{"frame": Frame(), "fakten": fakten, **more}, body=body, passagen=passagen)


def told(alt, neu):
    """Each change in short: what it is, where, and its words with their marks."""
    zeichen = {Wortart.GLEICH: "{}", Wortart.ENTFALLEN: "[-{}-]", Wortart.NEU: "{{+{}+}}"}
    return [
        (str(a.art), a.stelle, "".join(zeichen[w.art].format(w.text) for w in a.worte))
        for a in unterschied(alt, neu).aenderungen
    ]


def test_a_figure_that_is_another_names_its_fact():
    alt, neu = (letter(p("Erstens. Es sind ", betrag(*b), ".")) for b in ((45, 1), (46, 9)))
    assert told(alt, neu) == [
        ("geändert", "Frage 4, Satz 2", "Es sind [-45.000-]{+46.000+} Euro."),
    ]
    (aenderung,) = unterschied(alt, neu).aenderungen
    (fakt,) = aenderung.fakten
    assert (fakt.adresse, fakt.alt.wert, fakt.neu.wert) == ("haushalt.x.betrag", 45, 46)
    assert (fakt.alt.stand, fakt.neu.stand) == ("2026-03-01", "2026-03-09")
    assert unterschied(alt, neu).fakten == ()


def test_sentences_come_and_go_and_the_places_of_others_move():
    alt = letter(p("Alles bleibt. Das fällt weg. Der Rest auch nicht."))
    neu = letter(p("Vorn ist jetzt noch etwas. Alles bleibt. Der Rest auch nicht."))
    assert told(alt, neu) == [
        ("neu", "Frage 4, Satz 1", "{+Vorn ist jetzt noch etwas.+}"),
        ("entfallen", "Frage 4, Satz 2", "[-Das fällt weg.-]"),
    ]


def test_rows_heads_questions_the_frame_and_the_mark_count():
    def brief(zelle, kopf, frage, datum, vermerk):
        table = Table((Column(),), ((Cell((Text(kopf),)),),), ((Cell((Text(zelle),)),),))
        info = InfoLine((Text("Datum"),), (Text(datum),))
        region = Region(RegionName.INFORMATIONSBLOCK, (info,))
        quoted = Question("4.", (p(frage),))
        return letter(quoted, table, frame=Frame((region,)), vermerk=vermerk)

    alt = brief("eins a", "Amt a", "Wie viel a?", "01.10.2019 a", "ENTWURF")
    neu = brief("eins b", "Amt b", "Wie viel b?", "01.10.2019 b", "")
    assert told(alt, neu) == [
        ("entfallen", "Vermerk", "[-ENTWURF-]"),
        ("geändert", "Informationsblock", "Datum 01.10.2019 [-a-]{+b+}"),
        ("geändert", "Frage 4, Wortlaut", "Wie viel [-a-]{+b+}?"),
        ("geändert", "Frage 4, Tabelle 1, Kopf", "Amt [-a-]{+b+}"),
        ("geändert", "Frage 4, Tabelle 1, Zeile 1", "eins [-a-]{+b+}"),
    ]


def test_a_fact_that_only_decides_is_told_apart():
    alt, neu = (letter(p("Gleich."), fakten=(Fakt("projekte.x.phase", w),)) for w in "ab")
    found = unterschied(alt, neu)
    assert found.aenderungen == ()
    assert [(f.adresse, f.alt.wert, f.neu.wert) for f in found.fakten] == [
        ("projekte.x.phase", "a", "b")
    ]


def test_a_stand_alone_is_no_other_value():
    alt, neu = (letter(p(betrag(45, stand))) for stand in (1, 2))
    (fakt,) = unterschied(alt, neu).fakten
    assert fakt.gleicher_wert


DATEIEN = st.dictionaries(st.sampled_from(["a.pdf", "b.csv", "c.xlsx"]), st.sampled_from("123"))


def test_a_file_beside_the_letter_is_told_by_its_bytes():
    alt, neu = (
        mit_dateien(d) for d in ({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})
    )
    found = unterschied(alt, neu)
    assert (found.aenderungen, found.fakten) == ((), ())
    assert [(str(a.art), a.datei, a.sha256_alt, a.sha256_neu) for a in found.anlagen] == [
        ("geändert", "b", "1", "2"),
        ("entfallen", "c", "1", None),
        ("neu", "d", None, "1"),
    ]


@given(DATEIEN, DATEIEN)
@settings(max_examples=30)
def test_what_is_told_of_files_makes_of_the_old_ones_the_new(damals, jetzt):
    wechsel = unterschied(mit_dateien(damals), mit_dateien(jetzt)).anlagen
    assert all(a.sha256_alt != a.sha256_neu for a in wechsel)
    neu = damals | {a.datei: a.sha256_neu for a in wechsel}
    assert {datei: summe for datei, summe in neu.items() if summe} == jetzt


def mit_dateien(dateien):
    return letter(p("Gleich."), anlagedateien=tuple(Anlagedatei(*d) for d in dateien.items()))


@given(PAIRS)
@settings(max_examples=30)
def test_what_is_told_makes_of_what_was_said_what_is_said(pair):
    alt, neu = pair
    aenderungen = unterschied(alt, neu).aenderungen
    assert [a for a in aenderungen if all(w.art is Wortart.GLEICH for w in a.worte)] == []
    damals, jetzt = (_said(letter) for letter in pair)
    damals.subtract(_side(a, Wortart.NEU) for a in aenderungen if a.art is not Art.NEU)
    jetzt.subtract(_side(a, Wortart.ENTFALLEN) for a in aenderungen if a.art is not Art.ENTFALLEN)
    assert damals == jetzt


def _said(letter):
    texts = (letter.vermerk, *(s.text for s in saetze_von(letter)))
    return Counter(text for text in texts if text.strip(" |"))


def _side(aenderung, ohne):
    return "".join(w.text for w in aenderung.worte if w.art is not ohne)
