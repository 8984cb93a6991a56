"""What can be wrong with a DOCX on its way back, and what of its edits is not taken over."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, some

KURZ = 70
"""Characters of a passage that are quoted."""


def kurz(text: str) -> str:
    """Shorten words to quote them."""
    worte = " ".join(text.split())
    return worte if len(worte) <= KURZ else f"{worte[: KURZ - 1].rstrip()}…"


class DateiKaputt(Mistake):
    """A file that is no DOCX, or damaged, locked, or larger than any letter."""

    def __init__(self, datei: str, grund: str) -> None:
        super().__init__(
            f"Die Datei lässt sich nicht als DOCX lesen: {grund}.",
            "In Word oder LibreOffice öffnen und als „.docx“ neu speichern.",
            Position(datei),
        )


class NichtVonHier(Mistake):
    """A document that does not say which letter it is."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei sagt nicht, welcher Brief sie ist: Sie ist nicht mit „ozganswer build“ "
            "gebaut, oder das Programm, das sie zuletzt gespeichert hat, hat die Angabe entfernt.",
            "Das gebaute DOCX in Word oder LibreOffice bearbeiten und dort speichern.",
            Position(datei),
        )


class FremderBrief(Mistake):
    """A document of a letter that this workspace does not have."""

    def __init__(self, datei: str, brief: str) -> None:
        self.brief = brief
        super().__init__(
            f"Die Datei ist der Brief „{brief}“; ihn gibt es in diesem Arbeitsbereich nicht.",
            "Mit „-C DIR“ den Arbeitsbereich nennen, in dem er steht.",
            Position(datei),
        )


class NichtDerBrief(Mistake):
    """A document that was made from a letter and is not the letter itself."""

    def __init__(self, datei: str, brief: str, was: str) -> None:
        super().__init__(
            f"Die Datei ist {was} zum Brief „{brief}“, nicht der Brief selbst.",
            "Änderungen im DOCX des Briefs vornehmen und dieses zurückholen.",
            Position(datei),
        )


class AeltereFassung(Mistake):
    """A document that is a released Fassung, while the source has gone on."""

    def __init__(self, datei: str, brief: str, nummer: int) -> None:
        super().__init__(
            f"Die Datei ist Fassung {nummer} des Briefs „{brief}“; die Quelle ist inzwischen eine "
            "andere.",
            f"Den Brief bauen (ozganswer build {brief}) und das neue DOCX bearbeiten.",
            Position(datei),
        )


class AllesGeloescht(Mistake):
    """A document without a text."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "In der Datei steht nichts mehr; übernommen wird davon nichts.",
            "Soll der Brief weg, seinen Ordner unter answers/ löschen.",
            Position(datei),
        )


class QuelleInzwischenGeaendert(Mistake):
    """A source that another program has written while its letter was compared."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Quelle ist geändert worden, während der Brief verglichen wurde; geschrieben ist "
            "nichts.",
            "Noch einmal aufrufen.",
            Position(datei),
        )


class AndererStand(Mistake):
    """A document that was built before the source, a fact or a style changed."""

    warnung = True

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei wurde aus einem anderen Stand der Quelle, der Fakten oder des Stils gebaut. "
            "Übernommen wird, was an Absätzen geändert ist, die seitdem gleich geblieben sind.",
            "",
            Position(datei),
        )


class Nachverfolgt(Mistake):
    """Tracked changes that nobody has decided."""

    warnung = True

    def __init__(self, datei: str, anzahl: int, wer: tuple[str, ...]) -> None:
        von = f" von {some(wer)}" if wer else ""
        was, gelten = (
            ("eine nachverfolgte Änderung", "Sie gilt")
            if anzahl == 1
            else (f"{anzahl} nachverfolgte Änderungen", "Sie gelten")
        )
        super().__init__(
            f"Die Datei enthält {was}{von}. {gelten} als angenommen.",
            "Mit „--annehmen“ oder „--ablehnen“ entscheiden.",
            Position(datei),
        )


class Zurueckgenommen(Mistake):
    """An edit of what does not stand in the source at all."""

    warnung = True

    def __init__(self, was: str, woher: str, position: Position) -> None:
        super().__init__(
            f"Zurückgenommen: {was}. Dieser Text kommt aus {woher}.",
            "Dort ändern; der nächste Bau schreibt ihn wieder, wie er war.",
            position,
        )


class NichtUebernommen(Mistake):
    """An edit that is not written into the source, and why."""

    def __init__(self, was: str, grund: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: {was}; {grund}.",
            "Soll es so sein, hier von Hand ändern.",
            position,
        )


class Widersprochen(Mistake):
    """A passage that was changed on both sides."""

    def __init__(self, worte: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: „{kurz(worte)}“ ist in der Datei geändert, aber auch in der "
            "Quelle, den Fakten oder dem Stil ist dieser Absatz seit ihrem Bau anders geworden.",
            "Beide vergleichen und die Quelle von Hand ändern.",
            position,
        )


class FehltVielleicht(Mistake):
    """A passage that the document lacks: taken out there, or added to the source since."""

    def __init__(self, worte: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: „{kurz(worte)}“ fehlt in der Datei. Ob der Absatz dort gestrichen "
            "wurde oder in der Quelle erst danach dazukam, ist nicht zu erkennen.",
            "Soll er weg, ihn in der Quelle löschen.",
            position,
        )


class OhneEntsprechung(Mistake):
    """Looks or things that a letter has no word for."""

    warnung = True

    def __init__(self, was: str, worte: str, position: Position) -> None:
        super().__init__(
            f"Nicht übernommen: {was} in „{kurz(worte)}“. Das kennt ein Brief nicht.", "", position
        )


class RandGeaendert(Mistake):
    """Headers or footers that were changed."""

    warnung = True

    def __init__(self, neu: Iterable[str], datei: str) -> None:
        worte = ", ".join(f"„{kurz(text)}“" for text in neu) or "etwas ist gelöscht"
        super().__init__(
            f"Zurückgenommen: eine Kopf- oder Fußzeile ({worte}). Sie kommt aus dem Stil, dem Kopf "
            "und der Anfrage.",
            "Dort ändern; der nächste Bau schreibt sie wieder, wie sie war.",
            Position(datei),
        )


class ListeNeuGezaehlt(Mistake):
    """Numbers of a list that are not those of the document."""

    warnung = True

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Nummern einer Liste sind im neuen Brief andere als in der Datei.",
            "Die Liste im gebauten Brief ansehen.",
            Position(datei),
        )
