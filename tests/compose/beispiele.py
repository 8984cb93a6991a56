"""Aufträge made by hand: facts, an Anfrage and a source as small as a test wants them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ozganswer.errors import Position
from ozganswer.load.templates import makros
from ozganswer.records.anfrage import Anfrage, Anfragedatei, Einreicher, Frage
from ozganswer.records.antwort import Briefquelle, Kopf, Textdatei
from ozganswer.records.auftrag import Auftrag, Stilordner, Templates
from ozganswer.records.blaetter import (
    FreiesBlatt,
    Haushalt,
    Haushaltsposten,
    Kommune,
    Organisation,
    Organisationseinheit,
    Person,
    Personen,
    Projekt,
    Projekte,
)
from ozganswer.records.fakten import Angaben, Faktenblatt
from tests.stile import STIL

TAG = date(2019, 9, 25)
RAHMEN = """\
::: betreff
Ihre Anfrage {{ anfrage.kennung }} – {{ anfrage.betreff }}
:::

{{ inhalt }}
"""


def blatt(name: str, inhalt: Angaben) -> Faktenblatt:
    """Make a Faktenblatt whose values all stand in line 1."""
    return Faktenblatt(name, "probe", inhalt, {(): Position(f"facts/probe/{name}.yaml", 1, 1)})


def bestand() -> dict[str, Any]:
    """Make the facts that most tests use."""
    haushalt = {
        "ozg": Haushaltsposten(
            zweck="OZG", zeitraum="2019/20", betrag=Decimal(60000), genauigkeit="rund"
        ),
        "schulung": Haushaltsposten(zweck="Schulung", betrag=Decimal("1250.50")),
        "grenze": Haushaltsposten(zweck="Grenze", betrag=Decimal(5000), genauigkeit="bis zu"),
        "franken": Haushaltsposten(zweck="Reise", betrag=Decimal(10), waehrung="CHF"),
    }
    projekte = {
        "epaybl": Projekt(amt="21", titel="Zahlungen *sofort* & mehr", phase="Betrieb"),
        "wohngeld": Projekt(amt="50", titel="Wohngeld", termin=date(2020, 1, 15)),
    }
    nutzung = {"wohngeld": {"antraege": Decimal(780), "art": "Online"}, "andere": {"art": "Papier"}}
    return {
        b.name: b
        for b in (
            blatt("kommune", Kommune(name="Probestadt", art="Stadt", stil="probe")),
            blatt("haushalt", Haushalt(stand=TAG, quelle="Plan", eintraege=haushalt)),
            blatt(
                "projekte",
                Projekte(
                    stand=TAG, quelle="Liste", phasen=("Konzept", "Betrieb"), eintraege=projekte
                ),
            ),
            blatt("nutzung", FreiesBlatt(stand=TAG, quelle="Statistik", eintraege=nutzung)),
            blatt(
                "organisation",
                Organisation(
                    stand=TAG,
                    quelle="Plan",
                    eintraege={"kaemmerei": Organisationseinheit(bezeichnung="Kämmerei")},
                ),
            ),
            blatt(
                "personen",
                Personen(
                    stand=TAG,
                    quelle="Plan",
                    eintraege={"lang": Person(vorname="Ute", nachname="Lang", funktion="OB")},
                ),
            ),
        )
    }


def verantwortet(bestand: Mapping[str, Any]) -> dict[str, Any]:
    """Let the Kämmerei answer for the budget, whose first entry is past its time."""
    haushalt = bestand["haushalt"]
    alt = replace(haushalt.eintraege["ozg"], gueltig_bis=date(2019, 9, 30))
    eintraege = haushalt.eintraege | {"ozg": alt}
    inhalt = replace(haushalt.inhalt, verantwortlich="kaemmerei", eintraege=eintraege)
    return {**bestand, "haushalt": replace(haushalt, inhalt=inhalt)}


def anfrage(*fragen: tuple[str, str], kennung: str = "RA-1/2019") -> Anfragedatei:
    """Make an Anfrage of numbered questions."""
    record = Anfrage(
        kennung=kennung,
        betreff="Stand des OZG",
        einreicher=(Einreicher(anrede="Frau", nachname="Meier", fraktion="Mitte"),),
        fragen=tuple(Frage(nr=nr, text=text) for nr, text in fragen),
    )
    places = {
        ("fragen", str(i)): Position("questions/probe/RA-1-2019.yaml", 10 + i, 5)
        for i in range(len(fragen))
    }
    return Anfragedatei("probe", "RA-1-2019", record, places)


def quelle(text: str, kopf: Kopf | None = None, zeile: int = 1) -> Briefquelle:
    """Make a source of this body."""
    text_datei = Textdatei("answers/probe/RA-1-2019/antwort.md", text, zeile)
    return Briefquelle(
        "probe", "RA-1-2019", "antwort", kopf or Kopf(unterzeichner=("lang",)), text_datei, {}
    )


def auftrag(
    text: str,
    *,
    fragen: tuple[tuple[str, str], ...] = (("1", "Wie viel?"),),
    kopf: Kopf | None = None,
    templates: Mapping[str, str] | None = None,
    rahmen: str = RAHMEN,
    geschwister: tuple[Briefquelle, ...] = (),
) -> Auftrag:
    """Make an Auftrag of a source; `templates` come beside the frame."""
    texte = {"probe/antwort.md.j2": rahmen, **(templates or {})}
    dateien = {name: f"templates/{name}" for name in texte}
    return Auftrag(
        "probe",
        "RA-1-2019",
        quelle(text, kopf),
        Stilordner("probe", STIL, ("probe",)),
        Templates(texte, dateien, makros(texte), dict.fromkeys(texte, "")),
        bestand(),
        (anfrage(*fragen),),
        geschwister,
    )
