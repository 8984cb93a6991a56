"""Each Versand of Fassungen as git keeps it: what went out, and whether its tag holds."""

from collections.abc import Iterator, Sequence
from typing import Any

from ozganswer.archive.fassungen import Versandtag
from ozganswer.archive.fest import is_what_was, quelldatei
from ozganswer.archive.git import Repository
from ozganswer.errors import Mistake
from ozganswer.errors.fassung import (
    CommitUmgeschrieben,
    InGitAnders,
    TagOhneVermerk,
    TagVersetzt,
)
from ozganswer.load.kopf import lies_kopf
from ozganswer.load.ordner import ANSWERS


def pruefe_versand(
    repository: Repository, alle: Sequence[Versandtag]
) -> Iterator[tuple[Versandtag, Mistake]]:
    """Find each Versand whose tag, commit or source is not what `dispatch` made."""
    gehalten = repository.held() if alle else frozenset()
    inhalte = repository.read_all([(v.commit, quelldatei(v)) for v in alle])
    for versand, inhalt in zip(alle, inhalte, strict=True):
        for mistake in _tag(versand, inhalt):
            yield versand, mistake
        if versand.tag not in gehalten:
            yield versand, CommitUmgeschrieben(versand.tag, _stelle(versand))


def recorded(repository: Repository, alle: Sequence[Versandtag]) -> tuple[Any, ...]:
    """Read how a Fassung went out, as its latest Versand says; each tells of those before it."""
    echte = [v for v in alle if v.quelle]
    if not echte:
        return ()
    letzter = max(echte, key=lambda v: v.folge)
    inhalt = repository.read(letzter.commit, quelldatei(letzter))
    versand = lies_kopf(inhalt or b"").get("versand", [])
    return tuple(versand) if isinstance(versand, list) else (versand,)


def _stelle(versand: Versandtag) -> str:
    return quelldatei(versand) or f"{ANSWERS}/{versand.brief}"


def _tag(versand: Versandtag, inhalt: bytes | None) -> Iterator[Mistake]:
    quelle = versand.quelle
    if not versand.annotiert or quelle is None or versand.genannt is None:
        yield TagOhneVermerk(versand.tag, _stelle(versand), "dispatch")
    elif versand.genannt != versand.commit:
        yield TagVersetzt(versand.tag, versand.genannt, versand.commit, _stelle(versand))
    elif inhalt is None or not is_what_was(quelldatei(versand), inhalt, quelle[1]):
        yield InGitAnders(quelldatei(versand), versand.tag, "mit dem Versand eingetragen")
