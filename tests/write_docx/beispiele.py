"""Letters, as the tests of the DOCX want them."""

from datetime import date
from typing import Literal

from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Emphasis,
    Figure,
    Frame,
    Gap,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    LineBreak,
    Link,
    Paragraph,
    Question,
    Region,
    RegionName,
    Strong,
    Table,
    Text,
)


def p(*inlines: str | Inline, rolle: Literal["text", "anmerkung"] = "text") -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines), rolle)


def liste(*punkte: str, numbered: bool = False) -> ItemList:
    return ItemList(numbered, tuple((p(punkt),) for punkt in punkte))


def anlage(titel: str, *blocks: Block, quer: bool = False) -> Annex:
    return Annex((Text(titel),), blocks, quer=quer)


def brief(*body: Block, annexes: tuple[Annex, ...] = ()) -> Letter:
    return Letter(titel="Brief", frame=Frame(), body=body, annexes=annexes)


def region(name: RegionName, *zeilen: str) -> Region:
    return Region(name, tuple(p(zeile) for zeile in zeilen))


def info(label: str, value: str) -> InfoLine:
    return InfoLine((Text(label),), (Text(value),) if value else ())


def zeile(*zellen: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(zelle),) if zelle else ()) for zelle in zellen)


ADRESSE = ("Stadtrat der Stadt Musterstadt", LineBreak(), "Fraktion Beispiel", LineBreak())

VORHER = (
    region(RegionName.KOPF, "Stadt Musterstadt"),
    region(RegionName.HINWEIS, "Beispiel, kein amtliches Schreiben"),
    region(RegionName.ABSENDERZEILE, "Stadt Musterstadt · Dezernat 1 · 09999 Musterstadt"),
    Region(RegionName.ANSCHRIFT, (p(*ADRESSE, "Frau Stadträtin", LineBreak(), "Vera Muster"),)),
    Region(
        RegionName.INFORMATIONSBLOCK,
        (
            info("Datum:", "01.10.2019"),
            info("Unser Zeichen:", ""),
            info("Durchwahl:", "0371 488-0"),
            info("Auskunft erteilt:", "Frau Beispiel"),
            info("Ihr Zeichen:", "RA-531/2019"),
            info("Ihr Schreiben vom:", "09.09.2019"),
            info("E-Mail:", "d1@musterstadt.example"),
        ),
    ),
    region(
        RegionName.BETREFF, "Ihre Ratsanfrage RA-531/2019 - Umsetzung des Onlinezugangsgesetzes"
    ),
    region(RegionName.ANREDE, "Sehr geehrte Frau Muster,"),
)
NACHHER = (
    region(RegionName.GRUSS, "Freundliche Grüße"),
    region(RegionName.UNTERSCHRIFT, "Sabine Beispiel", "Bürgermeisterin"),
    region(RegionName.ANLAGEN, "Anlage: Leistungen und Fachverfahren"),
    region(
        RegionName.FUSS, "Markt 1, 09999 Musterstadt · Telefon 0371 488-0 · www.musterstadt.example"
    ),
)

LANG = (
    "Das Gesetz verpflichtet Bund, Länder und Gemeinden, ihre Verwaltungsleistungen auch "
    "elektronisch über Verwaltungsportale anzubieten. Die Stadt setzt dies Schritt für Schritt um; "
    "wie weit jedes Vorhaben ist, zeigt die Tabelle. Mitarbeiter*innen der Ämter wirken mit."
)
TABELLE = Table(
    columns=(Column("left", 0.08), Column(), Column("center"), Column("center"), Column("right")),
    header=(zeile("Amt", "Vorhaben", "Konzept", "Einführung", "Betrag"),),
    rows=(
        zeile(
            "21", "Einführung der Basiskomponente Zahlungsverkehr (ePayBL)", "x", "", "12.000 Euro"
        ),
        zeile(
            "32", "Mitwirkung am Digitalisierungslabor zum Bußgeldverfahren", "", "x", "500 Euro"
        ),
        zeile("50", "Onlineantrag zum Wohngeld", "x", "", ""),
        (*zeile("Summe", "", "", ""), Cell((Strong((Text("12.500 Euro"),)),))),
    ),
    titel="Vorhaben nach Amt und Phase",
)
LISTE = ItemList(
    False,
    (
        (p("Schulprüfung und Zeugnis"),),
        (
            p("Schulaufnahme, und zwar"),
            ItemList(True, ((p("Anmeldung"),), (p("Wechsel der Schule"),))),
        ),
        (p("Hortbetreuung"), p("Ein zweiter Absatz im selben Punkt.")),
    ),
)
FRAGE = Question(
    "1.",
    (
        p(
            "Wie ist der aktuelle Stand der Umsetzung des Gesetzes in der Stadtverwaltung, und "
            "wann wird sie abgeschlossen sein?"
        ),
        p("Wenn nein, was sind die Gründe?"),
        ItemList(False, ((p("Zahl der Leistungen"),), (p("Zeitplan"),))),
    ),
)
KOERPER: tuple[Block, ...] = (
    p("zu Ihrer Ratsanfrage teile ich Ihnen Folgendes mit:"),
    FRAGE,
    p(LANG),
    TABELLE,
    p("Stand: 25.09.2019. Ein x steht für die erreichte Phase.", rolle="anmerkung"),
    Heading(1, (Text("Weiterbildung"),)),
    p(
        "Geplant sind ",
        Figure("60.000 Euro", ()),
        " und ",
        Gap("Kosten der Schulung", "kaemmerei"),
        ".",
    ),
    LISTE,
    Question("2.", (p("Gibt es Unterstützung?"),)),
    p(
        Strong((Text("Ja"),)),
        ", siehe ",
        Link((Text("ozg.example"),), "https://ozg.example/a b"),
        " und ",
        Emphasis((Text("§ 24"), LineBreak(), Text("Absatz 2"))),
        ".",
    ),
    *(p(LANG) for _ in range(9)),
)
ANLAGEN = (
    Annex((Text("Anlage 1: Leistungen"),), (p(LANG), TABELLE), quer=True),
    Annex((Text("Anlage 2: Erläuterung"),), (p(LANG),)),
    Annex((Text("Anlage 3: Weiteres"),), (TABELLE, TABELLE)),
)
BRIEF = Letter(
    titel="Ihre Ratsanfrage RA-531/2019 - Umsetzung des Onlinezugangsgesetzes",
    frame=Frame(VORHER, NACHHER),
    body=KOERPER,
    annexes=ANLAGEN,
    vermerk="ENTWURF",
    datum=date(2019, 10, 1),
    autor="Stadt Musterstadt",
    thema="Antwort auf RA-531/2019",
)
