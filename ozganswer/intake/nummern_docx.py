"""The numbers that Word counts by itself and writes nowhere (ISO/IEC 29500-1, 17.9)."""

from dataclasses import dataclass, field

from lxml import etree

from ozganswer.intake.marken import ROEMISCH

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EBENEN = 9


@dataclass(frozen=True, slots=True)
class Ebene:
    """How a level of a list counts."""

    form: str
    text: str
    beginn: int


@dataclass(slots=True)
class Liste:
    """A list and how far it has counted."""

    ebenen: dict[int, Ebene]
    stand: dict[int, int] = field(default_factory=dict)

    def weiter(self, ebene: int) -> str:
        """Count on in a level and write its mark."""
        if ebene not in self.ebenen:
            return ""
        self.stand[ebene] = self.stand.get(ebene, self.ebenen[ebene].beginn - 1) + 1
        for tiefer in [e for e in self.stand if e > ebene]:
            del self.stand[tiefer]
        return self._marke(ebene)

    def _marke(self, ebene: int) -> str:
        text = self.ebenen[ebene].text
        if self.ebenen[ebene].form == "bullet":
            return "•"
        for n in range(EBENEN):
            if n in self.ebenen:
                wert = self.stand.get(n, self.ebenen[n].beginn)
                text = text.replace(f"%{n + 1}", schreibe(wert, self.ebenen[n].form))
        return text


class Zaehlung:
    """The lists of a document, which count as its paragraphs are read in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstrakt = {} if numbering is None else _abstrakte(numbering)
        self._listen = {} if numbering is None else self._konkrete(numbering)
        self._formate = {} if styles is None else _formate(styles)

    def marke(self, absatz: etree._Element) -> str:
        """Count a paragraph, and write the mark it bears; empty where it bears none."""
        eigene = absatz.find(f"{W}pPr/{W}numPr")
        format_ = absatz.find(f"{W}pPr/{W}pStyle")
        numpr = eigene if eigene is not None else self._formate.get(_wert(format_))
        if numpr is None:
            return ""
        liste = self._listen.get(_wert(numpr.find(f"{W}numId")))
        return liste.weiter(_zahl(numpr.find(f"{W}ilvl"))) if liste else ""

    def _konkrete(self, numbering: etree._Element) -> dict[str, Liste]:
        """Lists of one definition count together, unless one begins anew."""
        gemeinsam: dict[str, Liste] = {}
        listen: dict[str, Liste] = {}
        for num in numbering.iterfind(f"{W}num"):
            name = _wert(num.find(f"{W}abstractNumId"))
            ebenen = self._abstrakt.get(name, {})
            if num.find(f"{W}lvlOverride/{W}startOverride") is not None:
                listen[num.get(f"{W}numId", "")] = Liste(ebenen)
            else:
                listen[num.get(f"{W}numId", "")] = gemeinsam.setdefault(name, Liste(ebenen))
        return listen


def schreibe(wert: int, form: str) -> str:
    """Write a number as a level counts."""
    match form:
        case "lowerLetter" | "upperLetter" if wert >= 1:
            buchstabe = chr(97 + (wert - 1) % 26) * ((wert - 1) // 26 + 1)
            return buchstabe.upper() if form == "upperLetter" else buchstabe
        case "upperRoman" | "lowerRoman" if 1 <= wert <= len(ROEMISCH):
            roemisch = ROEMISCH[wert - 1]
            return roemisch if form == "upperRoman" else roemisch.lower()
        case "none":
            return ""
        case _:
            return str(wert)


def _abstrakte(numbering: etree._Element) -> dict[str, dict[int, Ebene]]:
    return {
        a.get(f"{W}abstractNumId", ""): {
            int(e.get(f"{W}ilvl", "0")): _ebene(e) for e in a.iterfind(f"{W}lvl")
        }
        for a in numbering.iterfind(f"{W}abstractNum")
    }


def _ebene(ebene: etree._Element) -> Ebene:
    beginn = ebene.find(f"{W}start")
    return Ebene(
        _wert(ebene.find(f"{W}numFmt")),
        _wert(ebene.find(f"{W}lvlText")),
        1 if beginn is None else _zahl(beginn),
    )


def _formate(styles: etree._Element) -> dict[str, etree._Element]:
    return {
        s.get(f"{W}styleId", ""): numpr
        for s in styles.iterfind(f"{W}style")
        if (numpr := s.find(f"{W}pPr/{W}numPr")) is not None
    }


def _wert(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _zahl(element: etree._Element | None) -> int:
    text = _wert(element)
    return int(text) if text.isdecimal() and len(text) < 6 else 0
