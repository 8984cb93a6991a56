"""Whatever stands in a file, a workspace tells it as a mistake and never breaks."""

import shutil

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.load.workspace import Workspace
from tests.load.conftest import GRUNDLAGE

LEISTUNGEN = "stand: 2026-01-01\nquelle: x\ndatei: leistungen.csv\n"
NAMEN = st.sampled_from(
    "stand quelle eintraege name art stil fristen default phasen phase von bis reifegrad modell "
    "stufe datei titel anlagen offen fragen nr text kennung einreicher anfrage basis regionen "
    "anschrift absaetze themenfelder verfahren organisation leitung vertretung gueltig_bis".split()
)
WERTE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.dates()
    | st.text(max_size=5)
    | st.sampled_from(["..", "/", "a.csv", "din5008", "antwort.md", "ablehnung", "2.0", "x" * 300]),
    lambda s: st.lists(s, max_size=3) | st.dictionaries(NAMEN | st.text(max_size=3), s, max_size=5),
    max_leaves=25,
)
YAML = st.dictionaries(NAMEN, WERTE, max_size=6).map(
    lambda d: yaml.safe_dump(d, allow_unicode=True).encode("utf-8", "replace")
)
KOPF = YAML.map(lambda y: b"---\n" + y + b"---\nText\n")
CSV = st.text("id;,leistung.\"'\n\r\tX1 ", max_size=60).map(
    lambda t: ("id;bezeichnung;reifegrad.stufe\n" + t).encode()
)
ROH = st.binary(max_size=40) | st.text(max_size=40).map(str.encode)
DATEIEN = [
    ("facts/musterstadt/kommune.yaml", YAML),
    ("facts/musterstadt/personen.yaml", YAML),
    ("facts/musterstadt/projekte.yaml", YAML),
    ("facts/musterstadt/leistungen.yaml", YAML),
    ("facts/musterstadt/leistungen.csv", CSV),
    ("facts/gemeinsam/nutzung.yaml", YAML),
    ("questions/musterstadt/RA-1-2026.yaml", YAML),
    ("answers/musterstadt/RA-1-2026/antwort.md", KOPF),
    ("answers/musterstadt/b/sachstand.md", KOPF),
    ("templates/muster/stil.yaml", YAML),
]


@pytest.mark.parametrize(("datei", "inhalte"), DATEIEN, ids=lambda d: str(d).split("/")[-1][:20])
def test_no_content_breaks_a_workspace(tmp_path_factory, datei, inhalte):
    root = tmp_path_factory.mktemp("arbeit") / "arbeit"
    shutil.copytree(GRUNDLAGE, root)
    (root / "facts/musterstadt/leistungen.yaml").write_text(LEISTUNGEN, encoding="utf-8")
    (root / "facts/musterstadt/leistungen.csv").write_text("id;bezeichnung\n", encoding="utf-8")
    (root / datei).parent.mkdir(parents=True, exist_ok=True)

    @settings(max_examples=50)
    @given(inhalte | ROH)
    def alles_wird_gesagt(inhalt):
        (root / datei).write_bytes(inhalt)
        for mistake in Workspace.open(root).pruefe():
            assert mistake.position
            assert mistake.satz.endswith(".")

    alles_wird_gesagt()
