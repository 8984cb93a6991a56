"""What an office is asked for → the YAML that it fills in."""

from collections.abc import Iterable, Iterator, Sequence

from ozganswer.load.schreiben import als_yaml
from ozganswer.load.typen import beschreibung
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.fakten import Faktenblatt
from ozganswer.zuarbeit.eintrag import noetige, satzart
from ozganswer.zuarbeit.fehlend import Angabe

ANLEITUNG = """\
# Bitte hinter jedem Doppelpunkt etwas eintragen und die Datei zurücksenden.
# Was nicht bekannt ist: die Zeile löschen. Was hinter „#“ steht, ist nur eine Erklärung.
# Zahlen ohne Tausenderpunkt: 60000 oder 4.8. Tage als JJJJ-MM-TT: 2026-03-31.
# Ein Text mit Doppelpunkt oder „#“ steht in "Anführungszeichen".
"""


def vordruck(
    workspace: Workspace, datei: Anfragedatei, stelle: str, angaben: Sequence[Angabe]
) -> str:
    """Write the file that an office fills in; its answers go into the facts of one folder."""
    anfrage = datei.anfrage
    zeilen = [
        f"# Zuarbeit zu {anfrage.kennung}: {_one_line(anfrage.betreff)}",
        *ANLEITUNG.splitlines(),
        f"kennung: {als_yaml(anfrage.kennung)}",
        f"kommune: {als_yaml(angaben[0].kommune)}",
        *([f"stelle: {als_yaml(stelle)}"] if stelle else []),
        "stand:    # Tag, auf den sich die Angaben beziehen",
        "quelle:   # woher sie stammen, zum Beispiel: Haushaltsplan 2026",
        "blaetter:",
        *_blaetter(workspace, datei, angaben),
    ]
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _blaetter(
    workspace: Workspace, datei: Anfragedatei, angaben: Iterable[Angabe]
) -> Iterator[str]:
    blaetter: dict[str, dict[str, list[Angabe]]] = {}
    for angabe in angaben:
        blatt, id_, _ = angabe.adresse.split(".")
        blaetter.setdefault(blatt, {}).setdefault(id_, []).append(angabe)
    bestand = workspace.bestand(datei.kommune)
    for name, eintraege in blaetter.items():
        yield from (f"  {name}:", "    eintraege:")
        gefunden = bestand.get(name)
        vorhandene = gefunden.eintraege if isinstance(gefunden, Faktenblatt) else {}
        for id_, hier in eintraege.items():
            yield from _eintrag(name, id_, hier, neu=id_ not in vorhandene)


def _eintrag(blatt: str, id_: str, angaben: Sequence[Angabe], *, neu: bool) -> Iterator[str]:
    gefragtes = dict.fromkeys(_one_line(a.was) for a in angaben if not a.bisher)
    yield from (f"      # {was}" for was in gefragtes)
    if any(a.eintrag for a in angaben) and satzart(blatt) is None:
        yield "      # Passen diese Zeilen nicht zur Frage, stattdessen eine Zeile: angabe: …"
    yield f"      {id_}:"
    gefragt = {a.adresse.rpartition(".")[2]: a for a in angaben}
    weitere = [n for n in (noetige(blatt) if neu else ()) if n not in gefragt]
    for name in weitere:
        was = beschreibung(satzart(blatt), name)
        yield f"        {name}:" if was.casefold() == name else f"        {name}:   # {was}"
    for name, angabe in gefragt.items():
        bisher = f"   # bisher {angabe.bisher}" if angabe.bisher else ""
        yield f"        {name}:{bisher}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
