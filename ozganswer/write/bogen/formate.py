"""A briefbogen's styles: which of them a letter's roles are set in, and what is told of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ozganswer.errors import Mistake
from ozganswer.errors.stile import FormatDoppelt, FormateFehlen, FormatFehlt
from ozganswer.write.bogen.namen import ENGLISCH, NAMEN, find_name
from ozganswer.write.bogen.paket import Paket
from ozganswer.write.ooxml.elements import Element, qn, w
from ozganswer.write.ooxml.styles import STYLE_OF_ROLE, STYLES


@dataclass(frozen=True)
class Formate:
    """The styles of a briefbogen, by their ids."""

    paket: Paket
    eigene: Mapping[str, str]
    """The names that stil.yaml gives, by role."""

    @cached_property
    def root(self) -> Element:
        """The part that defines them; an empty one where the file has none."""
        name = self.paket.named(self.paket.document, "styles")
        return self.paket.xml(name) if name else w("styles")

    @cached_property
    def styles(self) -> Mapping[str, Element]:
        """Every style by its id."""
        found = ((s.get(qn("w:styleId"), ""), s) for s in self.root.iterfind(qn("w:style")))
        return {identity: style for identity, style in found if identity}

    @cached_property
    def taken(self) -> Mapping[str, str]:
        """The ids of the styles that roles are set in, by the ids of ours whose place they take."""
        known = dict(self._paragraph_styles())
        # What stil.yaml names goes before what is found by itself.
        order = sorted(NAMEN, key=lambda ours: self._own(ours) is None)
        found = ((ours, find_name(self._wanted(ours), known)) for ours in order)
        taken: dict[str, str] = {}
        for ours, theirs in found:
            # Two roles never share one style: each has measures of its own.
            if theirs and theirs not in taken.values():
                taken[ours] = theirs
        return taken

    def mistakes(self) -> Iterator[Mistake]:
        """Tell which styles stil.yaml names in vain, and which roles find none."""
        known = dict(self._paragraph_styles())
        for rolle, name in self.eigene.items():
            style = find_name([name], known)
            if not style:
                names = map(shown_name, self.styles.values())
                yield FormatFehlt(self.paket.datei, rolle, name, names)
            elif self.taken.get(STYLE_OF_ROLE[rolle]) != style:
                yield FormatDoppelt(self.paket.datei, rolle, name)
        missing: dict[str, tuple[str, ...]] = {}
        for ours in (ours for ours in NAMEN if ours not in self.taken):
            rolle = STYLES[ours].rolle
            missing[rolle] = (*missing.get(rolle, ()), *NAMEN[ours])
        if missing:
            yield FormateFehlen(self.paket.datei, missing)

    def _wanted(self, ours: str) -> tuple[str, ...]:
        own = self._own(ours)
        return (own,) if own else NAMEN[ours]

    def _own(self, ours: str) -> str | None:
        """Look up the name that stil.yaml gives; of a role's styles it is that of the first."""
        rolle = STYLES[ours].rolle
        return self.eigene.get(rolle) if STYLE_OF_ROLE[rolle] == ours else None

    def _paragraph_styles(self) -> Iterator[tuple[str, str]]:
        for identity, style in reversed(list(self.styles.items())):
            if style.get(qn("w:type"), "paragraph") == "paragraph":
                for name in _names(style):
                    yield name.casefold(), identity


def name_of(style: Element) -> str:
    """Read a style's name."""
    name = style.find(qn("w:name"))
    return name.get(qn("w:val"), "") if name is not None else ""


def shown_name(style: Element) -> str:
    """Say what a German Word shows as a style's name."""
    german = {english: name for name, english in ENGLISCH.items()}
    return german.get(name_of(style), name_of(style))


def _names(style: Element) -> Iterator[str]:
    aliases = style.find(qn("w:aliases"))
    if aliases is not None:
        yield from (a.strip() for a in aliases.get(qn("w:val"), "").split(","))
    yield name_of(style)
