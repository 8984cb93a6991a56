"""How what stands in a letter's head of its Versand can be no longer what `dispatch` recorded."""

from ozganswer.errors.base import Mistake, Position


class VersandAnders(Mistake):
    """What the head says of the Versand is not what was recorded."""


class VersandOhneTag(VersandAnders):
    """A Versand in the head of a Fassung that git knows of no Versand of."""

    def __init__(self, datei: str, nummer: int) -> None:
        super().__init__(
            f"Im Kopf steht ein Versand der Fassung {nummer}, den „dispatch“ nicht eingetragen "
            "hat; oder sein Tag fehlt hier.",
            "Den Tag holen: git fetch --tags. Was von Hand eingetragen ist, zurücknehmen („git log "
            "-p“ mit dieser Datei zeigt es) und mit „ozganswer dispatch“ eintragen.",
            Position(datei),
        )


class VersandOhneFassung(VersandAnders):
    """A Versand in the head of a letter that was never released, or was opened again."""

    def __init__(self, brief: str, stelle: Position) -> None:
        super().__init__(
            f"Im Kopf steht ein Versand, aber in git steht keine Fassung von „{brief}“, die er "
            "versandt hätte.",
            f"Streichen. Was hinausgeht, hält „ozganswer release {brief}“ fest und danach "
            "„ozganswer dispatch“. Fehlt nur der Tag: git fetch --tags.",
            stelle,
        )


class StatusOhneFassung(Mistake):
    """A status that only `release` and `dispatch` give, of a letter that was never released."""

    warnung = True

    def __init__(self, brief: str, status: str, stelle: Position) -> None:
        super().__init__(
            f"Der Status ist „{status}“, aber in git steht keine Fassung von „{brief}“.",
            f"„status: entwurf“ eintragen; schlusszeichnen: ozganswer release {brief}. Ging der "
            "Brief hinaus, ehe es hier Fassungen gab, ist nichts zu tun.",
            stelle,
        )


class VersandEntfernt(VersandAnders):
    """A Versand that was recorded and is gone from the head."""

    def __init__(self, datei: str, tag: str) -> None:
        super().__init__(
            f"Der Versand, den „dispatch“ eingetragen hat (Tag „{tag}“), steht nicht mehr im Kopf.",
            f"Zurückholen: git restore --source='{tag}' -- '{datei}'",
            Position(datei),
        )


class VersandGeaendert(VersandAnders):
    """A Versand in the head that is another than was recorded."""

    def __init__(self, datei: str, tag: str) -> None:
        super().__init__(
            f"Der Versand im Kopf ist nicht, was „dispatch“ eingetragen hat (Tag „{tag}“).",
            f"Zurückholen: git restore --source='{tag}' -- '{datei}'. Einen weiteren Versand trägt "
            "„ozganswer dispatch“ ein.",
            Position(datei),
        )


class VersandOhneBezeichnung(Mistake):
    """A commit of `dispatch` that no tag names any more."""

    def __init__(self, brief: str, nummer: int, commit: str) -> None:
        super().__init__(
            f"Den Versand der Fassung {nummer} von „{brief}“ bezeichnet kein Tag mehr (Commit "
            f"{commit[:12]}).",
            "Den Tag aus einer anderen Kopie holen: git fetch --tags --force",
        )


class BezugNieVersandt(Mistake):
    """A next Fassung that refers to one that was not recorded as sent."""

    warnung = True

    def __init__(self, brief: str, nummer: int, datei: str) -> None:
        super().__init__(
            f"Der neue Brief bezieht sich auf Fassung {nummer}, deren Versand nicht eingetragen "
            "ist.",
            f"Ging sie hinaus: die Datei zurücknehmen (git restore '{datei}'), „ozganswer dispatch "
            f"{brief}“, dann noch einmal „revise“. Ging sie nie hinaus: „art“ im Kopf berichtigen "
            "und unter „ersetzt“ oder „ergaenzt“ „art“ und „datum“ streichen.",
            Position(datei),
        )
