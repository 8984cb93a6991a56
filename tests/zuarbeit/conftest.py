"""A workspace as `init` makes it, with a second Anfrage whose letter still lacks a lot."""

from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli.anlegen import new_files

ANFRAGE = """\
kennung: RA-002/2026
art: Ratsanfrage
betreff: Kosten der Digitalisierung
einreicher: {fraktion: Fraktion Freie Musterliste}
federfuehrung: hauptamt
zuarbeit: [kaemmerei]
eingegangen: 2026-11-20
fragen:
  - nr: "1"
    text: Welche Mittel sind im Haushalt 2026 für die Digitalisierung vorgesehen?
  - nr: "2"
    text: |
      Was kosten die Schulungen im Jahr 2027?

      Bitte nach Ämtern aufteilen.
  - nr: "3"
    text: Wie viele Anträge kamen online?
"""

BRIEF = """\
---
status: entwurf
unterzeichner: beispiel
---

# Frage 1

Eingeplant sind {{ haushalt.ozg_2026.betrag | euro }}, für Geräte {{ offen('Mittel für Geräte') }}.

# Frage 2

Die Schulung kostet
{{ offen('Kosten der Schulung', wen='kaemmerei', fakt='haushalt.schulung_2027.betrag') }}.
"""

BIS = "    genauigkeit: rund\n    gueltig_bis: 2026-10-31\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ordner = tmp_path / "arbeit"
    dateien = dict(new_files(ordner))
    dateien[ordner / "questions/musterstadt/RA-002-2026.yaml"] = ANFRAGE.encode()
    dateien[ordner / "answers/musterstadt/RA-002-2026/antwort.md"] = BRIEF.encode()
    for name, alt, neu in (
        ("haushalt", "    genauigkeit: rund\n", BIS),
        ("organisation", "    email: hauptamt@musterstadt.example\n", ""),
    ):
        blatt = ordner / f"facts/musterstadt/{name}.yaml"
        dateien[blatt] = dateien[blatt].replace(alt.encode(), neu.encode())
    write_files(dateien, ordner)
    return ordner


@pytest.fixture
def call(root, capsys):
    """Call a command in the workspace; give its exit code and all it says, out and err."""
    from ozganswer.cli import main

    def run(*args: str) -> tuple[int, str, str]:
        return main([*args, "-C", str(root)]), *capsys.readouterr()

    return run
