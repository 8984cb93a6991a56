"""What keeps earlier answers from being found."""

from ozganswer.errors.writing import MaschineFehlt


class OhneVolltextsuche(MaschineFehlt):
    """The SQLite of this Python cannot search texts."""

    def __init__(self) -> None:
        super().__init__(
            "Frühere Antworten lassen sich nicht suchen: Dem SQLite dieses Python fehlt FTS5.",
            "Ein Python verwenden, dessen SQLite mit FTS5 gebaut ist, wie das von Debian.",
        )
