"""Letterheads for Word, as cities might have them: a plain one, and what tests change of it."""

import io
import zipfile
from collections.abc import Mapping

NS = " ".join(
    f'xmlns:{prefix}="http://schemas.{rest}"'
    for prefix, rest in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "openxmlformats.org/drawingml/2006/main",
        "pic": "openxmlformats.org/drawingml/2006/picture",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def style(
    identity: str, name: str, looks: str = "", based: str = "Standard", kind: str = "paragraph"
) -> str:
    """A style of the letterhead; `looks` are its properties as XML."""
    default = ' w:default="1"' if based == "" else ""
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identity}"><w:name w:val="{name}"/>{basis}'
        f"<w:qFormat/>{looks}</w:style>"
    )


def size(pt: float, *more: str) -> str:
    """Properties of a run of this type size."""
    return f'<w:rPr>{"".join(more)}<w:sz w:val="{round(pt * 2)}"/></w:rPr>'


STYLES = (
    style("Standard", "Normal", '<w:pPr><w:spacing w:after="160"/></w:pPr>' + size(11), based="")
    + style("berschrift1", "heading 1", "<w:pPr><w:keepNext/></w:pPr>" + size(16, "<w:b/>"))
    + style("Betreffzeile", "Betreffzeile", size(12, "<w:b/>", '<w:color w:val="1F3A5F"/>'))
    + style("Kopfzeile", "header", size(9))
    + style("Amtskopf", "Amtskopf", size(16, "<w:b/>"), based="Kopfzeile")
    + style("Amtstext", "Unser Fließtext", size(10))
    + style("Merksatz", "Merksatz", size(10, "<w:i/>"), based="Amtstext")
)
HEADER = (
    '<w:p><w:pPr><w:pStyle w:val="Amtskopf"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Stadt </w:t></w:r><w:r><w:t>Musterstadt</w:t></w:r></w:p>'
)
FOOTER = (
    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
    '<w:tcW w:w="9000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Markt 1, 09999 Musterstadt ·</w:t>'
    '</w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t xml:space="preserve">Telefon 0371 488-0 · '
    "</w:t></w:r>"
    '<w:hyperlink r:id="rIdLink"><w:r><w:t>www.musterstadt.example</w:t></w:r></w:hyperlink></w:p>'
)
LATER = ""
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Calibri"/>'
    '<w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
LINK = (
    f'<Relationship Id="rIdLink" Type="{OFFICE}/hyperlink" '
    'Target="https://www.musterstadt.example/" TargetMode="External"/>'
)


def relationships(*kinds: str, more: str = "") -> str:
    """The relationships of a part: `header:header1.xml` becomes rId1, and so on."""
    own = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, _, target) in enumerate((k.partition(":") for k in kinds), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{own}{more}</Relationships>'


def members(
    header: str = HEADER, footer: str = FOOTER, styles: str = STYLES, later: str = LATER
) -> dict[str, str | bytes]:
    """The parts of a letterhead by name, for a test to change."""
    parts = "header1:header header2:header footer1:footer footer2:footer".split()
    story = {
        f"word/{name}.xml": f"<w:{tag} {NS}>{content}<w:p/></w:{tag}>"
        for name, tag, content in zip(
            ("header1", "header2", "footer1", "footer2"),
            ("hdr", "hdr", "ftr", "ftr"),
            (header, later, footer, ""),
            strict=True,
        )
    }
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="rId{n}"/>'
        for n, (kind, pages) in enumerate(
            (
                ("header", "first"),
                ("header", "default"),
                ("footer", "first"),
                ("footer", "default"),
            ),
            start=2,
        )
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WML}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            *((p.partition(":")[0], p.partition(":")[2]) for p in parts),
        )
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
        "_rels/.rels": relationships("officeDocument:word/document.xml"),
        "word/document.xml": f"<w:document {NS}><w:body><w:p><w:r><w:t>Text des Musters</w:t></w:r>"
        f"</w:p><w:sectPr>{references}<w:titlePg/></w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            "styles:styles.xml",
            "header:header1.xml",
            "header:header2.xml",
            "footer:footer1.xml",
            "footer:footer2.xml",
        ),
        "word/_rels/footer1.xml.rels": relationships(more=LINK),
        "word/styles.xml": f"<w:styles {NS}>{DEFAULTS}{styles}</w:styles>",
        **story,
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
