"""Our styles and those of a briefbogen → one part: roles in the city's styles, the rest beside.

A role's style keeps our id and measures and takes the city's name. What header and footer are set
in is kept as it was, in hidden copies of its own, so that no role's measures move the letterhead.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from ozganswer.write.bogen.formate import Formate, name_of
from ozganswer.write.bogen.raender import Rand
from ozganswer.write.bogen.schema import drop, fill, only_known, set_name, sort, without
from ozganswer.write.ooxml.elements import Element, qn, w

LEFTOVER, FRAME = "Bogen-", "Rand-"
"""What the ids of the briefbogen's styles begin with: those beside ours, and the frame's."""
GROUND = "Briefgrundlage"
"""The name of the style that ours are based on where „Standard“ is the letter's text."""
NUMBERS = 5000
"""Ids of the briefbogen's lists begin here, beyond those of any letter."""
_REFERENCES = "basedOn next link pStyle rStyle tblStyle styleLink numStyleLink".split()


def merge(root: Element, formate: Formate, raender: Iterable[Rand]) -> None:
    """Bring a briefbogen's styles into the part of ours."""
    ours = {style.get(qn("w:styleId"), ""): style for style in root.iterfind(qn("w:style"))}
    _make_room(ours, formate)
    _rename(ours, formate)
    ids = _ids(ours, formate)
    names = {name_of(style).casefold() for style in ours.values()}
    for identity, style in formate.styles.items():
        if identity not in ids and name_of(style).casefold() not in names:
            ids[identity] = LEFTOVER + identity
    imported = (i for i in formate.styles if ids.get(i, "").startswith(LEFTOVER))
    root.extend(_copy(formate.styles[identity], ids) for identity in imported)
    root.extend(_frame_styles(formate, raender))


def frame_style(identity: str) -> str:
    """Say by which id a style of the briefbogen is known in its header and footer."""
    return FRAME + identity


def refer(element: Element, ids: Mapping[str, str]) -> None:
    """Let whatever names a style below an element name it by its new id, or not at all."""
    for tag in _REFERENCES:
        for reference in list(element.iter(qn(f"w:{tag}"))):
            new = ids.get(reference.get(qn("w:val"), ""))
            if new:
                reference.set(qn("w:val"), new)
            else:
                drop(reference)
    for number in element.iter(qn("w:numId")):
        number.set(qn("w:val"), moved_number(number.get(qn("w:val"), "0")))


def moved_number(number: str) -> str:
    """Say by which id a list of the briefbogen is known; 0 means none and stays."""
    return str(int(number) + NUMBERS) if number.isdigit() and int(number) else "0"


def default_style(formate: Formate, kind: str) -> str:
    """Find the id of the style that holds where none is named."""
    defaults = (i for i, s in formate.styles.items() if s.get(qn("w:default")) in ("1", "true"))
    return next((i for i in defaults if formate.styles[i].get(qn("w:type")) == kind), "")


def _rename(ours: Mapping[str, Element], formate: Formate) -> None:
    for identity, theirs in formate.taken.items():
        style, named = ours[identity], formate.styles[theirs]
        if default := named.get(qn("w:default")):
            # The letter's text is set in „Standard“: then that is what all styles begin with.
            _make_default(ours, identity, default)
        set_name(style, name_of(named))
        without(style, "customStyle")
        if custom := named.get(qn("w:customStyle")):
            style.set(qn("w:customStyle"), custom)


def _make_room(ours: Mapping[str, Element], formate: Formate) -> None:
    """Give a style of ours another name where the city calls the style of another role so."""
    theirs = {name_of(formate.styles[taken]).casefold() for taken in formate.taken.values()}
    for identity, style in ours.items():
        if identity not in formate.taken and name_of(style).casefold() in theirs:
            set_name(style, f"{name_of(style)} (Brief)")


def _make_default(ours: Mapping[str, Element], identity: str, default: str) -> None:
    normal, style = ours["Normal"], ours[identity]
    without(normal, "default")
    normal.set(qn("w:customStyle"), "1")
    set_name(normal, GROUND)
    style.set(qn("w:default"), default)
    # Word's default style is based on none.
    for based in list(style.iterfind(qn("w:basedOn"))):
        style.remove(based)
    fill(style, normal)


def _ids(ours: Mapping[str, Element], formate: Formate) -> dict[str, str]:
    """Map the briefbogen's ids to ours, where a style is the same: by its role or its name."""
    ids = {theirs: identity for identity, theirs in formate.taken.items()}
    by_name = {name_of(style).casefold(): identity for identity, style in ours.items()}
    for identity, style in formate.styles.items():
        same = by_name.get(name_of(style).casefold())
        if same and identity not in ids:
            ids[identity] = same
    return ids


def _copy(style: Element, ids: Mapping[str, str]) -> Element:
    copy = deepcopy(style)
    without(copy, "default")
    copy.set(qn("w:styleId"), ids[copy.get(qn("w:styleId"), "")])
    only_known(copy)
    refer(copy, ids)
    return copy


def _frame_styles(formate: Formate, raender: Iterable[Rand]) -> Iterator[Element]:
    used = _closure(formate, (block for rand in raender for block in rand.blocks))
    ids = {identity: frame_style(identity) for identity in used}
    for identity in used:
        copy = _copy(formate.styles[identity], ids)
        for tag in ("aliases", "next", "link", "qFormat", "semiHidden", "unhideWhenUsed"):
            for element in list(copy.iterfind(qn(f"w:{tag}"))):
                copy.remove(element)
        _hide(copy)
        if copy.get(qn("w:type")) == "paragraph" and copy.find(qn("w:basedOn")) is None:
            _with_defaults(copy, formate.root)
        yield copy


def _hide(style: Element) -> None:
    style.set(qn("w:customStyle"), "1")
    set_name(style, f"Briefbogen {name_of(style)}")
    style.append(w("semiHidden"))
    sort(style)


def _closure(formate: Formate, blocks: Iterable[Element]) -> tuple[str, ...]:
    """Find the styles that blocks are set in, and all that these are based on."""
    waiting = [i for block in blocks for i in _used(formate, block)]
    found: dict[str, None] = {}
    while waiting:
        identity = waiting.pop()
        if identity in formate.styles and identity not in found:
            found[identity] = None
            based = formate.styles[identity].find(qn("w:basedOn"))
            waiting += [based.get(qn("w:val"), "")] if based is not None else []
    return tuple(sorted(found))


def _used(formate: Formate, block: Element) -> Iterator[str]:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        yield from (e.get(qn("w:val"), "") for e in block.iter(qn(f"w:{tag}")))
    yield default_style(formate, "paragraph")
    yield default_style(formate, "table")


def _with_defaults(style: Element, root: Element) -> None:
    """Say in a style what the briefbogen says for all of them, where it says nothing itself."""
    defaults = w("style")
    for tag in ("pPr", "rPr"):
        given = root.find(f"{qn('w:docDefaults')}/{qn(f'w:{tag}Default')}/{qn(f'w:{tag}')}")
        if given is not None:
            defaults.append(deepcopy(given))
    only_known(defaults)
    fill(style, defaults)
