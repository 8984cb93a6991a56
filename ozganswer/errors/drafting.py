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
    """A rule that stands in two lists of one topic, or says in another form what one says."""

    warnung = True

    def __init__(self, wort: str, anderes: str, position: Position) -> None:
        wie = f"sagt dasselbe wie „{anderes}“" if wort != anderes else "steht hier zweimal"
        super().__init__(f"„{wort}“ {wie}.", "Eines von beiden löschen.", position)


class ThemenGleich(Mistake):
    """Two topics that are known by the same words."""

    warnung = True

    def __init__(self, anderes: str, position: Position) -> None:
        super().__init__(
            f"Dieses Thema hat fast dieselben Wörter wie das Thema „{anderes}“.",
            "Sie zu einem Thema vereinen, oder die gemeinsamen Wörter bei einem streichen.",
            position,
        )


class TextbausteineGleich(Mistake):
    """Two Textbausteine that say the same."""

    warnung = True

    def __init__(self, anderer: str, position: Position) -> None:
        super().__init__(
            f"Dieser Textbaustein sagt fast dasselbe wie „{anderer}“.",
            "Einen von beiden löschen.",
            position,
        )


class FaktNirgends(Mistake):
    """A blatt, an entry or a key that a Textbaustein or a topic names and no Kommune has."""

    warnung = True

    def __init__(self, adresse: str, position: Position) -> None:
        super().__init__(
            f"„{adresse}“ gibt es in keiner Kommune.",
            "Den Namen prüfen, oder das Faktenblatt anlegen.",
            position,
        )


class EntwurfSchonDa(Mistake):
    """A letter that has a source already."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Den Brief gibt es schon; er bleibt, wie er ist.",
            "Mit --force wird er ersetzt; vorher wird der Unterschied gezeigt.",
            Position(datei),
        )


class KeinEntwurfMehr(Mistake):
    """A letter that others already work on or agree to."""

    def __init__(self, datei: str, status: str) -> None:
        super().__init__(
            f"Der Brief hat „status: {status}“ und wird nicht ersetzt.",
            "Ihn von Hand ändern, oder erst auf „status: entwurf“ setzen.",
            Position(datei),
        )


class MehrereAnfragenImKopf(Mistake):
    """A letter that answers more than the Anfrage that it is to be drafted for."""

    def __init__(self, datei: str, kennungen: Iterable[str]) -> None:
        super().__init__(
            f"Der Brief antwortet auf mehrere Anfragen: {', '.join(kennungen)}.",
            "Ihn von Hand ändern; entworfen wird nur ein Brief auf eine Anfrage.",
            Position(datei),
        )


class AndereQuelle(Mistake):
    """A folder that holds a document of another Muster."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "In diesem Ordner liegt schon ein anderes Schreiben; ein Brief passt nicht daneben.",
            "Es in einen eigenen Ordner verschieben.",
            Position(datei),
        )


class KeinTextbaustein(Mistake):
    """A Textbaustein that a topic names and that is not there."""

    def __init__(self, datei: str, vorhandene: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Den Textbaustein „{datei}“ gibt es nicht.",
            nearest(datei, vorhandene) or "Ihn unter templates/textbausteine/ anlegen.",
            position,
        )


class LueckeNochOffen(Mistake):
    """A gap marked by `offen` in an Entwurf, which has time until the Mitzeichnung."""

    warnung = True

    def __init__(self, was: str, wen: str, position: Position) -> None:
        super().__init__(
            f"Die Lücke „{was}“ ist noch offen.",
            f"Zu fragen ist: {wen}."
            if wen
            else "Ergänzen, was fehlt; ab der Mitzeichnung ist die Lücke ein Fehler.",
            position,
        )
