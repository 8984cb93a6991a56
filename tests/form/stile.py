"""The styles that come with the program, each in both forms of DIN 5008 by one key."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ozganswer.errors import Position
from ozganswer.load.datei import Wurzel
from ozganswer.load.stil import lies_stil
from ozganswer.load.templates import lies_fundus
from ozganswer.records.stil import FORM_DER_DIN, Stil

WURZEL = Path(__file__).parents[2]
NAMEN = sorted(p.parent.name for p in WURZEL.glob("templates/*/stil.yaml"))


def _stile() -> Mapping[str, Stil]:
    paare = {f"{name}_{form.lower()}": (name, form) for name in NAMEN for form in FORM_DER_DIN}
    with TemporaryDirectory() as ordner:
        for eigener, (name, form) in paare.items():
            datei = Path(ordner, "templates", eigener, "stil.yaml")
            datei.parent.mkdir(parents=True)
            datei.write_text(f"basis: {name}\nform: {form}\n", "utf-8")
        fundus = lies_fundus(Wurzel(Path(ordner).resolve()))
        return {eigener: lies_stil(eigener, fundus, Position("")).stil for eigener in paare}


STILE = _stile()
"""Each style by its name and form: `chemnitz_a`."""
