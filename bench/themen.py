"""How often a question's topic is found, beside a plain keyword baseline.

The truth of each paper (`name.truth.yaml`) gives its questions a topic. The baseline counts how
many of a topic's words stand in a question letter by letter, and knows no form, no compound and
nothing around a question. `python -m bench.themen [DIR]` prints what was missed, too.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.intake import PAPIERE
from bench.lines import Ziel, line
from ozganswer.draft.erkennen import Themen, ordne_zu
from ozganswer.draft.woerter import worte
from ozganswer.load.datei import Wurzel
from ozganswer.load.templates import lies_fundus
from ozganswer.load.themen import lies_themen
from ozganswer.records.anfrage import Anfrage, Frage
from ozganswer.records.themen import SONSTIGES

WURZEL = Path(__file__).parents[1]

RICHTIG = Ziel(0.8, mindestens=True)


@dataclass(slots=True)
class Gezaehlt:
    """How many questions have a topic, and how many of these were found by each way."""

    fragen: int = 0
    richtig: int = 0
    stichworte: int = 0
    meldungen: list[str] = field(default_factory=list)

    @property
    def anteil(self) -> float:
        """The share of right topics."""
        return self.richtig / max(self.fragen, 1)

    @property
    def anteil_stichworte(self) -> float:
        """The share that the baseline finds."""
        return self.stichworte / max(self.fragen, 1)


def report(folder: Path = PAPIERE) -> Iterator[str]:
    """Tell how many topics of a folder's questions are found."""
    papiere = sorted(folder.glob("*.truth.yaml"))
    if not papiere:
        yield f"\nThemen: ausgelassen, es gibt keine Papiere unter {folder.name}/."
        return
    gezaehlt = measure(papiere)
    yield f"\nThemen: {len(papiere)} Papiere, {gezaehlt.fragen} Fragen mit Thema"
    yield line("  Anteil richtiger Themen", gezaehlt.anteil, "", RICHTIG)
    yield line("  … allein nach Stichworten", gezaehlt.anteil_stichworte, "")


def measure(papiere: list[Path]) -> Gezaehlt:
    """Find the topic of each question and count; what is wrong is told beside its paper."""
    themen, gezaehlt = program_topics(), Gezaehlt()
    for papier in papiere:
        wahr = yaml.safe_load(papier.read_text(encoding="utf-8"))
        _papier(gezaehlt, papier.name.removesuffix(".truth.yaml"), wahr, themen)
    return gezaehlt


def program_topics() -> Themen:
    """Read the topics that come with the program."""
    dateien = lies_themen(lies_fundus(Wurzel(WURZEL)))
    return {name: datei.thema for name, datei in dateien.items()}


def _papier(g: Gezaehlt, name: str, wahr: Mapping[str, Any], themen: Themen) -> None:
    fragen = wahr["fragen"]
    anfrage = Anfrage(
        kennung=name, betreff=wahr["betreff"] or name, fragen=tuple(map(_frage, fragen))
    )
    for frage, zuordnung in zip(fragen, ordne_zu(anfrage, themen), strict=True):
        if not (soll := frage.get("topic")):
            continue
        g.fragen += 1
        g.richtig += zuordnung.thema == soll
        g.stichworte += by_keywords(zuordnung.frage.text, themen) == soll
        if zuordnung.thema != soll:
            g.meldungen.append(
                f"{name}: {frage['nr']} ist {zuordnung.thema}, soll {soll}: {frage['text'][:70]}"
            )


def _frage(frage: Mapping[str, Any]) -> Frage:
    text = frage.get("text_ohne_trennung") or frage["text"]
    return Frage(nr=str(frage["nr"] or "1"), text=text)


def by_keywords(text: str, themen: Themen) -> str:
    """Choose the topic most of whose words stand in a text as they are."""
    gefragt = set(worte(text))
    treffer = {n: len(gefragt & set(t.woerter.alle)) for n, t in themen.items()}
    bestes = max(treffer, key=treffer.__getitem__)
    return bestes if treffer[bestes] else SONSTIGES


if __name__ == "__main__":
    ordner = Path(sys.argv[1]) if sys.argv[1:] else PAPIERE
    print("\n".join(report(ordner)))
    print("\n".join(measure(sorted(ordner.glob("*.truth.yaml"))).meldungen))
