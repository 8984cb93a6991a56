"""Builders of Letters."""

from datetime import date
from decimal import Decimal

from ozganswer.records.fakten import Fakt
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


def t(text: str) -> tuple[Inline, ...]:
    """Write plain text; a newline ends a line by hand."""
    parts: list[Inline] = []
    for n, line in enumerate(text.split("\n")):
        parts += [LineBreak()] if n else []
        parts.append(Text(line))
    return tuple(parts)


def p(*parts: str | Inline) -> Paragraph:
    """Write a paragraph of text and other inlines."""
    return Paragraph(
        tuple(i for part in parts for i in (t(part) if isinstance(part, str) else [part]))
    )


def region(name: str, *paragraphs: str) -> Region:
    """Write a region of paragraphs."""
    return Region(RegionName(name), tuple(map(p, paragraphs)))


def info(*lines: tuple[str, str]) -> Region:
    """Write an information block."""
    return Region(RegionName.INFORMATIONSBLOCK, tuple(InfoLine(t(a), t(b)) for a, b in lines))


def items(*texts: str, numbered: bool = False) -> ItemList:
    """Write a list of plain items."""
    return ItemList(numbered, tuple((p(text),) for text in texts))


def row(*cells: str) -> tuple[Cell, ...]:
    """Write a row of plain cells."""
    return tuple(Cell(t(cell)) for cell in cells)


def letter(*body: Block, **rest: object) -> Letter:
    """Write a letter of a body alone."""
    return Letter("Antwort", Frame(), body, **rest)  # type: ignore[arg-type]


BETRAG = Figure(
    "rund 60.000 Euro",
    (Fakt("haushalt.ozg_2019_20.betrag", Decimal(60000), date(2019, 9, 25), "Haushaltsplan"),),
)

VOR = (
    region("kopf", "Stadt Beispiel"),
    region("hinweis", "Beispiel, kein amtliches Schreiben"),
    region("absenderzeile", "Stadt Beispiel · Dezernat 1 · 01234 Beispiel"),
    region(
        "anschrift",
        "Stadtrat der Stadt Beispiel\nFraktion Die Fraktion\nFrau Stadträtin\nErika Muster",
    ),
    info(
        ("Datum", "01.10.2019"),
        ("Unser Zeichen", ""),
        ("Durchwahl", "488-1234"),
        ("Auskunft erteilt", "Herr Dr. Hans-Joachim Beispielmann"),
        ("Ihr Zeichen", "RA-531/2019"),
        ("Ihr Schreiben vom", "09.09.2019"),
        ("E-Mail", "d1@stadt-beispiel.de"),
    ),
    region("betreff", "Ihre Ratsanfrage RA-531/2019 – Umsetzung des Onlinezugangsgesetzes"),
    region("anrede", "Sehr geehrte Frau Stadträtin Muster,"),
)
NACH = (
    region("gruss", "Freundliche Grüße"),
    region("unterschrift", "Max Mustermann\nBürgermeister"),
    region("anlagen", "Anlagen"),
    region("verteiler", "Verteiler\nStadtrat"),
    region("fuss", "Stadt Beispiel · Markt 1 · 01234 Beispiel · Telefon 01234 488-0"),
)
PHASEN = Table(
    (Column(width=0.1), Column(width=0.6), Column("center", 0.15), Column("right", 0.15)),
    (row("Amt", "Projekt", "Phase", "Betrag"),),
    tuple(
        row(
            str(20 + n),
            f"Projekt {n}: Einführung der Basiskomponente Zahlungsverkehr",
            "x",
            f"{n}.000 €",
        )
        for n in range(16)
    ),
    "Projekte und ihre Phasen",
)
FUELLTEXT = (
    "Das Gesetz zur Verbesserung des Onlinezugangs zu Verwaltungsleistungen verpflichtet Bund und "
    "Länder, ihre Leistungen auch elektronisch anzubieten. Bürger*innen und Schüler_innen finden "
    "sie im Portal. Die Kommunen sind zumeist über ihre Spitzenverbände daran beteiligt. "
)


def musterbrief() -> Letter:
    """Write a letter of three pages that holds every kind of block and inline."""
    body = (
        p("zu Ihrer Ratsanfrage teile ich Ihnen Folgendes mit:"),
        Question("1.", (p("Wie ist der aktuelle Stand der Umsetzung?"),)),
        Question(
            "2.", (p("Ist es zu schaffen?\nWenn nein, was sind die Gründe dafür?"), items("a", "b"))
        ),
        p(FUELLTEXT * 2),
        Heading(1, t("Projekte der Ämter")),
        PHASEN,
        Paragraph(t("Stand: 25. September 2019"), "anmerkung"),
        p(
            "Eingeplant sind ",
            BETRAG,
            ", davon ",
            Strong(t("fest")),
            " und ",
            Emphasis(t("vorläufig")),
            " ",
            Gap("Kosten der Schulung", "kaemmerei"),
            "; siehe ",
            Link(t("www.stadt-beispiel.de"), "https://www.stadt-beispiel.de/?a=1&b=2"),
            ".",
        ),
        ItemList(
            True,
            (
                (
                    p("Grundlagen für Führungskräfte"),
                    items("erster Kurs", "zweiter Kurs " + FUELLTEXT),
                ),
                (p("Aufbau"),),
                (p("Vertiefung"), p("mit einem zweiten Absatz")),
            ),
        ),
        *(p(FUELLTEXT * 3) for _ in range(4)),
    )
    annex = Annex(
        t("Anlage 1: Leistungen"), (p("Übersicht"), Heading(1, t("Leistungen")), PHASEN), quer=True
    )
    return Letter(
        "Antwort auf RA-531/2019",
        Frame(VOR, NACH),
        body,
        (annex,),
        "ENTWURF",
        date(2019, 10, 1),
        "Stadt Beispiel",
        "Antwort auf RA-531/2019",
    )
