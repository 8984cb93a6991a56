"""What can be wrong with git: none there, no repository, one that is not in order."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, nearest


class GitFehlt(Mistake):
    """A machine without git."""

    def __init__(self) -> None:
        super().__init__(
            "Das Programm git ist nicht installiert oder nicht zu finden.",
            "git von https://git-scm.com installieren; Fassungen stehen nur in git.",
        )


class KeinRepository(Mistake):
    """A workspace that is in no git repository."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            f"Der Arbeitsbereich „{ordner}“ liegt in keinem git-Repository.",
            "„ozganswer release KENNUNG --git-init“ legt eines an, von Hand auch „git init“.",
        )


class FremdesRepository(Mistake):
    """A repository that git does not read, since its folder belongs to somebody else."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            f"git liest das Repository nicht: Der Ordner „{ordner}“ gehört jemand anderem.",
            f"Wenn Sie ihm trauen: git config --global --add safe.directory '{ordner}'",
        )


class GitMeldet(Mistake):
    """A call of git that failed for a reason that only git knows."""

    def __init__(self, befehl: str, meldung: str) -> None:
        super().__init__(
            f"„git {befehl}“ ist gescheitert (Meldung von git: {meldung or 'keine'}).",
            "Das Repository mit „git status“ und „git fsck“ prüfen.",
        )


class UnbekannteRevision(Mistake):
    """A word that names no commit."""

    def __init__(self, wort: str, tags: Iterable[str] = ()) -> None:
        super().__init__(
            f"„{wort}“ ist keine Revision in git.",
            nearest(wort, tags)
            or "Möglich sind ein Tag, ein Zweig oder ein Commit; „git log“ zeigt sie.",
        )
