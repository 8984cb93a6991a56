"""What the styles and lists of a document say of its paragraphs and runs."""

from dataclasses import dataclass, field

from ozganswer.write.ooxml.elements import Element, qn

OFF = frozenset({"0", "false", "off", "none"})
HEADING, BULLETS = "heading ", "bullet"
FRAME = frozenset(
    "absenderzeile anlagen anlagentitel anschrift betreff briefkopf brieffuß closing frage hinweis "
    "informationsblock salutation signature verteiler vermerk zusatz".split()
)
"""The styles of what stands in no answer: a letter's frame, and the questions."""
NOTE, GAP = "anmerkung", "lücke"


@dataclass(slots=True)
class Styles:
    """The styles of a document by id: their names, and what they set bold or italic."""

    names: dict[str, str] = field(default_factory=dict)
    based: dict[str, str] = field(default_factory=dict)
    given: dict[tuple[str, str], bool] = field(default_factory=dict)
    numbering: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The list and level that the paragraphs of a style are items of."""
    default: str = ""

    @classmethod
    def read(cls, root: Element | None) -> "Styles":
        """Read the part of the styles."""
        styles = cls()
        for style in root.iter(qn("w:style")) if root is not None else ():
            styles._add(style, style.get(qn("w:styleId"), ""))
        return styles

    def _add(self, style: Element, id_: str) -> None:
        self.names[id_] = (value(style, "name") or id_).lower()
        self.based[id_] = value(style, "basedOn") or ""
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, "0"):
            self.default = id_
        for tag in ("b", "i"):
            if (is_on := toggle(style.find(qn("w:rPr")), tag)) is not None:
                self.given[id_, tag] = is_on
        if found := list_of(style.find(qn("w:pPr"))):
            self.numbering[id_] = found

    def chain(self, id_: str) -> list[str]:
        """List a style and those it is based on."""
        found: list[str] = []
        while id_ and id_ not in found:
            found.append(id_)
            id_ = self.based.get(id_, "")
        return found

    def is_set(self, id_: str, tag: str) -> bool | None:
        """Tell whether a style sets `b` or `i`; None: it does not say."""
        return next((self.given[s, tag] for s in self.chain(id_) if (s, tag) in self.given), None)

    def list_of(self, id_: str) -> tuple[str, int] | None:
        """Find the list that a style's paragraphs are items of."""
        return next((self.numbering[s] for s in self.chain(id_) if s in self.numbering), None)


def value(element: Element | None, tag: str) -> str | None:
    """Read the value of a child, `<w:ilvl w:val="1"/>`."""
    child = element.find(qn(f"w:{tag}")) if element is not None else None
    return child.get(qn("w:val")) if child is not None else None


def toggle(properties: Element | None, tag: str) -> bool | None:
    """Read a property that is on or off; None where it is not given (ISO/IEC 29500-1, 17.17.4)."""
    child = properties.find(qn(f"w:{tag}")) if properties is not None else None
    return None if child is None else child.get(qn("w:val"), "1") not in OFF


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """Read the list and level that paragraph properties name."""
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None
    level = value(found, "ilvl") or "0"
    return value(found, "numId") or "", int(level) if level.isdecimal() else 0


@dataclass(slots=True)
class Lists:
    """The lists of a document: which show numbers, and how far each has counted."""

    forms: dict[tuple[str, int], str] = field(default_factory=dict)
    made_of: dict[str, str] = field(default_factory=dict)
    """The definition of each list; those of one definition count on (ISO/IEC 29500-1, 17.9.15)."""
    anew: set[tuple[str, int]] = field(default_factory=set)
    """The lists that begin at 1 on a level where they are first used."""
    counted: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> "Lists":
        """Read the part of the lists."""
        lists = cls()
        if root is None:
            return lists
        abstract = {
            (one.get(qn("w:abstractNumId"), ""), _level(level)): value(level, "numFmt") or ""
            for one in root.iter(qn("w:abstractNum"))
            for level in one.iter(qn("w:lvl"))
        }
        for num in root.iter(qn("w:num")):
            lists._add(num, abstract)
        return lists

    def _add(self, num: Element, abstract: dict[tuple[str, int], str]) -> None:
        made_of, id_ = value(num, "abstractNumId") or "", num.get(qn("w:numId"), "")
        self.made_of[id_] = made_of
        for (one, level), form in abstract.items():
            if one == made_of:
                self.forms[id_, level] = form
        for override in num.iter(qn("w:lvlOverride")):
            if value(override, "startOverride") is not None:
                self.anew.add((id_, _level(override)))

    def is_numbered(self, id_: str, level: int) -> bool:
        """Tell whether the items of a list show numbers."""
        return self.forms.get((id_, level), BULLETS) != BULLETS

    def count(self, id_: str, level: int) -> int:
        """Count one more item of a list on a level, and return its number."""
        counted = self.counted.setdefault(self.made_of.get(id_, id_), [])
        begins = (id_, level) in self.anew
        del counted[level if begins else level + 1 :]
        self.anew.discard((id_, level))
        counted += [0] * (level + 1 - len(counted))
        counted[level] += 1
        return counted[level]


def _level(element: Element) -> int:
    level = element.get(qn("w:ilvl"), "")
    return int(level) if level.isdecimal() else 0
