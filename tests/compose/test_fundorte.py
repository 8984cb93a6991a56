"""Where it was written what a letter for publication still says: in its head, too."""

from dataclasses import replace

import pytest

from ozganswer.compose import compose
from ozganswer.compose.privates import ohne_privates
from ozganswer.errors import Position
from ozganswer.errors.publishing import PersonNochLesbar
from ozganswer.records.anfrage import Einreicher
from ozganswer.records.antwort import Kopf
from tests.compose.beispiele import RAHMEN, auftrag

VERTEILER = "\n{% for wer in antwort.verteiler %}\n{{ wer }}\n\n{% endfor %}\n"
IM_KOPF = ["kopf:2:2 „Meier“", "kopf:3:3 „Dr. Meier“"]


@pytest.mark.parametrize(
    ("text", "gedruckt", "stellen"),
    [
        ("Ja.", True, IM_KOPF),
        ("Frau Meier fragt.", True, ["text:3:6 „Meier“", *IM_KOPF]),
        ("Frau Meier fragt.", False, ["text:3:6 „Meier“"]),
        ("Ja.", False, []),
    ],
)
def test_who_else_gets_the_letter_is_told_where_it_is_printed(
    text: str, gedruckt: bool, stellen: list[str]
) -> None:
    wer = ("Hauptamt", "Herr Meier", "Dr. Meier, Amt 10")
    kopf = Kopf(unterzeichner=("lang",), status="versandt", verteiler=wer)
    rahmen = RAHMEN + VERTEILER if gedruckt else RAHMEN
    job = auftrag(f"# Frage 1\n\n{text}\n", kopf=kopf, rahmen=rahmen)
    (datei,) = job.anfragen
    meier = Einreicher(titel="Dr.", nachname="Meier", oeffentlich=False)
    job = replace(
        job,
        anfragen=(replace(datei, anfrage=replace(datei.anfrage, einreicher=(meier,))),),
        quelle=replace(
            job.quelle,
            text=replace(job.quelle.text, datei="text"),
            positionen={("verteiler", str(n)): Position("kopf", n + 1, n + 1) for n in range(3)},
        ),
    )
    gefunden = compose(ohne_privates(job)).warnungen
    gemeldet = [
        f"{m.position} {m.satz.split('“')[0]}“" for m in gefunden if isinstance(m, PersonNochLesbar)
    ]
    assert sorted(gemeldet) == sorted(stellen)
