"""The road through this room, in order: names, answer, frame, questions, annexes, Letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from markupsafe import Markup

from ozganswer.compose import arten, bloecke, fragen, marken, preisgabe, pruefung, regionen
from ozganswer.compose.belege import kontext
from ozganswer.compose.bloecke import Gesetzt
from ozganswer.compose.datengrundlage import datengrundlage
from ozganswer.compose.fehlt import Fehlt
from ozganswer.compose.fragen import Abschnitt, Gestellt
from ozganswer.compose.lauf import Lauf, lauf
from ozganswer.compose.marken import Markdown
from ozganswer.compose.namen import namen
from ozganswer.compose.oeffentlich import oeffentlich, verdecke
from ozganswer.compose.pruefassung import pruefassung
from ozganswer.compose.regionen import Rahmen
from ozganswer.compose.rendern import rendere_template, rendere_text, umgebung
from ozganswer.compose.sicht import Blattsicht
from ozganswer.compose.umgebung import Umgebung
from ozganswer.compose.verfuegung import entwurf
from ozganswer.compose.werte import Herkunft, TextWert
from ozganswer.errors import Position
from ozganswer.errors.composing import MusterFehlt
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.letter import (
    Annex,
    Block,
    Figure,
    Frame,
    Heading,
    ItemList,
    Letter,
    Paragraph,
    Passage,
    Question,
    Region,
    RegionName,
    Text,
)
from ozganswer.records.reading import inlines_of, plain, text_of

Teil: TypeAlias = tuple[tuple[str, ...], tuple[Block, ...]]
"""A passage: the numbers of its questions, and its blocks."""

BEISAMMEN = 2
"""How many questions stay on a page with their answer; more may run over pages."""


def setze(auftrag: Auftrag, run: Lauf) -> Letter:
    """Make the Letter; mistakes and warnings are noted in the run."""
    env = umgebung(auftrag.templates)
    alle = namen(auftrag, env)
    letter = _brief(auftrag, env, alle, run)
    match auftrag.schriftstueck:
        case Schriftstueck.PRUEFUNG:
            return pruefassung(letter, kontext(auftrag))
        case Schriftstueck.VERFUEGUNG:
            return _verfuegung(auftrag, letter, env, alle, run)
        case _ if auftrag.oeffentlich:
            public = oeffentlich(letter)
            run.mistakes += preisgabe.pruefe(auftrag, run, letter, public)
            return public
        case _:
            return letter


def verfuege(auftrag: Auftrag, letter: Letter, run: Lauf) -> Letter:
    """Make the Verfügung of a letter; mistakes and warnings are noted in the run."""
    env = umgebung(auftrag.templates)
    return _verfuegung(auftrag, letter, env, namen(auftrag, env), run)


def _verfuegung(
    auftrag: Auftrag, letter: Letter, env: Umgebung, alle: Mapping[str, Any], run: Lauf
) -> Letter:
    rahmen = _rahmen(auftrag, Schriftstueck.VERFUEGUNG.value, letter.body, env, alle)
    verfuegung = _letter(auftrag, rahmen, entwurf(letter), letter.annexes, run)
    return replace(verfuegung, autor=letter.autor)


def _brief(auftrag: Auftrag, env: Umgebung, alle: Mapping[str, Any], run: Lauf) -> Letter:
    teile = _inhalt(auftrag, env, alle, run)
    body = tuple(block for _, blocks in teile for block in blocks)
    rahmen = _rahmen(auftrag, auftrag.quelle.muster, _gezeigt(auftrag, body), env, alle)
    anlagen = tuple(_anlagen(auftrag, env, alle))
    gesagt = (*body, *(block for anlage in anlagen for block in anlage.blocks))
    annexes = (*anlagen, *_datengrundlage(auftrag, _gezeigt(auftrag, gesagt), alle))
    run.mistakes += pruefung.pruefe(auftrag, run)
    autor = _autor(auftrag, alle)
    letter = _letter(auftrag, rahmen, body, annexes, run)
    return replace(letter, autor=autor, passagen=tuple(_passagen(teile, len(rahmen.vor))))


def _rahmen(
    auftrag: Auftrag, muster: str, body: Iterable[Block], env: Umgebung, alle: Mapping[str, Any]
) -> Rahmen:
    brief = rahmentext(auftrag, muster, body, env, alle)
    return regionen.lies(brief) if brief else Rahmen(Frame(), (), ())


def rahmentext(
    auftrag: Auftrag, muster: str, body: Iterable[Block], env: Umgebung, alle: Mapping[str, Any]
) -> Markdown | None:
    """Compose what a style says around the answer; mistakes are noted in the run."""
    inhalt = Markup(f"\n\n{marken.INHALT}\n\n")
    eigene = {"inhalt": inhalt, "ueberschriften": _ueberschriften(body)}
    name = _template(auftrag, muster)
    return rendere_template(name, env, {**alle, **eigene}) if name else None


def _inhalt(
    auftrag: Auftrag, env: Umgebung, alle: Mapping[str, Any], run: Lauf
) -> tuple[Teil, ...]:
    if auftrag.schriftstueck is Schriftstueck.ANFRAGE:
        return (((), tuple(_anfrage(auftrag))),)
    return _antwort(auftrag, rendere_text(auftrag.quelle.text, env, alle), run)


def _anfrage(auftrag: Auftrag) -> Iterator[Block]:
    for datei in auftrag.anfragen:
        if text := datei.anfrage.vorbemerkung:
            yield from _wortlaut(text, datei.positionen["vorbemerkung",])
    nummer = auftrag.stilordner.stil.fragen.nummer
    gestellt = fragen.gestellt(auftrag.anfragen)
    yield from (replace(_zitat(f, nummer), allein=True) for f in gestellt)


def _antwort(auftrag: Auftrag, markdown: Markdown | None, run: Lauf) -> tuple[Teil, ...]:
    if markdown is None:
        return ()
    if not auftrag.anfragen:
        return (((), tuple(g.block for g in bloecke.lies(markdown))),)
    return _body(auftrag, bloecke.lies(markdown, oberste=0), run)


def _passagen(teile: Iterable[Teil], von: int) -> Iterator[Passage]:
    for nummern, blocks in teile:
        yield Passage(nummern, von, von + len(blocks))
        von += len(blocks)


def _ueberschriften(body: Iterable[Block]) -> list[TextWert]:
    """List the highest headings, so that a style can say above the text what is in it."""
    oberste = (b for b in body if isinstance(b, Heading) and b.level == 1)
    return [TextWert(" ".join(text_of(b).split()), _fakten(b)) for b in oberste]


def _fakten(block: Block) -> Herkunft:
    figuren = (i for i in inlines_of(block) if isinstance(i, Figure))
    return Herkunft(tuple(fakt for figur in figuren for fakt in figur.fakten))


def _anlagen(auftrag: Auftrag, env: Umgebung, alle: Mapping[str, Any]) -> Iterator[Annex]:
    for satz in alle["antwort"].feld("anlagen"):
        text = auftrag.quelle.anlagen.get(satz.satz.datei or "")
        if text and (markdown := rendere_text(text, env, alle)):
            blocks = tuple(g.block for g in bloecke.lies(markdown))
            yield Annex((Text(_titel_der_anlage(satz)),), blocks, satz.satz.format == "quer")


def _gezeigt(auftrag: Auftrag, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Choose what a list of headings or figures may show of some blocks."""
    return verdecke(blocks) if auftrag.oeffentlich else blocks


def _datengrundlage(
    auftrag: Auftrag, blocks: Iterable[Block], alle: Mapping[str, Any]
) -> Iterator[Annex]:
    if auftrag.quelle.kopf.datengrundlage:
        *_, letzte = alle["antwort"].feld("anlagen")
        yield datengrundlage(blocks, _titel_der_anlage(letzte), kontext(auftrag))


def _titel_der_anlage(satz: Any) -> str:
    return f"{satz.feld('bezeichnung')}: {marken.fold(satz.satz.titel)}"


def _template(auftrag: Auftrag, muster: str) -> str | None:
    texte = auftrag.templates.texte
    kandidaten = [f"{s}/{muster}.md.j2" for s in auftrag.stilordner.kette]
    for name in kandidaten:
        if name in texte:
            return name
    ort = Position(auftrag.quelle.text.datei)
    lauf().mistakes.append(MusterFehlt(muster, auftrag.stilordner.name, ort))
    return None


def _body(auftrag: Auftrag, antwort: Sequence[Gesetzt], run: Lauf) -> tuple[Teil, ...]:
    gefragt = fragen.gestellt(auftrag.anfragen)
    abschnitte = fragen.gliedere(antwort, gefragt, run.mistakes)
    run.mistakes += fragen.pruefe(abschnitte, gefragt, auftrag.quelle, auftrag.geschwister)
    run.mistakes += arten.pruefe(auftrag, abschnitte)
    run.mistakes += fragen.mitverdeckte(abschnitte) if auftrag.oeffentlich else ()
    satz = auftrag.stilordner.stil.fragen
    wunsch = auftrag.quelle.kopf.fragen
    zitieren = satz.zitieren if wunsch is None else wunsch == "zitieren"
    nummer, mehrere = satz.nummer if zitieren else "", len(auftrag.anfragen) > 1
    return tuple(_teile(fragen.verdecke(abschnitte), nummer, mehrere=mehrere))


def _teile(abschnitte: Iterable[Abschnitt], nummer: str, *, mehrere: bool) -> Iterator[Teil]:
    zuletzt = ""
    for abschnitt in abschnitte:
        blocks: list[Block] = []
        for noch, frage in _mit_rest(abschnitt.fragen) if nummer else ():
            if mehrere and frage.kennung != zuletzt:
                zuletzt = frage.kennung
                blocks.append(Heading(1, (Text(f"Zu {frage.kennung}"),)))
            blocks.append(replace(_zitat(frage, nummer), allein=noch >= BEISAMMEN))
        blocks += (g.block for g in abschnitt.blocks)
        yield tuple(f.nr for f in abschnitt.fragen), tuple(blocks)


def _mit_rest(gefragt: Sequence[Gestellt]) -> Iterator[tuple[int, Gestellt]]:
    """Pair each question with the number of those below it."""
    return zip(range(len(gefragt) - 1, -1, -1), gefragt, strict=True)


def _zitat(gefragt: Gestellt, nummer: str) -> Question:
    blocks = _wortlaut(gefragt.frage.text, gefragt.position)
    return Question(nummer.replace("{nr}", gefragt.nr), tuple(blocks))


def _wortlaut(text: str, ort: Position) -> Iterator[Paragraph | ItemList]:
    """Read what was asked, word for word."""
    herkunft = tuple((ort.datei, ort.zeile + i) for i in range(text.count("\n") + 1))
    for gesetzt in bloecke.lies(Markdown(text, herkunft), "anfrage"):
        if isinstance(gesetzt.block, Paragraph | ItemList):
            yield gesetzt.block


def _letter(
    auftrag: Auftrag,
    rahmen: Rahmen,
    body: tuple[Block, ...],
    annexes: tuple[Annex, ...],
    run: Lauf,
) -> Letter:
    kopf = auftrag.quelle.kopf
    return Letter(
        titel=_titel(auftrag, rahmen.frame),
        frame=_mit_hinweis(rahmen.frame, kopf.hinweis),
        body=(*rahmen.vor, *body, *rahmen.nach),
        annexes=annexes,
        vermerk="ENTWURF" if kopf.status in ("entwurf", "mitzeichnung") else "",
        datum=kopf.datum,
        thema=", ".join(a.anfrage.kennung for a in auftrag.anfragen) or auftrag.quelle.muster,
        fakten=tuple(run.fakten[a] for a in sorted(run.fakten)),
        name=f"{auftrag.kommune}/{auftrag.dateiname}",
        anlagedateien=auftrag.quelle.anlagedateien,
    )


def _titel(auftrag: Auftrag, frame: Frame) -> str:
    betreff = frame.region(RegionName.BETREFF)
    absaetze = [b for b in betreff.blocks if isinstance(b, Paragraph)] if betreff else []
    if auftrag.quelle.kopf.titel or not absaetze:
        first = auftrag.anfragen[0].anfrage.betreff if auftrag.anfragen else auftrag.name
        return auftrag.quelle.kopf.titel or first
    return " ".join(plain(absaetze[0].inlines).split("\n"))


def _autor(auftrag: Auftrag, alle: Mapping[str, Any]) -> str:
    """Name the Behörde, and note what is read of the Kommune past all templates."""
    kommune = alle.get("kommune")
    if not isinstance(kommune, Blattsicht):
        return ""
    if not auftrag.quelle.kopf.stil:
        kommune.feld("stil")
    behoerde = kommune.feld("behoerde")
    return str(kommune.feld("name") if isinstance(behoerde, Fehlt) else behoerde)


def _mit_hinweis(frame: Frame, hinweis: str | None) -> Frame:
    if not hinweis:
        return frame
    region = Region(RegionName.HINWEIS, (Paragraph((Text(marken.fold(hinweis)),)),))
    nach_kopf = 1 if frame.before and frame.before[0].name is RegionName.KOPF else 0
    before = (*frame.before[:nach_kopf], region, *frame.before[nach_kopf:])
    return Frame(before, frame.after)
