"""The same paper in every format it can come in."""

import html
import io
from email.message import EmailMessage

from docx import Document
from weasyprint import HTML

SEITE = "@page { size: A4; margin: 2cm } pre { font: 10pt/1.3 Arimo, sans-serif; white-space: pre }"


def als_pdf(text):
    """Each line is a line; form feeds part the pages."""
    seiten = "<hr style='break-after: page; border: 0'>".join(
        f"<pre>{html.escape(s)}</pre>" for s in text.split("\f")
    )
    return HTML(string=f"<style>{SEITE}</style>{seiten}").write_pdf()


def als_docx(text):
    """What stands between empty lines is a paragraph, in which lines are broken."""
    dokument = Document()
    for absatz in text.split("\n\n"):
        dokument.add_paragraph(absatz.strip("\n"))
    return als_bytes(dokument)


def als_bytes(dokument):
    """A document as its file holds it."""
    strom = io.BytesIO()
    dokument.save(strom)
    return strom.getvalue()


def als_html(text):
    """The paper is set as typed."""
    return f"<!DOCTYPE html><html><body><pre>\n{html.escape(text)}</pre></body></html>".encode()


def als_mail(text):
    """The paper is the mail's text."""
    mail = EmailMessage()
    mail["Subject"] = "Anfrage"
    mail.set_content(text)
    return mail.as_bytes()


def mit_anlage(name, inhalt, text="anbei unsere Anfrage."):
    """A mail with the paper attached."""
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "WG: Anfrage", "Ina Holm <holm@example.org>"
    mail["Date"] = "Mon, 14 Feb 2022 08:15:00 +0100"
    mail.set_content(text)
    mail.add_attachment(inhalt, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


FORMATE = {".pdf": als_pdf, ".docx": als_docx, ".html": als_html, ".eml": als_mail}
