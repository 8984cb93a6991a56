"""How a released letter can be no longer what was released."""

from ozganswer.errors.base import Mistake, Position


class DateiWeg(Mistake):
    """A file of a released letter that is gone; `fehlt` is the tag that is needed to restore it."""

    def __init__(self, datei: str, nummer: int, fehlt: str | None = None) -> None:
        rat = "„ozganswer build“ stellt sie aus git wieder her."
        if fehlt:
            rat = f"Erst den Tag „{fehlt}“ holen (git fetch --tags); dann: {rat}"
        super().__init__(f"Die Datei der Fassung {nummer} fehlt.", rat, Position(datei))


class BriefWeg(Mistake):
    """A released letter whose source, or folder, is gone; `fehlt` is the tag to restore it from."""

    def __init__(self, brief: str, nummer: int, fehlt: str | None = None) -> None:
        rat = f"„ozganswer build {brief}“ stellt sie aus git wieder her."
        if fehlt:
            rat = f"Erst den Tag „{fehlt}“ holen (git fetch --tags); dann: {rat}"
        super().__init__(
            f"Der Brief „{brief}“ ist schlussgezeichnet (Fassung {nummer}), aber seine Dateien "
            "fehlen hier.",
            rat,
        )


class DateiGeaendert(Mistake):
    """A file of a released letter that is another."""

    def __init__(self, datei: str, nummer: int) -> None:
        super().__init__(
            f"Die Datei ist nicht mehr die der Fassung {nummer}; sie wurde von Hand geändert.",
            "Löschen und mit „ozganswer build“ wiederherstellen; soll sich der Brief ändern, mit "
            "„ozganswer revise“ eine neue Fassung öffnen.",
            Position(datei),
        )


class AbweichungBleibt(Mistake):
    """What is wrong with a released letter, told where it stops nothing: `build` leaves it."""

    warnung = True

    def __init__(self, befund: Mistake) -> None:
        super().__init__(befund.satz, befund.hinweis, befund.position)


class QuelleGeaendert(Mistake):
    """A source of a released letter that is another."""

    def __init__(self, datei: str, nummer: int) -> None:
        super().__init__(
            f"Die Quelle ist nicht mehr die der Fassung {nummer}; sie wurde von Hand geändert.",
            "Zurücknehmen („git restore“ mit dieser Datei; sonst löschen und „ozganswer build“). "
            "Soll sich der Brief ändern, danach mit „ozganswer revise“ eine neue Fassung öffnen.",
            Position(datei),
        )


class NachweisGeaendert(Mistake):
    """A Nachweis of a released letter that is another."""

    def __init__(self, datei: str, nummer: int) -> None:
        super().__init__(
            f"Der Nachweis ist nicht mehr der der Fassung {nummer}.",
            "Löschen und mit „ozganswer build“ wiederherstellen.",
            Position(datei),
        )


class TagFehlt(Mistake):
    """A Fassung whose tag is gone."""

    def __init__(self, tag: str) -> None:
        super().__init__(
            f"Den Tag „{tag}“ der Fassung gibt es nicht.",
            "Aus einer anderen Kopie holen: git fetch --tags (nach „git clone --depth“: git fetch "
            "--unshallow --tags)",
        )


class TagOhneVermerk(Mistake):
    """A tag that `release`, or `dispatch`, did not write."""

    def __init__(self, tag: str, datei: str, befehl: str = "release") -> None:
        super().__init__(
            f"Der Tag „{tag}“ trägt keinen Vermerk von „{befehl}“; er wurde von Hand gesetzt oder "
            "versetzt.",
            "Den echten Tag aus einer anderen Kopie holen: git fetch --tags --force",
            Position(datei),
        )


class TagVersetzt(Mistake):
    """A tag that names another commit than the one it was made for."""

    def __init__(self, tag: str, soll: str, ist: str, datei: str) -> None:
        super().__init__(
            f"Der Tag „{tag}“ wurde versetzt: Er gehört zum Commit {soll[:12]} und steht auf "
            f"{ist[:12]}.",
            "Den echten Tag aus einer anderen Kopie holen: git fetch --tags --force",
            Position(datei),
        )


class NachweisPasstNicht(Mistake):
    """A tag whose commit holds another Nachweis than the one that was released."""

    def __init__(self, tag: str, datei: str) -> None:
        super().__init__(
            f"Im Commit des Tags „{tag}“ steht nicht der Nachweis, der schlussgezeichnet wurde.",
            "Den echten Tag aus einer anderen Kopie holen: git fetch --tags --force",
            Position(datei),
        )


class NachweisUnlesbar(Mistake):
    """A Nachweis that was released and that this version of the program does not read."""

    def __init__(self, tag: str, datei: str) -> None:
        super().__init__(
            f"Der Nachweis zum Tag „{tag}“ ist der schlussgezeichnete, aber diese Version des "
            "Programms liest seine Form nicht.",
            "Mit der Version prüfen, die ihn geschrieben hat.",
            Position(datei),
        )


class InGitAnders(Mistake):
    """A file that git keeps otherwise than the Nachweis, or the tag of a Versand, says."""

    def __init__(self, datei: str, tag: str, was: str = "schlussgezeichnet") -> None:
        super().__init__(
            f"In git steht zum Tag „{tag}“ nicht die Datei, die {was} wurde.",
            "Das Repository mit „git fsck“ prüfen und aus einer anderen Kopie holen.",
            Position(datei),
        )


class CommitUmgeschrieben(Mistake):
    """A Fassung, or a Versand of one, whose commit the branch no longer holds."""

    def __init__(self, tag: str, datei: str) -> None:
        super().__init__(
            f"Der Commit des Tags „{tag}“ gehört nicht mehr zur Geschichte dieses Zweigs; sie "
            "wurde umgeschrieben (amend, rebase), oder der Zweig ist ein anderer.",
            f"Ansehen: git log --oneline --graph HEAD '{tag}'",
            Position(datei),
        )


class NeuGebautAnders(Mistake):
    """A Fassung that its own sources do not make again."""

    def __init__(self, datei: str, tag: str, was: str) -> None:
        super().__init__(
            f"Aus den Quellen des Tags „{tag}“ neu gebaut, ist die Datei eine andere: {was}.",
            f"Vergleichen: git show '{tag}:{datei}'",
            Position(datei),
        )


class NichtNeuZuBauen(Mistake):
    """A Fassung that today's program does not build from its sources."""

    def __init__(self, datei: str, tag: str, grund: str) -> None:
        super().__init__(
            f"Aus den Quellen des Tags „{tag}“ lässt sich der Brief nicht mehr bauen: {grund}",
            "Mit der Version des Programms prüfen, die im Nachweis steht.",
            Position(datei),
        )


class OhneFassung(Mistake):
    """A letter asked for its Fassungen that has none."""

    warnung = True

    def __init__(self, brief: str) -> None:
        super().__init__(
            f"Der Brief „{brief}“ hat noch keine Fassung.",
            f"Schlusszeichnen: ozganswer release {brief}",
        )
