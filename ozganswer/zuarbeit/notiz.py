"""What an office is asked for → a short note to it, as Markdown and as a draft of a mail."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from ozganswer.records.anfrage import Anfrage
from ozganswer.records.fristen import TAGE, Frist
from ozganswer.records.german import aufzaehlung, datum
from ozganswer.zuarbeit.fehlend import Angabe


@dataclass(frozen=True, slots=True)
class Empfaenger:
    """An office: its id, what it is called, its e-mail address if known."""

    stelle: str
    bezeichnung: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Notiz:
    """What is asked of one office, and by when."""

    empfaenger: Empfaenger
    absender: str
    """Who asks: the office in charge, or the Behörde."""
    anfrage: Anfrage
    angaben: tuple[Angabe, ...]
    frist: Frist
    heute: date
    vordruck: str
    """The YAML to fill in."""
    dateiname: str

    @property
    def betreff(self) -> str:
        """The note's subject."""
        tag = self._wann
        bis = f" bis {datum(tag)}" if tag and tag >= self.heute else ""
        return f"Zuarbeit zu {self.anfrage.kennung}{bis}: {' '.join(self.anfrage.betreff.split())}"

    @property
    def _wann(self) -> date | None:
        return self.frist.vorlauf.get("Zuarbeit") or self.frist.tag

    def als_markdown(self) -> str:
        """Write the note with the YAML in it."""
        an = f"{self.empfaenger.bezeichnung} ({self.empfaenger.email})"
        zeilen = [
            f"# {self.betreff}",
            "",
            f"An: {an if self.empfaenger.email else self.empfaenger.bezeichnung}",
            "",
            *self._text(
                "Bitte füllen Sie dies aus (es liegt auch als Datei bei) und senden es zurück:"
            ),
            "```yaml",
            *self.vordruck.splitlines(),
            "```",
            "",
            *self._gruss(),
        ]
        return "".join(f"{zeile}\n" for zeile in zeilen)

    def als_mail(self) -> bytes:
        """Write the note as a mail that is still to be sent, the YAML attached."""
        mail = EmailMessage(policy=SMTP)
        mail["Subject"] = self.betreff
        if self.empfaenger.email:
            mail["To"] = Address(self.empfaenger.bezeichnung, addr_spec=self.empfaenger.email)
        mail["Date"] = datetime.combine(self.heute, time(), UTC)
        # Mail programs open it for writing.
        mail["X-Unsent"] = "1"
        bitte = (
            f"Bitte füllen Sie die Datei {self.dateiname} aus, die anhängt, und senden sie zurück."
        )
        mail.set_content(
            "\n".join([*self._text(bitte), *self._gruss(), ""]), cte="quoted-printable"
        )
        mail.add_attachment(self.vordruck.encode(), "application", "yaml", filename=self.dateiname)
        # The library draws lots for it.
        mail.set_boundary(sha256(self.vordruck.encode()).hexdigest()[:40])
        return bytes(mail)

    def _text(self, bitte: str) -> Iterator[str]:
        art = "Anfrage" if self.anfrage.art == "Anfrage" else self.anfrage.art
        yield from ("Guten Tag,", "")
        betreff = " ".join(self.anfrage.betreff.split())
        yield f"für die Antwort auf die {art} {self.anfrage.kennung} „{betreff}“"
        yield "fehlen noch Angaben, die Ihre Stelle kennt."
        yield from (self._bis_wann(), "")
        yield from self._liste()
        yield from self._wortlaut()
        yield from (bitte, "")

    def _bis_wann(self) -> str:
        tag, frist = self._wann, self.frist.tag
        if tag is None or frist is None:
            return "Bitte senden Sie sie so bald wie möglich."
        ist = "ist" if frist >= self.heute else "war"
        faellig = "" if tag == frist else f"; fällig {ist} die Antwort am {_day(frist)}"
        if tag < self.heute:
            return f"Bitte senden Sie sie umgehend; gebraucht wurden sie bis {_day(tag)}{faellig}."
        return f"Bitte senden Sie sie bis {_day(tag)}{faellig}."

    def _liste(self) -> Iterator[str]:
        for was, zu in dict.fromkeys(_asked(a) for a in self.angaben if not a.bisher):
            yield f"- {was}" if not zu or zu in was else f"- {was} (zu {zu})"
        for name, werte in _expired(self.angaben).items():
            yield f"- {name} {aufzaehlung(werte)}"
        yield ""

    def _wortlaut(self) -> Iterator[str]:
        gefragt = {nr for a in self.angaben for nr in a.fragen}
        for frage in (f for f in self.anfrage.fragen if f.nr in gefragt):
            yield from (f"Frage {frage.nr} im Wortlaut:", "")
            yield from (f"> {zeile}".rstrip() for zeile in frage.text.strip().splitlines())
            yield ""

    def _gruss(self) -> Iterator[str]:
        yield from ("Mit freundlichen Grüßen", "", self.absender)


def _day(tag: date) -> str:
    return f"{TAGE[tag.weekday()]}, {datum(tag)}"


def _asked(angabe: Angabe) -> tuple[str, str]:
    return " ".join(angabe.was.split()), _fragen(angabe.fragen)


def _fragen(nummern: Sequence[str]) -> str:
    name = "Frage" if len(nummern) == 1 else "Fragen"
    return f"{name} {aufzaehlung(nummern)}" if nummern else ""


def _expired(angaben: Iterable[Angabe]) -> dict[str, list[str]]:
    """Gather the values that ran out by their entry."""
    eintraege: dict[str, list[str]] = {}
    for angabe in angaben:
        eintrag, _, name = angabe.adresse.rpartition(".")
        if angabe.bis and name != "gueltig_bis":
            galt = f"{eintrag} galt nur bis {datum(angabe.bis)}; gebraucht wird, was jetzt gilt:"
            eintraege.setdefault(galt, []).append(f"{name} (bisher {angabe.bisher})")
    return eintraege
