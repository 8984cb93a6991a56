"""Letters by number: of one to eight pages, of whatever a letter can hold; all words invented."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Emphasis,
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
from ozganswer.records.stil import Stil

PROSA = Path(__file__).parent / "prosa"
SAETZE, FRAGEN, STICHWORTE = (
    (PROSA / f"{name}.txt").read_text("utf-8").splitlines()
    for name in ("saetze", "fragen", "stichworte")
)
ZELLEN = "21 32 x – 33 in Vorbereitung lfd. Betrieb 2025/26 60.000 E-Payment Amt24".split()
LINKS = (
    "https://www.example.org/verwaltung/digitalisierung/sachstand-der-umsetzung-2025.html",
    "https://ozg.example.org/",
    "www.example.org",
)


@dataclass(frozen=True, slots=True)
class Wuerfel:
    """Draws the parts of one letter, always the same for its number."""

    zufall: Random

    def saetze(self, hoechstens: int) -> str:
        """Draw some sentences."""
        return " ".join(self.zufall.choices(SAETZE, k=self.zufall.randint(1, hoechstens)))

    def inlines(self, hoechstens: int = 5) -> tuple[Inline, ...]:
        """Draw running text, some of it marked."""
        text = Text(self.saetze(hoechstens))
        match self.zufall.randrange(12):
            case 0:
                return (Strong((Text(self.zufall.choice(STICHWORTE)),)), Text(": "), text)
            case 1:
                return (text, Text(" "), Emphasis((Text(self.saetze(1)),)))
            case 2:
                link = self.zufall.choice(LINKS)
                target = link if link.startswith("https") else f"https://{link}"
                return (text, Text(" Siehe "), Link((Text(link),), target), Text("."))
            case 3:
                return (text, Text(" "), Gap("Kosten der Schulung", "Kämmerei"))
            case 4:
                return (text, LineBreak(), Text(self.saetze(1)))
            case _:
                return (text,)

    def absatz(self) -> Paragraph:
        """Draw a paragraph."""
        return Paragraph(self.inlines())

    def liste(self, tiefe: int = 1) -> ItemList:
        """Draw a list, perhaps with lists in it."""
        punkte = [self._punkt(tiefe) for _ in range(self.zufall.randint(2, 6))]
        return ItemList(self.zufall.random() < 0.4, tuple(punkte))

    def _punkt(self, tiefe: int) -> tuple[Block, ...]:
        lang = self.zufall.random() < 0.4
        text = self.saetze(2) if lang else self.zufall.choice(STICHWORTE)
        mehr: tuple[Block, ...] = ()
        if tiefe < 3 and self.zufall.random() < 0.15:
            mehr = (self.liste(tiefe + 1),)
        elif self.zufall.random() < 0.05:
            mehr = (self.absatz(),)
        return (Paragraph((Text(text),)), *mehr)

    def tabelle(self) -> Table:
        """Draw a table."""
        spalten = self.zufall.randint(2, 6)
        ausrichtungen = [self.zufall.choice(("left", "left", "center", "right"))] * spalten
        breit = self.zufall.random() < 0.3
        kopf = tuple(Cell((Text(s),)) for s in self.zufall.sample(STICHWORTE, spalten))
        zeilen = tuple(
            tuple(self._zelle(n) for n in range(spalten)) for _ in range(self.zufall.randint(2, 18))
        )
        teile = (Column(a, 1 / spalten if breit else 0) for a in ausrichtungen)
        return Table(tuple(teile), (kopf,), zeilen, "Übersicht der Leistungen")

    def _zelle(self, spalte: int) -> Cell:
        worte = STICHWORTE + SAETZE[:4] if spalte == 1 else ZELLEN
        return Cell((Text(self.zufall.choice(worte)),))

    def frage(self, nummer: int) -> tuple[Block, ...]:
        """Draw a question with its answer."""
        fragen: list[Paragraph | ItemList] = [Paragraph((Text(self.zufall.choice(FRAGEN)),))]
        if self.zufall.random() < 0.2:
            fragen.append(ItemList(False, tuple(self._punkt(2) for _ in range(3))))
        return (Question(f"{nummer}.", tuple(fragen)), *self.bloecke(self.zufall.randint(1, 3)))

    def bloecke(self, anzahl: int) -> tuple[Block, ...]:
        """Draw blocks of all kinds."""
        ziehungen: Sequence[Callable[[], Block]] = (
            *(self.absatz,) * 7, self.liste, self.liste, self.tabelle, self.anmerkung, self.titel
        )  # fmt: skip
        return tuple(b for _ in range(anzahl) for b in self._folge(self.zufall.choice(ziehungen)()))

    def _folge(self, block: Block) -> tuple[Block, ...]:
        return (block, self.absatz()) if isinstance(block, Heading) else (block,)

    def anmerkung(self) -> Paragraph:
        """Draw a note."""
        return Paragraph((Text(f"Stand: {self.saetze(1)}"),), "anmerkung")

    def titel(self) -> Heading:
        """Draw a heading."""
        text = self.zufall.choice(STICHWORTE)
        return Heading(self.zufall.randint(1, 3), (Text(text),))


def brief(nummer: int, stil: Stil) -> Letter:
    """Make the letter of a number, with the regions that its style has."""
    wuerfel = Wuerfel(Random(nummer))
    umfang = wuerfel.zufall.randint(1, 10)
    inhalt = [wuerfel.absatz()]
    for n in range(1, umfang + 1):
        inhalt += wuerfel.frage(n)
    anlagen = tuple(_anlage(wuerfel) for _ in range(wuerfel.zufall.choice((0, 0, 0, 1, 2))))
    vermerk = wuerfel.zufall.choice(("", "ENTWURF"))
    return Letter(
        f"Anfrage {nummer}",
        Frame(tuple(r for r in _davor(wuerfel, nummer) if _hat(stil, r.name)), _danach(wuerfel)),
        tuple(inhalt),
        anlagen,
        vermerk,
        date(2025, 10, 1),
    )


def _hat(stil: Stil, region: RegionName) -> bool:
    return region in stil.regionen or region in (RegionName.BETREFF, RegionName.ANREDE)


def _anlage(wuerfel: Wuerfel) -> Annex:
    quer = wuerfel.zufall.random() < 0.4
    inhalt = (wuerfel.absatz(), wuerfel.tabelle(), *wuerfel.bloecke(3))
    return Annex((Text("Anlage 1: Übersicht"),), inhalt, quer)


def region(name: RegionName, *absaetze: Sequence[str]) -> Region:
    """Write a region of paragraphs, each of lines."""
    return Region(name, tuple(Paragraph(zeilen(*a)) for a in absaetze))


def zeilen(*texte: str) -> tuple[Inline, ...]:
    """Write lines that end by hand."""
    teile: list[Inline] = []
    for text in texte:
        teile += [*([LineBreak()] if teile else []), Text(text)]
    return tuple(teile)


def _davor(wuerfel: Wuerfel, nummer: int) -> tuple[Region, ...]:
    info = [("Ihr Zeichen", f"RA-{nummer}/2025"), ("Datum", "01.10.2025"), ("Zimmer", "214")]
    info += [("E-Mail", "digitalisierung@stadtverwaltung-musterstadt.example")]
    kurz = wuerfel.zufall.random() < 0.7
    betreff = f"Ihre Anfrage RA-{nummer}/2025 - " + (
        "Sachstand der Umsetzung" if kurz else wuerfel.saetze(2)
    )
    return (
        region(RegionName.KOPF, ("Stadt Musterstadt",)),
        region(RegionName.ABSENDERZEILE, ("Stadt Musterstadt · Markt 1 · 01234 Musterstadt",)),
        region(RegionName.ANSCHRIFT, ("Fraktion Muster", "Frau Vera Muster", "01234 Musterstadt")),
        Region(
            RegionName.INFORMATIONSBLOCK,
            tuple(InfoLine((Text(a),), (Text(b),)) for a, b in info),
        ),
        region(RegionName.BETREFF, (betreff,)),
        region(RegionName.ANREDE, ("Sehr geehrte Frau Muster,",)),
    )


def _danach(wuerfel: Wuerfel) -> tuple[Region, ...]:
    ende = [
        region(RegionName.GRUSS, ("Mit freundlichen Grüßen",)),
        region(RegionName.UNTERSCHRIFT, ("Dr. Erika Beispiel", "Bürgermeisterin")),
    ]
    if wuerfel.zufall.random() < 0.5:
        ende.append(region(RegionName.ANLAGEN, ("Anlagen", "Anlage 1: Übersicht")))
    if wuerfel.zufall.random() < 0.3:
        ende.append(region(RegionName.VERTEILER, ("Verteiler", "Stadtrat", "Amt 18")))
    ende.append(region(RegionName.FUSS, ("0123 456-0 · stadt@musterstadt.example",)))
    return tuple(ende)
