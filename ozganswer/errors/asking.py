"""What is wrong with a Zuarbeit: asked of nobody, filled in badly, or against what is known."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, similar
from ozganswer.errors.composing import TemplateMistake


class NochLeer(Mistake):
    """A key that an office was to fill in and left empty."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ ist noch leer.",
            "Den Wert eintragen; ist er nicht bekannt, die Zeile löschen.",
            position,
        )


class OhneAusgefuelltes(Mistake):
    """A mail or a note that brings nothing filled in, or more than one such thing."""

    def __init__(self, datei: str, anzahl: int, was: str) -> None:
        super().__init__(
            f"Gebraucht wird genau {was} mit dem Ausgefüllten, gefunden wurden {anzahl}.",
            "Die ausgefüllte Datei (.yaml) für sich speichern und angeben.",
            Position(datei),
        )


class BlattVertippt(Mistake):
    """A blatt that there is not, with a name like one that there is."""

    def __init__(self, name: str, gemeint: str, position: Position) -> None:
        super().__init__(
            f"Das Blatt „{name}“ gibt es nicht.",
            f"Meinten Sie „{gemeint}“? Ein neues Blatt, das fast so heißt, von Hand anlegen.",
            position,
        )


class BlattFuerAlle(Mistake):
    """A blatt that holds for every Kommune, which one of its own would replace whole."""

    def __init__(self, name: str, kommune: str, position: Position) -> None:
        super().__init__(
            f"Das Blatt „{name}“ gilt für alle Kommunen; ein eigenes von {kommune} würde es ganz "
            "ersetzen.",
            "Als „kommune: gemeinsam“ eintragen.",
            position,
        )


class NurVonHand(Mistake):
    """A blatt whose values cannot be taken in: it has no entries, or they stand in a table."""

    def __init__(self, name: str, wo: str, position: Position) -> None:
        super().__init__(
            f"In das Blatt „{name}“ lässt sich so nichts eintragen.",
            f"Die Angaben von Hand in {wo} eintragen.",
            position,
        )


class WertVorhanden(Mistake):
    """A fact that is known already, and otherwise."""

    def __init__(self, adresse: str, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"{adresse} ist schon bekannt: {alt} → {neu}.",
            "Stimmt der neue Wert, mit --ersetzen eintragen.",
            position,
        )


class StandAelter(Mistake):
    """Facts of an older Stand than those that they would replace."""

    def __init__(self, adresse: str, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"{adresse} hat schon einen neueren Stand: {alt} → {neu}.",
            "Den Stand prüfen; stimmt er, mit --ersetzen eintragen.",
            position,
        )


class FastGleich(Mistake):
    """A new entry or key with a name like one that exists: perhaps a slip."""

    warnung = True

    def __init__(self, adresse: str, bekannte: Iterable[str], position: Position) -> None:
        name = adresse.rpartition(".")[2]
        super().__init__(
            f"{adresse} ist neu.",
            f"Ähnlich heißt „{similar(name, bekannte)}“; war das gemeint?",
            position,
        )


class LueckeOhneAdresse(TemplateMistake):
    """A gap that names a fact by what is no address."""

    def __init__(self, adresse: str) -> None:
        super().__init__(
            f"„{adresse}“ ist keine Adresse eines Fakts.",
            "Blatt, Eintrag und Schlüssel mit Punkten schreiben: haushalt.schulung_2026.betrag.",
        )


class LueckeBekannt(Mistake):
    """A gap whose fact is known by now."""

    warnung = True

    def __init__(self, was: str, adresse: str, position: Position) -> None:
        super().__init__(
            f"„{was}“ ist jetzt bekannt: {adresse}.",
            f"Im Brief „{{{{ {adresse} }}}}“ einsetzen, mit dem Filter, der passt.",
            position,
        )


class EintragBekannt(Mistake):
    """A gap whose facts stand in an entry by now, which a Textbaustein can say."""

    warnung = True

    def __init__(self, was: str, eintrag: str, position: Position) -> None:
        super().__init__(
            f"„{was}“ ist jetzt bekannt: {eintrag}.",
            "Mit „draft --force“ neu entwerfen, oder die Werte des Eintrags im Brief einsetzen.",
            position,
        )


class OhneStelle(Mistake):
    """Something that is missing and that nobody can be asked for."""

    warnung = True

    def __init__(self, was: str, position: Position) -> None:
        super().__init__(
            f"Wer „{was}“ wissen kann, ist nicht bekannt; gefragt wird niemand.",
            "In der Lücke „wen=…“ nennen, oder in der Anfrage „zuarbeit“ oder „federfuehrung“.",
            position,
        )


class StelleOhneAdresse(Mistake):
    """An office without an e-mail address."""

    warnung = True

    def __init__(self, stelle: str, position: Position) -> None:
        super().__init__(
            f"Von „{stelle}“ ist keine E-Mail-Adresse bekannt, an die sich schreiben lässt; der "
            "Entwurf der E-Mail hat keinen Empfänger.",
            "Im Blatt organisation „email:“ eintragen, oder den Empfänger vor dem Senden.",
            position,
        )


class OhneVorlauf(Mistake):
    """A Kommune that does not say how long before the Frist a Zuarbeit must be there."""

    warnung = True

    def __init__(self, kommune: str) -> None:
        super().__init__(
            "Bis wann die Zuarbeit da sein muss, ist nicht geregelt; genannt wird die Frist.",
            "Im Blatt kommune „vorlauf: {zuarbeit: {tage: 10}}“ ergänzen.",
            Position(f"facts/{kommune}/kommune.yaml"),
        )


class ZuarbeitSchonDa(Mistake):
    """A note that was written before, perhaps filled in since."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei gibt es schon, und sie ist anders; sie bleibt, wie sie ist.",
            "Mit --force wird sie überschrieben; was in ihr ausgefüllt ist, ginge verloren.",
            Position(datei),
        )
