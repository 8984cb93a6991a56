"""What a letter must hold by its kind: a legal ground, a promise to come, a letter it refers to."""

from collections.abc import Iterable, Iterator
from datetime import date

from ozganswer.compose.fragen import Abschnitt, beantwortet, gestellt
from ozganswer.compose.sicht import Blattsicht
from ozganswer.errors import Mistake, Position
from ozganswer.errors.kinds import (
    AbgabeOhneZiel,
    AblehnungNochOhneGruende,
    AblehnungOhneGruende,
    DatumVorBezug,
    ErstTeilantwort,
    GrundFremd,
    GrundUngeprueft,
    GrundUnzeit,
    OffenUndBeantwortet,
    OhneBezug,
    OhneWirkung,
    ZusageVergangen,
)
from ozganswer.records.anfrage import gemeint
from ozganswer.records.antwort import Briefquelle, frueher
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Kommune, Rechtsgrundlage
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.german import datum
from ozganswer.records.umstand import umstand_von

NUR_BEI = {
    "offen": ("teilantwort",),
    "grund": ("zwischennachricht", "ablehnung"),
    "zugesagt_bis": ("zwischennachricht",),
    "zustaendig": ("abgabe",),
}
"""The keys of the head that only some kinds use."""

VOR_DER_ZEICHNUNG = ("entwurf", "mitzeichnung")


def pruefe(auftrag: Auftrag, abschnitte: Iterable[Abschnitt]) -> Iterator[Mistake]:
    """Check a letter on an Anfrage for what its kind asks."""
    alle = tuple(abschnitte)
    yield from _ohne_wirkung(auftrag.quelle)
    yield from _zusagen(auftrag.quelle)
    yield from _reihenfolge(auftrag.quelle)
    match auftrag.quelle.kopf.art:
        case "ablehnung":
            yield from _rechtsgrund(auftrag)
            yield from _gruende(auftrag, alle)
        case "teilantwort":
            yield from _offene(auftrag, alle)
        case "berichtigung" | "ergaenzung" as art:
            if not (auftrag.quelle.kopf.bezug or frueher(auftrag.quelle, auftrag.geschwister)):
                yield OhneBezug(art, _stelle(auftrag.quelle, "art"))
        case "abgabe" if not auftrag.quelle.kopf.zustaendig and not _text(alle):
            yield AbgabeOhneZiel(_stelle(auftrag.quelle, "art"))


def bezug(auftrag: Auftrag) -> list[Briefquelle]:
    """List the earlier letters that answered a question of this one, or else all, oldest first."""
    fruehere = frueher(auftrag.quelle, auftrag.geschwister)
    if len(fruehere) < 2:
        return fruehere
    gefragt = gestellt(auftrag.anfragen)
    hier = set(beantwortet(auftrag.quelle, gefragt))
    return [b for b in fruehere if hier.intersection(beantwortet(b, gefragt))] or fruehere


def _ohne_wirkung(quelle: Briefquelle) -> Iterator[Mistake]:
    for name, arten in NUR_BEI.items():
        if getattr(quelle.kopf, name) and quelle.kopf.art not in arten:
            yield OhneWirkung(name, quelle.kopf.art, _stelle(quelle, name))


def _zusagen(quelle: Briefquelle) -> Iterator[Mistake]:
    kopf = quelle.kopf
    zusagen: tuple[tuple[str, tuple[str, ...], date | None], ...] = (
        ("zwischennachricht", ("zugesagt_bis",), kopf.zugesagt_bis),
        ("teilantwort", ("offen", "bis"), kopf.offen.bis if kopf.offen else None),
    )
    for art, pfad, bis in zusagen:
        if kopf.art == art and bis and kopf.datum and bis < kopf.datum:
            yield ZusageVergangen(datum(bis), datum(kopf.datum), _stelle(quelle, *pfad))


def _reihenfolge(quelle: Briefquelle) -> Iterator[Mistake]:
    """Find a Fassung that is dated before the letter that it replaces or supplements."""
    kopf, bezug = quelle.kopf, quelle.kopf.bezug
    if kopf.datum and bezug and bezug.datum and kopf.datum < bezug.datum:
        was = "ersetzt" if kopf.ersetzt else "ergänzt"
        yield DatumVorBezug(datum(kopf.datum), datum(bezug.datum), was, _stelle(quelle, "datum"))


def _rechtsgrund(auftrag: Auftrag) -> Iterator[Mistake]:
    kopf, blatt = auftrag.quelle.kopf, auftrag.bestand.get("rechtslage")
    satz = blatt.eintraege.get(kopf.grund or "") if isinstance(blatt, Faktenblatt) else None
    if not isinstance(blatt, Faktenblatt) or not isinstance(satz, Rechtsgrundlage):
        return
    stelle = _stelle(auftrag.quelle, "grund")
    # Where it holds decides whether the letter may be made, so it counts as used.
    Blattsicht(blatt).feld(kopf.grund or "").feld("bundesland")
    yield from _land(satz, _bundesland(auftrag), stelle)
    angaben = umstand_von(satz, blatt).angaben
    if angaben and kopf.datum:
        yield from _geltung(satz, (angaben.gueltig_ab, angaben.gueltig_bis), kopf.datum, stelle)


def _bundesland(auftrag: Auftrag) -> str | None:
    match auftrag.bestand.get("kommune"):
        case Faktenblatt(inhalt=Kommune() as kommune) as blatt:
            Blattsicht(blatt).feld("bundesland")
            return kommune.bundesland
        case _:
            return None


def _land(satz: Rechtsgrundlage, eigenes: str | None, stelle: Position) -> Iterator[Mistake]:
    if satz.bundesland and not eigenes:
        yield GrundUngeprueft(satz.fundstelle, satz.bundesland, stelle)
    elif satz.bundesland and eigenes and satz.bundesland != eigenes:
        yield GrundFremd(satz.fundstelle, satz.bundesland, eigenes, stelle)


def _geltung(
    satz: Rechtsgrundlage, zeit: tuple[date | None, date | None], tag: date, stelle: Position
) -> Iterator[Mistake]:
    ab, bis = zeit
    if ab and tag < ab:
        yield GrundUnzeit(satz.fundstelle, f"erst ab {datum(ab)}", datum(tag), stelle)
    if bis and tag > bis:
        yield GrundUnzeit(satz.fundstelle, f"nur bis {datum(bis)}", datum(tag), stelle)


def _gruende(auftrag: Auftrag, abschnitte: tuple[Abschnitt, ...]) -> Iterator[Mistake]:
    quelle = auftrag.quelle
    if not _text(abschnitte):
        noch = quelle.kopf.status == "entwurf"
        art = AblehnungNochOhneGruende if noch else AblehnungOhneGruende
        yield art(Position(quelle.text.datei, quelle.text.zeile, 1))
    zum_teil = any(g.kopf.art == "teilantwort" for g in auftrag.geschwister)
    if quelle.kopf.status in VOR_DER_ZEICHNUNG and not zum_teil:
        yield ErstTeilantwort(_stelle(quelle, "art"))


def _offene(auftrag: Auftrag, abschnitte: tuple[Abschnitt, ...]) -> Iterator[Mistake]:
    quelle, gefragt = auftrag.quelle, gestellt(auftrag.anfragen)
    hier = {f for a in abschnitte for f in a.fragen}
    # A number that two Anfragen have may be answered for the one and open for the other.
    unbeantwortet = {f.nr for f in gefragt if f not in hier}
    for n, nr in enumerate(quelle.kopf.offen.fragen if quelle.kopf.offen else ()):
        for doppelt in gemeint(nr, dict.fromkeys(f.nr for f in gefragt)):
            if doppelt not in unbeantwortet:
                yield OffenUndBeantwortet(doppelt, _stelle(quelle, "offen", "fragen", str(n)))


def _text(abschnitte: tuple[Abschnitt, ...]) -> bool:
    return any(a.blocks for a in abschnitte)


def _stelle(quelle: Briefquelle, *pfad: str) -> Position:
    return quelle.positionen.get(pfad, Position(quelle.text.datei))
