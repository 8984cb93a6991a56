"""Mistakes between questions and answers: what was never asked, is not answered, leads nowhere."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest


class FragenMistake(Mistake):
    """Questions and answers that do not fit."""


class KeineFrage(FragenMistake):
    """A heading of the first level that names no question."""

    def __init__(self, text: str, position: Position) -> None:
        super().__init__(
            f"Die Überschrift „{text}“ nennt keine Frage.",
            "„# Frage 1“, „# Fragen 1, 2 und 5“, „# Fragen 1 bis 3“ oder „# Alle Fragen“; "
            "im Text „##“.",
            position,
        )


class SpanneVerkehrt(FragenMistake):
    """A range of questions that ends before it begins."""

    def __init__(self, von: str, bis: str, position: Position) -> None:
        super().__init__(
            f"„Fragen {von} bis {bis}“ läuft rückwärts: Die Anfrage nennt {bis} vor {von}.",
            f"Andersherum schreiben: „Fragen {bis} bis {von}“.",
            position,
        )


class AnfrageFremd(FragenMistake):
    """A heading with the Kennung of an Anfrage that the letter is not on."""

    def __init__(self, kennung: str, position: Position) -> None:
        super().__init__(
            f"Dieser Brief antwortet nicht auf {kennung}.",
            "Die Kennung im Kopf unter „anfrage“ nennen.",
            position,
        )


class FrageMehrdeutig(FragenMistake):
    """A number that several Anfragen of the letter have."""

    def __init__(self, nr: str, kennung: str, position: Position) -> None:
        super().__init__(
            f"Frage {nr} gibt es in mehreren Anfragen.",
            f"Die Anfrage dazu nennen: „# Frage {nr} ({kennung})“.",
            position,
        )


class FrageNieGestellt(FragenMistake):
    """An answer to a question that was not asked."""

    def __init__(self, nr: str, known: Iterable[str], position: Position) -> None:
        super().__init__(f"Eine Frage {nr} wurde nicht gestellt.", nearest(nr, known), position)


class FrageDoppelt(FragenMistake):
    """A question answered twice in one letter."""

    def __init__(self, nr: str, position: Position) -> None:
        super().__init__(
            f"Frage {nr} wird in diesem Brief zweimal beantwortet.",
            "Die Antworten unter einer Überschrift zusammenführen.",
            position,
        )


class AntwortLeer(FragenMistake):
    """A heading that promises an answer, and nothing under it."""

    def __init__(self, nummern: Iterable[str], position: Position) -> None:
        nrs = list(nummern)
        wort = "Frage" if len(nrs) == 1 else "Fragen"
        super().__init__(
            f"Unter der Überschrift zu {wort} {', '.join(nrs)} steht keine Antwort.",
            "Die Antwort ergänzen oder die Überschrift löschen; mehrere Fragen gemeinsam "
            "beantwortet „# Fragen 1 und 2“.",
            position,
        )


class FrageOffen(FragenMistake):
    """A question that no letter answers; from mitzeichnung on a mistake."""

    def __init__(self, nummern: Iterable[str], position: Position) -> None:
        nrs = list(nummern)
        wort = "Frage" if len(nrs) == 1 else "Fragen"
        super().__init__(
            f"{wort} {', '.join(nrs)} {'ist' if len(nrs) == 1 else 'sind'} nicht beantwortet.",
            "Eine Überschrift „# Frage …“ mit der Antwort ergänzen.",
            position,
        )


class FrageNochOffen(FrageOffen):
    """The same in an Entwurf: only a warning."""

    warnung = True


class FrageNurZugesagt(FragenMistake):
    """A question that this letter passes over, and another one only promised to answer."""

    warnung = True

    def __init__(self, nummern: Iterable[str], position: Position) -> None:
        nrs = list(nummern)
        wort = "Frage" if len(nrs) == 1 else "den Fragen"
        super().__init__(
            f"Zu {wort} {', '.join(nrs)} gibt es nur die Zusage in einem anderen Brief; "
            "auch dieser beantwortet sie nicht.",
            "Eine Überschrift „# Frage …“ mit der Antwort ergänzen, oder mit „art: teilantwort“ "
            "unter „offen“ nennen.",
            position,
        )


class VerweisFalsch(FragenMistake):
    """A reference to an answer that no letter gives."""

    def __init__(self, nr: str, position: Position) -> None:
        super().__init__(
            f"Der Verweis auf die Antwort zu Frage {nr} führt ins Leere.",
            "Es muss in diesem oder einem anderen Brief zur Anfrage eine Antwort darauf geben.",
            position,
        )


class VerweisAufSich(FragenMistake):
    """A reference to the very answer it stands in."""

    def __init__(self, nr: str, position: Position) -> None:
        super().__init__(
            f"Die Antwort zu Frage {nr} verweist auf sich selbst.",
            "Den Verweis löschen, oder die Nummer der anderen Frage nennen.",
            position,
        )
