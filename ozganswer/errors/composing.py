"""Mistakes on the road from a source to its Letter: templates, addresses, Markdown."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from ozganswer.errors.base import Mistake, Position, nearest

Zeit: TypeAlias = Literal["gueltig_bis", "gueltig_ab", "stand"]

NAMEN = 3
"""How many facts are named of many that one sentence is about."""

_FORTSCHREIBEN = "Den Fakt fortschreiben, oder das Datum prüfen."
_ZEITEN: dict[Zeit, tuple[str, str, str]] = {
    "gueltig_bis": ("gilt nur bis", "gelten nur bis", _FORTSCHREIBEN),
    "gueltig_ab": ("gilt erst ab", "gelten erst ab", _FORTSCHREIBEN),
    "stand": (
        "hat den Stand",
        "haben den Stand",
        "Das Datum des Briefs prüfen, und ob der Wert damals schon galt.",
    ),
}
"""What is said of one fact and of several, and what to do."""


class TemplateMistake(Mistake):
    """A template that cannot be read or evaluated."""


class SyntaxMistake(TemplateMistake):
    """Jinja2 that does not parse."""

    def __init__(self, grund: str, position: Position) -> None:
        super().__init__(
            f"Jinja2 ist hier nicht lesbar: {grund}.",
            "Jedes „{{“ braucht ein „}}“, jedes „{% if %}“ ein „{% endif %}“.",
            position,
        )


class Regelwidrig(TemplateMistake):
    """Jinja2 that parses, and that a letter's templates may not hold."""

    def __init__(self, grund: str, position: Position) -> None:
        super().__init__(f"So geht es in einem Template nicht: {grund}.", "", position)


class TemplateFehlt(TemplateMistake):
    """A template that is named and does not exist."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"Das Template „{name}“ gibt es nicht.", nearest(name, known))


class MusterFehlt(TemplateMistake):
    """A document of a Muster that its style has no template for."""

    def __init__(self, muster: str, stil: str, position: Position) -> None:
        super().__init__(
            f"Der Stil „{stil}“ hat kein Muster „{muster}“.",
            f"„templates/{stil}/{muster}.md.j2“ anlegen, oder die Quelle „antwort.md“ nennen.",
            position,
        )


class FilterFehlt(TemplateMistake):
    """A filter that does not exist."""

    def __init__(self, name: str, known: Iterable[str], eigene: Iterable[str]) -> None:
        hinweis = nearest(name, known) or nearest(name, eigene)
        super().__init__(f"Den Filter „{name}“ gibt es nicht.", hinweis)


class NichtAuswertbar(TemplateMistake):
    """An expression whose values do not fit it."""

    def __init__(self, grund: str, position: Position | None = None) -> None:
        super().__init__(
            f"Der Ausdruck lässt sich nicht auswerten: {grund}.",
            "Prüfen, ob Text, Zahl und Datum zum Filter oder zur Rechnung passen.",
            position,
        )


class Unerlaubt(TemplateMistake):
    """Something that Jinja2 knows and a letter's template may not do."""

    def __init__(self, was: str, hinweis: str = "") -> None:
        super().__init__(f"{was} ist in Templates nicht erlaubt.", hinweis)


class ZuGross(TemplateMistake):
    """A template that loops without end or grows without end."""

    def __init__(self, grenze: str) -> None:
        super().__init__(
            f"Das Template hört nicht auf: mehr als {grenze}.",
            "Schleifen und Makros prüfen, die sich selbst aufrufen.",
        )


class UnbekannterName(TemplateMistake):
    """A name that no blatt, macro or variable bears."""

    def __init__(self, name: str, known: Iterable[str], kommune: str) -> None:
        hinweis = nearest(name, known)
        if not hinweis.startswith("Meinten"):
            hinweis += f" Ein Blatt dieses Namens stünde in facts/{kommune}/{name}.yaml."
        super().__init__(f"Den Namen „{name}“ gibt es hier nicht.", hinweis.strip())
        self.suche = name


class UnbekannteAdresse(TemplateMistake):
    """An address at which no fact can stand."""

    def __init__(self, adresse: str, schluessel: str, known: Iterable[str]) -> None:
        super().__init__(f"Den Fakt „{adresse}“ gibt es nicht.", nearest(schluessel, known))
        self.suche = adresse


class KeineMethode(TemplateMistake):
    """A method of Python's mappings, called on a record."""

    def __init__(self, adresse: str, hinweis: str) -> None:
        super().__init__(f"„{adresse}()“ ist in Templates nicht erlaubt.", hinweis)
        self.suche = adresse


class FaktFehlt(TemplateMistake):
    """An optional key that is absent and was to be printed or reckoned with."""

    def __init__(self, adresse: str) -> None:
        super().__init__(
            f"Der Fakt „{adresse}“ ist nicht angegeben.",
            "Im Faktenblatt ergänzen, oder mit „{% if … %}“ oder „| default(…)“ abfangen.",
        )
        self.suche = adresse


class LeererWert(TemplateMistake):
    """An empty value where something must be printed."""

    def __init__(self, adresse: str = "") -> None:
        was = f"„{adresse}“ ist leer" if adresse else "Der Ausdruck ergibt nichts"
        super().__init__(
            f"{was}: Im Brief entstünde eine Lücke.", "Den Wert mit „{% if … %}“ abfragen."
        )
        self.suche = adresse


class NichtDruckbar(TemplateMistake):
    """A value that is no text: a list, a record, yes or no."""

    def __init__(self, was: str, hinweis: str) -> None:
        super().__init__(f"{was} lässt sich nicht drucken.", hinweis)


class GenauigkeitUnvereinbar(TemplateMistake):
    """A computation with a fact that is only an upper or lower bound."""

    def __init__(self, adresse: str, genauigkeit: str, rechnung: str) -> None:
        super().__init__(
            f"„{adresse}“ ist nur „{genauigkeit}“ bekannt, damit lässt sich nicht rechnen "
            f"({rechnung}).",
            "Den Betrag für sich nennen, oder im Faktenblatt eine andere Genauigkeit angeben.",
        )


class NurGerundet(TemplateMistake):
    """A number that cannot be written exactly, and no digits to round it to."""

    def __init__(self, wert: Decimal) -> None:
        super().__init__(
            f"Die Zahl {wert:.12g} … lässt sich nicht ohne Rundung schreiben.".replace(".", ",", 1),
            "Stellen angeben, etwa „| euro(2)“ oder „| zahl(1)“; dann steht „rund“ davor.",
        )


class WaehrungUnvereinbar(TemplateMistake):
    """A computation over several currencies, or `euro` on another one."""

    def __init__(self, waehrungen: Iterable[str]) -> None:
        super().__init__(
            f"Die Beträge lauten auf {', '.join(sorted(set(waehrungen)))}, nicht auf EUR.",
            "Für andere Währungen „| zahl“ und die Währung ausschreiben.",
        )


class MarkdownMistake(Mistake):
    """Markdown for which a letter has no word."""

    def __init__(self, was: str, hinweis: str, position: Position) -> None:
        super().__init__(f"{was} kann in einem Brief nicht stehen.", hinweis, position)


class AttributUnbekannt(Mistake):
    """An attribute `{: … }` that nothing understands."""

    def __init__(self, attribut: str, known: Iterable[str], position: Position) -> None:
        super().__init__(
            f"Das Attribut „{attribut}“ gibt es hier nicht.", nearest(attribut, known), position
        )


class RegionMistake(Mistake):
    """A style template whose regions do not make a letter."""


class LueckeOffen(Mistake):
    """A gap marked by `offen` in a letter that is no Entwurf any more."""

    def __init__(self, was: str, position: Position) -> None:
        super().__init__(
            f"Die Lücke „{was}“ ist noch offen.",
            "Den Fakt ergänzen, oder den Brief wieder auf „status: entwurf“ setzen.",
            position,
        )


class FaktUnzeit(Mistake):
    """Facts of one blatt that are of another time than the letter, all for the same reason."""

    warnung = True

    def __init__(
        self, namen: Sequence[str], zeit: Zeit, wann: date, tag: date, position: Position | None
    ) -> None:
        eines, mehrere, hinweis = _ZEITEN[zeit]
        super().__init__(
            f"{_aufgezaehlt(namen)} {eines if len(namen) == 1 else mehrere} {wann:%d.%m.%Y}, "
            f"der Brief ist vom {tag:%d.%m.%Y}.",
            hinweis,
            position,
        )


def _aufgezaehlt(namen: Sequence[str]) -> str:
    genannt = namen if len(namen) <= NAMEN + 1 else namen[:NAMEN]
    rest = [f"{len(namen) - NAMEN} weitere Angaben"] if len(genannt) < len(namen) else []
    *vorn, letztes = [*(f"„{name}“" for name in genannt), *rest]
    return f"{', '.join(vorn)} und {letztes}" if vorn else letztes


class AnfrageUnzeit(Mistake):
    """An Anfrage that is younger than the letter that answers it."""

    warnung = True

    def __init__(self, kennung: str, wann: date, tag: date, position: Position | None) -> None:
        super().__init__(
            f"Die Anfrage {kennung} ist vom {wann:%d.%m.%Y}, der Brief schon vom {tag:%d.%m.%Y}.",
            "Das Datum des Briefs und das der Anfrage prüfen.",
            position,
        )


class Missverstaendlich(Mistake):
    """Text that looks like a mark that it is not."""

    warnung = True

    def __init__(self, text: str, was: str, hinweis: str, position: Position) -> None:
        kurz = text if len(text) <= 40 else f"{text[:39]}…"
        super().__init__(f"„{kurz}“ {was}.", hinweis, position)


class BetragOhneEuro(TemplateMistake):
    """An amount printed as a bare number."""

    warnung = True

    def __init__(self, adresse: str) -> None:
        super().__init__(
            f"Der Betrag „{adresse}“ steht ohne Währung und Tausenderpunkt im Brief.",
            "„| euro“ dahinter schreiben.",
        )
        self.suche = adresse


class RundMitCent(TemplateMistake):
    """An amount that is known only roughly, printed to the cent."""

    warnung = True

    def __init__(self, text: str, genauigkeit: str, adresse: str) -> None:
        super().__init__(
            f"„{genauigkeit} {text}“ nennt Cent und ist doch nur „{genauigkeit}“ bekannt.",
            "Mit „| euro(0)“ in ganzen Euro schreiben, oder „genauigkeit“ im Faktenblatt "
            "berichtigen.",
        )
        self.suche = adresse
