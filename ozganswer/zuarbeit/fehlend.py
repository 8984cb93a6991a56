"""An Anfrage and its letters → what is missing: gaps, answers, facts that are still valid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from ozganswer.compose import Komposition, compose
from ozganswer.compose.fragen import Gestellt, beantwortet, gestellt
from ozganswer.errors import Position
from ozganswer.load.ordner import Anfrageort
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Bestand, Fakt, Faktenblatt
from ozganswer.records.german import datum
from ozganswer.records.letter import Block, Gap, Letter
from ozganswer.records.reading import inlines_of
from ozganswer.records.themen import Thema
from ozganswer.records.zuarbeit import adresse_der_luecke, wert_von
from ozganswer.zuarbeit.eintrag import adressen

IN_ARBEIT = ("entwurf", "mitzeichnung")
"""The status up to which a letter may still be filled in."""

SCHLUSS = frozenset({"ablehnung", "abgabe"})
"""Kinds of letter after which no answer is due."""


@dataclass(frozen=True, slots=True)
class Angabe:
    """One fact that an office is asked for."""

    stelle: str
    """An id of organisation; empty where nobody is known to ask."""
    was: str
    adresse: str
    kommune: str
    """The folder of the facts: a Kommune's or `gemeinsam`."""
    fragen: tuple[str, ...]
    position: Position
    bisher: str = ""
    """What was known until it ran out, as it stands in YAML."""
    bis: date | None = None
    """Until when it was valid."""
    eintrag: bool = False
    """Whether it is asked for with all of its entry, which a Textbaustein says."""


@dataclass(frozen=True, slots=True)
class Fehlend:
    """What is missing, and what is known by now and only to be written into the letter."""

    angaben: tuple[Angabe, ...]
    bekannte: tuple[Angabe, ...]


def fehlende(workspace: Workspace, ort: Anfrageort, tag: date) -> Fehlend:
    """List what an Anfrage's letters lack as of a day; raise Mistakes."""
    datei = workspace.anfrage(ort.kommune, ort.name)
    briefe = workspace.briefe_auf(ort.kommune, ort.name)
    quellen = [workspace.quelle(b.kommune, b.name) for b in briefe]
    if datei.anfrage.erledigung or any(q.kopf.art in SCHLUSS for q in quellen):
        return Fehlend((), ())
    gefunden = chain(
        *(_im_brief(workspace, q, tag) for q in quellen if q.kopf.status in IN_ARBEIT),
        _unbeantwortete(datei, quellen),
    )
    ersatz = datei.anfrage.federfuehrung or ""
    alle = {a.adresse: replace(a, stelle=a.stelle or ersatz) for a in gefunden}.values()
    bestand = workspace.bestand(ort.kommune)
    bekannte = [a for a in alle if not a.bis and _is_known(a, bestand)]
    return Fehlend(tuple(a for a in alle if a not in bekannte), tuple(bekannte))


def _is_known(angabe: Angabe, bestand: Bestand) -> bool:
    """Tell whether a fact is known; of an entry asked for as a whole, whether there is one."""
    if not angabe.eintrag:
        return wert_von(bestand, angabe.adresse) is not None
    blatt, id_, _ = angabe.adresse.split(".")
    gefunden = bestand.get(blatt)
    return isinstance(gefunden, Faktenblatt) and id_ in gefunden.eintraege


def _im_brief(workspace: Workspace, quelle: Briefquelle, tag: date) -> Iterator[Angabe]:
    auftrag = workspace.auftrag(quelle.kommune, quelle.name)
    # Whatever its status says: what is missing is asked for, not told as a mistake.
    entwurf = replace(quelle, kopf=replace(quelle.kopf, status="entwurf"))
    auftrag = replace(auftrag, quelle=entwurf)
    komposition = compose(auftrag)
    themen = tuple(datei.thema for datei in workspace.themen().values())
    yield from _luecken(auftrag, komposition, themen)
    yield from _abgelaufene(auftrag, komposition.letter, tag)


def _luecken(
    auftrag: Auftrag, komposition: Komposition, themen: Sequence[Thema]
) -> Iterator[Angabe]:
    fragen = _questions_of_gaps(komposition.letter)
    name = auftrag.anfragen[0].name if auftrag.anfragen else auftrag.name
    # A gap of the frame, such as the signature, is none that an office could fill.
    for luecke in (offen for offen in komposition.luecken if offen.was in fragen):
        hier = fragen[luecke.was]
        alle = adressen(luecke, name, hier, themen)
        for adresse in alle:
            kommune, ganz = _folder(auftrag, adresse), len(alle) > 1
            wo = luecke.position
            yield Angabe(luecke.wen, luecke.was, adresse, kommune, hier, wo, eintrag=ganz)


def _questions_of_gaps(letter: Letter) -> dict[str, tuple[str, ...]]:
    """List the gaps of the answer and of its Anlagen, with the questions that they stand under."""
    teile: list[tuple[tuple[Block, ...], tuple[str, ...]]] = [
        *((annex.blocks, ()) for annex in letter.annexes),
        *((letter.body[p.von : p.bis], p.fragen) for p in letter.passagen),
    ]
    return {
        gap.was: fragen
        for blocks, fragen in teile
        for block in blocks
        for gap in inlines_of(block)
        if isinstance(gap, Gap)
    }


def _folder(auftrag: Auftrag, adresse: str) -> str:
    blatt = auftrag.bestand.get(adresse.partition(".")[0])
    return blatt.kommune if isinstance(blatt, Faktenblatt) else auftrag.kommune


def _abgelaufene(auftrag: Auftrag, letter: Letter, tag: date) -> Iterator[Angabe]:
    """List the values that a letter says and that are no longer valid, each with its new end."""
    for fakt in letter.fakten:
        if fakt.gueltig_bis and fakt.gueltig_bis < tag and (name := _entry_of(auftrag, fakt)):
            yield _expired(auftrag, fakt, fakt.adresse, als_yaml(fakt.wert))
            ende = als_yaml(fakt.gueltig_bis)
            yield _expired(auftrag, fakt, f"{name}.gueltig_bis", ende)


def _entry_of(auftrag: Auftrag, fakt: Fakt) -> str:
    """Name the entry that a plain value stands in; empty for all else."""
    blatt, _, rest = fakt.adresse.partition(".")
    id_, _, name = rest.partition(".")
    ist_wert = "." not in name and name and not isinstance(fakt.wert, tuple | dict)
    gefunden = auftrag.bestand.get(blatt)
    # What a blatt does not say, and is so by default, cannot run out.
    steht_da = isinstance(gefunden, Faktenblatt) and ("eintraege", id_, name) in gefunden.positionen
    return f"{blatt}.{id_}" if ist_wert and steht_da else ""


def _expired(auftrag: Auftrag, fakt: Fakt, adresse: str, bisher: str) -> Angabe:
    bis = datum(fakt.gueltig_bis) if fakt.gueltig_bis else ""
    return Angabe(
        fakt.verantwortlich or "",
        f"{adresse}, bisher {bisher}, galt bis {bis}",
        adresse,
        _folder(auftrag, adresse),
        (),
        fakt.position or Position(auftrag.quelle.text.datei),
        bisher,
        fakt.gueltig_bis,
    )


def _unbeantwortete(datei: Anfragedatei, quellen: Iterable[Briefquelle]) -> Iterator[Angabe]:
    """List the questions that no letter answers, for each office that is to work on it."""
    fragen = gestellt([datei])
    erledigt = {frage for quelle in quellen for frage in beantwortet(quelle, fragen)}
    stellen = datei.anfrage.zuarbeit or (datei.anfrage.federfuehrung or "",)
    for frage in (f for f in fragen if f not in erledigt):
        for stelle in stellen:
            yield _unanswered(datei, frage, stelle, allein=len(stellen) == 1)


def _unanswered(datei: Anfragedatei, frage: Gestellt, stelle: str, *, allein: bool) -> Angabe:
    was = f"Antwort auf Frage {frage.nr}"
    name = f"Frage {frage.nr}" if allein else f"Frage {frage.nr} {stelle}"
    return Angabe(
        stelle,
        was if allein else f"{was}, soweit sie Ihre Stelle betrifft",
        adresse_der_luecke(datei.name, name),
        datei.kommune,
        (frage.nr,),
        frage.position,
    )
