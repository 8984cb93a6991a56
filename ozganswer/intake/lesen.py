"""Lines → Entwurf: head, preface, questions, reasons and signature of one Anfrage."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ozganswer.intake.entwurf import Befund, Entwurf
from ozganswer.intake.etiketten import etikett
from ozganswer.intake.kopf import Kopf, fruehere, lies_kopf
from ozganswer.intake.nachtrag import ergaenze, ergaenze_vom_rand
from ozganswer.intake.nummern import nummeriere
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import vereine
from ozganswer.intake.teile import Teil
from ozganswer.intake.text import markdown
from ozganswer.intake.unterschrift import unterzeichner
from ozganswer.intake.wegweiser import (
    ANREDE,
    BEGRUENDUNG,
    FRAGENKOPF,
    UNTERSCHRIFT,
    ZEICHNUNG,
)
from ozganswer.intake.zonen import Zonen, finde_zonen, spanne
from ozganswer.records.anfrage import Beratung, Sitzung

_DAHINTER = (
    "Der letzte Teil steht im Papier hinter den Fragen",
    "Steht im Papier hinter den Fragen",
)


def entwirf(teil: Teil, rand: Sequence[Zeile] = ()) -> Entwurf:
    """Read one Anfrage of a file, and the edge of its pages; it may have no questions."""
    zeilen = teil.zeilen
    zonen = finde_zonen(zeilen)
    kopf = lies_kopf(zeilen[: zonen.kopf.stop], brief=_ist_brief(zeilen, zonen))
    namen = unterzeichner(zeilen, zonen.unterschrift)
    fragen_von, fragen_bis = min(zonen.gefragt, default=0), max(zonen.gefragt, default=-1) + 1
    davor = range(min(zonen.kopf.stop, fragen_von), fragen_von)
    ergaenze(kopf, zeilen, davor, range(fragen_bis, len(zeilen)))
    ergaenze_vom_rand(kopf, rand)
    fragen = nummeriere(zonen.fragen, zeilen)
    unterschrieben = {i for g in namen for i in (g.zeile, *g.weitere)}
    belegt = kopf.belegt | unterschrieben | set(zonen.text) | zonen.gefragt
    entwurf = Entwurf(
        kennung=kopf.kennung,
        art=kopf.art,
        betreff=kopf.betreff,
        einreicher=vereine([*kopf.personen, *namen], kopf.fraktionen),
        aktenzeichen=kopf.aktenzeichen,
        schreiben_vom=kopf.schreiben_vom,
        eingegangen=kopf.eingegangen,
        sitzung=_sitzung(kopf),
        beratungsfolge=_beratungsfolge(kopf),
        bezug=kopf.bezug,
        vorbemerkung=_vorbemerkung(zeilen, zonen),
        fragen=fragen,
        rest=tuple(z for i, z in enumerate(zeilen) if i not in belegt and not _ist_etikett(z.text)),
        antwort=teil.antwort,
    )
    return replace(entwurf, befunde=tuple(_befunde(entwurf, kopf, zeilen, zonen)))


def _vorbemerkung(zeilen: Sequence[Zeile], zonen: Zonen) -> str:
    """Write what stands before the questions, and behind them."""
    letzte = max(zonen.gefragt, default=-1)
    davor = markdown([zeilen[i] for i in zonen.text if i < letzte])
    return "\n\n".join(
        filter(None, (davor, markdown([zeilen[i] for i in zonen.text if i > letzte])))
    )


def _ist_brief(zeilen: Sequence[Zeile], zonen: Zonen) -> bool:
    return zonen.kopf.stop < len(zeilen) and bool(ANREDE.match(zeilen[zonen.kopf.stop].text))


def _ist_etikett(text: str) -> bool:
    """Headings, greetings and the words before a signature say nothing that is lost."""
    t = BEGRUENDUNG.match(text)
    formel = UNTERSCHRIFT.fullmatch(text) and not ZEICHNUNG.sub("", text)
    leer = (e := etikett(text)) and not e[1] and e[0] != "sonst"
    return bool(t and not t["rest"].strip(" :.")) or bool(
        FRAGENKOPF.fullmatch(text) or formel or leer
    )


def _sitzung(kopf: Kopf) -> Sitzung | None:
    folge = kopf.beratungen.folge
    if len(folge) == 1:
        beratung, top = folge[0], kopf.beratungen.tops[0]
        return Sitzung(
            gremium=beratung.gremium,
            datum=beratung.termin,
            top=top or kopf.top,
            status=beratung.status or kopf.status,
            zustaendigkeit=beratung.zustaendigkeit,
        )
    if not folge and (kopf.top or kopf.status or kopf.gremium or kopf.sitzungstag):
        return Sitzung(
            gremium=kopf.gremium, datum=kopf.sitzungstag, top=kopf.top, status=kopf.status
        )
    return None


def _beratungsfolge(kopf: Kopf) -> tuple[Beratung, ...]:
    """List the meetings of a table; what the head says of all is said of each."""
    if kopf.beratungen.aus_satz:
        return ()
    folge = kopf.beratungen.folge
    if len(folge) == 1:
        return folge
    return tuple(replace(b, status=b.status or kopf.status) for b in folge)


def _befunde(
    entwurf: Entwurf, kopf: Kopf, zeilen: Sequence[Zeile], zonen: Zonen
) -> Iterator[Befund]:
    """Tell what was not found, or may be meant otherwise."""
    yield from kopf.befunde
    if not entwurf.einreicher:
        yield Befund("einreicher", "Wer fragt, ist nicht zu erkennen")
    if not (entwurf.schreiben_vom or entwurf.eingegangen):
        yield Befund("schreiben_vom", "Kein Datum der Anfrage gefunden")
    yield from _befunde_der_fraktion(entwurf, kopf)
    if entwurf.art is None and entwurf.fragen:
        yield Befund("art", "Das Papier nennt sich nicht Anfrage")
    yield from _befunde_der_sitzung(kopf)
    for kennung, zeile in fruehere(zeilen, entwurf.kennung):
        if kennung not in entwurf.bezug:
            yield Befund("bezug", f"Im Text genannt: {kennung}", zeile)
    yield from _befunde_der_fragen(entwurf, zeilen, zonen)
    dahinter = next((i for i in zonen.text if i > max(zonen.gefragt, default=len(zeilen))), None)
    if dahinter is not None:
        yield Befund("vorbemerkung", _DAHINTER[dahinter == zonen.text[0]], zeilen[dahinter])


def _befunde_der_fragen(
    entwurf: Entwurf, zeilen: Sequence[Zeile], zonen: Zonen
) -> Iterator[Befund]:
    if not entwurf.fragen:
        return
    gedruckt = {f.gedruckt for f in entwurf.fragen}
    if gedruckt == {None}:
        yield Befund("fragen", "Die Fragen haben im Papier keine Nummern", entwurf.fragen[0].zeile)
    elif len(gedruckt) == 1 < len(entwurf.fragen):
        satz = f"Im Papier hat jede Frage die Nummer {entwurf.fragen[0].gedruckt}"
        yield Befund("fragen", satz, entwurf.fragen[0].zeile)
    for frage in entwurf.fragen:
        if frage.zweifel:
            yield Befund(f"frage {frage.nr}", frage.zweifel, frage.zeile)
    gefragt = zonen.gefragt
    erste = next((i for i in spanne(gefragt) if i not in gefragt), None)
    if erste is not None:
        satz = "Zwischen den Fragen steht anderes; es wurde nicht übernommen"
        yield Befund("fragen", satz, zeilen[erste])


def _befunde_der_fraktion(entwurf: Entwurf, kopf: Kopf) -> Iterator[Befund]:
    personen = [e for e in entwurf.einreicher if e.nachname]
    for fraktion in dict.fromkeys(kopf.fraktionen):
        if fraktion not in {e.fraktion for e in entwurf.einreicher}:
            yield Befund("einreicher", f"Auch genannt: {fraktion}")
    if len(set(kopf.fraktionen)) > 1 and any(e.fraktion is None for e in personen):
        yield Befund("einreicher", "Mehrere Fraktionen: Wer zu welcher gehört, ist offen")
    elif entwurf.einreicher and not any(e.fraktion for e in entwurf.einreicher):
        yield Befund("einreicher", "Keine Fraktion gefunden")


def _befunde_der_sitzung(kopf: Kopf) -> Iterator[Befund]:
    folge: tuple[Beratung, ...] = kopf.beratungen.folge
    if len(folge) > 1:
        yield Befund("sitzung", "Mehrere Sitzungen: Welche die Antwort erhält, ist offen")
    elif folge and not folge[0].status and not kopf.status and not kopf.beratungen.aus_satz:
        yield Befund("sitzung", "Ob öffentlich, ist nicht zu erkennen")
