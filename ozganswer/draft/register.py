"""The questions of all Anfragen by the stems of their words: an index of SQLite, made on demand.

A file keeps it until the next time, and only what files with the same SHA-256 asked is taken from
it; a damaged one, or that of another version, is made anew. So it may be deleted at any time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ozganswer.draft.aehnlich import Gewicht, aehnlichkeit, kern, seltenheit
from ozganswer.errors import Mistakes
from ozganswer.errors.searching import OhneVolltextsuche
from ozganswer.load.ordner import QUESTIONS, YAML, Anfrageort
from ozganswer.load.workspace import Workspace

DATEI = Path(".ozganswer") / "fragen.sqlite"
"""Where the index is kept, below the workspace's folder."""

NICHT_IN_GIT = "*\n"
"""What the `.gitignore` beside it says."""

WARTET = 0.5
"""Seconds to wait for another call that writes the index; then this one makes its own."""

FASSUNG = 1
"""The form of the index; it counts up with what stems are made of a text."""

KANDIDATEN = 100
"""So many questions are compared, of those that have the most and rarest words in common."""

TABELLEN = """
CREATE TABLE fassung (name TEXT);
CREATE TABLE datei (sha256 TEXT PRIMARY KEY);
CREATE VIRTUAL TABLE frage USING fts5(
    staemme, sha256 UNINDEXED, nr UNINDEXED, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE wort USING fts5vocab(frage, row);
"""


@dataclass(frozen=True, slots=True)
class Fund:
    """A question like the one sought: where it stands, and how alike they are."""

    ort: Anfrageort
    nr: str
    aehnlichkeit: float
    staemme: tuple[str, ...]
    """What the index knows of the question."""


class Register:
    """The questions of a workspace, as its files are now."""

    def __init__(self, db: sqlite3.Connection, workspace: Workspace) -> None:
        self._db = db
        self._orte: dict[str, list[Anfrageort]] = {}
        for ort in workspace.anfragen():
            digest = workspace.digest(f"{QUESTIONS}/{ort}{YAML}")
            self._orte.setdefault(digest or "", []).append(ort)
        _gleiche_ab(db, workspace, self._orte)
        (self._anzahl,) = db.execute("SELECT count(*) FROM frage").fetchone()
        self.gewicht: Gewicht = cache(self._gewicht)

    def suche(self, text: str) -> tuple[Fund, ...]:
        """Find the questions that are most like a text, the best first."""
        staemme = kern(text)
        if not staemme:
            return ()
        # A star: also the compounds that a word begins.
        anfrage = " OR ".join(f'"{stamm}"*' for stamm in staemme)
        zeilen = self._db.execute(
            "SELECT staemme, sha256, nr FROM frage WHERE frage MATCH ? ORDER BY rank LIMIT ?",
            (anfrage, KANDIDATEN),
        )
        funde = [
            Fund(ort, nr, aehnlichkeit(staemme, andere, self.gewicht), andere)
            for text, sha256, nr in zeilen
            for andere in [tuple(text.split())]
            for ort in self._orte.get(sha256, ())
        ]
        return tuple(sorted(funde, key=lambda f: (-f.aehnlichkeit, f.ort, f.nr)))

    def _gewicht(self, stamm: str) -> float:
        zeile = self._db.execute("SELECT doc FROM wort WHERE term = ?", (stamm,)).fetchone()
        return seltenheit(zeile[0] if zeile else 0, self._anzahl)


@contextmanager
def register(workspace: Workspace) -> Iterator[Register]:
    """Open the index of a workspace, up to date; where no file may be written now, in memory."""
    with ExitStack() as offen:
        try:
            db = offen.enter_context(closing(_kept(workspace.root / DATEI)))
            fragen = Register(db, workspace)
        except (OSError, sqlite3.Error):
            db = offen.enter_context(closing(_made(sqlite3.connect(":memory:"))))
            fragen = Register(db, workspace)
        yield fragen


def _kept(pfad: Path) -> sqlite3.Connection:
    """Open the index that was kept, or a new one in its stead; raise OSError or sqlite3.Error."""
    pfad.parent.mkdir(exist_ok=True)
    ausnahmen = pfad.parent / ".gitignore"
    if not ausnahmen.exists():
        ausnahmen.write_text(NICHT_IN_GIT, encoding="utf-8")
    db = sqlite3.connect(pfad, timeout=WARTET)
    if _is_ours(db):
        return db
    db.close()
    pfad.unlink()
    return _made(sqlite3.connect(pfad, timeout=WARTET))


def _is_ours(db: sqlite3.Connection) -> bool:
    try:
        gemacht = db.execute("SELECT name FROM fassung").fetchone()
        db.execute("SELECT count(*) FROM frage").fetchone()
    except sqlite3.DatabaseError as fehler:
        if fehler.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            db.close()
            raise
        return False
    return bool(gemacht == (_made_by(),))


def _made(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.executescript(TABELLEN)
    except sqlite3.OperationalError as fehler:
        if "fts5" in str(fehler):
            db.close()
            raise OhneVolltextsuche from None
        raise
    with db:
        db.execute("INSERT INTO fassung VALUES (?)", (_made_by(),))
    return db


def _made_by() -> str:
    """Say by what an index is made; one that was made otherwise is made anew."""
    return f"{FASSUNG} {version('ozganswer')} {version('snowballstemmer')} {sqlite3.sqlite_version}"


def _gleiche_ab(
    db: sqlite3.Connection, workspace: Workspace, orte: Mapping[str, list[Anfrageort]]
) -> None:
    """Take in what files ask that are new, and forget what no file asks any more."""
    bekannt = {sha256 for (sha256,) in db.execute("SELECT sha256 FROM datei")}
    weg = [(sha256,) for sha256 in bekannt - orte.keys()]
    neu = [sha256 for sha256 in orte if sha256 not in bekannt]
    with db:
        if weg:
            db.executemany("DELETE FROM datei WHERE sha256 = ?", weg)
            db.execute("DELETE FROM frage WHERE sha256 NOT IN (SELECT sha256 FROM datei)")
        db.executemany("INSERT INTO datei VALUES (?)", [(sha256,) for sha256 in neu])
        db.executemany("INSERT INTO frage VALUES (?, ?, ?)", _fragen(workspace, orte, neu))


def _fragen(
    workspace: Workspace, orte: Mapping[str, list[Anfrageort]], neu: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Read what the files of some digests ask; what cannot be read is told by `check`."""
    for sha256 in neu:
        try:
            anfrage = workspace.anfrage(orte[sha256][0].kommune, orte[sha256][0].name).anfrage
        except Mistakes:
            continue
        yield from ((" ".join(kern(f.text)), sha256, f.nr) for f in anfrage.fragen)
