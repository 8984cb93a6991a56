"""A plan → the text of antwort.md: Textbausteine with their facts, references, and gaps."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ozganswer.draft.anbieten import als_kommentar, als_passage, kommentar
from ozganswer.draft.erkennen import fragesaetze
from ozganswer.draft.kopf import kopf
from ozganswer.draft.plan import Abschnitt, Grundlage, Luecke, Passage
from ozganswer.load.themen import ORDNER
from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.german import aufzaehlung, datum

BREITE = 110
"""Letters of a question that a comment shows."""

VIELE = 6
"""Of more entries, a comment tells the number."""


def schreibe(grundlage: Grundlage, abschnitte: Iterable[Abschnitt], alter_kopf: str = "") -> str:
    """Write the draft of an answer as it is planned, under the head that it has already."""
    neuer = ["---", *kopf(grundlage.anfrage, grundlage.bestand), "---"]
    zeilen = alter_kopf.splitlines() or neuer
    for abschnitt in abschnitte:
        zeilen += ["", f"# {ueberschrift(abschnitt)}", *_fragen(abschnitt, grundlage)]
        zeilen += _absaetze(abschnitt, grundlage.bestand)
        zeilen += _fruehere(abschnitt, grundlage)
    return "".join(f"{zeile}\n" for zeile in zeilen)


def ueberschrift(abschnitt: Abschnitt) -> str:
    """Name the questions that a section answers: `Fragen 1, 2 und 5`."""
    nummern = [f.nr for f in abschnitt.fragen]
    return f"Frage{'n' if len(nummern) > 1 else ''} {aufzaehlung(nummern)}"


def _fragen(abschnitt: Abschnitt, grundlage: Grundlage) -> Iterator[str]:
    """Quote the questions in comments, so that who writes on has them before him."""
    yield ""
    bezeichnung = grundlage.themen[abschnitt.thema].bezeichnung
    for frage in abschnitt.fragen:
        gefragt = " ".join(" ".join(fragesaetze(frage.text)).split())
        text = textwrap.shorten(gefragt, BREITE, placeholder=" …")
        yield kommentar(f"Frage {frage.nr} ({bezeichnung}): {text}")


def _absaetze(abschnitt: Abschnitt, bestand: Bestand) -> Iterator[str]:
    if abschnitt.siehe:
        yield from ("", f"Siehe Antwort zu Frage {abschnitt.siehe}.")
    for passage in abschnitt.passagen:
        if isinstance(blatt := bestand.get(passage.baustein.blatt), Faktenblatt):
            yield from ("", *_passage(passage, blatt))
    if abschnitt.frueher:
        yield from ("", *als_passage(abschnitt.frueher))
    for luecke in abschnitt.luecken:
        yield from ("", _luecke(luecke))


def _fruehere(abschnitt: Abschnitt, grundlage: Grundlage) -> Iterator[str]:
    """Show in comments what else was answered to the same questions before."""
    alle = (f for frage in abschnitt.fragen for f in grundlage.fruehere.get(frage.nr, ()))
    weitere = {(f.brief, f.passage): f for f in alle if f != abschnitt.frueher}
    if weitere:
        yield from ("", *als_kommentar(tuple(weitere.values())))


def _passage(passage: Passage, blatt: Faktenblatt) -> Iterator[str]:
    name, baustein = blatt.name, f'{{% include "{ORDNER}/{passage.baustein.datei}" %}}'
    ids = [i for i in blatt.eintraege if i in passage.ids]
    yield from _belege(ids, blatt)
    if len(ids) == len(blatt.eintraege):
        yield baustein
        return
    yield f"{{% with {name} = {name} | nur({', '.join(map(_text, ids))}) %}}"
    yield baustein
    yield "{% endwith %}"


def _belege(ids: Iterable[str], blatt: Faktenblatt) -> Iterator[str]:
    """Tell the facts of a passage, those of one Stand and Quelle in one comment."""
    gruppen: dict[str, list[str]] = {}
    for id_ in ids:
        gruppen.setdefault(_umstand(blatt.eintraege[id_], blatt), []).append(f"{blatt.name}.{id_}")
    for umstand, adressen in gruppen.items():
        viele = f"{blatt.name}, {len(adressen)} Einträge"
        yield kommentar(f"{viele if len(adressen) > VIELE else ', '.join(adressen)}: {umstand}")


def _umstand(satz: Any, blatt: Faktenblatt) -> str:
    oben = {k: w for k, w in felder(blatt.inhalt) if w is not None}
    werte = oben | {k: w for k, w in felder(satz) if w is not None}
    teile = [f"Stand {datum(werte['stand'])}" if _tag(werte, "stand") else "ohne Stand"]
    teile += [str(werte["quelle"])] if werte.get("quelle") else []
    teile += [f"gilt ab {datum(werte['gueltig_ab'])}"] if _tag(werte, "gueltig_ab") else []
    teile += [f"gilt bis {datum(werte['gueltig_bis'])}"] if _tag(werte, "gueltig_bis") else []
    return ", ".join(teile)


def _tag(werte: Mapping[str, Any], name: str) -> bool:
    return isinstance(werte.get(name), date)


def _luecke(luecke: Luecke) -> str:
    # With its number, for what is asked of an office is one gap and no other.
    was = f"{luecke.was}, Frage {luecke.nr}"
    wen = f", wen={_text(luecke.wen)}" if luecke.wen else ""
    return f"{{{{ offen({_text(was)}{wen}) }}}}"


def _text(text: str) -> str:
    """Write a text as Jinja reads it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
