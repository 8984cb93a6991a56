"""A file of any kind → its papers; what it is, its bytes say and not its name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from ozganswer.errors import Mistake
from ozganswer.errors.importing import FormatUnbekannt, NichtLesbar, ZuUmfangreich
from ozganswer.intake.mail import anlagen, begleitung, lies_mail, ohne_zitat, text, weitergeleitet
from ozganswer.intake.papier import Papier
from ozganswer.intake.textdatei import dekodiere, lies_text
from ozganswer.intake.zeichen import zeilen

GRENZE = 50_000_000
"""Most bytes of a file that is read."""
TEXT = 1_000_000
"""Most characters of a text; no Anfrage has more."""
ZEILEN = 6_000
"""Most lines that are looked through."""

NAMEN = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".html": "HTML",
    ".htm": "HTML",
    ".eml": "E-Mail",
    ".json": "JSON",
    ".txt": "Text",
    ".md": "Text",
    ".text": "Text",
}


def lies_datei(name: str, inhalt: bytes) -> list[Papier]:
    """Read a file's papers; raise a Mistake for what is none, damaged, locked or too large."""
    if len(inhalt) > GRENZE:
        raise ZuUmfangreich(name, f"{len(inhalt) // 10**6} MB", f"{GRENZE // 10**6} MB")
    art = _art(name, inhalt)
    if art not in {"PDF", "DOCX", "E-Mail"} and len(inhalt) > TEXT:
        raise ZuUmfangreich(
            name, f"{len(inhalt) / 10**6:.1f} MB Text".replace(".", ","), f"{TEXT // 10**6} MB"
        )
    papiere = LESER[art](inhalt, name)
    for papier in papiere:
        if len(papier.zeilen) > ZEILEN:
            raise ZuUmfangreich(name, f"{len(papier.zeilen)} Zeilen", str(ZEILEN))
    return papiere


def _art(name: str, inhalt: bytes) -> str:
    """Tell the kind of a file; raise FormatUnbekannt, or NichtLesbar where its name differs."""
    endung = NAMEN.get(PurePath(name).suffix.lower())
    wirklich = _an_den_bytes(inhalt, endung)
    if wirklich is None:
        raise FormatUnbekannt(name)
    if endung and wirklich != endung and {endung, wirklich} & {"PDF", "DOCX"}:
        raise NichtLesbar(
            name,
            f"sie heißt wie {endung}, ist aber {wirklich}",
            "Die Datei mit der richtigen Endung speichern.",
        )
    return wirklich


def _an_den_bytes(inhalt: bytes, endung: str | None) -> str | None:
    anfang = inhalt[:1024].lstrip()
    if b"%PDF-" in inhalt[:1024]:
        return "PDF"
    if inhalt.startswith(b"PK\x03\x04"):
        return "DOCX" if endung in {"DOCX", None} or b"word/" in inhalt else None
    if inhalt.startswith(
        (
            b"\xd0\xcf\x11\xe0",
            b"{\\rtf",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"II*\0",
            b"MM\0*",
            b"Rar!",
            b"7z",
        )
    ):
        return None
    if endung in {"E-Mail", "JSON", "HTML", "Text"}:
        return endung
    if anfang[:100].lower().startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return endung


def _pdf(inhalt: bytes, name: str) -> list[Papier]:
    # It takes a third of a second to import.
    from ozganswer.intake.pdf import lies_pdf  # noqa: PLC0415

    return [lies_pdf(inhalt, name)]


def _docx(inhalt: bytes, name: str) -> list[Papier]:
    from ozganswer.intake.docx import lies_docx  # noqa: PLC0415

    return [lies_docx(inhalt, name)]


def _html(inhalt: bytes, name: str) -> list[Papier]:
    from ozganswer.intake.html import lies_html  # noqa: PLC0415

    return [lies_html(dekodiere(inhalt, name))]


def _json(inhalt: bytes, name: str) -> list[Papier]:
    from ozganswer.intake.oparl import lies_oparl  # noqa: PLC0415

    return lies_oparl(dekodiere(inhalt, name), name)


def _text(inhalt: bytes, name: str) -> list[Papier]:
    return [lies_text(inhalt, name)]


def _mail(inhalt: bytes, name: str) -> list[Papier]:
    """The papers that are attached; where none can be read, the mail's own text."""
    mail = lies_mail(inhalt)
    angehaengt, fehler = _angehaengt(list(anlagen(mail)), name)
    eigen, ist_html = text(mail)
    papier = _html(eigen.encode(), name)[0] if ist_html else Papier(zeilen(ohne_zitat(eigen)))
    ab = weitergeleitet(papier.zeilen)
    papier = Papier(papier.zeilen[ab:], rand=papier.zeilen[:ab])
    hinweis = tuple(f"Anlage nicht gelesen: {f.position}: {f.satz.rstrip('.')}" for f in fehler)
    kopf = begleitung(mail)
    kopf = replace(kopf, hinweise=(*kopf.hinweise, *hinweis))
    return [replace(p, begleitung=kopf) for p in (*angehaengt, papier) if p.zeilen]


def _angehaengt(dateien: list[tuple[str, bytes]], name: str) -> tuple[list[Papier], list[Mistake]]:
    papiere: list[Papier] = []
    fehler: list[Mistake] = []
    for anlage, inhalt in dateien:
        if NAMEN.get(PurePath(anlage).suffix.lower()) in {None, "E-Mail"}:
            fehler.append(FormatUnbekannt(f"{name}, {anlage}"))
            continue
        try:
            gelesen = lies_datei(f"{name}, {anlage}", inhalt)
            papiere += (replace(p, anlage=anlage) for p in gelesen)
        except Mistake as mistake:
            fehler.append(mistake)
    return papiere, fehler


LESER: dict[str, Callable[[bytes, str], list[Papier]]] = {
    "PDF": _pdf,
    "DOCX": _docx,
    "HTML": _html,
    "JSON": _json,
    "Text": _text,
    "E-Mail": _mail,
}
