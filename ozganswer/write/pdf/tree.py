"""The structure tree of a PDF, made anew: one element for each part of the letter.

WeasyPrint makes an element for each line, and one of a paragraph, list or table for each page that
it runs over; and what it repeats on later pages it tags as if it were said again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ozganswer.write.pdf.structure import Click, Kid, Mark, Node, read


def rebuild(pdf: Any, pages: Sequence[Any]) -> None:
    """Replace WeasyPrint's structure tree by that of the pages' boxes; all else is an artifact."""
    numbers = _numbers(pdf)
    _remove(pdf)
    writer = _Writer(pdf)
    writer.write(read(pages, numbers))
    for reference, said in zip(pdf.page_references, writer.said, strict=True):
        _set_aside(_object(pdf, _object(pdf, reference)["Contents"]), said)


def _numbers(pdf: Any) -> list[list[int]]:
    """Read from WeasyPrint's tree the numbers of each page's texts, in reading order."""
    (document,) = _object(pdf, pdf.catalog["StructTreeRoot"])["K"]
    numbers: dict[bytes, list[int]] = {page: [] for page in pdf.page_references}
    for kid in _object(pdf, document)["K"]:
        numbers[_object(pdf, kid)["Pg"]] += _texts(pdf, kid)
    return list(numbers.values())


def _texts(pdf: Any, reference: bytes) -> Iterator[int]:
    for kid in _object(pdf, reference).get("K", ()):
        yield from (kid,) if isinstance(kid, int) else _texts(pdf, kid)


def _remove(pdf: Any) -> None:
    """Remove WeasyPrint's tree; of all objects only the metadata stand behind it."""
    root, metadata = (_object(pdf, pdf.catalog[key]) for key in ("StructTreeRoot", "Metadata"))
    del pdf.objects[_object(pdf, root["ParentTree"]).number :]
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference


def _set_aside(stream: Any, said: dict[int, bytes]) -> None:
    """Make an artifact of each text of a page that no element holds (PDF/UA-1, 7.1)."""
    parts = stream.stream
    for at, part in enumerate(parts):
        if isinstance(part, dict) and "MCID" in part and part["MCID"] not in said:
            parts[at - 1 : at + 1] = "/Artifact", "<</Type /Pagination>>"


class _Writer:
    """Writes nodes into a PDF and knows of each page which element holds each text."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.said: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.links: list[bytes] = []

    def write(self, document: Node) -> None:
        """Write the tree with its root."""
        root = self._add(Type="/StructTreeRoot")
        root["K"] = b"[%s]" % self._element(document, root.reference)
        root["ParentTree"] = self._parents()
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _add(self, **values: object) -> Any:
        entry = type(self.pdf.catalog)(values)
        self.pdf.add_object(entry)
        return entry

    def _element(self, node: Node, parent: bytes) -> bytes:
        element = self._add(S=f"/{node.tag}", P=parent, **node.entries)
        reference: bytes = element.reference
        kids = [kid for kid in node.kids if _counts(kid)]
        page = next((kid.page for kid in kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        element["K"] = b"[%s]" % b" ".join(self._kid(kid, reference, page) for kid in kids)
        return reference

    def _kid(self, kid: Kid, parent: bytes, page: int | None) -> bytes:
        match kid:
            case Node():
                return self._element(kid, parent)
            case Mark(page=at, number=number):
                self.said[at][number] = parent
                if at == page:
                    return b"%d" % number
                return b"<</Type /MCR/Pg %s/MCID %d>>" % (self.pages[at], number)
            case Click(page=at, annotation=annotation):
                annotation["StructParent"] = len(self.pages) + len(self.links)
                self.links.append(parent)
                return b"<</Type /OBJR/Pg %s/Obj %s>>" % (self.pages[at], annotation.reference)

    def _parents(self) -> bytes:
        """Write which element holds each text of each page, and each link."""
        texts = (
            [page.get(n, b"null") for n in range(max(page, default=-1) + 1)] for page in self.said
        )
        entries = [*(b"[%s]" % b" ".join(held) for held in texts), *self.links]
        return b"<</Nums[%s]>>" % b" ".join(b"%d %s" % entry for entry in enumerate(entries))


def _counts(kid: Kid) -> bool:
    """Say whether a kid holds anything, or is a cell, which stands where it is empty too."""
    return not isinstance(kid, Node) or kid.tag in ("TH", "TD") or any(map(_counts, kid.kids))


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
