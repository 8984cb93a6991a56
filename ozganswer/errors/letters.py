"""Mistakes in Anfragen, in letters' sources and styles, and in how a workspace is laid out."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest


class KeinArbeitsbereich(Mistake):
    """A folder that is no workspace, or lies in none."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            f"„{ordner}“ ist kein Arbeitsbereich.",
            "Mit „-C“ einen Ordner nennen, der facts, questions und answers enthält, oder mit "
            "„ozganswer init“ einen anlegen.",
        )


class UngueltigerName(Mistake):
    """A folder or file whose name no Kennung can have."""

    def __init__(self, name: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ ist als Name nicht erlaubt.",
            "Erlaubt sind Buchstaben, Ziffern, „.“, „-“ und „_“, aber nicht nur Zeichen; kein "
            "Punkt am Anfang oder Ende, kein „..“, nicht „.lock“ am Ende.",
            position,
        )


class FalscheEndung(Mistake):
    """A file that looks like YAML and would be passed over."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Die Datei wird so nicht gelesen.", "In „.yaml“ umbenennen.", Position(datei)
        )


class NamePasstNicht(Mistake):
    """An Anfrage whose Kennung makes another file name."""

    def __init__(self, kennung: str, name: str, position: Position, *, vergeben: bool) -> None:
        super().__init__(
            f"Zur Kennung „{kennung}“ gehört der Dateiname {name}.yaml"
            + (", den schon eine andere Anfrage hat." if vergeben else "."),
            "Die Kennung berichtigen." if vergeben else "Die Datei umbenennen.",
            position,
        )


class GleicherName(Mistake):
    """Two Kennungen, or names, that a file system may not tell apart."""

    def __init__(self, name: str, andere: str, position: Position) -> None:
        super().__init__(
            f"„{name}“ und „{andere}“ ergeben denselben Namen.",
            "Eine der beiden Kennungen ändern.",
            position,
        )


class DoppelteNummer(Mistake):
    """A question's number that another question bears."""

    def __init__(self, nr: str, position: Position) -> None:
        super().__init__(
            f"Die Nummer „{nr}“ hat schon eine andere Frage.",
            "Jeder Frage eine eigene Nummer geben.",
            position,
        )


class OhneName(Mistake):
    """An Einreicher that is neither a person nor a Fraktion."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Dem Einreicher fehlt der Name.", "„nachname“ oder „fraktion“ ergänzen.", position
        )


class UnbekannteKommune(Mistake):
    """A Kommune without facts."""

    def __init__(
        self, name: str, bekannte: Iterable[str], position: Position | None = None
    ) -> None:
        super().__init__(
            f"Die Kommune „{name}“ hat keine Fakten.",
            nearest(name, {*bekannte} - {name}) or f"Die Datei facts/{name}/kommune.yaml anlegen.",
            position or Position(f"facts/{name}"),
        )


class KommuneOhneBlatt(Mistake):
    """A Kommune with facts that does not say what it is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Der Kommune „{name}“ fehlt das Blatt kommune.",
            "Die Datei mit „name“, „art“ und „stil“ anlegen.",
            Position(f"facts/{name}/kommune.yaml"),
        )


class UnbekannteKennung(Mistake):
    """A Kennung or name that no letter and no Anfrage bears."""

    def __init__(self, kennung: str, bekannte: Iterable[str], was: str = "Einen Brief zu") -> None:
        super().__init__(f"{was} „{kennung}“ gibt es nicht.", nearest(kennung, bekannte))


class OhneBrief(Mistake):
    """An Anfrage that no letter answers yet."""

    def __init__(self, kennung: str, ordner: str) -> None:
        super().__init__(
            f"Zu „{kennung}“ gibt es noch keinen Brief.",
            f"Die Antwort in {ordner}/antwort.md schreiben.",
        )


class OhneAnfrage(Mistake):
    """A letter that answers no Anfrage, where the Anfrage itself is wanted."""

    def __init__(self, brief: str) -> None:
        super().__init__(
            f"„{brief}“ antwortet auf keine Anfrage.", "Die Kennung einer Anfrage nennen."
        )


class NichtEindeutig(Mistake):
    """A Kennung or name that several Kommunen know."""

    def __init__(self, kennung: str, briefe: Iterable[str]) -> None:
        super().__init__(
            f"„{kennung}“ gibt es mehrmals.", f"Genauer nennen: {' oder '.join(briefe)}."
        )


class UnbekannteAnfrage(Mistake):
    """A letter's Anfrage that is not under questions/."""

    def __init__(
        self, kennung: str, ordner: str, bekannte: Iterable[str], stelle: Position
    ) -> None:
        super().__init__(
            f"Die Anfrage „{kennung}“ gibt es nicht.",
            nearest(kennung, bekannte) or f"Die Anfrage unter {ordner} anlegen.",
            stelle,
        )


class KeineQuelle(Mistake):
    """A letter's folder without a source."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            "In diesem Ordner liegt kein Brief.",
            "„antwort.md“ oder ein anderes Muster anlegen oder den Ordner löschen.",
            Position(ordner),
        )


class MehrereQuellen(Mistake):
    """A letter's folder with several sources."""

    def __init__(self, ordner: str, namen: Iterable[str]) -> None:
        super().__init__(
            f"In diesem Ordner liegen mehrere Briefe: {', '.join(namen)}.",
            "Jedem Brief einen Ordner geben oder die übrigen unter „anlagen“ nennen.",
            Position(ordner),
        )


class AnlageIstBrief(Mistake):
    """A letter that names itself as its Anlage."""

    def __init__(self, datei: str, position: Position) -> None:
        super().__init__(
            f"„{datei}“ ist der Brief selbst und kann nicht seine Anlage sein.",
            "Die Datei der Anlage nennen.",
            position,
        )


class AnlageMitKopf(Mistake):
    """An Anlage that begins like a letter."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Eine Anlage hat keinen Kopf.",
            "Die Zeilen von „---“ bis „---“ löschen; der Titel steht im Brief unter „anlagen“.",
            Position(datei, 1, 1),
        )


class KopfFehlt(Mistake):
    """A source whose YAML head has no beginning or no end."""

    def __init__(self, datei: str, *, offen: bool) -> None:
        satz = "Der Kopf wird nicht geschlossen." if offen else "Der Brief hat keinen Kopf."
        super().__init__(
            satz,
            "Der Kopf steht am Anfang zwischen zwei Zeilen aus drei Strichen: ---",
            Position(datei, 1, 1),
        )


class BedingtFehlt(Mistake):
    """A key of the head that this kind of letter needs."""

    def __init__(self, name: str, wozu: str, position: Position) -> None:
        super().__init__(
            f"Der Schlüssel „{name}“ fehlt; {wozu} verlangt ihn.",
            f"„{name}:“ im Kopf ergänzen.",
            position,
        )


class NieGestellt(Mistake):
    """A question left open that nobody asked."""

    def __init__(self, nr: str, nummern: Iterable[str], position: Position) -> None:
        super().__init__(f"Eine Frage {nr} wurde nicht gestellt.", nearest(nr, nummern), position)


class UnbekannterStil(Mistake):
    """A style that has no folder."""

    def __init__(self, name: str, bekannte: Iterable[str], position: Position) -> None:
        super().__init__(f"Den Stil „{name}“ gibt es nicht.", nearest(name, bekannte), position)


class StilOhneBasis(Mistake):
    """A style that stands on nothing."""

    def __init__(self, position: Position) -> None:
        super().__init__("Dem Stil fehlt die Basis.", "„basis: din5008“ ergänzen.", position)


class StilKreis(Mistake):
    """Styles that are based on each other."""

    def __init__(self, kette: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Die Stile bauen im Kreis aufeinander auf: {' → '.join(kette)}.",
            "Einer von ihnen muss „basis: din5008“ haben.",
            position,
        )


class CodeImStil(Mistake):
    """A program in a folder that may hold none."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "In einem Stil sind keine Programme erlaubt.", "Die Datei löschen.", Position(datei)
        )
