"""What can be wrong with git: none there, no repository, one that is not in order."""

from collections.abc import Iterable

from ozganswer.errors.base import Mistake, Position, nearest, some


class GitFehlt(Mistake):
    """A machine without git."""

    def __init__(self) -> None:
        super().__init__(
            "Das Programm git ist nicht installiert oder nicht zu finden.",
            "git von https://git-scm.com installieren; Fassungen stehen nur in git.",
        )


class KeinRepository(Mistake):
    """A workspace that is in no git repository."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            f"Der Arbeitsbereich „{ordner}“ liegt in keinem git-Repository.",
            "„ozganswer init --git“ legt eines an, „ozganswer release“ mit „--git-init“ auch.",
        )


class FremdesRepository(Mistake):
    """A repository that git does not read, since its folder belongs to somebody else."""

    def __init__(self, ordner: str) -> None:
        super().__init__(
            f"git liest das Repository nicht: Der Ordner „{ordner}“ gehört jemand anderem.",
            f"Wenn Sie ihm trauen: git config --global --add safe.directory '{ordner}'",
        )


class GitMeldet(Mistake):
    """A call of git that failed for a reason that only git knows."""

    def __init__(self, befehl: str, meldung: str) -> None:
        super().__init__(
            f"„git {befehl}“ ist gescheitert (Meldung von git: {meldung or 'keine'}).",
            "Das Repository mit „git status“ und „git fsck“ prüfen.",
        )


class UnbekannteRevision(Mistake):
    """A word that names no commit."""

    def __init__(self, wort: str, tags: Iterable[str] = ()) -> None:
        super().__init__(
            f"„{wort}“ ist keine Revision in git.",
            nearest(wort, tags)
            or "Möglich sind ein Tag, ein Zweig oder ein Commit; „git log“ zeigt sie.",
        )


class AbgeloesterKopf(Mistake):
    """A work tree on no branch: a commit made there is lost with the next switch."""

    def __init__(self) -> None:
        super().__init__(
            "Das Repository steht auf keinem Zweig (detached HEAD); eine Fassung ginge verloren.",
            "Auf einen Zweig wechseln, etwa mit „git switch main“, oder einen anlegen: „git switch "
            "-c NAME“.",
        )


class OhneCommit(Mistake):
    """A repository that holds no commit yet."""

    def __init__(self) -> None:
        super().__init__(
            "Im Repository steht noch nichts.",
            "Den Arbeitsbereich eintragen: git add -A && git commit -m „Anfang“",
        )


class Mittendrin(Mistake):
    """A merge or rebase that is not finished."""

    def __init__(self, was: str) -> None:
        super().__init__(
            f"Im Repository läuft noch „git {was}“.",
            f"Zu Ende führen („git {was} --continue“) oder abbrechen („git {was} --abort“).",
        )


class NichtEingetragen(Mistake):
    """Work in the workspace, perhaps somebody else's, that git does not keep yet."""

    def __init__(self, dateien: Iterable[str]) -> None:
        alle = tuple(dateien)
        super().__init__(
            f"Außer dem Brief sind Änderungen nicht in git eingetragen: {some(alle)}.",
            "Eintragen („git add … && git commit“) oder beiseitelegen („git stash -u“); gehören "
            "sie jemand anderem, erst fragen.",
        )


class NameFehlt(Mistake):
    """A git that does not know who its user is."""

    def __init__(self) -> None:
        super().__init__(
            "git kennt Ihren Namen nicht; eine Fassung nennt, wer sie festgeschrieben hat.",
            "git config --global user.name 'Vorname Nachname' && git config --global user.email "
            "'name@stadt.example'",
        )


class HakenVorhanden(Mistake):
    """A hook of somebody else's that stays as it is."""

    warnung = True

    def __init__(self, datei: str, zeile: str) -> None:
        super().__init__(
            f"Den Haken „{datei}“ gibt es schon; er bleibt, wie er ist.",
            f"Soll er Briefe prüfen, dort ergänzen: {zeile}" if zeile else "",
        )


class HakenAnderswo(Mistake):
    """A git that takes its hooks from a folder that is not the clone's own."""

    warnung = True

    def __init__(self, name: str, ordner: str, zeile: str) -> None:
        super().__init__(
            f"git nimmt seinen Haken „{name}“ aus dem Ordner „{ordner}“ (core.hooksPath); dort "
            "wird nichts geändert.",
            f"Soll er Briefe prüfen, dort ergänzen: {zeile}" if zeile else "",
        )


class TagVergeben(Mistake):
    """A tag that a Fassung needs and that is another, or one that git cannot keep beside it."""

    def __init__(self, tag: str, vergeben: str) -> None:
        was = "gibt es schon" if vergeben == tag else f"steht „{vergeben}“ im Weg"
        super().__init__(
            f"{'Den' if vergeben == tag else 'Dem'} Tag „{tag}“, den die Fassung bekäme, {was}; "
            "„release“ hat ihn nicht gesetzt.",
            f"Ansehen: git show '{vergeben}'. Gehört er zu nichts, löschen: git tag -d "
            f"'{vergeben}'",
        )


class GitBelegt(Mistake):
    """An index that another git is at work on, or was when it died."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Ein anderes Programm arbeitet gerade mit git in diesem Arbeitsbereich.",
            f"Warten und wiederholen. Läuft keines mehr, die Sperre löschen: {datei}",
        )


class GitAendert(Mistake):
    """A file that git would keep otherwise than it is, by line ends or a filter."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "git würde diese Datei beim Eintragen verändern (Zeilenenden oder ein Filter).",
            "In .gitattributes ergänzen: „*.docx binary“, „*.pdf binary“, „answers/**/*.txt -text“ "
            "und „answers/**/nachweis.yaml -text“.",
            Position(datei),
        )


class ZurueckGenommen(Mistake):
    """A command that was killed and is undone: all is as before it."""

    warnung = True

    def __init__(self, befehl: str, brief: str) -> None:
        super().__init__(
            f"„ozganswer {befehl} {brief}“ wurde mittendrin beendet. Dateien und git sind "
            "wieder, wie sie vorher waren.",
            "Den Befehl wiederholen.",
        )


class ZuEndeGefuehrt(Mistake):
    """A command that was killed when all but the end was done, and is finished."""

    warnung = True

    def __init__(self, befehl: str, brief: str) -> None:
        super().__init__(
            f"„ozganswer {befehl} {brief}“ wurde kurz vor dem Ende beendet und ist jetzt zu Ende "
            "geführt; es ist alles festgeschrieben.",
            "",
        )


class NichtZurueckgenommen(Mistake):
    """A file that was changed after a command was killed, and so is not put back."""

    warnung = True

    def __init__(self, datei: str, objekt: str) -> None:
        super().__init__(
            "Die Datei wurde nach einem abgebrochenen Befehl geändert und blieb, wie sie ist.",
            f"Ihr früherer Inhalt steht in git: git cat-file blob {objekt}",
            Position(datei),
        )
