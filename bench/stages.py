"""Where the time of a letter goes: stages.py WORKSPACE, which prints the seconds as JSON."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import weasyprint

from ozganswer import build, many
from ozganswer.beside import warm
from ozganswer.cli.tuning import tune
from ozganswer.load.workspace import Workspace
from ozganswer.workers import Here
from ozganswer.write import docx, pdf, text

P = ParamSpec("P")
T = TypeVar("T")

REST = "übrige Zeit"
STUFEN: dict[str, tuple[tuple[Any, str], ...]] = {
    "Quelle, Anfrage und Fakten lesen": ((Workspace, "auftrag"),),
    "zusammensetzen (Jinja2, Markdown)": ((build, "compose"),),
    "DOCX": ((docx, "write"),),
    "PDF: HTML, Struktur": ((pdf, "write"),),
    "PDF: Seiten setzen (WeasyPrint)": ((weasyprint.HTML, "render"),),
    "PDF: Datei schreiben (WeasyPrint)": ((weasyprint.Document, "write_pdf"),),
    "Text": ((text, "draw"),),
    "Nachweis": ((build, "eingaben"), (build, "nachweis"), (many, "write_nachweis")),
    "Dateien schreiben": ((many, "write_files"),),
}
"""The stages and the functions that are them; of one in another, each counts its own time."""


class Stopwatch:
    """Counts the seconds of stages; while one runs inside another, only the inner one's."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys((*STUFEN, REST), 0.0)
        self._running = [REST]
        self._since = time.perf_counter()

    def stage(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """Make a function count as a stage."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> T:
            self._switch()
            self._running.append(name)
            try:
                return function(*args, **kwargs)
            finally:
                self._switch()
                self._running.pop()

        return timed

    def stop(self) -> dict[str, float]:
        """End the measuring; return the seconds by stage, the rest last."""
        self._switch()
        return self.seconds

    def _switch(self) -> None:
        now = time.perf_counter()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


def measure(ordner: Path) -> dict[str, float]:
    """Build all letters of a workspace in this process; return the seconds by stage."""
    tune()
    warm()
    workspace = Workspace.open(ordner)
    watch = Stopwatch()
    with ExitStack() as stack:
        for name, functions in STUFEN.items():
            for owner, attribute in functions:
                stack.enter_context(_watched(watch, name, owner, attribute))
        for ergebnis in many.build_all(workspace, workspace.briefe(), many.Ziel(alle=True), Here()):
            if ergebnis.gescheitert:
                raise SystemExit("\n".join(map(str, ergebnis.mistakes)))
        return watch.stop()


@contextmanager
def _watched(watch: Stopwatch, name: str, owner: Any, attribute: str) -> Iterator[None]:
    function = getattr(owner, attribute)
    setattr(owner, attribute, watch.stage(name, function))
    try:
        yield
    finally:
        setattr(owner, attribute, function)


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1])), sys.stdout)
