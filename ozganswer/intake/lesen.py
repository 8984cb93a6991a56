"""Lines → Entwurf: head, preface, questions, reasons and signature of one Anfrage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ozganswer.intake.auswahl import eingeleitet, fragelisten
from ozganswer.intake.entwurf import Befund, Entwurf
from ozganswer.intake.etiketten import etikett
from ozganswer.intake.fliesstext import fragen_ohne_marken, fragt_hinter
from ozganswer.intake.fragen import Fragetext, lies_fragen
from ozganswer.intake.kopf import Kopf, fruehere, lies_kopf
from ozganswer.intake.listen import finde_listen
from ozganswer.intake.nachtrag import ergaenze, ergaenze_vom_rand
from ozganswer.intake.nummern import nummeriere
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import vereine
from ozganswer.intake.teile import Teil
from ozganswer.intake.text import markdown
from ozganswer.intake.unterschrift import unterschrift_ab, unterzeichner
from ozganswer.intake.wegweiser import (
    ANLAGE,
    ANREDE,
    BEGRUENDUNG,
    FRAGENKOPF,
    SCHLUSS,
    TITEL,
    UNTERSCHRIFT,
    ZEICHNUNG,
    begruendung,
)
from ozganswer.records.anfrage import Beratung, Sitzung

PROSA = 14
"""From so many words on, a line that ends a sentence is no line of a head."""
SATZ = 9
"""The same where it stands behind a gap."""


_DAHINTER = (
    "Der letzte Teil steht im Papier hinter den Fragen",
    "Steht im Papier hinter den Fragen",
)


@dataclass(frozen=True, slots=True)
class Zonen:
    """The zones of a paper, as indices of its lines."""

    kopf: range
    fragen: tuple[Fragetext, ...]
    text: tuple[int, ...]
    unterschrift: range

    @property
    def gefragt(self) -> set[int]:
        """Every line that a question was read from."""
        return {i for f in self.fragen for i in f.zeilen}


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
        beratungsfolge=() if kopf.beratungen.aus_satz else kopf.beratungen.folge,
        bezug=kopf.bezug,
        vorbemerkung=_vorbemerkung(zeilen, zonen),
        fragen=fragen,
        rest=tuple(z for i, z in enumerate(zeilen) if i not in belegt and not _ist_etikett(z.text)),
        antwort=teil.antwort,
    )
    return replace(entwurf, befunde=tuple(_befunde(entwurf, kopf, zeilen, zonen)))


def finde_zonen(zeilen: Sequence[Zeile]) -> Zonen:
    """Find the zones of a paper: first the questions, then what stands around them."""
    listen = fragelisten(zeilen, finde_listen(zeilen))
    fragen = tuple(f for li in listen for f in lies_fragen(zeilen, li))
    gefragt = {i for f in fragen for i in f.zeilen}
    erste = min(gefragt, default=len(zeilen))
    ende = _kopfende(zeilen, erste)
    if not fragen:
        fragen = tuple(fragen_ohne_marken(zeilen, ende))
        gefragt = {i for f in fragen for i in f.zeilen}
    unterschrift = unterschrift_ab(zeilen, max(gefragt, default=ende), ende)
    dazwischen = _spanne(gefragt)
    aussen = [i for i in range(ende, unterschrift.start) if i not in dazwischen]
    ohne = set(_anlagen(zeilen, max(gefragt, default=ende)))
    text = tuple(i for i in aussen if i not in ohne and not _ist_wegweiser(zeilen[i].text))
    return Zonen(range(ende), fragen, text, unterschrift)


def _anlagen(zeilen: Sequence[Zeile], ab: int) -> Iterator[int]:
    """List the lines that name annexes: behind their heading, until a gap."""
    darin = False
    for i in range(ab, len(zeilen)):
        kopf = bool(ANLAGE.fullmatch(zeilen[i].text))
        darin = kopf or (darin and not zeilen[i].luft)
        if darin:
            yield i


def _spanne(gefragt: set[int]) -> range:
    """The lines from the first question to the last."""
    return range(min(gefragt), max(gefragt) + 1) if gefragt else range(0)


def _kopfende(zeilen: Sequence[Zeile], erste: int) -> int:
    """The head ends at the salutation; without one at the first heading, sentence or question."""
    anrede = next((i for i in range(erste) if ANREDE.match(zeilen[i].text)), None)
    if anrede is not None:
        return anrede
    for i in range(erste):
        text = zeilen[i].text
        if begruendung(text) or FRAGENKOPF.fullmatch(text) or _ist_prosa(zeilen, i):
            return i
        if not (i and text.endswith(":") and eingeleitet(zeilen, i + 1)):
            continue
        if i + 1 == erste or (erste == len(zeilen) and fragt_hinter(zeilen, i)):
            return i
    return _vor_einleitung(zeilen, erste)


def _ist_prosa(zeilen: Sequence[Zeile], i: int) -> bool:
    """Tell whether a paragraph of sentences begins at a line."""
    breite = _breite(zeilen)
    if TITEL.match(zeilen[i].text) or (i and _laeuft_weiter(zeilen, i - 1, breite)):
        return False
    absatz = [zeilen[i].text]
    for n in range(i, min(i + 7, len(zeilen) - 1)):
        if not _laeuft_weiter(zeilen, n, breite):
            break
        absatz.append(zeilen[n + 1].text)
    text = " ".join(absatz)
    genug = SATZ if zeilen[i].luft and text[0].isupper() else PROSA
    return len(text.split()) >= genug and text.endswith((".", "!", "..."))


def _laeuft_weiter(zeilen: Sequence[Zeile], i: int, breite: float) -> bool:
    """Tell whether a line's sentence goes on in the next: it is full, and nothing ends there."""
    if zeilen[i + 1].luft or zeilen[i].text.endswith((".", "?", "!")):
        return False
    return len(zeilen[i].text) >= 0.6 * breite


def _breite(zeilen: Sequence[Zeile]) -> float:
    """How wide the lines of a paper are, short and torn ones left aside."""
    laengen = sorted(len(z.text) for z in zeilen)
    return laengen[len(laengen) * 9 // 10] if laengen else 0


def _vor_einleitung(zeilen: Sequence[Zeile], erste: int) -> int:
    """What stands unfinished before a first question announces it: `Die Verwaltung stellt dar`."""
    davor = erste - 1
    if davor > 0 and zeilen[davor].luft and not zeilen[davor].text.endswith((".", "?")):
        text = zeilen[davor].text
        if text.endswith(":") or text.startswith(("Die Verwaltung ", "Der ", "Wir ", "Ich ")):
            return davor
    return erste


def _vorbemerkung(zeilen: Sequence[Zeile], zonen: Zonen) -> str:
    """Write what stands before the questions, and behind them."""
    letzte = max(zonen.gefragt, default=-1)
    davor = markdown([zeilen[i] for i in zonen.text if i < letzte])
    return "\n\n".join(
        filter(None, (davor, markdown([zeilen[i] for i in zonen.text if i > letzte])))
    )


def _ist_brief(zeilen: Sequence[Zeile], zonen: Zonen) -> bool:
    return zonen.kopf.stop < len(zeilen) and bool(ANREDE.match(zeilen[zonen.kopf.stop].text))


def _ist_wegweiser(text: str) -> bool:
    if (t := BEGRUENDUNG.match(text)) and len(t["rest"].strip(" :.")) == 0:
        return True
    anders = any(m.fullmatch(text) for m in (FRAGENKOPF, ANLAGE))
    return anders or bool(ANREDE.match(text) or SCHLUSS.match(text))


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
    erste = next((i for i in _spanne(gefragt) if i not in gefragt), None)
    if erste is not None:
        satz = "Zwischen den Fragen steht anderes; es wurde nicht übernommen"
        yield Befund("fragen", satz, zeilen[erste])


def _befunde_der_fraktion(entwurf: Entwurf, kopf: Kopf) -> Iterator[Befund]:
    personen = [e for e in entwurf.einreicher if e.nachname]
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
