"""Letters of every style, status, art and length, for the validators: tests/matrix.py.

python -m tests.matrix schreiben DIR       a workspace of their sources
python -m tests.matrix pruefen FILE …      what is wrong with the PDFs made of them
python -m tests.matrix verderben FILE …    spoils finished files: a validator has to find it
"""

import io
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pypdf

from ozganswer.records.antwort import Art, Status
from ozganswer.records.auftrag import Schriftstueck
from tests.write.regeln_pdf import faults

TEMPLATES = Path(__file__).parent.parent / "templates"
STILE = tuple(sorted(p.parent.name for p in TEMPLATES.glob("*/stil.yaml")))
MUSTER = tuple(sorted({p.name.split(".")[0] for p in TEMPLATES.glob("din5008/*.md.j2")}))
OHNE_ANFRAGE = tuple(m for m in MUSTER if m not in {"antwort", *Schriftstueck})
ARTEN: tuple[str, ...] = get_args(Art)
STATUS: tuple[str, ...] = get_args(Status)
LAENGEN = tuple(range(1, 9))
"""How many parts a letter has: about as many as it has pages."""

ZUVOR = ("berichtigung", "ergaenzung")
"""What can only follow an answer."""

KOPF = {
    "antwort": "verteiler: [Stadtrat, Pressestelle]\nkenntnisnahme: Frau Landrätin Ost",
    "teilantwort": 'offen: {fragen: ["1b"], bis: 2026-04-01}',
    "zwischennachricht": "grund: Die Zuarbeit der Ämter steht noch aus.\nzugesagt_bis: 2026-04-01",
    "ablehnung": "grund: recht",
    "abgabe": "zustaendig: das Landesamt für Digitales",
}
"""What each art says in its head beside what all say."""

FAKTEN = {
    "personen": """\
amt: {anrede: Frau, vorname: Ada, nachname: Amt, funktion: Bürgermeisterin, durchwahl: 488-10}
zweit: {anrede: Herr, titel: Dr., vorname: Hans-Joachim, nachname: Beispielmann, zimmer: A 1}
""",
    "organisation": """\
kaemmerei: {nummer: "20", bezeichnung: Kämmerei}
hauptamt: {nummer: "10", bezeichnung: Hauptamt}
""",
    "haushalt": """\
ozg: {zeitraum: 2025/26, zweck: Umsetzung des OZG, betrag: 60000, genauigkeit: rund}
alt: {zeitraum: "2024", zweck: Schulungen, betrag: 7250.50, gueltig_bis: 2024-12-31,
  oeffentlich: false}
""",
    "rechtslage": """\
recht: {fundstelle: § 9 Gemeindeordnung, wortlaut_sinngemaess: Gefragt wird nach Einzelnem.}
""",
    "leistungen": "".join(
        f"l{nr}: {{bezeichnung: Leistung {nr} für Bürgerinnen und Bürger, themenfeld: Bauen,"
        f" typ: '{nr % 8}', verfahren: {{Kreis Nord: Verfahren {nr}, Kreis Süd: E-Antrag}},"
        f" oeffentlich: {str(nr % 5 != 0).lower()}}}\n"
        for nr in range(40)
    ),
}
KOMMUNE = """\
name: Stadt Musterstadt
art: Stadt
stil: {stil}
vertretung: Stadtrat der Stadt Musterstadt
behoerde: Stadtverwaltung
anschrift: {{strasse: Markt 1, plz: "01234", ort: Musterstadt}}
telefon: 01234 488-0
email: post@musterstadt.example
web: www.musterstadt.example
"""
ANFRAGE = """\
kennung: {name}
art: Ratsanfrage
betreff: Stand der Onlinedienste und ihre Kosten
einreicher:
  - {{anrede: Frau, vorname: Erika, nachname: Muster, funktion: Stadträtin, fraktion: Bürgerliste}}
schreiben_vom: 2026-01-12
sitzung: {{gremium: Stadtrat, datum: 2026-02-26, top: "10.7", status: öffentlich}}
beratungsfolge: [{{gremium: Hauptausschuss, termin: 2026-02-12, status: öffentlich}}]
vorbemerkung: Im Portal des Landes stehen **nicht** alle Dienste, siehe https://www.example.org/.
fragen:
  - nr: "1a"
    text: |
      Welche Dienste bietet die Stadt an, und zwar

      - für Bürger*innen,
      - für Unternehmen?

      Und seit wann?
  - {{nr: "1b", text: Was kostet das?}}
"""
GEMEINSAM = """\
status: {status}
bearbeiter: zweit
hinweis: Beispiel, kein amtliches Schreiben
"""
SATZ = (
    "Die Verwaltung stellt ihre Dienste schrittweise auf elektronische Verfahren um; was die Ämter "
    "dafür brauchen, haben sie im vergangenen Jahr gemeinsam beschrieben. "
)
TEIL = """\
## Was im {nr}. Schritt geschah

{saetze}

1. **Erfassen:** {satz}
    - was es gibt, _mit_ seinen Kosten;
    - was fehlt, siehe [das Portal](https://portal.example.org/?a=1&b=2).
2. Ordnen

{saetze}

{{{{ tabelle(leistungen | selectattr('typ', 'equalto', '{nr}') | list,
    {{'Leistung': 'bezeichnung', 'Typ': 'typ'}}, breiten='3 1') }}}}
"""
KOSTEN = (
    "Für die {{ haushalt.ozg.zweck }} sind {{ haushalt.ozg.betrag | euro }} eingeplant, für "
    "{{ haushalt.alt.zweck }} waren es {{ haushalt.alt.betrag | euro }}."
)
ANLAGE = """\
# Alle Leistungen

{{ leistungstabelle(leistungen, spalten=['themenfeld', 'typ', 'verfahren']) }}

## Erläuterung

Ein Strich heißt: Es ist nichts bekannt.
"""


@dataclass(frozen=True, slots=True)
class Fall:
    """A letter to be written: where it differs from the others."""

    stil: str
    art: str
    status: str
    laenge: int

    @property
    def name(self) -> str:
        """Its name and that of its Anfrage."""
        return f"{self.stil}-{self.art}"


def faelle() -> Iterator[Fall]:
    """Every art in every style, with each status and length in turn."""
    for s, stil in enumerate(STILE):
        for a, art in enumerate(ARTEN):
            laenge = LAENGEN[(s + a) % len(LAENGEN)]
            yield Fall(stil, art, STATUS[(s + a) % len(STATUS)], laenge)


def arbeitsbereich(ordner: Path) -> None:
    """Write the workspace into a folder."""
    shutil.copytree(TEMPLATES, ordner / "templates")
    for name, text in _dateien().items():
        pfad = ordner / name
        pfad.parent.mkdir(parents=True, exist_ok=True)
        pfad.write_text(text, encoding="utf-8")


def _dateien() -> Mapping[str, str]:
    dateien = {f"facts/gemeinsam/{blatt}.yaml": _blatt(e) for blatt, e in FAKTEN.items()}
    for nr, stil in enumerate(STILE):
        dateien[f"facts/{stil}/kommune.yaml"] = KOMMUNE.format(stil=stil)
        for muster in OHNE_ANFRAGE:
            dateien[f"answers/{stil}/{stil}-{muster}/{muster}.md"] = _schreiben(nr)
    for fall in faelle():
        dateien |= _brief(fall)
    return dateien


def _blatt(eintraege: str) -> str:
    zeilen = "".join(f"  {zeile}\n" for zeile in eintraege.splitlines())
    return f"stand: 2026-01-15\nquelle: Erhebung\nverantwortlich: hauptamt\neintraege:\n{zeilen}"


def _schreiben(nr: int) -> str:
    kopf = GEMEINSAM.format(status=STATUS[nr % len(STATUS)])
    return f"---\ntitel: Neue Onlinedienste\ndatum: 2026-02-20\n{kopf}---\n\n{_teile(nr % 4)}"


def _brief(fall: Fall) -> dict[str, str]:
    ordner = f"answers/{fall.stil}/{fall.name}"
    dateien = {f"questions/{fall.stil}/{fall.name}.yaml": ANFRAGE.format(name=fall.name)}
    if fall.art in ZUVOR:
        zuvor = Fall(fall.stil, "antwort", "versandt", 1)
        dateien[f"{ordner}/antwort.md"] = _quelle(zuvor, fall.name, "2026-02-02")
        ordner += "-weiter"
    dateien[f"{ordner}/antwort.md"] = _quelle(fall, fall.name, "2026-02-20")
    if _mit_anlage(fall):
        dateien[f"{ordner}/anlage-1.md"] = ANLAGE
    return dateien


def _quelle(fall: Fall, anfrage: str, datum: str) -> str:
    kopf = f"art: {fall.art}\nanfrage: {anfrage}\n{GEMEINSAM.format(status=fall.status)}"
    zeilen = "".join(f"{zeile}\n" for zeile in _kopf(fall, datum))
    luecke = "{{ offen('Kosten der Schulung', wen='kaemmerei') }}" if _entwurf(fall) else ""
    rest = f"# Frage 1b\n\n{KOSTEN}\n\n{luecke}\n" if fall.art != "teilantwort" else luecke
    return f"---\n{kopf}{zeilen}---\n\n{SATZ}\n\n# Frage 1a\n\n{_teile(fall.laenge - 1)}\n{rest}"


def _kopf(fall: Fall, datum: str) -> Iterator[str]:
    """Yield what of the head differs from letter to letter."""
    yield KOPF.get(fall.art, "wiedervorlage: 2026-12-01")
    yield "unterzeichner: [amt, zweit]" if fall.laenge % 2 else "unterzeichner: amt"
    if not _entwurf(fall):
        yield f"datum: {datum}"
    if fall.laenge % 2:
        yield "fragen: zitieren\nzusatz: [Einschreiben]\nzeichnungszusatz: In Vertretung"
    if _mit_anlage(fall):
        yield "anlagen: [{titel: Leistungen, datei: anlage-1.md, format: quer}, {titel: Plan}]"
    if fall.laenge == 2:
        yield "datengrundlage: true"


def _entwurf(fall: Fall) -> bool:
    return fall.status == "entwurf"


def _mit_anlage(fall: Fall) -> bool:
    return fall.laenge % 3 == 0


def _teile(anzahl: int) -> str:
    """Write so many parts, each of a page."""
    teile = (TEIL.format(nr=nr + 1, satz=SATZ, saetze=SATZ * 5) for nr in range(anzahl))
    return "\n".join(teile) or SATZ


def pruefen(dateien: Iterable[Path]) -> Iterator[str]:
    """Find all that is wrong with the letters, and the numbers of pages that none has."""
    laengen = set()
    for datei in dateien:
        inhalt = datei.read_bytes()
        laengen.add(len(pypdf.PdfReader(io.BytesIO(inhalt)).pages))
        yield from (f"{datei.name}: {fault}" for fault in faults(inhalt))
    yield from (f"Kein Brief hat {n} Seiten." for n in LAENGEN if n not in laengen)


def verderben(datei: Path) -> None:
    """Spoil a file as a fault of ours would: a PDF without a language, a DOCX out of order."""
    if datei.suffix == ".pdf":
        pdf = pypdf.PdfWriter(clone_from=datei)
        del pdf.root_object["/Lang"]
        pdf.write(datei)
        return
    with zipfile.ZipFile(datei) as archiv:
        teile = {name: archiv.read(name) for name in archiv.namelist()}
    with zipfile.ZipFile(datei, "w") as archiv:
        for name, inhalt in teile.items():
            archiv.writestr(name, inhalt.replace(b"<w:body>", b"<w:body><w:unbekannt/>"))


def main(befehl: str, *namen: str) -> int:
    """Do what is asked; 1 where something is wrong."""
    dateien = [Path(name) for name in namen]
    match befehl:
        case "schreiben":
            arbeitsbereich(dateien[0])
        case "verderben":
            for datei in dateien:
                verderben(datei)
        case "pruefen" if dateien and (gefunden := list(pruefen(dateien))):
            sys.stdout.write("\n".join((*gefunden, "")))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
