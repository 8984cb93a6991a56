"""The source of a letter: its YAML head and its Markdown body."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal, TypeAlias

from ozganswer.errors import Mistake, Position
from ozganswer.records.feld import STRENG, doc

Art: TypeAlias = Literal[
    "antwort",
    "teilantwort",
    "zwischennachricht",
    "ablehnung",
    "berichtigung",
    "ergaenzung",
    "abgabe",
]
PRUEFSUMME = "^[0-9a-f]{64}$"

Status: TypeAlias = Literal["entwurf", "mitzeichnung", "schlussgezeichnet", "versandt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anlage:
    """An annex: rendered from Markdown, kept beside the letter, or only listed."""

    __pydantic_config__: ClassVar = STRENG

    titel: str = field(metadata=doc("Titel", min_length=1))
    datei: str | None = field(default=None, metadata=doc("Datei im Ordner des Briefs"))
    format: Literal["hoch", "quer"] = field(default="hoch", metadata=doc("quer: Querformat"))
    oeffentlich: bool | None = field(
        default=None, metadata=doc("false: nicht zur Veröffentlichung")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OffeneFragen:
    """What a teilantwort leaves open, and until when."""

    __pydantic_config__: ClassVar = STRENG

    fragen: tuple[str, ...] = field(metadata=doc("Nummern der offenen Fragen", min_length=1))
    bis: date = field(metadata=doc("Antwort bis", strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mitzeichnung:
    """Who has agreed to a letter for an office, when, and to which words and figures."""

    __pydantic_config__: ClassVar = STRENG

    stelle: str = field(metadata=doc("Wer mitzeichnet (Kennung aus organisation)"))
    person: str = field(metadata=doc("Kennung aus personen, oder ein Name", min_length=1))
    datum: date = field(metadata=doc("Tag der Mitzeichnung", strict=True))
    pruefsumme: str = field(metadata=doc("SHA-256 der Wörter und Zahlen", pattern=PRUEFSUMME))


@dataclass(frozen=True, slots=True, kw_only=True)
class Versand:
    """How a letter went out: the day, the way, to whom, and the digest of the signed scan."""

    __pydantic_config__: ClassVar = STRENG

    am: date = field(metadata=doc("Tag des Versands", strict=True))
    weg: str = field(metadata=doc("Weg: Post, E-Mail, Ratsinformationssystem", min_length=1))
    an: tuple[str, ...] = field(metadata=doc("Empfänger", min_length=1))
    scan: str | None = field(
        default=None, metadata=doc("SHA-256 des unterschriebenen Scans", pattern=PRUEFSUMME)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorgaenger:
    """The Fassung of the same letter that a new one follows, and the letter that it refers to.

    That is the Fassung itself, or where it was never sent the last one before it that was.
    """

    __pydantic_config__: ClassVar = STRENG

    fassung: int = field(metadata=doc("Nummer der früheren Fassung", ge=1))
    art: Art | None = field(
        default=None, metadata=doc("Art des Briefs, der zuletzt hinausging; keine: nie einer")
    )
    datum: date | None = field(
        default=None, metadata=doc("Datum des Briefs, der zuletzt hinausging", strict=True)
    )
    grund: str | None = field(default=None, metadata=doc("Warum es die neue Fassung gibt"))
    zugesagt_bis: date | None = field(
        default=None, metadata=doc("Bis wann er die Antwort zusagt", strict=True)
    )
    fragen: tuple[str, ...] = field(default=(), metadata=doc("Was sie schon beantwortet hat"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopf:
    """The head of a letter's source; in templates it is `antwort`."""

    __pydantic_config__: ClassVar = STRENG

    anfrage: tuple[str, ...] = field(
        default=(), metadata=doc("Kennung oder Kennungen; sonst der Name des Ordners")
    )
    titel: str | None = field(default=None, metadata=doc("Titel eines Schreibens ohne Anfrage"))
    art: Art = field(default="antwort", metadata=doc("Art des Briefs"))
    datum: date | None = field(default=None, metadata=doc("Datum des Briefs", strict=True))
    status: Status = field(default="entwurf", metadata=doc("Stand der Bearbeitung"))
    unterzeichner: tuple[str, ...] = field(default=(), metadata=doc("Kennungen aus personen"))
    zeichnungszusatz: Literal["In Vertretung", "Im Auftrag"] | None = field(
        default=None, metadata=doc("Zusatz über dem Namen")
    )
    im_auftrag_von: str | None = field(
        default=None, metadata=doc("Für „teile ich Ihnen im Auftrag … mit“, im Genitiv")
    )
    kenntnisnahme: str | None = field(default=None, metadata=doc("Wer Kenntnis nimmt"))
    bearbeiter: str | None = field(default=None, metadata=doc("Kennung aus personen"))
    unser_zeichen: str | None = field(default=None, metadata=doc("Unser Zeichen"))
    stil: str | None = field(default=None, metadata=doc("Stil statt kommune.stil"))
    fragen: Literal["zitieren", "weglassen"] | None = field(
        default=None, metadata=doc("Ob die Fragen zitiert werden")
    )
    zusatz: tuple[str, ...] = field(
        default=(), metadata=doc("Zusätze und Vermerke über der Anschrift: Einschreiben")
    )
    hinweis: str | None = field(default=None, metadata=doc("Zeile unter dem Briefkopf"))
    offen: OffeneFragen | None = field(default=None, metadata=doc("Offene Fragen (teilantwort)"))
    grund: str | None = field(default=None, metadata=doc("Grund; bei ablehnung aus rechtslage"))
    zugesagt_bis: date | None = field(default=None, metadata=doc("Zusage", strict=True))
    zustaendig: str | None = field(
        default=None, metadata=doc("Wohin eine abgabe geht, im Nominativ: das Ministerium …")
    )
    verteiler: tuple[str, ...] = field(default=(), metadata=doc("Verteiler"))
    wiedervorlage: date | None = field(default=None, metadata=doc("Wiedervorlage", strict=True))
    anlagen: tuple[Anlage, ...] = field(default=(), metadata=doc("Anlagen"))
    datengrundlage: bool = field(
        default=False, metadata=doc("true: Anlage mit jeder Zahl, ihrem Stand und ihrer Quelle")
    )
    mitzeichnungen: tuple[Mitzeichnung, ...] = field(
        default=(), metadata=doc("Mitzeichnungen; „ozganswer cosign“ trägt sie ein")
    )
    versand: tuple[Versand, ...] = field(
        default=(), metadata=doc("Versand; „ozganswer dispatch“ trägt ihn ein")
    )
    ersetzt: Vorgaenger | None = field(
        default=None, metadata=doc("Fassung, die dieser Brief ersetzt; von „ozganswer revise“")
    )
    ergaenzt: Vorgaenger | None = field(
        default=None, metadata=doc("Fassung, die dieser Brief ergänzt; von „ozganswer revise“")
    )

    @property
    def vorgaenger(self) -> Vorgaenger | None:
        """The earlier Fassung of this letter, replaced or supplemented."""
        return self.ersetzt or self.ergaenzt

    @property
    def bezug(self) -> Vorgaenger | None:
        """The same, where a letter went out before that this one refers to."""
        return self.vorgaenger if self.vorgaenger and self.vorgaenger.datum else None

    @property
    def zusage(self) -> date | None:
        """The day until which this letter promises an answer."""
        return self.zugesagt_bis or (self.offen.bis if self.offen else None)


@dataclass(frozen=True, slots=True)
class Textdatei:
    """A Markdown text with Jinja2: its workspace path, text, and the line its text begins on."""

    datei: str
    text: str
    zeile: int = 1


@dataclass(frozen=True, slots=True)
class Anlagedatei:
    """A file kept beside the letter as an Anlage: its `datei`, and the SHA-256 of its bytes."""

    datei: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Briefquelle:
    """A letter's source as read: folder, Muster, head, body, rendered Anlagen."""

    kommune: str
    name: str
    muster: str
    """Stem of the source: `antwort`, `pressemitteilung` …"""
    kopf: Kopf
    text: Textdatei
    positionen: dict[tuple[str, ...], Position]
    """Place of each head value by its path; `()` is the head."""
    anlagen: dict[str, Textdatei] = field(default_factory=dict)
    """Texts of the Anlagen that are rendered into the letter, by their `datei`."""
    anlagedateien: tuple[Anlagedatei, ...] = ()
    """The Anlagen that are kept beside the letter, in their order."""
    warnungen: tuple[Mistake, ...] = ()
    """What was found in it that does not stop the letter."""


def frueher(quelle: Briefquelle, andere: Iterable[Briefquelle]) -> list[Briefquelle]:
    """List the letters among others that went before one, oldest first; undated ones are none."""
    datiert = {(b.kopf.datum, b.name): b for b in andere if b.kopf.datum}
    grenze = (quelle.kopf.datum or date.max, quelle.name)
    return [datiert[wann] for wann in sorted(datiert) if wann < grenze]
