"""`init`: the example that comes with the program becomes a new workspace."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from ozganswer.archive import git as programm
from ozganswer.archive.git import Repository
from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.einrichten import completed, set_up
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.building import SchonVorhanden
from ozganswer.errors.letters import KeinArbeitsbereich
from ozganswer.load.ordner import finde_arbeitsbereich

VERSTECKT = MappingProxyType(
    {
        "gitattributes": ".gitattributes",
        "gitignore": ".gitignore",
        "gitlab-ci.yml": ".gitlab-ci.yml",
        "github": ".github",
    }
)
"""What git or a server would obey inside the package, and what it is called in a workspace."""

SERVER = (".gitlab-ci.yml", ".github/")
"""How names begin of what is for a server; one that has its own keeps it."""


def run(dir_: Path, *, git: bool = False) -> int:
    """Make a workspace in a folder, or set up git in one that is there; return the exit code."""
    ordner = dir_.resolve()
    vorhanden = _workspace(ordner) if git else None
    dateien = {} if vorhanden else new_files(ordner)
    try:
        write_files(dateien, ordner)
        for datei in dateien:
            tell_sentence(f"geschrieben: {name_in(datei, ordner)}")
        _set_up_git(vorhanden or ordner, anlegen=git)
    except (Mistake, Mistakes) as fehler:
        return tell(fehler.mistakes if isinstance(fehler, Mistakes) else [fehler])
    if dateien:
        tell_sentence(f"{count(len(dateien), 'Datei', 'Dateien')} angelegt in „{ordner}“.")
        wo = "" if ordner == Path.cwd() else f' -C "{dir_}"'
        tell_sentence(f"Als Nächstes: ozganswer build{wo}")
    return 0


def _workspace(ordner: Path) -> Path | None:
    """Find the workspace that a folder is, or lies in."""
    try:
        return finde_arbeitsbereich(ordner)
    except KeinArbeitsbereich:
        return None


def _set_up_git(ordner: Path, *, anlegen: bool) -> None:
    """Set up the git that a workspace lies in, or make one first; raise a Mistake."""
    if anlegen and programm.find_gitdir(ordner) is None:
        programm.init(ordner)
        tell_sentence(f"git-Repository angelegt in „{ordner}“.")
    repository = Repository.require(ordner) if anlegen else Repository.find(ordner)
    if repository is None:
        return
    ergaenzt = completed(ordner)
    write_files(ergaenzt, ordner)
    for datei in ergaenzt:
        tell_sentence(f"ergänzt: {name_in(datei, ordner)} (bitte in git eintragen)")
    set_up(repository)


def new_files(ordner: Path) -> Mapping[Path, bytes]:
    """Plan a workspace's files in a folder; raise SchonVorhanden where one exists."""
    dateien = {
        ordner / name: inhalt
        for name, inhalt in example().items()
        if not (name.startswith(SERVER) and (ordner / name).exists())
    }
    if vorhandene := [name_in(datei, ordner) for datei in dateien if datei.exists()]:
        raise SchonVorhanden(str(ordner), vorhandene)
    return dateien


def example() -> Mapping[str, bytes]:
    """Read the example's files by their path in a workspace."""
    return dict(_walk(files("ozganswer") / "beispiel", ""))


def _walk(ordner: Traversable, davor: str) -> Iterator[tuple[str, bytes]]:
    for eintrag in sorted(ordner.iterdir(), key=lambda e: e.name):
        name = f"{davor}{VERSTECKT.get(eintrag.name, eintrag.name)}"
        if eintrag.is_dir():
            yield from _walk(eintrag, f"{name}/")
        else:
            yield name, eintrag.read_bytes()
