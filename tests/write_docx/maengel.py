"""What a typist would send back: each fault of a finished DOCX, found in the file itself."""

from collections.abc import Callable, Iterator

from lxml import etree

from tests.write_docx.lesen import NS, Docx, W

Pruefung = Callable[[Docx], Iterator[str]]
CORE = "docProps/core.xml"


def _all(docx: Docx, path: str, *parts: str) -> list[etree._Element]:
    return [found for part in parts or ("document.xml",) for found in docx.find(path, part)]


def _stories(docx: Docx) -> list[str]:
    names = (n.removeprefix("word/") for n in docx.names if n.endswith(".xml"))
    return [n for n in names if n.startswith(("document", "header", "footer"))]


def sprache(docx: Docx) -> Iterator[str]:
    parts = ("styles.xml", *_stories(docx))
    languages = {e.get(f"{W}val") for e in _all(docx, "//w:lang", *parts)}
    if languages != {"de-DE"} or docx.find("//dc:language/text()", CORE) != ["de-DE"]:
        yield f"Die Sprache ist {languages}."


def modus(docx: Docx) -> Iterator[str]:
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    if docx.find(mode, "settings.xml") != ["15"]:
        yield "Word öffnet die Datei im Kompatibilitätsmodus."


def eigenschaften(docx: Docx) -> Iterator[str]:
    for name in ("dc:title", "dc:creator", "dcterms:created", "dcterms:modified"):
        if not docx.find(f"//{name}[normalize-space()]", CORE):
            yield f"Die Eigenschaft {name} fehlt."


def formate(docx: Docx) -> Iterator[str]:
    known = set(docx.find("//w:style/@w:styleId", "styles.xml"))
    for part in _stories(docx):
        if docx.find("//w:p[not(w:pPr/w:pStyle)]", part):
            yield f"{part}: ein Absatz ohne Format"
        used = set(docx.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", part))
        yield from (f"{part}: das Format {name} fehlt" for name in sorted(used - known))


def von_hand(docx: Docx) -> Iterator[str]:
    for part in _stories(docx):
        by_hand = "//w:r/w:rPr/*[self::w:sz or self::w:rFonts or self::w:color]"
        if docx.find(by_hand, part):
            yield f"{part}: Schrift von Hand gesetzt"


def eingabe(docx: Docx) -> Iterator[str]:
    known = set(docx.find("//w:style/@w:styleId", "styles.xml"))
    following = docx.find("//w:style/w:next/@w:val", "styles.xml")
    if not following or not set(following) <= known:
        yield "Die Eingabetaste führt in kein Format."
    heads = "//w:style[w:pPr/w:outlineLvl and @w:type='paragraph' and not(w:next)]/w:name/@w:val"
    yield from (f"Nach {name} kommt wieder {name}." for name in docx.find(heads, "styles.xml"))


def listen(docx: Docx) -> Iterator[str]:
    for number in sorted(set(docx.find("//w:numPr/w:numId/@w:val")) - {"0"}):
        (num,) = docx.find(f"//w:num[@w:numId='{number}']", "numbering.xml")
        (abstract,) = num.xpath("w:abstractNumId/@w:val", namespaces=NS)
        kind = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[1]/w:numFmt/@w:val"
        numbered = docx.find(kind, "numbering.xml") == ["decimal"]
        if numbered and not num.xpath(".//w:startOverride", namespaces=NS):
            yield f"Die Liste {number} zählt weiter, wo eine andere aufhört."
    for text in docx.find("//w:p[not(w:pPr/w:numPr)]/w:r[1]/w:t[1]/text()"):
        if text.startswith(("– ", "- ", "• ")):
            yield f"Ein Strich von Hand: {text}"


def tabellen(docx: Docx) -> Iterator[str]:
    for table in docx.find("//w:body/w:tbl"):
        rows = table.findall(f"{W}tr")
        if not rows[0].findall(f"{W}trPr/{W}tblHeader"):
            yield "Ein Tabellenkopf wiederholt sich nicht."
        if any(not row.findall(f"{W}trPr/{W}cantSplit") for row in rows):
            yield "Eine Zeile kann über zwei Seiten gehen."
        if not table.findall(f"{W}tblPr/{W}tblDescription"):
            yield "Eine Tabelle hat keinen Alternativtext."


def umbruch(docx: Docx) -> Iterator[str]:
    keeping = set(docx.find("//w:style[w:pPr/w:keepNext]/@w:styleId", "styles.xml"))
    for style in {"Frage", "Heading1", "Betreff"} - keeping:
        yield f"{style} bleibt nicht beim nächsten Absatz."
    default = "//w:style[@w:default='1']/w:pPr/w:widowControl[not(@w:val)]"
    off = "//w:widowControl[@w:val='0']"
    if not docx.find(default, "styles.xml") or _all(docx, off, "document.xml", "styles.xml"):
        yield "Eine Zeile kann allein auf einer Seite stehen."


def links(docx: Docx) -> Iterator[str]:
    for part in _stories(docx):
        for identity in docx.find("//w:hyperlink/@r:id", part):
            relations = docx.part(f"word/_rels/{part}.rels")
            found = relations.xpath(f"*[@Id='{identity}' and @TargetMode='External']/@Target")
            if not found or not found[0].startswith(("http", "mailto:")):
                yield f"{part}: ein Link führt nirgendwohin"


def bilder(docx: Docx) -> Iterator[str]:
    for part in _stories(docx):
        for drawing in docx.find("//wp:docPr", part):
            decorative = drawing.xpath(".//adec:decorative[@val='1']", namespaces=NS)
            if not drawing.get("descr") and not decorative:
                yield f"{part}: ein Bild ohne Alternativtext"


PRUEFUNGEN: tuple[Pruefung, ...] = (
    sprache,
    modus,
    eigenschaften,
    formate,
    von_hand,
    eingabe,
    listen,
    tabellen,
    umbruch,
    links,
    bilder,
)
