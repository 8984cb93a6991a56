"""What a draft will say: which questions are answered together, by what, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ozganswer.draft.anbieten import uebernommene
from ozganswer.draft.eintraege import Frageblick, gemeinte, genannte, jahre_von
from ozganswer.draft.erkennen import Themen, Zuordnung, ordne_zu
from ozganswer.draft.frueher import Frueher
from ozganswer.draft.genannt import Allgemein, Genannt, allgemeine, lies_genanntes, nennt_eintraege
from ozganswer.draft.wem import wen_fragen
from ozganswer.draft.wiederholt import wiederholungen
from ozganswer.draft.woerter import lies_worte
from ozganswer.errors import Mistakes
from ozganswer.records.anfrage import Anfrage, Frage
from ozganswer.records.fakten import Bestand, Defekt, Faktenblatt
from ozganswer.records.german import aufzaehlung
from ozganswer.records.themen import Baustein


@dataclass(frozen=True, slots=True)
class Passage:
    """A Textbaustein, and the entries of its blatt that it speaks of."""

    baustein: Baustein
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Luecke:
    """What is missing for a question, and the office that may know it."""

    nr: str
    was: str
    wen: str | None


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """Questions that are answered together: by passages, a reference, or not yet."""

    fragen: tuple[Frage, ...]
    thema: str
    passagen: tuple[Passage, ...] = ()
    luecken: tuple[Luecke, ...] = ()
    siehe: str | None = None
    frueher: Frueher | None = None
    """An earlier answer that answers the question as it stands, where no Textbaustein does."""


@dataclass(frozen=True, slots=True)
class Grundlage:
    """All that a draft is made of."""

    anfrage: Anfrage
    bestand: Bestand
    themen: Themen
    stichtag: date
    fruehere: Mapping[str, Sequence[Frueher]] = field(default_factory=dict)
    """Earlier answers by the number of the question."""
    uebernimmt: bool = True
    """Whether an earlier answer may be one again."""


@dataclass(frozen=True, slots=True)
class _Antwort:
    """What can be said to one question."""

    zuordnung: Zuordnung
    passagen: tuple[Passage, ...]
    luecken: tuple[Luecke, ...]


def plane(grundlage: Grundlage) -> tuple[Abschnitt, ...]:
    """Plan a draft: a section for each topic that facts answer, in the order asked.

    Raises:
        Mistakes: those of a blatt that would answer, and cannot be read.
    """
    allgemein = allgemeine(grundlage.themen.values(), grundlage.bestand, grundlage.anfrage)
    zuordnungen = ordne_zu(grundlage.anfrage, grundlage.themen)
    wieder = wiederholungen(grundlage.anfrage.fragen)
    antworten = [_antwort(z, grundlage, allgemein) for z in zuordnungen if z.frage.nr not in wieder]
    abschnitte = [
        *_gruppen(antworten),
        *(
            Abschnitt((z.frage,), z.thema, siehe=wieder[z.frage.nr])
            for z in zuordnungen
            if z.frage.nr in wieder
        ),
    ]
    folge = [f.nr for f in grundlage.anfrage.fragen]
    sortiert = sorted(abschnitte, key=lambda a: folge.index(a.fragen[0].nr))
    return tuple(_as_before(a, grundlage) for a in _ohne_doppelte(sortiert))


def _as_before(a: Abschnitt, g: Grundlage) -> Abschnitt:
    """Answer what no Textbaustein answers as it was answered before, where that surely holds."""
    if a.siehe or len(a.fragen) > 1 or _sagt_etwas(a.passagen) or not g.uebernimmt:
        return a
    (frage,) = a.fragen
    fund = uebernommene(g.fruehere.get(frage.nr, ()), frage.text)
    return replace(a, passagen=(), luecken=(), frueher=fund) if fund else a


def _antwort(z: Zuordnung, g: Grundlage, allgemein: Allgemein) -> _Antwort:
    genannt = lies_genanntes(z.frage.text, g.bestand, allgemein)
    gesagt = tuple(lies_worte(f"{z.frage.text} {g.anfrage.betreff}"))
    blick = Frageblick(genannt, gesagt, allgemein, g.stichtag)
    anderes = _nennt_etwas(g, blick)
    if not anderes:
        # Where a question names nothing, it is about what the Betreff names, known or not.
        im_betreff = lies_genanntes(g.anfrage.betreff, g.bestand, allgemein)
        blick = replace(blick, genannt=replace(genannt, worte=im_betreff.worte))
        anderes = bool(im_betreff.worte)
    passagen: list[Passage] = []
    luecken: list[Luecke] = []
    for thema in (z.thema, *z.weitere):
        gefunden = list(_passagen(thema, g, blick, anderes=anderes))
        # One gap is enough for a question that nothing answers; else each thing asked has its own.
        if not luecken and all(p.baustein.zusatz for p in gefunden):
            luecken.append(_luecke(z.frage, thema, g, genannt))
        elif ohne := _unbeantwortete_jahre(gefunden, g, genannt):
            luecken.append(_luecke(z.frage, thema, g, replace(genannt, jahre=ohne)))
        # What one topic says of a blatt, the next need not say of it in other words.
        schon = {p.baustein.blatt for p in passagen}
        passagen += [p for p in gefunden if p.baustein.blatt not in schon]
    return _Antwort(z, tuple(passagen), tuple(luecken))


def _passagen(thema: str, g: Grundlage, blick: Frageblick, *, anderes: bool) -> Iterator[Passage]:
    for baustein in g.themen[thema].bausteine:
        if isinstance(defekt := g.bestand.get(baustein.blatt), Defekt):
            # Facts that cannot be read are no facts that are missing.
            raise Mistakes(defekt.mistakes)
        if (blatt := _blatt(baustein, g.bestand)) and (
            ids := gemeinte(baustein, blatt, blick, anderes_genannt=anderes)
        ):
            yield Passage(baustein, ids)


def _unbeantwortete_jahre(
    passagen: Iterable[Passage], g: Grundlage, genannt: Genannt
) -> frozenset[int]:
    """Find the years that a question names and of which the passages say nothing."""
    gesagt = {
        jahr
        for p in passagen
        if (blatt := _blatt(p.baustein, g.bestand))
        for jahr in jahre_von(p.baustein, blatt, p.ids)
    }
    return genannt.jahre - gesagt if gesagt else frozenset()


def _nennt_etwas(g: Grundlage, blick: Frageblick) -> bool:
    """Tell whether a question names anything that some blatt knows."""
    bausteine = [b for t in g.themen.values() for b in t.bausteine if b.name]
    return any(
        genannte(b, blatt, blick) for b in bausteine if (blatt := _blatt(b, g.bestand))
    ) or nennt_eintraege(g.bestand, blick.genannt, blick.allgemein)


def _blatt(baustein: Baustein, bestand: Bestand) -> Faktenblatt | None:
    blatt = bestand.get(baustein.blatt)
    return blatt if isinstance(blatt, Faktenblatt) else None


def _luecke(frage: Frage, thema: str, g: Grundlage, genannt: Genannt) -> Luecke:
    jahre = aufzaehlung([str(j) for j in sorted(genannt.jahre)])
    was = g.themen[thema].fehlt + (f" ({jahre})" if jahre else "")
    return Luecke(frage.nr, was, wen_fragen(g.themen[thema], genannt, g.bestand, g.anfrage))


def _gruppen(antworten: Iterable[_Antwort]) -> Iterator[Abschnitt]:
    """Join what facts answer of one topic; what they do not answer stands alone."""
    gruppen: dict[tuple[str, str], list[_Antwort]] = {}
    for antwort in antworten:
        z, beantwortet = antwort.zuordnung, _sagt_etwas(antwort.passagen)
        gruppen.setdefault((z.thema, "") if beantwortet else ("", z.frage.nr), []).append(antwort)
    for gruppe in gruppen.values():
        yield Abschnitt(
            tuple(a.zuordnung.frage for a in gruppe),
            gruppe[0].zuordnung.thema,
            tuple(_vereint(p for a in gruppe for p in a.passagen)),
            tuple(luecke for a in gruppe for luecke in a.luecken),
        )


def _sagt_etwas(passagen: Iterable[Passage]) -> bool:
    return any(not p.baustein.zusatz for p in passagen)


def _vereint(passagen: Iterable[Passage]) -> Iterator[Passage]:
    """Say once, of all entries that some question asks for, what one Textbaustein says."""
    ids: dict[tuple[str, str], dict[str, None]] = {}
    bausteine: dict[tuple[str, str], Baustein] = {}
    for passage in passagen:
        schluessel = (passage.baustein.datei, passage.baustein.blatt)
        bausteine.setdefault(schluessel, passage.baustein)
        ids.setdefault(schluessel, {}).update(dict.fromkeys(passage.ids))
    for schluessel, baustein in bausteine.items():
        yield Passage(baustein, tuple(ids[schluessel]))


def _ohne_doppelte(abschnitte: Iterable[Abschnitt]) -> Iterator[Abschnitt]:
    """Refer to what has been said already in place of saying it again."""
    gesagt: dict[tuple[str, tuple[str, ...]], str] = {}
    for a in abschnitte:
        neu = tuple(p for p in a.passagen if (p.baustein.datei, p.ids) not in gesagt)
        weg = [p for p in a.passagen if p not in neu and not p.baustein.zusatz]
        frueher = [gesagt[p.baustein.datei, p.ids] for p in weg]
        siehe = frueher[0] if frueher and not neu and not a.siehe else a.siehe
        gesagt |= {(p.baustein.datei, p.ids): a.fragen[0].nr for p in neu}
        yield Abschnitt(a.fragen, a.thema, neu, a.luecken, siehe)
