"""An archive of released letters in git, each with its commit and its tag: what `verify` takes."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bench.clock import best_of, run
from bench.lines import count, spent
from bench.machine import Machine
from bench.programs import ozganswer
from bench.workspace import write_workspace
from ozganswer.archive.fassungen import tag_name, tag_text, versand_text
from ozganswer.archive.fest import dateien
from ozganswer.archive.nachweis import DATEI, Fassungsvermerk, digest, read, write
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS, Brief, briefe

FASSUNGEN = 1000
"""Released letters that the target is meant for."""
SEKUNDEN = 5
ROUNDS = 3
QUELLE = "antwort.md"
VERSAND = [{"am": date(2026, 3, 2), "weg": "Post", "an": ["Rat"]}]
"""How each of them was sent."""
WER = b"Erika Muster <erika@stadt-00.example> 1772323200 +0000"
"""Who released them, and when: in the first hour of March 2026."""


@dataclass(frozen=True, slots=True)
class Freigegeben:
    """A released letter: its files by their names, the digest of its Nachweis, and as sent."""

    brief: Brief
    dateien: dict[str, bytes]
    summe: str
    versandt: bytes
    """Its source with the Versand in its head."""

    @property
    def quelle(self) -> str:
        """The name of its source."""
        return f"{ANSWERS}/{self.brief}/{QUELLE}"


def report(folder: Path, anzahl: int) -> Iterator[str]:
    """Release letters, up to as many as the target is meant for, and verify their digests."""
    anzahl = min(anzahl, FASSUNGEN)
    ordner = folder / "archiv"
    write_archive(ordner, anzahl)
    machine = Machine.now(folder)
    yield f"\nArchiv: {count(anzahl)} schlussgezeichnete Briefe in git ({machine.told()})"
    ziel = machine.at_most(SEKUNDEN) if anzahl == FASSUNGEN else None
    pruefsummen = ozganswer(ordner, "verify", "--nur-pruefsummen")
    taken = best_of([run(pruefsummen) for _ in range(ROUNDS)])
    erwartet = f"{anzahl} Briefe mit {anzahl} Fassungen geprüft: alle unverändert."
    if taken.said.strip() != erwartet:
        raise SystemExit(f"verify: erwartet war „{erwartet}“, aber:\n{taken.said[-200:]}")
    yield spent("  verify, nur Prüfsummen", taken, ziel)


def write_archive(ordner: Path, anzahl: int) -> None:
    """Write a workspace in git whose letters are all released and sent, as the commands would."""
    write_workspace(ordner, anzahl)
    for quelle in ordner.glob(f"{ANSWERS}/*/*/antwort.md"):
        text = quelle.read_text(encoding="utf-8")
        neu = text.replace("---\n", "---\nstatus: schlussgezeichnet\n", 1)
        quelle.write_text(neu, encoding="utf-8")
    run(ozganswer(ordner, "build"))
    alle = [_release(ordner, brief) for brief in briefe(ordner)]
    _git(ordner, "init", "--quiet", "--initial-branch=main")
    marken = ordner / ".git" / "marken"
    _git(
        ordner, "fast-import", "--quiet", f"--export-marks={marken}", eingabe=_commits(ordner, alle)
    )
    commits = dict(zeile.split() for zeile in marken.read_text().splitlines())
    tags = (_tags(f, commits[f":{2 * n}"], commits[f":{2 * n + 1}"]) for n, f in enumerate(alle, 1))
    _git(ordner, "fast-import", "--quiet", eingabe=b"".join(tags))
    _git(ordner, "reset", "--quiet")


def _release(ordner: Path, brief: Brief) -> Freigegeben:
    """Make of a built letter its first Fassung."""
    eigener = f"{ANSWERS}/{brief}"
    pfad = ordner / eigener / DATEI
    alt = read(pfad.read_text(encoding="utf-8"), str(pfad), str(brief))
    neu = replace(alt, fassung=Fassungsvermerk(nummer=1))
    inhalt = write(neu)
    pfad.write_bytes(inhalt)
    alle = {name: (ordner / name).read_bytes() for name in dateien(neu)}
    quelle = ordner / eigener / QUELLE
    versandt = aendere_kopf(quelle.read_bytes(), {"status": "versandt", "versand": VERSAND})
    quelle.write_bytes(versandt)
    return Freigegeben(brief, alle | {f"{eigener}/{DATEI}": inhalt}, digest(inhalt), versandt)


def _commits(ordner: Path, alle: list[Freigegeben]) -> bytes:
    """Write for `git fast-import` a commit of all facts and questions, and one of each letter."""
    andere = [p for teil in (FACTS, QUESTIONS) for p in (ordner / teil).rglob("*.yaml")]
    erste = {p.relative_to(ordner).as_posix(): p.read_bytes() for p in andere}
    schritte = [("Anfang", erste), *(schritt for f in alle for schritt in _steps(f))]
    return b"".join(_commit(nr, *schritt) for nr, schritt in enumerate(schritte, 1))


def _steps(f: Freigegeben) -> Iterator[tuple[str, dict[str, bytes]]]:
    """List what a letter is committed by: its Schlusszeichnung and its Versand."""
    yield f"Schlusszeichnung: Fassung 1 von {f.brief}", f.dateien
    yield f"Versand: Fassung 1 von {f.brief}", {f.quelle: f.versandt}


def _commit(nummer: int, betreff: str, neue: dict[str, bytes]) -> bytes:
    kopf = b"commit refs/heads/main\nmark :%d\ncommitter %s\n%s" % (
        nummer,
        WER,
        _data(betreff.encode()),
    )
    return kopf + b"".join(b"M 644 inline %s\n%s" % (n.encode(), _data(i)) for n, i in neue.items())


def _tags(f: Freigegeben, fassung: str, versand: str) -> bytes:
    """Write for `git fast-import` the tags of a letter's Fassung and of its Versand."""
    wovon, quelle = f"Fassung 1 von {f.brief}", (QUELLE, digest(f.versandt))
    texte = {
        tag_name(str(f.brief), 1): (fassung, tag_text(wovon, (), f.summe, fassung)),
        tag_name(str(f.brief), 1, 1): (versand, versand_text(wovon, (), quelle, versand)),
    }
    return b"".join(_tag(name, *tag) for name, tag in texte.items())


def _tag(name: str, commit: str, text: str) -> bytes:
    kopf = b"tag %s\nfrom %s\ntagger %s\n" % (name.encode(), commit.encode(), WER)
    return kopf + _data(text.encode())


def _data(inhalt: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(inhalt), inhalt)


def _git(ordner: Path, *args: str, eingabe: bytes = b"") -> None:
    subprocess.run(["git", *args], cwd=ordner, input=eingabe, check=True)
