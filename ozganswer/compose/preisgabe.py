"""What a letter for publication may still give away: told to its clerk, who decides."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from ozganswer.compose.fundorte import Gesagt, fundorte, gesagt
from ozganswer.compose.lauf import Lauf
from ozganswer.compose.oeffentlich import geheim
from ozganswer.compose.privates import LUECKE, amtliche, kontakte
from ozganswer.compose.rueckrechnung import rueckrechnungen
from ozganswer.errors import Mistake, Position
from ozganswer.errors.publishing import (
    EntscheidetMit,
    KontaktImText,
    NameEinerPrivatperson,
    NochEntwurf,
    NochLesbar,
    PersonNochLesbar,
    SitzungNichtOeffentlich,
    ZaehltVerdecktes,
)
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Bestand, Fakt, Faktenblatt
from ozganswer.records.german import datum, schlicht, zahl
from ozganswer.records.lesart import Muster, lies
from ozganswer.records.letter import Figure, Inline, Letter, Link, Text
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.records.umstand import umstand_von

MITGELESEN = frozenset({"genauigkeit", "stand", "waehrung"})
"""Keys that are read along with every number, and stand in its text or below its table."""

IM_AMT = frozenset({"kommune", "organisation", "personen"})
"""The blätter that say who and where the administration is."""

FERTIG = ("schlussgezeichnet", "versandt")
NICHT_OEFFENTLICH = re.compile(r"nicht[\s-]*öffentlich", re.IGNORECASE)

_AUFFAELLIG = re.compile(r"(?=.{4})(?!\d{4}$).*(?:[^\W\d]|\d.*\d.*\d.*\d)", re.DOTALL)
"""A value long enough to be known again: no bare year, no small number."""


def pruefe(auftrag: Auftrag, run: Lauf, brief: Letter, neu: Letter) -> Iterator[Mistake]:
    """Find what the letter for publication, made from a letter, may still give away."""
    ort = Position(auftrag.quelle.text.datei)
    kopf = auftrag.quelle.kopf
    if kopf.status not in FERTIG:
        yield NochEntwurf(kopf.status, ort)
    for anfrage in auftrag.anfragen:
        yield from _der_anfrage(anfrage)
    yield from _entscheidende(run, brief)
    yield from _gezaehlte(neu, auftrag.bestand, ort)
    yield from rueckrechnungen(brief, neu, ort)
    yield from _lesbare(run, brief, neu, auftrag)
    yield from _personen(auftrag, neu)
    if auftrag.schriftstueck is Schriftstueck.BRIEF:
        yield from _kontakte(neu, auftrag)


def _der_anfrage(datei: Anfragedatei) -> Iterator[Mistake]:
    anfrage = datei.anfrage
    for n, person in enumerate(anfrage.einreicher):
        if person.nachname not in (None, LUECKE) and not (person.funktion or person.fraktion):
            name = " ".join(filter(None, (person.titel, person.vorname, person.nachname)))
            yield NameEinerPrivatperson(name, datei.positionen.get(("einreicher", str(n))))
    stufen = (
        ("sitzung", anfrage.sitzung),
        *(("beratungsfolge", b) for b in anfrage.beratungsfolge),
    )
    for schluessel, stufe in stufen:
        if stufe and NICHT_OEFFENTLICH.search(stufe.status or ""):
            yield SitzungNichtOeffentlich(anfrage.kennung, datei.positionen.get((schluessel,)))
            return


def _entscheidende(run: Lauf, brief: Letter) -> Iterator[Mistake]:
    """Name the records of each blatt that were asked for, and do not only stand in a gap."""
    gedruckt = {f.adresse for i in _inlines(brief) for f in _fakten(i)}
    private = [f for f in run.fakten.values() if not f.oeffentlich and f.wert is not None]
    je_blatt: dict[str, list[Fakt]] = {}
    for fakt in private:
        gefragt = fakt.adresse in run.verglichen or fakt.adresse not in gedruckt
        if gefragt and _schluessel(fakt) not in MITGELESEN:
            je_blatt.setdefault(fakt.adresse.partition(".")[0], []).append(fakt)
    for fakten in je_blatt.values():
        eintraege = list(dict.fromkeys(_eintrag(fakt.adresse) for fakt in fakten))
        yield EntscheidetMit(eintraege, sorted(set(map(_schluessel, fakten))), fakten[0].position)


def _schluessel(fakt: Fakt) -> str:
    """Name what of a record a fact is; a record that is asked for its keys is itself one."""
    return fakt.adresse.removeprefix(_eintrag(fakt.adresse)).removeprefix(".") or "Eintrag"


def _gezaehlte(neu: Letter, bestand: Bestand, ort: Position) -> Iterator[Mistake]:
    for figure in (i for i in _inlines(neu) if isinstance(i, Figure)):
        private = [e for f in figure.fakten for e in _private_eintraege(f, bestand)]
        if private:
            yield ZaehltVerdecktes(figure.text, dict.fromkeys(private), ort)


def _private_eintraege(fakt: Fakt, bestand: Bestand) -> Iterator[str]:
    """List the entries that are not public behind the fact which entries a blatt has."""
    blatt = bestand.get(fakt.adresse)
    for id_, satz in blatt.eintraege.items() if isinstance(blatt, Faktenblatt) else ():
        angaben = umstand_von(satz, blatt).angaben if isinstance(blatt, Faktenblatt) else None
        if angaben and angaben.oeffentlich is False:
            yield f"{fakt.adresse}.{id_}"


def _lesbare(run: Lauf, brief: Letter, neu: Letter, auftrag: Auftrag) -> Iterator[Mistake]:
    """Find values of hidden facts that a clerk has typed beside them."""
    geheimnisse = {text: f.adresse for f in run.fakten.values() for text in _geschrieben(f)}
    for figure in (i for i in _inlines(brief) if isinstance(i, Figure) and geheim(i.fakten)):
        private = next(f for f in figure.fakten if not f.oeffentlich)
        geheimnisse.setdefault(" ".join(figure.text.split()), private.adresse)
    texte = [*_getippt(neu), *gesagt(auftrag, neu).texte, neu.autor]
    personen = {verborgenes.text for verborgenes in auftrag.verborgen}
    for text, adresse in geheimnisse.items():
        muster = _muster(text)
        if text in personen or not _AUFFAELLIG.match(text):
            continue
        if any(map(muster.wort, texte)):
            for ort in fundorte(muster, auftrag, texte):
                yield NochLesbar(text, adresse, ort)


def _muster(text: str) -> Muster:
    worte = r"\s+".join(map(re.escape, lies(text).text.split()))
    return Muster(re.compile(rf"(?<!\w){worte}(?!\w)"), genau=True)


def _personen(auftrag: Auftrag, neu: Letter) -> Iterator[Mistake]:
    """Find names and addresses of persons that were taken out where they stood."""
    alles = gesagt(auftrag, neu)
    figuren = [i for i in _inlines(neu) if isinstance(i, Figure) and not _ist_im_amt(i)]
    for verborgenes in auftrag.verborgen:
        for wort, ort in _genannt(verborgenes.muster, auftrag, alles, figuren):
            yield PersonNochLesbar(wort, verborgenes.was, verborgenes.position, ort)


def _genannt(
    muster: Muster, auftrag: Auftrag, alles: Gesagt, figuren: Iterable[Figure]
) -> Iterator[tuple[str, Position | None]]:
    """Find where words are said by hand, or by a fact that is public."""
    if wort := alles.nennt(muster):
        for ort, geschrieben in fundorte(muster, auftrag, (*alles.texte, *alles.namen)).items():
            yield geschrieben or " ".join(wort.split()), ort
    for figur in figuren:
        if figur.fakten and (wort := muster.wort(figur.text)):
            yield " ".join(wort.split()), figur.fakten[0].position


def _ist_im_amt(figur: Figure) -> bool:
    """Tell whether facts name the administration, whose people may bear the same name."""
    return any(f.adresse.partition(".")[0] in IM_AMT for f in figur.fakten)


def _geschrieben(fakt: Fakt) -> Iterator[str]:
    """Write a fact that is not public as a clerk would type it."""
    if fakt.oeffentlich:
        return
    match fakt.wert:
        case str():
            yield " ".join(fakt.wert.split())
        case bool():
            return
        case int() | Decimal():
            yield from (schlicht(Decimal(fakt.wert)), zahl(Decimal(fakt.wert)).text)
        case date():
            yield from (datum(fakt.wert), datum(fakt.wert, "lang"))


def _kontakte(neu: Letter, auftrag: Auftrag) -> Iterator[Mistake]:
    amtlich, texte = amtliche(auftrag.bestand), [*_getippt(neu)]
    personen = {verborgenes.text for verborgenes in auftrag.verborgen}
    gefunden = dict.fromkeys(k for text in texte for k in kontakte(text, amtlich))
    for kontakt in (k for k in gefunden if k not in personen):
        for ort in fundorte(_muster(kontakt), auftrag, texte):
            yield KontaktImText(kontakt, ort)


def _getippt(letter: Letter) -> Iterator[str]:
    """List what stands in a letter by hand."""
    for inline in _inlines(letter):
        match inline:
            case Text(text=text):
                yield " ".join(text.split())
            case Link(target=ziel, fakten=()):
                yield ziel


def _fakten(inline: Inline) -> Iterable[Fakt]:
    return inline.fakten if isinstance(inline, Figure | Link) else ()


def _inlines(letter: Letter) -> Iterator[Inline]:
    return (i for block in blocks_of(letter) for i in inlines_of(block))


def _eintrag(adresse: str) -> str:
    return ".".join(adresse.split(".")[:2])
