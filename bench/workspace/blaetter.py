"""The blätter of a Kommune that its letters are about: 200 facts, other figures in each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

FAKTEN = 200
"""Facts of each Kommune, beside those about itself and its persons."""

Eintraege: TypeAlias = Mapping[str, Mapping[str, str | int]]

AEMTER = {
    "hauptamt": ("10", "Hauptamt"),
    "kaemmerei": ("20", "Kämmerei"),
    "buergeramt": ("33", "Bürgeramt"),
    "ordnungsamt": ("32", "Ordnungsamt"),
    "schulamt": ("40", "Schulverwaltungsamt"),
    "kulturamt": ("41", "Kulturamt"),
    "sozialamt": ("50", "Sozialamt"),
    "jugendamt": ("51", "Jugendamt"),
    "bauamt": ("63", "Bauaufsichtsamt"),
    "verkehrsamt": ("66", "Verkehrs- und Tiefbauamt"),
}
MITTEL = {
    "personal": ("Personal der Projektgruppe", "Planansatz"),
    "server": ("Erneuerung der Server", "Planansatz"),
    "lizenzen": ("Lizenzen der Fachverfahren", "Ist"),
    "schulung": ("Schulung der Beschäftigten", "Planansatz"),
    "scan": ("Ersetzendes Scannen der Posteingänge", "Ist"),
    "portal": ("Anbindung an das Serviceportal", "Förderung"),
    "akte": ("Einführung der elektronischen Akte", "Planansatz"),
    "bezahlen": ("Bezahlverfahren im Internet", "Ist"),
    "endgeraete": ("Tragbare Rechner für die Ämter", "Planansatz"),
    "sicherheit": ("Prüfung der Informationssicherheit", "Förderung"),
}
ANTRAEGE = {
    "wohngeld": "Wohngeld",
    "elterngeld": "Elterngeld",
    "bafoeg": "BAföG",
    "hund": "Anmeldung eines Hundes",
    "gewerbe": "Anmeldung eines Gewerbes",
    "parken": "Bewohnerparkausweis",
    "urkunde": "Urkunde aus dem Standesamt",
    "meldung": "Anmeldung einer Wohnung",
    "bauen": "Antrag auf Baugenehmigung",
    "kita": "Platz in einer Kindertagesstätte",
    "schule": "Anmeldung an einer Grundschule",
    "sondernutzung": "Sondernutzung von Straßen",
    "veranstaltung": "Anzeige einer Veranstaltung",
}
KURSE = (
    "Grundlagen der digitalen Verwaltung",
    "Elektronische Akte im Alltag",
    "Barrierefreie Dokumente",
    "Datenschutz in der Sachbearbeitung",
    "Leichte Sprache in Bescheiden",
    "Sicher im Netz der Stadt",
    "Beratung am Telefon und im Video",
    "Projekte leiten",
)
PROJEKTE = 12
"""For how many Anträge there is a project."""
PHASEN = ("Konzept", "Vorbereitung", "Einführung", "Betrieb")
GRUPPEN = ("alle Beschäftigten", "Führungskräfte", "Sachbearbeitung", "Auszubildende")


def blaetter(k: int) -> Iterator[tuple[str, str]]:
    """Write the blätter of a Kommune, by name."""
    yield "organisation", _blatt("Geschäftsverteilungsplan", _organisation())
    yield "haushalt", _blatt("Haushaltsplan 2026", _haushalt(k))
    yield "projekte", _blatt("Projektliste des Hauptamts", _projekte(k), phasen=PHASEN)
    yield "fortbildung", _blatt("Fortbildungsprogramm 2026", _fortbildung(k))
    yield "nutzung", _blatt("Antragsstatistik 2025", _nutzung(k))


def _blatt(quelle: str, eintraege: Eintraege, phasen: Sequence[str] = ()) -> str:
    kopf = ["stand: 2026-01-15", f"quelle: {quelle}", "verantwortlich: hauptamt"]
    kopf += [f"phasen: [{', '.join(phasen)}]"] if phasen else []
    zeilen = (zeile for name, eintrag in eintraege.items() for zeile in _lines(name, eintrag))
    return "\n".join((*kopf, "eintraege:", *zeilen, ""))


def _lines(name: str, eintrag: Mapping[str, str | int]) -> Iterator[str]:
    yield f"  {name}:"
    for schluessel, wert in eintrag.items():
        yield (
            f"    {schluessel}: {wert}" if isinstance(wert, int) else f'    {schluessel}: "{wert}"'
        )


def _organisation() -> Eintraege:
    return {id_: {"nummer": nr, "bezeichnung": name} for id_, (nr, name) in AEMTER.items()}


def _haushalt(k: int) -> Eintraege:
    return {
        id_: {"zeitraum": "2026", "zweck": zweck, "betrag": 4000 * (n + 3) + 150 * k, "art": art}
        for n, (id_, (zweck, art)) in enumerate(MITTEL.items())
    }


def _projekte(k: int) -> Eintraege:
    aemter = [nummer for nummer, _ in AEMTER.values()]
    return {
        f"{id_}_online": {
            "amt": aemter[n % len(aemter)],
            "titel": f"Onlineantrag {titel}",
            "phase": PHASEN[(n + k) % len(PHASEN)],
            "termin": f"{(n + k) % 4 + 1}. Quartal 2026",
        }
        for n, (id_, titel) in enumerate(list(ANTRAEGE.items())[:PROJEKTE])
    }


def _fortbildung(k: int) -> Eintraege:
    return {
        f"kurs_{n + 1}": {
            "titel": titel,
            "jahr": 2026,
            "zielgruppe": GRUPPEN[n % len(GRUPPEN)],
            "dauer": f"{n % 3 + 2} Tage",
            "status": "läuft" if (n + k) % 2 else "geplant",
        }
        for n, titel in enumerate(KURSE)
    }


def _nutzung(k: int) -> Eintraege:
    return {
        id_: {
            "antrag": titel,
            "jahr": 2025,
            "eingegangen": 1200 + 310 * n + 7 * k,
            "online": 90 + 41 * n + 13 * (k % 9),
        }
        for n, (id_, titel) in enumerate(ANTRAEGE.items())
    }
