"""Files into the workspace, a commit of just these, and a tag: all of it or nothing.

Whatever takes time or can fail is done first and changes nothing: objects that no branch holds.
Then files, index, and last, in one transaction, branch and tag. That is the moment when it is done:
whoever dies before is undone, whoever dies after is finished.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.errors import Mistake
from ozganswer.errors.git import (
    GitAendert,
    NichtZurueckgenommen,
    TagVergeben,
    ZuEndeGefuehrt,
    ZurueckGenommen,
)
from ozganswer.fassung.vorgang import INDEX, Datei, Vorgang, forget, keep, kept, own_folder

NORMAL = "100644"
"""The mode of a file that is no program."""

QUELLE = ".md"
"""A text of a clerk, whose line ends git may write its own way; all else is kept as it is."""


@dataclass(frozen=True, slots=True)
class Eintragung:
    """What a command writes: for which letter, files by name, the commit's message, a tag."""

    befehl: str
    brief: str
    dateien: Mapping[str, bytes]
    nachricht: str
    tag: str = ""
    tag_text: Callable[[str], str] = str
    """The tag's text, of the commit that it names."""


def schreibe_fest(repository: Repository, eintragung: Eintragung) -> Vorgang:
    """Write files, commit and tag; raise a Mistake or Mistakes, and leave all as it was."""
    vorgang = _prepare(repository, eintragung)
    keep(repository, vorgang)
    try:
        dateien = {repository.ordner / n: inhalt for n, inhalt in eintragung.dateien.items()}
        write_files(dateien, repository.ordner)
        _set_index(repository, {d.name: d.index_neu for d in vorgang.dateien})
        _set_refs(repository, vorgang)
    except BaseException:
        # Whatever stopped it may have come when all was done.
        if not any(isinstance(m, ZuEndeGefuehrt) for m in erhole(repository)):
            raise
    forget(repository)
    # So that the next `git diff` need not read them again; whether it succeeds is of no account.
    repository.succeeds("update-index", "-q", "--refresh")
    return vorgang


def erhole(repository: Repository) -> Iterator[Mistake]:
    """End or undo what a killed command had begun, and tell which."""
    vorgang = kept(repository)
    if vorgang is None:
        return
    if _is_done(repository, vorgang):
        yield ZuEndeGefuehrt(vorgang.befehl, vorgang.brief)
    else:
        yield from _undo(repository, vorgang)
        yield ZurueckGenommen(vorgang.befehl, vorgang.brief)
    forget(repository)


def branch(repository: Repository) -> str | None:
    """Name the branch that the work tree is on, `refs/heads/…`; None on none."""
    if not repository.succeeds("symbolic-ref", "--quiet", "HEAD"):
        return None
    return repository.run("symbolic-ref", "HEAD").decode().strip()


def _prepare(repository: Repository, eintragung: Eintragung) -> Vorgang:
    if vergeben := _taken(repository, eintragung.tag):
        raise TagVergeben(eintragung.tag, vergeben)
    zweig, alt = branch(repository) or "", repository.resolve("HEAD")
    index = _index(repository, eintragung.dateien)
    dateien = tuple(
        _datei(repository, name, inhalt, index.get(name))
        for name, inhalt in eintragung.dateien.items()
    )
    neu = _commit(repository, alt, dateien, eintragung.nachricht)
    tagobjekt = ""
    if eintragung.tag:
        tagobjekt = _tag(repository, eintragung.tag, neu, eintragung.tag_text(neu))
    wer = (eintragung.befehl, eintragung.brief)
    return Vorgang(*wer, zweig, alt, neu, eintragung.tag, tagobjekt, dateien)


def _taken(repository: Repository, tag: str) -> str | None:
    """Find a tag of the same name, or one that git cannot keep beside it: a/b beside a/b/v1."""
    oben, *_ = tag.split("/")
    alle = repository.tags(oben) if tag else ()
    return next((t for t in alle if f"{tag}/".startswith(f"{t}/") or t.startswith(f"{tag}/")), None)


def _index(repository: Repository, namen: Mapping[str, bytes]) -> dict[str, str]:
    """Read the index entries of some files: `<mode> <object>` by name."""
    ausgabe = repository.run("ls-files", "--stage", "-z", "--", *namen).decode()
    paare = (zeile.split("\t", 1) for zeile in ausgabe.split("\0") if zeile)
    return {name: angaben.rpartition(" ")[0] for angaben, name in paare}


def _datei(repository: Repository, name: str, inhalt: bytes, index: str | None) -> Datei:
    neu = _object(repository, inhalt)
    in_git = _object(repository, inhalt, f"--path={name}")
    if in_git != neu and not name.endswith(QUELLE):
        raise GitAendert(name)
    modus = index.partition(" ")[0] if index else NORMAL
    vorher = _read(repository.ordner / name)
    alt = None if vorher is None else _object(repository, vorher)
    return Datei(name, alt, neu, index, f"{modus} {in_git}")


def _object(repository: Repository, inhalt: bytes, *optionen: str) -> str:
    args = ("hash-object", "-w", "--stdin", *optionen)
    return repository.run(*args, eingabe=inhalt).decode().strip()


def _read(pfad: Path) -> bytes | None:
    return pfad.read_bytes() if pfad.is_file() else None


def _commit(repository: Repository, alt: str, dateien: tuple[Datei, ...], nachricht: str) -> str:
    """Make a commit of the last one with just these files changed, in an index of its own."""
    datei = own_folder(repository) / INDEX
    datei.unlink(missing_ok=True)
    umgebung = {"GIT_INDEX_FILE": str(datei)}
    repository.run("read-tree", alt, umgebung=umgebung)
    _set_index(repository, {d.name: d.index_neu for d in dateien}, umgebung)
    baum = repository.run("write-tree", umgebung=umgebung).decode().strip()
    datei.unlink()
    signiert = repository.run("config", "--type=bool", "--default=false", "commit.gpgSign")
    optionen = ("-S",) if signiert.strip() == b"true" else ()
    args = ("commit-tree", baum, "-p", alt, *optionen)
    return repository.run(*args, eingabe=nachricht.encode()).decode().strip()


def _tag(repository: Repository, tag: str, commit: str, text: str) -> str:
    wer = repository.run("var", "GIT_COMMITTER_IDENT").decode().strip()
    inhalt = f"object {commit}\ntype commit\ntag {tag}\ntagger {wer}\n\n{text}"
    return repository.run("mktag", eingabe=inhalt.encode()).decode().strip()


def _set_index(
    repository: Repository,
    eintraege: Mapping[str, str],
    umgebung: Mapping[str, str] | None = None,
) -> None:
    zeilen = (f"{e}\t{repository.vorsatz}{n}\0" for n, e in eintraege.items())
    args = ("update-index", "-z", "--index-info")
    repository.run(*args, eingabe="".join(zeilen).encode(), umgebung=umgebung or {})


def _set_refs(repository: Repository, vorgang: Vorgang) -> None:
    zeilen = ["start", f"update {vorgang.zweig} {vorgang.neu} {vorgang.alt}"]
    if vorgang.tag:
        zeilen.append(f"create refs/tags/{vorgang.tag} {vorgang.tagobjekt}")
    _transaction(repository, vorgang, [*zeilen, "prepare", "commit"])


def _transaction(repository: Repository, vorgang: Vorgang, zeilen: list[str]) -> None:
    eingabe = "".join(f"{zeile}\n" for zeile in zeilen).encode()
    grund = f"ozganswer {vorgang.befehl} {vorgang.brief}"
    repository.run("update-ref", "-m", grund, "--stdin", eingabe=eingabe)


def _ref(repository: Repository, name: str) -> str | None:
    """Read what a ref points at; None where there is none."""
    gefunden = repository.run("for-each-ref", "--format=%(objectname)", name).decode().split()
    return gefunden[0] if gefunden else None


def _is_done(repository: Repository, vorgang: Vorgang) -> bool:
    """Tell whether branch and tag are set; one that a power cut left alone is completed."""
    ist = _ref(repository, vorgang.zweig)
    tag_da = _ref(repository, f"refs/tags/{vorgang.tag}") == vorgang.tagobjekt
    if ist and repository.succeeds("merge-base", "--is-ancestor", vorgang.neu, ist):
        if vorgang.tag and not tag_da:
            create = f"create refs/tags/{vorgang.tag} {vorgang.tagobjekt}"
            _transaction(repository, vorgang, [create])
        return True
    if vorgang.tag and tag_da:
        _transaction(repository, vorgang, [f"update {vorgang.zweig} {vorgang.neu} {vorgang.alt}"])
        return True
    return False


def _undo(repository: Repository, vorgang: Vorgang) -> Iterator[Mistake]:
    for datei in vorgang.dateien:
        yield from _restore(repository, datei)
    index = _index(repository, {d.name: b"" for d in vorgang.dateien})
    keiner = f"0 {'0' * len(vorgang.neu)}"
    ersetzt = [d for d in vorgang.dateien if index.get(d.name) == d.index_neu]
    zurueck = {d.name: d.index_alt or keiner for d in ersetzt}
    _set_index(repository, zurueck)


def _restore(repository: Repository, datei: Datei) -> Iterator[Mistake]:
    """Put a file back, unless somebody has changed it since."""
    pfad = repository.ordner / datei.name
    alt, neu = repository.objects([datei.alt or "", datei.neu])
    ist = _read(pfad)
    if ist not in (alt, neu):
        yield NichtZurueckgenommen(datei.name, datei.alt or datei.neu)
    elif ist != alt and alt is None:
        pfad.unlink()
    elif ist != alt and alt is not None:
        write_files({pfad: alt}, repository.ordner)
