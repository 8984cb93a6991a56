"""What is wrong with topics and Textbausteine, and what keeps a draft from being written."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest


class ThemaOhneWoerter(Mistake):
    """A topic that no question could be recognised to have."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"Das Thema „{name}“ hat keine Wörter; keine Frage gehört je dazu.",
            "Unter „woerter“ mit „stark“, „mittel“ oder „schwach“ nennen, woran eine Frage zu "
            "erkennen ist.",
            position,
        )


class WortLeer(Mistake):
    """A rule of a topic that holds no letter."""

    def __init__(self, wort: str, position: Position) -> None:
        super().__init__(
            f"„{wort}“ ist kein Wort.", "Ein Wort oder wenige Wörter schreiben.", position
        )


class WortDoppelt(Mistake):
    """A rule that stands in two lists of one topic, or twice in one."""

    warnung = True

    def __init__(self, wort: str, position: Position) -> None:
        super().__init__(
            f"„{wort}“ steht zweimal in diesem Thema.", "Eines von beiden löschen.", position
        )


class KeinTextbaustein(Mistake):
    """A Textbaustein that a topic names and that is not there."""

    def __init__(self, datei: str, vorhandene: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Den Textbaustein „{datei}“ gibt es nicht.",
            nearest(datei, vorhandene) or "Ihn unter templates/textbausteine/ anlegen.",
            position,
        )
