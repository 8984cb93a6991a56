"""Stil → CSS: the look of every letter in that style; it knows no letter."""

from collections.abc import Iterator, Mapping

from ozganswer.records.stil import ROLLEN, Platz, Seite, Stil
from ozganswer.write import fit
from ozganswer.write.logo import LOGO, logo_place
from ozganswer.write.measure import HAENGEND, MM, list_step

SCHRIFTEN: Mapping[str, str] = {"Arial": "Arimo"}
"""The font that comes with the program for each Schriftfamilie: equal widths."""

MARKENFARBE, MARKE_STAERKE, MARKE_LINKS, MARKE_BREITE = "#808080", "0.5pt", 5.0, 5.0

AUSRICHTUNG: Mapping[str, str] = {"links": "left", "rechts": "right", "mitte": "center"}

_SIZE, _LINE = f"{fit.KOPFZEILE_GROESSE:g}pt", f"{fit.KOPFZEILE_ZEILE:g}pt"
MARGIN_TYPE = f"font-size: {_SIZE}; line-height: {_LINE}; color: #595959"
"""Headers and footers: the grey has a contrast of 7:1 on white."""

VERMERK_BREITE = 60.0
"""How many mm wide a mark on every page may be."""

DASH, NUMBER = 0.556 + 0.278, 0.556 + 2 * 0.278
"""Widths in em of a list's marks `– ` and `1. ` in Arial."""

GENERAL = """\
html, body, section, main, p, h1, h2, h3, h4, h5, h6, ul, ol, li, table { margin: 0; padding: 0 }
[data-lesezeichen] { bookmark-label: attr(data-lesezeichen); bookmark-state: open }
h1, h2, h3, h4, h5, h6, th { font-size: inherit; font-weight: inherit; text-align: inherit }
body { hyphens: manual; hyphenate-character: "-"; text-align: left }
p, h1, h2, h3, h4, h5, h6, li { orphans: 2; widows: 2; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6, .frage, .gruss { break-after: avoid }
.frageende, .frageende > * > * > li:nth-last-child(-n+2) { break-after: avoid }
.allein > * { break-after: auto }
ul, ol, table + .anmerkung { break-before: avoid } li ul, li ol { break-before: auto }
#gruss, #unterschrift, #anlagen, #verteiler { break-before: avoid; break-inside: avoid }
.frage, tr, main > p:last-child { break-inside: avoid }
.hoch, .quer, .neue-seite { break-before: page }
.hoch { page: hoch } .quer { page: quer }
a { color: inherit; text-decoration: underline }
strong { font-weight: bold } em { font-style: italic }
.luecke { font-weight: bold; background: #fff2b3; text-decoration: underline }
.belegt { text-decoration: underline dotted }
.abgelaufen { font-weight: bold; text-decoration: underline double }
.belegzeichen { font-size: 6.5pt; line-height: 0; vertical-align: 2.5pt }
.ganz { white-space: nowrap }
.nummer { display: inline-block; white-space: pre; text-indent: 0 }
ul { list-style: "– " } ol { list-style: decimal }
li::marker { font-variant-numeric: normal }
table { border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
td, th { vertical-align: top; overflow-wrap: break-word }
.label { display: inline-block; white-space: pre-wrap; vertical-align: top }
"""


def draw(stil: Stil) -> str:
    """Draw a style as CSS."""
    special = (*_body(stil), *_marks(stil), *_places(stil), *_logo(stil), *_roles(stil))
    return "\n".join([*_sheets(stil), GENERAL, *special, ""])


def _sheets(stil: Stil) -> Iterator[str]:
    seite = stil.seite
    upright = f"{_mm(seite.breite)} {_mm(seite.hoehe)}"
    sideways = f"{_mm(seite.hoehe)} {_mm(seite.breite)}"
    margins = _margins(seite)
    yield f"@page {{ size: {upright}; margin: {margins}; {_family(stil)} {_running(stil)} }}"
    yield f"@page quer {{ size: {sideways} }}"
    first = f"margin-top: {_mm(seite.beginn)}; margin-bottom: {_mm(_first_bottom(stil))}"
    boxes = "top-left top-right bottom-right top-right-corner".split()
    none = " ".join(f"@{box} {{ content: none }}" for box in boxes)
    yield f"@page :first {{ {first}; {none} }}"


def _margins(seite: Seite) -> str:
    return " ".join(map(_mm, (seite.oben, seite.rechts, seite.unten, seite.links)))


def _family(stil: Stil) -> str:
    return f"font-family: {SCHRIFTEN[stil.schrift.familie]};"


def _first_bottom(stil: Stil) -> float:
    fuss = stil.regionen.get("fuss")
    return max(stil.seite.unten, stil.seite.hoehe - fuss.oben) if fuss else stil.seite.unten


def _running(stil: Stil) -> str:
    line = f"{MARGIN_TYPE}; vertical-align: top; padding-top: {_mm(fit.kopfzeile(stil.seite))}"
    foot = f"{MARGIN_TYPE}; vertical-align: middle"
    wide = _share(fit.KOPFZEILE_BREITE), _share(1 - fit.KOPFZEILE_BREITE)
    page = 'content: "Seite " counter(page) " von " counter(pages)'
    return (
        f"@top-left {{ content: string(betreff); text-align: left; width: {wide[0]}; {line} }} "
        f"@top-right {{ content: string(datum); text-align: right; width: {wide[1]}; {line} }} "
        f"@bottom-right {{ {page}; text-align: right; width: 50%; {foot} }} "
        f"@top-right-corner {{ content: string(vermerk); {_corner(stil)} }}"
    )


def _corner(stil: Stil) -> str:
    # A corner is as wide as the margin: the box reaches over the text, and ends where it ends.
    box = f"width: {_mm(VERMERK_BREITE)}; margin-left: {_mm(-VERMERK_BREITE)}"
    at = f"vertical-align: top; padding-top: {_mm(fit.vermerk(stil.seite))}"
    return f"{_type(stil, 'vermerk')}; text-align: right; white-space: nowrap; {box}; {at}"


def _marks(stil: Stil) -> Iterator[str]:
    """Yield the marks as borders of empty boxes, so that no reader meets them."""
    if not stil.marken:
        return
    fold, hole, second_fold = fit.FALZ[stil.form]
    left, top = MARKE_LINKS - stil.seite.links, stil.seite.beginn
    box = f"position: absolute; left: {_mm(left)}; width: {_mm(MARKE_BREITE)}; border: none"
    line = f"{MARKE_STAERKE} solid {MARKENFARBE}"
    yield f'html::before, body::before {{ content: ""; {box}; border-top: {line} }}'
    yield f"html::before {{ top: {_mm(fold - top)}; height: {_mm(second_fold - fold)};"
    yield f" border-bottom: {line} }} body::before {{ top: {_mm(hole - top)} }}"


def _body(stil: Stil) -> Iterator[str]:
    strings = ", ".join(f"{name} attr(data-{name})" for name in ("betreff", "datum", "vermerk"))
    schrift = stil.schrift
    type_ = f"font-size: {_pt(schrift.groesse)}; line-height: {_pt(schrift.zeile)}"
    yield f"body {{ {_family(stil)} {type_}; color: {schrift.farbe}; string-set: {strings} }}"


def _places(stil: Stil) -> Iterator[str]:
    seite = stil.seite
    for name, platz in stil.regionen.items():
        yield f"#{name} {{ {_place(platz, seite)} }}"
    left, top = seite.breite - seite.rechts - VERMERK_BREITE, fit.vermerk(seite)
    mark = Platz(links=left, oben=top, breite=VERMERK_BREITE, hoehe=seite.beginn)
    yield f"p.vermerk {{ {_place(mark, seite)}; text-align: right; white-space: nowrap }}"


def _logo(stil: Stil) -> Iterator[str]:
    platz = logo_place(stil)
    if platz and stil.logo:
        size = f"width: {_mm(platz.breite)}; height: {_mm(platz.hoehe)}"
        # PDF/A allows no smoothing of pictures (ISO 19005-2, 6.2.8).
        yield f"#logo {{ {_place(platz, stil.seite)}; {size}; image-rendering: crisp-edges }}"
        yield f"#logo img {{ {size}; display: block }}"
        if not stil.logo.text:
            yield f"#logo {{ background: url({LOGO}) 0 0 / 100% 100% no-repeat }}"


def _place(platz: Platz, seite: Seite) -> str:
    # CSS measures from the text's area, which on the first page starts at `beginn`.
    left, top = platz.links - seite.links, platz.oben - seite.beginn
    return f"position: absolute; left: {_mm(left)}; top: {_mm(top)}; width: {_mm(platz.breite)}"


def _roles(stil: Stil) -> Iterator[str]:
    for rolle in ROLLEN:
        yield f".{rolle} {{ {_type(stil, rolle)}; {_space(stil, rolle)} }}"
    yield from _hanging(stil)
    yield from _table(stil)


def _type(stil: Stil, rolle: str) -> str:
    absatz, schrift = stil.absatz(rolle), stil.schrift
    return _set(
        f"font-size: {_pt(absatz.groesse or schrift.groesse)}",
        f"line-height: {_pt(absatz.zeile or schrift.zeile)}",
        f"color: {absatz.farbe or schrift.farbe}",
        "font-weight: bold" if absatz.fett else "",
        "font-style: italic" if absatz.kursiv else "",
    )


def _space(stil: Stil, rolle: str) -> str:
    absatz = stil.absatz(rolle)
    line = f"0.5pt solid {absatz.farbe or stil.schrift.farbe}"
    indent = absatz.einzug + absatz.haengend
    return _set(
        f"margin: {_pt(absatz.vor)} 0 {_pt(absatz.nach)}",
        f"text-align: {AUSRICHTUNG[absatz.ausrichtung]}" if absatz.ausrichtung != "links" else "",
        f"padding-left: {_mm(indent)}" if indent else "",
        f"text-indent: {_mm(-absatz.haengend)}" if absatz.haengend else "",
        f"border-bottom: {line}" if absatz.unterstrichen else "",
    )


def _set(*declarations: str) -> str:
    return "; ".join(filter(None, declarations))


def _hanging(stil: Stil) -> Iterator[str]:
    """Yield what hangs: the question's number, the list's marks, the information block's labels."""
    frage, liste, text = (stil.absatz(rolle) for rolle in ("frage", "liste", "text"))
    spalte = stil.informationsblock.spalte
    hang = liste.haengend or HAENGEND
    yield f".frage {{ text-indent: 0 }} .erste {{ text-indent: {_mm(-frage.haengend)} }}"
    yield f".nummer {{ min-width: {_mm(frage.haengend)} }}"
    yield f".fragenliste {{ padding-left: {_mm(frage.einzug + frage.haengend)} }}"
    yield f".fragenpunkt {{ {_type(stil, 'frage')}; margin: {_pt(liste.vor)} 0 {_pt(liste.nach)} }}"
    yield f"ul, ol {{ padding-left: {_mm(list_step(liste))}; margin-bottom: {_pt(text.nach)} }}"
    yield f"li ul, li ol {{ margin-bottom: 0 }} .leitet {{ margin-bottom: {_pt(liste.nach)} }}"
    yield f".fragenliste > * {{ margin-bottom: {_pt(frage.nach)} }}"
    yield f"ul > li::marker {{ {_marker(stil, 'liste', DASH, hang)} }}"
    yield f"ol > li::marker {{ {_marker(stil, 'liste', NUMBER, hang)} }}"
    yield f".fragenliste ul > li::marker {{ {_marker(stil, 'frage', DASH, hang)} }}"
    yield f".fragenliste ol > li::marker {{ {_marker(stil, 'frage', NUMBER, hang)} }}"
    yield "li .liste { padding-left: 0; text-indent: 0 }"
    yield "li > div > :first-child { margin-top: 0 }"
    yield f"li {{ margin-top: {_pt(liste.vor)} }}"
    yield f".zeile {{ padding-left: {_mm(spalte)}; text-indent: {_mm(-spalte)} }}"
    yield f".label {{ width: {_mm(spalte)}; text-indent: 0 }}"


def _marker(stil: Stil, rolle: str, width: float, hang: float) -> str:
    # A marker takes no width of its own: its one space is stretched to fill the hanging width.
    size = stil.absatz(rolle).groesse or stil.schrift.groesse
    rest = max(hang / MM - width * size, 0)
    return f"{_type(stil, rolle)}; word-spacing: {_pt(round(rest, 3))}"


def _table(stil: Stil) -> Iterator[str]:
    satz = stil.tabelle
    # The middle of the outer lines, not their outer edge, stands at the edge of the text.
    width, left = f"calc(100% + {_pt(satz.staerke)})", _pt(-satz.staerke / 2)
    yield f"table {{ width: {width}; margin-left: {left} }}"
    yield from (f".{rolle} {{ {_cell(stil, rolle)} }}" for rolle in ("tabelle", "tabellenkopf"))
    yield f"th {{ background: {satz.kopfflaeche} }}"
    yield from (f".{side} {{ text-align: {side} }}" for side in ("left", "center", "right"))


def _cell(stil: Stil, rolle: str) -> str:
    satz, absatz = stil.tabelle, stil.absatz(rolle)
    # CSS takes half a line from the cell on each side, word processors from its margin.
    beside = _mm(max(satz.innen - satz.staerke / 2 * MM, 0))
    above, below = _mm(satz.innen + absatz.vor * MM), _mm(satz.innen + absatz.nach * MM)
    border = f"{_pt(satz.staerke)} solid {satz.linie}"
    return f"border: {border}; padding: {above} {beside} {below}; text-indent: 0"


def _share(part: float) -> str:
    return f"{part:.0%}"


def _mm(length: float) -> str:
    return f"{length:g}mm"


def _pt(length: float) -> str:
    return f"{length:g}pt"
