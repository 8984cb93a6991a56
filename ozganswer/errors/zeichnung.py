"""What can be wrong on a letter's way from the Mitzeichnung to the Versand."""

from collections.abc import Iterable, Mapping

from ozganswer.errors.base import Mistake, Position, nearest, some


class MitzeichnungFehlt(Mistake):
    """An office that answers for figures of the letter and has not agreed to it."""

    def __init__(
        self,
        bezeichnung: str,
        stelle: str,
        fakten: Iterable[str],
        brief: str,
        position: Position,
    ) -> None:
        super().__init__(
            f"Es fehlt die Mitzeichnung: {bezeichnung} steht für {some(fakten)} ein.",
            f"Mitzeichnen: ozganswer cosign {brief} --stelle {stelle}",
            position,
        )


class MitzeichnungFehltNoch(MitzeichnungFehlt):
    """The same before the Schlusszeichnung: only a warning."""

    warnung = True


class MitzeichnungStehtAus(Mistake):
    """The offices that are to agree to an Entwurf before it goes out."""

    warnung = True
    erinnerung = True

    def __init__(self, stellen: Mapping[str, str], brief: str, position: Position) -> None:
        super().__init__(
            f"Vor der Schlusszeichnung zeichnen noch mit: {', '.join(stellen.values())} "
            f"(„ozganswer cosign {brief} --stelle …“ mit {', '.join(stellen)}).",
            "",
            position,
        )


class MitzeichnungUngueltig(Mistake):
    """A Mitzeichnung of other words or figures than the letter's."""

    def __init__(
        self, bezeichnung: str, stelle: str, tag: str, brief: str, position: Position
    ) -> None:
        super().__init__(
            f"Die Mitzeichnung der Stelle „{bezeichnung}“ vom {tag} gilt nicht mehr: Danach haben "
            "sich Wörter oder Zahlen des Briefs geändert.",
            f"Noch einmal mitzeichnen lassen: ozganswer cosign {brief} --stelle {stelle}",
            position,
        )


class MitzeichnungNichtMehr(MitzeichnungUngueltig):
    """The same before the Schlusszeichnung: only a warning."""

    warnung = True


class UnbekannteStelle(Mistake):
    """An office that the Geschäftsverteilung does not have."""

    def __init__(self, stelle: str, bekannte: Iterable[str]) -> None:
        super().__init__(
            f"Die Stelle „{stelle}“ steht nicht im Blatt organisation.",
            nearest(stelle, bekannte) or "Die Stelle im Blatt organisation ergänzen.",
        )


class UnbekannteZeichnende(Mistake):
    """A person by an id that the blatt personen does not have."""

    def __init__(self, person: str, bekannte: Iterable[str]) -> None:
        rat = "Wer nicht im Blatt personen steht, wird mit seinem Namen genannt: „Eva Winter“."
        super().__init__(
            f"Die Person „{person}“ steht nicht im Blatt personen.",
            " ".join(filter(None, (nearest(person, bekannte), rat))),
        )


class WerZeichnet(Mistake):
    """A Mitzeichnung of which neither the call nor git says whose it is."""

    def __init__(self) -> None:
        super().__init__(
            "Wer zeichnet mit? Der Aufruf nennt niemanden, und git kennt keinen Namen.",
            "Mit „--person“ die Kennung aus personen oder den Namen nennen.",
        )


class SchonFreigegeben(Mistake):
    """A released letter that a command would change."""

    def __init__(self, brief: str, nummer: int) -> None:
        super().__init__(
            f"Der Brief „{brief}“ ist schlussgezeichnet (Fassung {nummer}) und bleibt, wie er ist.",
            f"Eine neue Fassung öffnen: ozganswer revise {brief} --grund …",
        )


class AndererZweig(Mistake):
    """A letter that was released on another branch than the present one."""

    def __init__(self, brief: str, nummer: int, tag: str) -> None:
        super().__init__(
            f"Der Brief „{brief}“ ist schlussgezeichnet (Fassung {nummer}), aber in einem Stand, "
            "den dieser Zweig nicht hat.",
            f"Den Stand holen („git pull“, oder „git merge {tag}“); bis dahin bleibt der Brief "
            "hier, wie er ist.",
        )


class NichtFreigegeben(Mistake):
    """A letter that is not released, where only a released one will do."""

    def __init__(self, brief: str) -> None:
        super().__init__(
            f"Der Brief „{brief}“ ist noch nicht schlussgezeichnet.",
            f"Erst schlusszeichnen: ozganswer release {brief}",
        )


class BleibtFassung(Mistake):
    """A released letter that was asked to be built by force."""

    warnung = True

    def __init__(self, brief: str, nummer: int) -> None:
        super().__init__(
            f"Der Brief „{brief}“ ist Fassung {nummer} und wurde nicht neu gebaut.",
            f"Eine neue Fassung öffnen: ozganswer revise {brief} --grund …",
        )


class Wiederhergestellt(Mistake):
    """A file of a released letter that was missing and was taken from git."""

    warnung = True

    def __init__(self, datei: str, tag: str) -> None:
        super().__init__(
            f"Die Datei fehlte und wurde aus der Fassung „{tag}“ wiederhergestellt.",
            "",
            Position(datei),
        )


class OhneUnterschrift(Mistake):
    """A letter that nobody signs."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            "Niemand unterzeichnet den Brief.",
            "Im Kopf unter „unterzeichner“ eine Kennung aus personen nennen.",
            position,
        )


class FaktAbgelaufen(Mistake):
    """A fact of a letter to be released that no longer holds today."""

    def __init__(self, adresse: str, bis: str, position: Position) -> None:
        super().__init__(
            f"Der Fakt „{adresse}“ ist abgelaufen: Er galt bis {bis}.",
            "Den Fakt erneuern, oder trotzdem zeichnen und sagen, warum: --trotzdem „Grund“.",
            position,
        )


class FaktUeberholt(Mistake):
    """A fact that has changed since the letter was last built and read."""

    def __init__(self, adresse: str, alt: str, neu: str, position: Position) -> None:
        super().__init__(
            f"Der Fakt „{adresse}“ ist überholt: Der zuletzt gebaute Brief sagt {alt}, jetzt gilt "
            f"{neu}.",
            "Den Brief bauen und lesen („ozganswer build“), oder trotzdem zeichnen und sagen, "
            "warum: --trotzdem „Grund“.",
            position,
        )


class NichtInGit(Mistake):
    """A file that the letter was made of and git does not keep as it is."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Der Brief beruht auf dieser Datei, sie steht aber nicht so in git.",
            f"Eintragen: git add -f '{datei}' && git commit (oder .gitignore berichtigen)",
            Position(datei),
        )


class TagInZukunft(Mistake):
    """A Mitzeichnung or a Versand on a day that has not come yet."""

    def __init__(self, was: str, am: str, heute: str) -> None:
        super().__init__(
            f"{was} am {am} liegt in der Zukunft; heute ist der {heute}.",
            "Den Tag hinter „--am“ prüfen; eingetragen wird, was geschehen ist.",
        )


class VersandVorDatum(Mistake):
    """A letter sent before its own day."""

    def __init__(self, am: str, vom: str) -> None:
        super().__init__(
            f"Der Versand am {am} läge vor dem Datum des Briefs, dem {vom}.",
            "Den Tag hinter „--am“ prüfen.",
        )


class GrundNoetig(Mistake):
    """A further Fassung without the reason for it."""

    def __init__(self) -> None:
        super().__init__(
            "Warum gibt es die neue Fassung? Der Grund fehlt.",
            "Mit „--grund“ in einem Satz sagen.",
        )
