"""What keeps a paper from becoming an Anfrage, and what a clerk must look at afterwards."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position


class KeineAnfrage(Mistake):
    """A paper that is something else."""

    def __init__(self, datei: str, grund: str, hinweis: str) -> None:
        super().__init__(f"Das ist keine Anfrage: {grund}.", hinweis, Position(datei))


class NichtLesbar(Mistake):
    """A file that is damaged, encrypted, a picture, or not what its name says."""

    def __init__(self, datei: str, grund: str, hinweis: str) -> None:
        super().__init__(f"Die Datei lässt sich nicht lesen: {grund}.", hinweis, Position(datei))


class ZuUmfangreich(Mistake):
    """A file that holds more than any Anfrage."""

    def __init__(self, datei: str, was: str, grenze: str) -> None:
        super().__init__(
            f"Die Datei ist zu umfangreich für eine Anfrage: {was}, erlaubt sind {grenze}.",
            "Die Seiten mit der Anfrage in eine eigene Datei speichern und diese einlesen.",
            Position(datei),
        )


class FormatUnbekannt(Mistake):
    """A file of a kind that is not read."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Diese Art von Datei wird nicht eingelesen.",
            "Möglich sind PDF, DOCX, Text (.txt), HTML, E-Mail (.eml) und OParl (.json).",
            Position(datei),
        )


class OhneKennung(Mistake):
    """A paper on which no Kennung stands."""

    def __init__(self, datei: str, betreff: str | None, genannte: Iterable[str]) -> None:
        andere = ", ".join(genannte)
        welche = f" „{betreff}“" if betreff else ""
        super().__init__(
            f"In der Anfrage{welche} steht keine Kennung, und geschrieben wurde deshalb nichts.",
            "Die vergebene Kennung angeben: --kennung RA-001/2026."
            + (f" Im Text genannt ist: {andere}." if andere else ""),
            Position(datei),
        )


class OhneBetreff(Mistake):
    """A paper whose Betreff nobody can tell."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Der Betreff ist nicht zu erkennen, und geschrieben wurde deshalb nichts.",
            "Den Betreff angeben: --betreff „Stand der Onlinedienste“.",
            Position(datei),
        )


class WelcheKommune(Mistake):
    """A workspace with several Kommunen, or none, and a call that names none of them."""

    def __init__(self, kommunen: Iterable[str]) -> None:
        bekannt = ", ".join(kommunen)
        super().__init__(
            "Es ist offen, zu welcher Kommune die Anfrage gehört.",
            f"Mit --kommune angeben: {bekannt}." if bekannt else "Mit --kommune angeben.",
        )


class AnfrageSchonDa(Mistake):
    """An Anfrage that has a file already."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Anfrage gibt es schon; sie bleibt, wie sie ist.",
            "Mit --force wird sie überschrieben; vorher wird der Unterschied gezeigt.",
            Position(datei),
        )


class KennungenPassenNicht(Mistake):
    """More or fewer Kennungen in a call than Anfragen in its file."""

    def __init__(self, datei: str, angegeben: int, anfragen: int) -> None:
        was = "1 Anfrage" if anfragen == 1 else f"{anfragen} Anfragen"
        super().__init__(
            f"Die Datei enthält {was}, angegeben sind {angegeben} Kennungen.",
            "--kennung für jede Anfrage einmal angeben, in ihrer Reihenfolge.",
            Position(datei),
        )


class KennungZweimal(Mistake):
    """Two Anfragen of a file with one Kennung, or with two that make one name."""

    def __init__(self, datei: str, kennung: str) -> None:
        super().__init__(
            f"Zwei Anfragen in der Datei heißen „{kennung}“, und geschrieben wurde deshalb nichts.",
            "--kennung für jede Anfrage einmal angeben, in ihrer Reihenfolge.",
            Position(datei),
        )


class Nachsehen(Mistake):
    """Something that a clerk must look up in the paper."""

    warnung = True

    def __init__(self, feld: str, satz: str, position: Position) -> None:
        super().__init__(f"{feld}: {satz}.", "", position)
