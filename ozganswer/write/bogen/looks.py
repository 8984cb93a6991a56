"""How a style looks in the briefbogen, with all it inherits, beside what stil.yaml says."""

from collections.abc import Iterator

from ozganswer.records.stil import Stil
from ozganswer.write.bogen.formate import Formate, shown_name
from ozganswer.write.ooxml.elements import Element, qn
from ozganswer.write.ooxml.styles import absatz_of

_DEFAULT_SIZE = 10.0
"""Type size in pt where a file says none (ISO/IEC 29500-1, 17.3.2.38)."""
_MOST_STEPS = 20


def differences(formate: Formate, stil: Stil) -> Iterator[str]:
    """Say of each style that a role takes what looks otherwise: „Betreff“ (12 statt 10 pt)."""
    for ours, theirs in formate.taken.items():
        if told := list(_different(formate, theirs, ours, stil)):
            yield f"„{shown_name(formate.styles[theirs])}“ ({', '.join(told)})"


def _different(formate: Formate, theirs: str, ours: str, stil: Stil) -> Iterator[str]:
    absatz = absatz_of(ours, stil)
    size, wanted = _size(formate, theirs), absatz.groesse or stil.schrift.groesse
    if size != wanted:
        yield f"{_number(size)} statt {_number(wanted)} pt"
    font = _value(formate, theirs, "rFonts", "ascii")
    if font and font != stil.schrift.familie:
        yield f"{font} statt {stil.schrift.familie}"
    for tag, word, is_set in (("b", "fett", absatz.fett), ("i", "kursiv", absatz.kursiv)):
        if _on(formate, theirs, tag) != is_set:
            yield f"nicht {word}" if is_set else word
    colour = (_value(formate, theirs, "color", "val") or "auto").upper()
    shown = "#000000" if colour == "AUTO" else f"#{colour}"
    if shown != (absatz.farbe or stil.schrift.farbe).upper():
        yield f"Farbe {shown} statt {absatz.farbe or stil.schrift.farbe}"


def _size(formate: Formate, style: str) -> float:
    value = _value(formate, style, "sz", "val")
    return float(value) / 2 if value and value.isdigit() else _DEFAULT_SIZE


def _on(formate: Formate, style: str, tag: str) -> bool:
    found = next(_all(formate, style, tag), None)
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _value(formate: Formate, style: str, tag: str, attribute: str) -> str | None:
    values = (element.get(qn(f"w:{attribute}")) for element in _all(formate, style, tag))
    return next((value for value in values if value), None)


def _all(formate: Formate, style: str, tag: str) -> Iterator[Element]:
    """Find a property in a style, in those it is based on, and in what holds for all."""
    path = f"{qn('w:rPr')}/{qn(f'w:{tag}')}"
    identity = style
    for _ in range(_MOST_STEPS):
        if identity not in formate.styles:
            break
        yield from formate.styles[identity].iterfind(path)
        based = formate.styles[identity].find(qn("w:basedOn"))
        identity = based.get(qn("w:val"), "") if based is not None else ""
    yield from formate.root.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{path}")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
