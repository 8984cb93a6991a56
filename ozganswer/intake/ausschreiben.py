"""An Entwurf → the YAML that a clerk would write, with comments for all that is unsure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date

from ozganswer.errors import Mistake
from ozganswer.errors.base import Position
from ozganswer.intake.entwurf import Befund, Entwurf, Frageentwurf
from ozganswer.intake.papier import Zeile
from ozganswer.load.skalar import lies_skalar
from ozganswer.records.anfrage import Einreicher

BREITE = 100
"""How wide a line may be that is written here."""

_SCHLICHT = re.compile(r"[A-Za-zÄÖÜäöüß0-9(][^#\n\"'{}\[\]]*")
_MARKE = re.compile(r"(?:[-+*#]|\d{1,9}[.)])(?:\s|$)")
"""What would begin a list if a line began with it."""


def als_yaml(entwurf: Entwurf, quelle: str) -> str:
    """Write the file of an Anfrage, read from a source of this name."""
    teile = [
        _vorspann(entwurf, quelle),
        _kopf(entwurf),
        _lang("vorbemerkung", entwurf),
        _fragen(entwurf),
        _nachspann(entwurf),
    ]
    return "".join(f"{zeile}\n" for teil in teile for zeile in teil)


def _vorspann(e: Entwurf, quelle: str) -> Iterator[str]:
    yield from kommentar(f"Aus {quelle} gelesen; vor dem Antworten mit dem Papier vergleichen.")
    yield from _befunde(e.befunde, "quelle")


def _kopf(e: Entwurf) -> Iterator[str]:
    werte: dict[str, object] = {
        "kennung": e.kennung,
        "art": e.art,
        "betreff": e.betreff,
        "einreicher": e.einreicher,
        "aktenzeichen": e.aktenzeichen,
        "schreiben_vom": e.schreiben_vom,
        "eingegangen": e.eingegangen,
        "sitzung": e.sitzung,
        "beratungsfolge": e.beratungsfolge,
        "bezug": e.bezug,
    }
    for feld, wert in werte.items():
        yield from _befunde(e.befunde, feld)
        match wert:
            case None | ():
                continue
            case tuple() if feld == "bezug":
                yield f"bezug: [{', '.join(skalar(w, eng=True) for w in wert)}]"
            case tuple():
                yield f"{feld}:"
                for satz in wert:
                    yield from _satz(satz)
            case str() | date():
                yield f"{feld}: {skalar(wert)}"
            case _:
                yield f"{feld}:"
                yield from (f"  {k}: {skalar(w)}" for k, w in _paare(wert).items())


def _befunde(befunde: Iterable[Befund], feld: str, einzug: str = "") -> Iterator[str]:
    for befund in befunde:
        if befund.feld == feld:
            yield from kommentar(f"{befund.mit_platz}.", einzug)


def _satz(satz: object) -> Iterator[str]:
    paare = _paare(satz)
    if isinstance(satz, Einreicher):
        for n, (k, w) in enumerate(paare.items()):
            yield f"  {'-' if n == 0 else ' '} {k}: {skalar(w)}"
    else:
        yield f"  - {{{', '.join(f'{k}: {skalar(w, eng=True)}' for k, w in paare.items())}}}"


def _paare(satz: object) -> Mapping[str, str | date]:
    """List what a record says, in the order of its keys."""
    namen = [f.name for f in fields(satz)]  # type: ignore[arg-type]
    return {n: wert for n in namen if (wert := getattr(satz, n)) is not None}


def _lang(feld: str, e: Entwurf) -> Iterator[str]:
    yield from _befunde(e.befunde, feld)
    if e.vorbemerkung:
        yield f"{feld}: |"
        yield from block(e.vorbemerkung, "  ")


def _fragen(e: Entwurf) -> Iterator[str]:
    yield from _befunde(e.befunde, "fragen")
    yield "fragen:"
    for frage in e.fragen:
        yield from _frage(frage)


def _frage(frage: Frageentwurf) -> Iterator[str]:
    if frage.ueberschrift:
        yield from kommentar(f"Überschrift im Papier: {frage.ueberschrift}", "  ")
    if frage.zweifel:
        yield from kommentar(f"{frage.zweifel} ({frage.zeile.platz}).", "  ")
    yield f"  - nr: {json.dumps(frage.nr, ensure_ascii=False)}"
    einzeilig = f"    text: {frage.text}"
    if "\n" not in frage.text and len(einzeilig) <= BREITE and skalar(frage.text) == frage.text:
        yield einzeilig
    else:
        yield "    text: |"
        yield from block(frage.text, "      ")


def _nachspann(e: Entwurf) -> Iterator[str]:
    for titel, zeilen in (
        ("Nicht übernommen", e.rest),
        ("Antwort in derselben Datei, nicht übernommen", e.antwort),
    ):
        if zeilen:
            yield f"# {titel}:"
            yield from (z for zeile in zeilen for z in _zitat(zeile))


def _zitat(zeile: Zeile) -> Iterator[str]:
    yield from kommentar(f"{zeile.platz}: {zeile.text}", "", "#   ")


def kommentar(text: str, einzug: str = "", zeichen: str = "# ") -> Iterator[str]:
    """Write a comment, wrapped."""
    yield from (
        f"{einzug}{zeichen}{zeile}"
        for zeile in umbrich(" ".join(text.split()), BREITE - len(einzug) - 4)
    )


def block(text: str, einzug: str) -> Iterator[str]:
    """Write the lines of a block scalar: paragraphs wrapped, lists kept."""
    for zeile in text.split("\n"):
        if not zeile:
            yield ""
            continue
        haengend = "  " if zeile.startswith("- ") else ""
        erste, *weitere = umbrich(zeile, BREITE - len(einzug) - len(haengend))
        yield f"{einzug}{erste}"
        yield from (f"{einzug}{haengend}{w}" for w in weitere)


def umbrich(text: str, breite: int) -> list[str]:
    """Wrap a text; no line begins with what would mean a list there."""
    zeilen: list[str] = []
    for wort in text.split(" "):
        if zeilen and (len(zeilen[-1]) + 1 + len(wort) <= breite or _MARKE.match(f"{wort} ")):
            zeilen[-1] += f" {wort}"
        else:
            zeilen.append(wort)
    return zeilen


def skalar(wert: str | date, *, eng: bool = False) -> str:
    """Write a value, in quotes where it would be read as something else; `eng`: inside brackets."""
    if isinstance(wert, date):
        return wert.isoformat()
    return wert if _ist_schlicht(wert, eng=eng) else json.dumps(wert, ensure_ascii=False)


def _ist_schlicht(text: str, *, eng: bool) -> bool:
    if (
        not _SCHLICHT.fullmatch(text)
        or ": " in text
        or text.endswith((":", " "))
        or (eng and "," in text)
    ):
        return False
    try:
        return lies_skalar(text, Position("")) == text
    except Mistake:
        return False
