"""Topics of questions: by which words each is known, and which Textbausteine answer it."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from ozganswer.records.feld import STRENG, doc

SONSTIGES = "sonstiges"
"""The topic of a question that speaks of no other; it alone needs no words."""

BLATT = "^[a-z][a-z0-9_]*$"
"""The form of a blatt's name, and of a key's."""

DATEI = r"^[a-z][a-z0-9_-]*\.md$"
"""The form of a Textbaustein's name: a file in the same folder."""

GEWICHTE: MappingProxyType[str, int] = MappingProxyType({"stark": 4, "mittel": 2, "schwach": 1})
"""What a word of each list counts for its topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Woerter:
    """The words of a topic, by how surely a question that uses them means it."""

    __pydantic_config__: ClassVar = STRENG

    stark: tuple[str, ...] = field(default=(), metadata=doc("Wer das sagt, meint dieses Thema"))
    mittel: tuple[str, ...] = field(default=(), metadata=doc("Spricht für dieses Thema"))
    schwach: tuple[str, ...] = field(default=(), metadata=doc("Gibt nur den Ausschlag"))

    @property
    def alle(self) -> tuple[str, ...]:
        """All of them, the surest first."""
        return (*self.stark, *self.mittel, *self.schwach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baustein:
    """A Textbaustein as a topic uses it: its file, its blatt, and which entries it can take."""

    __pydantic_config__: ClassVar = STRENG

    datei: str = field(metadata=doc("Datei im selben Ordner", pattern=DATEI))
    blatt: str = field(metadata=doc("Faktenblatt, aus dem er entsteht", pattern=BLATT))
    braucht: tuple[str, ...] = field(
        default=(), metadata=doc("Schlüssel, die ein Eintrag haben muss")
    )
    wo: dict[str, str] = field(
        default_factory=dict, metadata=doc("Nur Einträge, in denen ein Schlüssel so lautet")
    )
    name: tuple[str, ...] = field(
        default=(), metadata=doc("Schlüssel, in denen steht, wie eine Frage einen Eintrag nennt")
    )
    zeitraum: str | None = field(
        default=None, metadata=doc("Schlüssel, in dem Jahre stehen", pattern=BLATT)
    )
    bei: tuple[str, ...] = field(
        default=(), metadata=doc("Nur, wenn die Frage oder der Betreff eines dieser Wörter sagt")
    )
    nur_genannte: bool = field(
        default=False, metadata=doc("true: nur, wenn die Frage einen Eintrag nennt")
    )
    ganz: bool = field(
        default=False,
        metadata=doc("true: spricht vom ganzen Blatt; nicht, wenn die Frage einen Eintrag nennt"),
    )
    zusatz: bool = field(
        default=False, metadata=doc("true: ergänzt andere und ist allein noch keine Antwort")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Thema:
    """What questions may be about."""

    __pydantic_config__: ClassVar = STRENG

    bezeichnung: str = field(metadata=doc("Wie das Thema heißt", min_length=1))
    fehlt: str = field(
        metadata=doc("Was fehlt, wenn kein Fakt antwortet: „Angaben zu …“", min_length=1)
    )
    woerter: Woerter = field(
        default_factory=Woerter, metadata=doc("Woran eine Frage zu erkennen ist")
    )
    vorrang: bool = field(
        default=False,
        metadata=doc("true: geht Stand, Zeitplan und Ähnlichem vor, was auch immer gefragt ist"),
    )
    aemter: tuple[str, ...] = field(
        default=(), metadata=doc("Wörter in der Bezeichnung von Ämtern, die es wissen")
    )
    allgemein: tuple[str, ...] = field(
        default=(), metadata=doc("Wörter, die überall vorkommen und keinen Eintrag nennen")
    )
    bausteine: tuple[Baustein, ...] = field(
        default=(), metadata=doc("Womit geantwortet wird, in dieser Reihenfolge")
    )
