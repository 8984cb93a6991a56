"""In every style, a letter of each kind says what its head promises."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Art
from ozganswer.write import WRITERS

TEMPLATES = Path(__file__).parents[2] / "templates"
STILE = sorted(p.parent.name for p in TEMPLATES.glob("*/antwort.md.j2"))

ARTEN = {
    "antwort": ("", ()),
    "teilantwort": ("offen: {fragen: ['2'], bis: 2026-04-01}", ("Frage 2", "1. April 2026")),
    "zwischennachricht": (
        "grund: Die Zahlen fehlen.\nzugesagt_bis: 2026-04-01",
        ("Zwischennachricht", "Die Zahlen fehlen.", "1. April 2026"),
    ),
    "ablehnung": ("grund: recht", ("§ 9 Gemeindeordnung", "Gefragt wird nach Einzelnem.")),
    "berichtigung": ("", ("Antwort vom 2. Februar 2026",)),
    "ergaenzung": ("", ("Antwort vom 2. Februar 2026",)),
    "abgabe": ("zustaendig: das Landesamt", ("Zuständig ist das Landesamt.",)),
}
"""What each kind adds to the head, and what of it stands in the letter."""

DATEIEN = {
    "facts/k/kommune.yaml": """\
name: Kreis K
art: Landkreis
stil: {stil}
behoerde: Landratsamt
anschrift: {{strasse: Markt 1, plz: "01234", ort: K}}
""",
    "facts/k/personen.yaml": """\
stand: 2026-01-15
quelle: Plan
eintraege:
  amt: {{vorname: Ada, nachname: Amt}}
""",
    "facts/k/rechtslage.yaml": """\
stand: 2026-01-15
quelle: Gesetzblatt
eintraege:
  recht: {{fundstelle: § 9 Gemeindeordnung, wortlaut_sinngemaess: Gefragt wird nach Einzelnem.}}
""",
    "questions/k/A-1.yaml": """\
kennung: A-1
betreff: Stand
einreicher: {{anrede: Frau, nachname: Eins}}
fragen: [{{nr: "1", text: Was?}}, {{nr: "2", text: Wann?}}]
""",
    "answers/k/A-1/antwort.md": """\
---
datum: 2026-02-02
unterzeichner: amt
---
# Alle Fragen

Das.
""",
    "answers/k/A-1-weiter/antwort.md": """\
---
anfrage: A-1
art: {art}
datum: 2026-03-10
status: versandt
unterzeichner: amt
zeichnungszusatz: In Vertretung
{kopf}
---
# Frage 1

Jenes.
""",
}


def test_every_kind_is_tried() -> None:
    assert set(ARTEN) == set(get_args(Art))
    assert {"din5008", "chemnitz", "halle"} <= set(STILE)


@pytest.mark.parametrize("art", ARTEN)
@pytest.mark.parametrize("stil", STILE)
def test_a_kind_says_what_its_head_promises(stil: str, art: str, tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    kopf, erwartet = ARTEN[art]
    for name, text in DATEIEN.items():
        pfad = tmp_path / name
        pfad.parent.mkdir(parents=True, exist_ok=True)
        pfad.write_text(text.format(stil=stil, art=art, kopf=kopf), encoding="utf-8")
    auftrag = Workspace.open(tmp_path).auftrag("k", "A-1-weiter")
    made = compose(auftrag)
    text = WRITERS["txt"](made.letter, auftrag.stilordner.stil).decode()
    gesagt = re.sub(r"\s+", " ", text)
    assert [wort for wort in (*erwartet, "Jenes.", "In Vertretung") if wort not in gesagt] == []
    assert made.warnungen == ()
