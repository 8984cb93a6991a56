"""What can be wrong with the files of a style: its logo and its briefbogen.docx."""

from collections.abc import Iterable, Mapping

from ozganswer.errors.base import Mistake, Position, nearest


class LogoOhnePlatz(Mistake):
    """A logo of which the style does not say where it stands."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Dem Logo fehlt sein Platz auf dem Blatt.",
            "In stil.yaml ergänzen, in Millimetern: "
            "„logo: {links: 165, oben: 15, breite: 25, hoehe: 14}“.",
            Position(datei),
        )


class LogoFehlt(Mistake):
    """A place for a logo, and no logo."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Zum Platz des Logos fehlt das Bild.",
            "Das Bild als logo.png neben stil.yaml legen oder den Schlüssel löschen.",
            Position(datei),
        )


class LogoKeinPng(Mistake):
    """A logo in another format."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            "Ein Logo muss ein PNG-Bild sein.",
            "Das Bild als logo.png speichern, für guten Druck mit 300 Punkten je Zoll.",
            Position(datei),
        )


class LogoKaputt(Mistake):
    """A logo that cannot be read as PNG."""

    def __init__(self, datei: str, grund: str) -> None:
        super().__init__(
            f"Das Logo lässt sich nicht als PNG-Bild lesen: {grund}.",
            "Das Bild öffnen und neu als PNG speichern.",
            Position(datei),
        )


class Briefbogenfehler(Mistake):
    """Something in a briefbogen.docx that a letter cannot be built on."""

    def __init__(self, datei: str, satz: str, hinweis: str) -> None:
        super().__init__(satz, hinweis, Position(datei))


class BriefbogenKaputt(Briefbogenfehler):
    """A file that is no Word document, or a broken one."""

    def __init__(self, datei: str, grund: str) -> None:
        super().__init__(
            datei,
            f"Der Briefbogen lässt sich nicht lesen: {grund}.",
            "In Word öffnen und als „Word-Dokument (*.docx)“ speichern, ohne Kennwort.",
        )


class BriefbogenUnsicher(Briefbogenfehler):
    """A Word document that carries a program, or reaches out of itself."""

    def __init__(self, datei: str, was: str, hinweis: str) -> None:
        super().__init__(datei, f"Der Briefbogen enthält {was}.", hinweis)


class BriefbogenKeinDocx(Briefbogenfehler):
    """A letterhead in another format."""

    def __init__(self, datei: str) -> None:
        super().__init__(
            datei,
            "Ein Briefbogen muss ein Word-Dokument mit dem Namen briefbogen.docx sein.",
            "In Word öffnen und als briefbogen.docx speichern, nicht als Vorlage.",
        )


class FormatFehlt(Briefbogenfehler):
    """A style that stil.yaml names and the briefbogen does not have."""

    def __init__(self, datei: str, rolle: str, name: str, bekannte: Iterable[str]) -> None:
        super().__init__(
            datei,
            f"Das Absatzformat „{name}“ für „{rolle}“ gibt es im Briefbogen nicht.",
            f"{nearest(name, bekannte)} Der Name steht in stil.yaml unter „absatzformate“.".strip(),
        )


class FormatDoppelt(Briefbogenfehler):
    """A style that stil.yaml names for two roles, each of which has measures of its own."""

    def __init__(self, datei: str, rolle: str, name: str) -> None:
        super().__init__(
            datei,
            f"Das Absatzformat „{name}“ kann nicht auch für „{rolle}“ gelten; es hat schon eine "
            "Rolle.",
            "In stil.yaml unter „absatzformate“ jeder Rolle ein eigenes Format geben.",
        )


class FormateFehlen(Briefbogenfehler):
    """Roles for which the briefbogen has no style: the letter brings its own."""

    warnung = True

    def __init__(self, datei: str, gesucht: Mapping[str, Iterable[str]]) -> None:
        liste = "; ".join(
            f"{rolle} ({', '.join(f'„{n}“' for n in namen)})" for rolle, namen in gesucht.items()
        )
        super().__init__(
            datei,
            f"Dem Briefbogen fehlen Absatzformate, der Brief bringt eigene mit. Gesucht: {liste}.",
            "In Word Absatzformate mit einem dieser Namen anlegen, oder vorhandene in stil.yaml "
            "unter „absatzformate“ nennen.",
        )


class FormateAnders(Briefbogenfehler):
    """Styles that look otherwise in the briefbogen than in stil.yaml."""

    warnung = True

    def __init__(self, datei: str, unterschiede: Iterable[str]) -> None:
        super().__init__(
            datei,
            "Im Briefbogen sehen Absatzformate anders aus als in stil.yaml; im Brief gilt, auch im "
            f"DOCX, stil.yaml: {'; '.join(unterschiede)}.",
            "Die Werte des Briefbogens in stil.yaml übernehmen, oder umgekehrt.",
        )


class AndereWoerter(Briefbogenfehler):
    """A header or footer that says something else than its region, which the PDF shows."""

    def __init__(self, datei: str, teil: str, region: str, dort: str, hier: str) -> None:
        super().__init__(
            datei,
            f"Die {teil} des Briefbogens sagt „{dort}“, die Region „{region}“ des Briefs „{hier}“; "
            "DOCX und PDF sagten Verschiedenes.",
            f"Beides gleich schreiben, oder die Wörter in der {teil} löschen: Die Region setzt "
            "sie dann auch im DOCX. Ein Schreiben anderer Art (Pressemitteilung …) kommt in "
            "stil.yaml mit „briefbogen: false“ unter „muster“ ohne ihn aus.",
        )


class OhnePlatz(Briefbogenfehler):
    """A header or footer whose region has no place in the style."""

    def __init__(self, datei: str, teil: str, region: str) -> None:
        super().__init__(
            datei,
            f"Die {teil} des Briefbogens hat Wörter, die Region „{region}“ aber keinen Platz.",
            f"In stil.yaml unter „regionen“ den Platz von „{region}“ nennen.",
        )


class ZuHoch(Briefbogenfehler):
    """A header or footer that reaches out of its region's place."""

    warnung = True

    def __init__(self, datei: str, teil: str, region: str, hoehe: float, platz: float) -> None:
        super().__init__(
            datei,
            f"Die {teil} des Briefbogens braucht etwa {hoehe:.0f} mm, der Platz von „{region}“ ist "
            f"{platz:.0f} mm hoch.",
            f"Unter „regionen“ in stil.yaml „{region}“ mehr Platz geben oder die {teil} kürzen.",
        )


class BildOhneLogo(Briefbogenfehler):
    """Pictures in a briefbogen that the PDF would not show."""

    def __init__(self, datei: str, bilder: Iterable[str]) -> None:
        super().__init__(
            datei,
            f"Der Briefbogen zeigt Bilder, die im PDF fehlten: {', '.join(bilder)}.",
            "Das Bild als logo.png neben stil.yaml legen und dort unter „logo“ seinen Platz "
            "nennen; weitere Bilder im Briefbogen löschen.",
        )


class NurInWord(Briefbogenfehler):
    """What of a briefbogen no letter shows, or the DOCX alone."""

    warnung = True

    def __init__(self, datei: str, was: str, hinweis: str) -> None:
        super().__init__(datei, was, hinweis)
