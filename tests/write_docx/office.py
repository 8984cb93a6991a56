"""LibreOffice decides tracked changes, of many files in one run, by a macro in Basic."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

DECISIONS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
DTD = '<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
LIBRARY = f"""<?xml version="1.0" encoding="UTF-8"?>
{DTD.format("library", "library")}
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{{}}</library:library>
"""
LIBRARIES = f"""<?xml version="1.0" encoding="UTF-8"?>
{DTD.format("library", "libraries")}
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
 xlink:href="$(USER)/basic/Standard/{{}}.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
{DTD.format("script", "module")}
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Entscheiden"
 script:language="StarBasic">
Sub Main
  On Error Goto Wrong
{{}}
Wrong:
  StarDesktop.terminate()
End Sub
Sub Decide(quelle, befehl, ziel)
  Dim a(0) As New com.sun.star.beans.PropertyValue
  Dim s(0) As New com.sun.star.beans.PropertyValue
  Dim leer()
  Dim brief, d
  a(0).Name = "Hidden"
  a(0).Value = True
  brief = StarDesktop.loadComponentFromURL(quelle, "_blank", 0, a())
  If befehl &lt;&gt; "" Then
    d = createUnoService("com.sun.star.frame.DispatchHelper")
    d.executeDispatch(brief.CurrentController.Frame, befehl, "", 0, leer())
  End If
  s(0).Name = "FilterName"
  s(0).Value = "OpenDocument Text Flat XML"
  brief.storeToURL(ziel, s())
  brief.close(True)
End Sub
</script:module>
"""
NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}
TEXT = f"{{{NS['text']}}}"
JOINER = "\u200d"
"""What LibreOffice puts into the empty cells of a row that is changed."""


def decide(redlines: Mapping[str, bytes], plain: Mapping[str, bytes], folder: Path) -> None:
    """Open files by name and store what they are, of redlines also either decision."""
    calls = []
    for name, data in {**redlines, **plain}.items():
        source = folder / f"{name}.docx"
        source.write_bytes(data)
        for decision in (*DECISIONS, "plain") if name in redlines else ("plain",):
            target, command = folder / f"{name}.{decision}", DECISIONS.get(decision, "")
            calls.append(f'  Decide("{source.as_uri()}", "{command}", "{target.as_uri()}")')
    profile = folder / "profil"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    # The first start of a profile fills it, also with macros of its own.
    _run(*command, "--terminate_after_init")
    _write_macro(profile / "user" / "basic", "\n".join(calls))
    _run(*command, "macro:///Standard.Entscheiden.Main")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _write_macro(basic: Path, calls: str) -> None:
    library = basic / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    module = '<library:element library:name="Entscheiden"/>'
    (library / "script.xlb").write_text(LIBRARY.format(module))
    (library / "dialog.xlb").write_text(LIBRARY.format(""))
    (library / "Entscheiden.xba").write_text(MODULE.format(calls))
    for kind in ("script", "dialog"):
        (basic / f"{kind}.xlc").write_text(LIBRARIES.format(kind))


class Office:
    """What LibreOffice makes of a file: its text, its frames and boxes, its margins."""

    def __init__(self, stored: Path) -> None:
        parser = etree.XMLParser(huge_tree=True, recover=True)  # ids may stand twice
        self.root = etree.parse(stored, parser).getroot()

    @property
    def changes(self) -> int:
        """How many changes are not decided."""
        return len(self.root.findall(f".//{TEXT}changed-region"))

    @property
    def said(self) -> tuple[list[str], list[str], set[str]]:
        (body,) = self.root.xpath("//office:text", namespaces=NS)
        boxed = body.xpath(".//*[self::draw:frame or self::draw:custom-shape]", namespaces=NS)
        boxes = sorted(line for box in boxed for line in _lines(box))
        for box in boxed:
            _cut(box)
        margins = {re.sub(r"\d+", "#", line) for m in self._margins() for line in _lines(m)}
        return list(_lines(body)), boxes, margins

    def _margins(self) -> list[etree._Element]:
        return self.root.xpath("//office:master-styles", namespaces=NS)


def _cut(box: etree._Element) -> None:
    """Take a box out of its paragraph, but not what is written behind it."""
    box.tag = f"{TEXT}cut"
    tail = box.tail
    box.clear()
    box.tail = tail


def _lines(parent: etree._Element) -> Iterator[str]:
    for paragraph in parent.iter(f"{TEXT}p", f"{TEXT}h"):
        line = " ".join("".join(_text(paragraph)).replace(JOINER, "").split())
        if line:
            yield line


def _text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            yield " "
        elif not child.tag.startswith(f"{{{NS['draw']}}}"):
            yield from _text(child)
        yield child.tail or ""
