"""How well papers are read: questions and fields against the truth, paper by paper.

A folder holds papers (`name.txt`, behind a head that ends with the first empty line) and what is
true of each (`name.truth.yaml`). `python -m bench.intake [DIR]` prints what was missed, too.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.lines import Ziel, line
from ozganswer.errors import Mistake, Mistakes
from ozganswer.intake import Entwurf, lies_anfragen
from ozganswer.records.anfrage import Einreicher

PAPIERE = Path(__file__).parents[2] / "shared" / "reference" / "inquiries"
FELDER = ("kennung", "datum", "fraktion", "person", "betreff")

F1 = Ziel(0.95, mindestens=True)
RICHTIGE_FELDER = Ziel(0.9, mindestens=True)


@dataclass(slots=True)
class Gezaehlt:
    """What was right, what was read and is not there, and what was missed."""

    richtig: int = 0
    zuviel: int = 0
    gefehlt: int = 0
    felder: int = 0
    felder_richtig: int = 0
    meldungen: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the questions read that are asked."""
        return self.richtig / max(self.richtig + self.zuviel, 1)

    @property
    def recall(self) -> float:
        """The share of the questions asked that are read."""
        return self.richtig / max(self.richtig + self.gefehlt, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.richtig / max(2 * self.richtig + self.zuviel + self.gefehlt, 1)


def report(folder: Path = PAPIERE) -> Iterator[str]:
    """Tell how many questions and fields of a folder's papers are read as they are."""
    papiere = sorted(folder.glob("*.truth.yaml"))
    if not papiere:
        yield f"\nEinlesen: ausgelassen, es gibt keine Papiere unter {folder.name}/."
        return
    gezaehlt = measure(papiere)
    yield f"\nEinlesen: {len(papiere)} Papiere, {gezaehlt.richtig + gezaehlt.gefehlt} Fragen"
    yield line("  Fragen mit Nummer und Wortlaut, Precision", gezaehlt.precision, "")
    yield line("  … Recall", gezaehlt.recall, "")
    yield line("  … F1", gezaehlt.f1, "", F1)
    anteil = gezaehlt.felder_richtig / max(gezaehlt.felder, 1)
    yield line(f"  Anteil richtiger Angaben ({', '.join(FELDER)})", anteil, "", RICHTIGE_FELDER)


def measure(papiere: list[Path]) -> Gezaehlt:
    """Read each paper and count; what is wrong is told beside its name."""
    gezaehlt = Gezaehlt()
    for wahrheit in papiere:
        name = wahrheit.name.removesuffix(".truth.yaml")
        text = wahrheit.with_name(f"{name}.txt").read_text(encoding="utf-8")
        try:
            entwuerfe = lies_anfragen("papier.txt", text.partition("\n\n")[2].encode())
        except (Mistake, Mistakes) as mistake:
            gezaehlt.meldungen.append(f"{name}: {mistake}")
            entwuerfe = [Entwurf()]
        wahr = yaml.safe_load(wahrheit.read_text(encoding="utf-8"))
        _fragen(gezaehlt, name, entwuerfe, wahr["fragen"])
        _felder(gezaehlt, name, entwuerfe[0], wahr)
    return gezaehlt


def _fragen(g: Gezaehlt, name: str, entwuerfe: list[Entwurf], fragen: list[Any]) -> None:
    gelesen = [(f.gedruckt, plain(f.text)) for e in entwuerfe for f in e.fragen]
    for frage in fragen:
        wortlaute = {plain(frage[k]) for k in ("text", "text_ohne_trennung") if k in frage}
        treffer = next((f for f in gelesen if f[0] == frage["nr"] and f[1] in wortlaute), None)
        if treffer:
            gelesen.remove(treffer)
            g.richtig += 1
        else:
            g.gefehlt += 1
            g.meldungen.append(f"{name}: fehlt {frage['nr']} {frage['text'][:70]}")
    g.zuviel += len(gelesen)
    g.meldungen += [f"{name}: zu viel {nr} {text[:70]}" for nr, text in gelesen]


def plain(text: str) -> str:
    """Fold white space; a bullet is a bullet, and a mark that is escaped is itself."""
    return " ".join(text.replace("•", "-").replace("\\", "").split())


def _felder(g: Gezaehlt, name: str, entwurf: Entwurf, wahr: Any) -> None:
    gelesen = {
        "kennung": entwurf.kennung,
        "datum": entwurf.eingegangen or entwurf.schreiben_vom,
        "fraktion": sorted({e.fraktion for e in entwurf.einreicher if e.fraktion}),
        "person": [_name(e) for e in entwurf.einreicher if e.nachname],
        "betreff": entwurf.betreff,
    }
    for feld in FELDER:
        soll = _liste(wahr[feld]) if feld in {"fraktion", "person"} else wahr[feld]
        g.felder += 1
        g.felder_richtig += gelesen[feld] == soll
        if gelesen[feld] != soll:
            g.meldungen.append(f"{name}: {feld} ist {gelesen[feld]}, soll {soll}")


def _name(e: Einreicher) -> str:
    return " ".join(teil for teil in (e.titel, e.vorname, e.nachname) if teil)


def _liste(wert: Any) -> list[str]:
    return [wert] if isinstance(wert, str) else wert or []


if __name__ == "__main__":
    ordner = Path(sys.argv[1]) if sys.argv[1:] else PAPIERE
    print("\n".join(report(ordner)))
    print("\n".join(measure(sorted(ordner.glob("*.truth.yaml"))).meldungen))
