"""A council's paper → Anfragen: its bytes become lines, its lines zones, its zones an Entwurf.

Nothing is invented: what a paper does not say stays empty, and every line that no key took is
kept with its place, for the clerk to see.
"""

from collections.abc import Sequence
from dataclasses import replace

from ozganswer.errors.importing import KeineAnfrage
from ozganswer.intake.ausschreiben import als_yaml
from ozganswer.intake.dateien import lies_datei
from ozganswer.intake.entwurf import Befund, Entwurf
from ozganswer.intake.lesen import entwirf
from ozganswer.intake.papier import Begleitung, Papier
from ozganswer.intake.pruefen import pruefe
from ozganswer.intake.rand import ohne_rand
from ozganswer.intake.teile import teile

__all__ = ["Befund", "Entwurf", "als_yaml", "lies_anfragen"]


def lies_anfragen(name: str, inhalt: bytes) -> list[Entwurf]:
    """Read the Anfragen of a file by its name and bytes; raise a Mistake with the reason why not.

    Of a mail with attachments these are the papers; its own text is one where none of them is.
    """
    papiere = lies_datei(name, inhalt)
    abgelehnt: list[tuple[Papier, KeineAnfrage]] = []
    entwuerfe: list[Entwurf] = []
    for papier in papiere:
        if entwuerfe and not papier.anlage and papier.begleitung.woher == "E-Mail":
            entwuerfe = _mit_anschreiben(entwuerfe, papier)
            continue
        try:
            entwuerfe = _dazu(entwuerfe, _aus_papier(papier, name), papier.anlage)
        except KeineAnfrage as mistake:
            abgelehnt.append((papier, mistake))
    if entwuerfe:
        return _mit_abgelehnten(entwuerfe, abgelehnt)
    raise next(
        (mistake for _, mistake in abgelehnt),
        KeineAnfrage(name, "Die Datei enthält keinen Text", "Prüfen, ob es die richtige ist."),
    )


def _dazu(bisher: list[Entwurf], neue: list[Entwurf], anlage: str) -> list[Entwurf]:
    """Add Anfragen, and tell of one that lies in a mail twice, as PDF and as Word."""
    entwuerfe = list(bisher)
    for neu in neue:
        n = next((i for i, e in enumerate(entwuerfe) if _ist_dieselbe(e, neu)), None)
        if n is None:
            entwuerfe.append(neu)
        else:
            befund = Befund("quelle", f"Dieselbe Anfrage liegt noch einmal bei: {anlage}")
            alt = entwuerfe[n]
            entwuerfe[n] = replace(alt, befunde=(befund, *alt.befunde))
    return entwuerfe


def _ist_dieselbe(eine: Entwurf, andere: Entwurf) -> bool:
    """Tell whether two papers ask the same, word for word, under one Kennung."""
    gefragt = ([" ".join(f.text.split()) for f in e.fragen] for e in (eine, andere))
    return eine.kennung == andere.kennung and len({tuple(g) for g in gefragt}) == 1


def _mit_abgelehnten(
    entwuerfe: list[Entwurf], abgelehnt: Sequence[tuple[Papier, KeineAnfrage]]
) -> list[Entwurf]:
    """Tell which other papers of a mail are no Anfragen."""
    befunde = [
        Befund("quelle", f"Nicht übernommen: {p.anlage or 'Anlage'}: {m.satz.rstrip('.')}")
        for p, m in abgelehnt
    ]
    erster = replace(entwuerfe[0], befunde=(*befunde, *entwuerfe[0].befunde))
    return [erster, *entwuerfe[1:]]


def _aus_papier(papier: Papier, name: str) -> list[Entwurf]:
    papier = ohne_rand(papier)
    stuecke = teile(papier.zeilen)
    rand = papier.rand if len(stuecke) == 1 else ()
    gelesen = [entwirf(teil, rand) for teil in stuecke]
    pruefe(papier.zeilen, gelesen, name)
    fertig = [_mit_begleitung(e, papier.begleitung) for e in gelesen if e.fragen]
    return [replace(fertig[0], rest=(*fertig[0].rest, *papier.rand)), *fertig[1:]]


def _mit_anschreiben(entwuerfe: list[Entwurf], anschreiben: Papier) -> list[Entwurf]:
    erster = replace(
        entwuerfe[0], rest=(*entwuerfe[0].rest, *anschreiben.rand, *anschreiben.zeilen)
    )
    return [erster, *entwuerfe[1:]]


def _mit_begleitung(entwurf: Entwurf, begleitung: Begleitung) -> Entwurf:
    """Fill from the envelope what the paper does not say, and tell where the two differ."""
    if not begleitung.woher:
        return entwurf
    befunde = [Befund("quelle", hinweis) for hinweis in begleitung.hinweise]
    neu: dict[str, object] = {}
    for feld in ("kennung", "art", "betreff", "eingegangen", "beratungsfolge"):
        dort, hier = getattr(begleitung, feld), getattr(entwurf, feld)
        if dort and not hier:
            neu[feld] = dort
            befunde.append(Befund(feld, f"Steht nur in: {begleitung.woher}"))
        elif dort and hier != dort and feld in {"kennung", "betreff"}:
            befunde.append(Befund(feld, f"In {begleitung.woher} steht: {dort}"))
    ohne = tuple(_hinfaellig(entwurf.befunde, neu))
    return replace(entwurf, **neu, befunde=(*ohne, *befunde))  # type: ignore[arg-type]


def _hinfaellig(befunde: Sequence[Befund], neu: dict[str, object]) -> list[Befund]:
    """Drop what is no longer missing."""
    gefuellt = {*neu, *(("schreiben_vom",) if "eingegangen" in neu else ())}
    return [b for b in befunde if b.feld not in gefuellt or b.zeile]
