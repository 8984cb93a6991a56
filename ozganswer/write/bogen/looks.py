"""How a style looks in the briefbogen, with all it inherits, beside what stil.yaml says."""

from collections.abc import Iterator

from ozganswer.records.stil import Stil
from ozganswer.write.bogen.formate import Formate, shown_name
from ozganswer.write.bogen.inherit import inherited, size_of, value
from ozganswer.write.ooxml.elements import qn
from ozganswer.write.ooxml.styles import absatz_of


def differences(formate: Formate, stil: Stil) -> Iterator[str]:
    """Say of each style that a role takes what looks otherwise: „Betreff“ (12 statt 10 pt)."""
    for ours, theirs in formate.taken.items():
        if told := list(_different(formate, theirs, ours, stil)):
            yield f"„{shown_name(formate.styles[theirs])}“ ({', '.join(told)})"


def _different(formate: Formate, theirs: str, ours: str, stil: Stil) -> Iterator[str]:
    absatz = absatz_of(ours, stil)
    size, wanted = size_of(formate, theirs), absatz.groesse or stil.schrift.groesse
    if size != wanted:
        yield f"{_number(size)} statt {_number(wanted)} pt"
    font = value(formate, theirs, "rPr", "rFonts", "ascii")
    if font and font != stil.schrift.familie:
        yield f"{font} statt {stil.schrift.familie}"
    for tag, word, is_set in (("b", "fett", absatz.fett), ("i", "kursiv", absatz.kursiv)):
        if _on(formate, theirs, tag) != is_set:
            yield f"nicht {word}" if is_set else word
    colour = (value(formate, theirs, "rPr", "color", "val") or "auto").upper()
    shown = "#000000" if colour == "AUTO" else f"#{colour}"
    if shown != (absatz.farbe or stil.schrift.farbe).upper():
        yield f"Farbe {shown} statt {absatz.farbe or stil.schrift.farbe}"


def _on(formate: Formate, style: str, tag: str) -> bool:
    found = next(inherited(formate, style, "rPr", tag), None)
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
