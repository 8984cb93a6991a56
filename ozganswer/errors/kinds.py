"""Mistakes of a letter's kind: what a refusal, a promise or a correction must hold."""

from ozganswer.errors.base import Mistake, Position


class ArtMistake(Mistake):
    """A letter that is not what its kind says."""


class GrundFremd(ArtMistake):
    """A refusal by the law of another Bundesland."""

    def __init__(self, fundstelle: str, land: str, eigenes: str, position: Position) -> None:
        super().__init__(
            f"„{fundstelle}“ gilt in {land}, die Kommune liegt in {eigenes}.",
            "Eine Rechtsgrundlage des eigenen Landes oder des Bundes nennen.",
            position,
        )


class GrundUngeprueft(ArtMistake):
    """A refusal by the law of a Bundesland, of a Kommune that does not say its own."""

    warnung = True

    def __init__(self, fundstelle: str, land: str, position: Position) -> None:
        super().__init__(
            f"„{fundstelle}“ gilt in {land}; in welchem Land die Kommune liegt, ist nicht bekannt.",
            "Im Blatt kommune „bundesland“ angeben.",
            position,
        )


class GrundUnzeit(ArtMistake):
    """A refusal by law that is not yet or no longer in force on the letter's day."""

    def __init__(self, fundstelle: str, wann: str, tag: str, position: Position) -> None:
        super().__init__(
            f"„{fundstelle}“ gilt {wann}, der Brief ist vom {tag}.",
            "Die Rechtsgrundlage nennen, die an diesem Tag gilt.",
            position,
        )


class AblehnungOhneGruende(ArtMistake):
    """A refusal that does not say why; from mitzeichnung on a mistake."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Die Ablehnung nennt keine Gründe.",
            "Unter dem Kopf begründen, warum die Rechtsgrundlage hier greift.",
            position,
        )


class AblehnungNochOhneGruende(AblehnungOhneGruende):
    """The same in an Entwurf: only a warning."""

    warnung = True


class ErstTeilantwort(ArtMistake):
    """A refusal of all, where a part might be answered."""

    warnung = True

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Der Brief lehnt die Anfrage ganz ab.",
            "Erst prüfen, ob sich ein Teil beantworten lässt: „art: teilantwort“.",
            position,
        )


class ZusageVergangen(ArtMistake):
    """A promise for a day before the letter's own."""

    warnung = True

    def __init__(self, bis: str, tag: str, position: Position) -> None:
        super().__init__(
            f"Zugesagt ist die Antwort bis {bis}, der Brief ist vom {tag}.",
            "Einen späteren Tag zusagen, oder das Datum prüfen.",
            position,
        )


class OhneWirkung(ArtMistake):
    """A key of the head that this kind of letter does not use."""

    warnung = True

    def __init__(self, name: str, art: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ hat bei „art: {art}“ keine Wirkung.",
            f"„{name}“ streichen, oder die Art ändern.",
            position,
        )


class OffenUndBeantwortet(ArtMistake):
    """A question that a teilantwort answers and leaves open."""

    warnung = True

    def __init__(self, nr: str, position: Position) -> None:
        super().__init__(
            f"Frage {nr} ist als offen genannt und wird hier beantwortet.",
            "Die Nummer unter „offen“ streichen, oder die Überschrift.",
            position,
        )


class OhneBezug(ArtMistake):
    """A correction or addition to a letter that is not there."""

    warnung = True

    def __init__(self, art: str, position: Position) -> None:
        super().__init__(
            f"Zu „art: {art}“ gibt es keinen früheren Brief mit einem Datum.",
            "Im früheren Brief „datum“ ergänzen, oder ihn im Text nennen.",
            position,
        )


class AbgabeOhneZiel(ArtMistake):
    """A handing over that does not say to whom."""

    warnung = True

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Der Brief sagt nicht, wer zuständig ist.",
            "Im Kopf „zustaendig: das Ministerium …“ ergänzen.",
            position,
        )


class DatumVorBezug(Mistake):
    """A Fassung dated before the letter that it replaces or supplements."""

    def __init__(self, tag: str, frueher: str, was: str, position: Position) -> None:
        super().__init__(
            f"Der Brief vom {tag} {was} einen Brief vom {frueher}, der also jünger wäre.",
            f"Ein Datum ab dem {frueher} setzen.",
            position,
        )
