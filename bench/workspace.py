"""A workspace as large as a state's: workspace.py FOLDER KOMMUNEN BRIEFE (letters of each)."""

import sys
from collections.abc import Iterator
from pathlib import Path

FAKTEN = 200
"""Facts of each Kommune, over four blätter."""

KOMMUNE = """\
stand: 2026-01-01
quelle: Hauptsatzung
name: Stadt {n}
art: Stadt
stil: din5008
anschrift: {{strasse: Markt {n}, plz: "0{n:04d}", ort: Stadt {n}}}
bundesland: SN
fristen: {{default: {{wochen: 4, ab: eingang, arbeitstag: vorher}}}}
"""
PERSONEN = """\
stand: 2026-01-01
quelle: Personalamt
eintraege:
  chef: {anrede: Frau, vorname: Erika, nachname: Muster, funktion: Bürgermeisterin}
"""
KOPF = "stand: 2026-01-01\nquelle: {quelle}\neintraege:\n"
BETRAG = "  posten_{n}: {{zeitraum: '2026', zweck: Zweck {n}, betrag: {betrag}}}\n"
PROJEKT = "  projekt_{n}: {{titel: Projekt {n}, amt: '{n}', bemerkung: läuft}}\n"
ANFRAGE = """\
kennung: RA-{n:04d}/2026
art: Ratsanfrage
betreff: Stand des Vorhabens {n}
einreicher: {{anrede: Herr, nachname: Beispiel, funktion: Stadtrat, fraktion: Fraktion F}}
eingegangen: 2026-02-0{tag}
fragen:
  - {{nr: "1", text: "Wie viel Geld ist für Zweck {posten} eingeplant?"}}
  - {{nr: "2", text: "Wie steht das Projekt {projekt}?"}}
"""
ANTWORT = """\
---
datum: 2026-02-20
unterzeichner: chef
---

# Frage 1

{{% set posten = haushalt.posten_{posten} %}}
Für {{{{ posten.zweck }}}} sind {{{{ posten.betrag | euro }}}} eingeplant.

# Frage 2

{{{{ projekte.projekt_{projekt}.titel }}}} {{{{ projekte.projekt_{projekt}.bemerkung }}}}.

| Posten | Betrag |
| --- | ---: |
| {{{{ posten.zweck }}}} | {{{{ posten.betrag | euro }}}} |
"""


def write_workspace(folder: Path, kommunen: int, briefe: int) -> None:
    """Write a workspace of so many Kommunen with so many letters each."""
    for name, text in _files(kommunen, briefe):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _files(kommunen: int, briefe: int) -> Iterator[tuple[str, str]]:
    for k in range(kommunen):
        kommune = f"stadt-{k:02d}"
        yield from ((f"facts/{kommune}/{name}.yaml", text) for name, text in _facts(k))
        for n in range(briefe):
            wahl = {"n": n, "posten": n % 20, "projekt": n % 30, "tag": n % 9 + 1}
            yield f"questions/{kommune}/RA-{n:04d}-2026.yaml", ANFRAGE.format(**wahl)
            yield f"answers/{kommune}/RA-{n:04d}-2026/antwort.md", ANTWORT.format(**wahl)


def _facts(k: int) -> Iterator[tuple[str, str]]:
    yield "kommune", KOMMUNE.format(n=k)
    yield "personen", PERSONEN
    posten = (BETRAG.format(n=n, betrag=1000 * (n + 1)) for n in range(FAKTEN // 10))
    yield "haushalt", KOPF.format(quelle="Haushaltsplan 2026") + "".join(posten)
    projekte = (PROJEKT.format(n=n) for n in range(FAKTEN // 6))
    yield "projekte", KOPF.format(quelle="Projektliste") + "".join(projekte)


if __name__ == "__main__":
    write_workspace(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
