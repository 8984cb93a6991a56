"""The commands of a letter's Fassungen, as a user calls them."""

from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ozganswer.cli.gruppe import Befehl, folder_of
from ozganswer.cli.optionen import FORMAT, KENNUNG, KENNUNGEN, TAG


@click.command(cls=Befehl)
@KENNUNG
@click.option(
    "--stelle", metavar="STELLE", required=True, help="Für wen: Kennung aus organisation."
)
@click.option(
    "--person", metavar="PERSON", help="Kennung aus personen oder Name; sonst, wer in git steht."
)
@click.option("--am", type=TAG, help="Tag der Mitzeichnung; sonst heute.")
@click.pass_context
def cosign(
    kontext: click.Context, kennung: str, stelle: str, person: str | None, am: datetime | None
) -> int:
    """Zeichnet einen Brief für eine Stelle mit.

    Im Kopf der Quelle steht danach, wer wann für welche Stelle zugestimmt hat, und eine
    Prüfsumme der Wörter und Zahlen. Ändert sich danach ein Wort oder eine Zahl, gilt die
    Mitzeichnung nicht mehr; „check“ und „status“ sagen es. Das Datum des Briefs gehört nicht
    dazu.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415

    return zeichnen.cosign(folder_of(kontext), kennung, stelle, person, _day(am))


@click.command(cls=Befehl)
@KENNUNG
@click.option("--datum", type=TAG, help="Das Datum des Briefs auf TAG setzen.")
@click.option("--grund", metavar="TEXT", help="Warum es diese Fassung gibt.")
@click.option(
    "--trotzdem",
    metavar="GRUND",
    help="Auch mit abgelaufenen oder überholten Fakten zeichnen, aus diesem Grund.",
)
@click.option("--git-init", is_flag=True, help="Das git-Repository anlegen, wenn es keines gibt.")
@click.pass_context
def release(
    kontext: click.Context,
    /,
    kennung: str,
    datum: datetime | None,
    grund: str | None,
    trotzdem: str | None,
    *,
    git_init: bool,
) -> int:
    """Zeichnet einen Brief schluss und schreibt ihn als Fassung fest.

    Geprüft wird alles auf einmal: Fragen, Datum, Unterschrift, Mitzeichnungen, abgelaufene und
    überholte Fakten, und dass außer dem Brief alles in git steht. Dann wird er gebaut, mit
    seiner Quelle und seinem Nachweis in git eingetragen und mit dem Tag <kommune>/<name>/v<n>
    versehen. Entweder alles davon geschieht oder nichts. Danach ändert kein Befehl den Brief
    mehr; mit „revise“ beginnt die nächste Fassung.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415
    from ozganswer.fassung.schlusszeichnen import Zeichnung  # noqa: PLC0415

    tag = datum.date() if datum else None
    zeichnung = Zeichnung(_day(None), tag, grund, trotzdem)
    return zeichnen.release(folder_of(kontext), kennung, zeichnung, git_init=git_init)


@click.command(cls=Befehl)
@KENNUNG
@click.option("--am", type=TAG, help="Tag des Versands; sonst heute.")
@click.option("--weg", metavar="WEG", required=True, help="Wie: Post, E-Mail, Fax …")
@click.option(
    "--an", metavar="EMPFÄNGER", required=True, multiple=True, help="An wen; mehrfach möglich."
)
@click.option(
    "--scan",
    metavar="DATEI",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Der unterschriebene Brief als Scan; eingetragen wird seine Prüfsumme.",
)
@click.pass_context
def dispatch(
    kontext: click.Context,
    kennung: str,
    am: datetime | None,
    weg: str,
    an: tuple[str, ...],
    scan: Path | None,
) -> int:
    """Trägt ein, wann, wie und an wen ein Brief hinausging.

    Der Brief muss schlussgezeichnet sein und bleibt, wie er ist; nur der Kopf der Quelle
    bekommt den Status versandt und die Angaben zum Versand, und genau diese Datei wird in git
    eingetragen, mit dem Tag <kommune>/<name>/v<n>-versand<k>. Ein zweiter Versand kommt zum ersten
    hinzu.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415
    from ozganswer.fassung.versenden import Sendung  # noqa: PLC0415

    sendung = Sendung(_day(am), weg, an, scan.read_bytes() if scan else None)
    return zeichnen.dispatch(folder_of(kontext), kennung, sendung)


@click.command(cls=Befehl)
@KENNUNG
@click.option("--grund", metavar="TEXT", required=True, help="Warum es die neue Fassung gibt.")
@click.option(
    "--art",
    type=click.Choice(["berichtigung", "ergaenzung"]),
    help="Was die neue Fassung ist; ohne Angabe richtet es sich nach der bisherigen.",
)
@click.pass_context
def revise(kontext: click.Context, kennung: str, grund: str, art: Any) -> int:
    """Öffnet die nächste Fassung eines schlussgezeichneten Briefs.

    Die Quelle wird wieder Entwurf: ohne Datum und ohne Mitzeichnungen, und sie nennt die
    Fassung, die sie ersetzt oder ergänzt. Eine versandte Antwort wird zur Berichtigung, die
    sagt, dass sie den früheren Brief ersetzt; was noch nicht versandt war, behält seine Art und
    bezieht sich auf den Brief, der zuletzt hinausging. Auf eine Teilantwort folgt eine
    Ergänzung, auf eine Zwischennachricht die Antwort. Was hinausging, bleibt in git.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415

    return zeichnen.revise(folder_of(kontext), kennung, grund, art)


@click.command(cls=Befehl)
@click.argument(
    "datei", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--annehmen",
    is_flag=True,
    help="Nachverfolgte Änderungen annehmen; ohne Angabe gelten sie als angenommen.",
)
@click.option("--ablehnen", is_flag=True, help="Nachverfolgte Änderungen ablehnen.")
@click.option(
    "--fakt",
    type=click.Choice(["aendern", "behalten", "text"]),
    help="Was mit von Hand geänderten Angaben geschieht; ohne Angabe bleiben sie, mit Fehler.",
)
@click.option("--dry-run", "nur_zeigen", is_flag=True, help="Nur zeigen, was sich ändern würde.")
@click.pass_context
def pull(
    kontext: click.Context,
    datei: Path,
    *,
    annehmen: bool,
    ablehnen: bool,
    fakt: str | None,
    nur_zeigen: bool,
) -> int:
    """Holt Änderungen aus Word in die Quelle zurück.

    FILE ist das gebaute DOCX eines Briefs, in Word oder LibreOffice bearbeitet. Geänderte Wörter,
    neue und gestrichene Absätze und Listenpunkte, Fett und Kursiv und die Zellen eigener Tabellen
    kommen in antwort.md; alles andere bleibt dort Zeichen für Zeichen. Kommentare werden gezeigt.

    Eine Stelle wird nur geschrieben, wenn der Brief danach genau das sagt, was in FILE steht. Alles
    Übrige wird mit Datei und Zeile genannt, und der Befehl endet mit 1. Eine Angabe aus einem Fakt
    wird nie überschrieben: „aendern“ trägt den neuen Wert in das Faktenblatt ein, „behalten“ lässt
    den Fakt gelten, „text“ macht aus der Angabe Text.
    """
    from ozganswer.cli import zurueckholen  # noqa: PLC0415
    from ozganswer.rueckweg.entscheiden import Fakt  # noqa: PLC0415
    from ozganswer.rueckweg.zurueckholen import Wahl  # noqa: PLC0415

    if annehmen and ablehnen:
        raise click.UsageError("„--annehmen“ und „--ablehnen“ schließen einander aus.")
    decided = annehmen if annehmen or ablehnen else None
    wahl = Wahl(decided, Fakt(fakt) if fakt else None)
    return zurueckholen.pull(folder_of(kontext), zurueckholen.Aufruf(datei, wahl, nur_zeigen))


@click.command(cls=Befehl)
@KENNUNG
@FORMAT
@click.pass_context
def history(kontext: click.Context, kennung: str, meldungen: str) -> int:
    """Zeigt die Fassungen eines Briefs.

    Zu jeder: Datum, Tag in git, wer sie festgeschrieben hat und warum, der Versand, welche
    Fakten sich seit der vorigen geändert haben, und ob sie in git noch ist, was
    schlussgezeichnet wurde.
    """
    from ozganswer.cli import nachsehen  # noqa: PLC0415

    return nachsehen.history(folder_of(kontext), kennung, meldungen)


@click.command(cls=Befehl)
@KENNUNG
@click.argument("von", metavar="[FROM", required=False)
@click.argument("bis", metavar="[TO]]", required=False)
@click.option(
    "--docx", is_flag=True, help="Den neuen Brief als DOCX mit nachverfolgten Änderungen schreiben."
)
@click.option(
    "--out",
    metavar="ZIEL",
    type=click.Path(path_type=Path),
    help="Wohin mit --docx: eine Datei (.docx) oder ein Ordner; sonst neben den Brief.",
)
@FORMAT
@click.pass_context
def diff(kontext: click.Context, /, *, out: Path | None, docx: bool, **wahl: Any) -> int:
    """Zeigt, was sich an einem Brief geändert hat.

    FROM und TO sind eine Fassung (1 oder v1) oder eine Revision in git: ein Tag, ein Zweig, ein
    Commit. Ohne FROM wird mit der letzten Fassung verglichen, oder mit dem letzten Commit, wenn
    der Brief keine hat; ohne TO mit dem Brief, wie er jetzt ist. Beide Seiten entstehen neu aus
    den Quellen von damals, nie aus Word-Dateien.

    Gezeigt wird Satz für Satz, mit den Fakten, die hinter einer Änderung stehen. Mit --docx
    entsteht der neue Brief mit nachverfolgten Änderungen: Alle angenommen, ist er der neue, alle
    abgelehnt, der alte. Sie tragen den Namen, den git kennt, und die Zeit des Aufrufs.
    """
    from ozganswer.beside import redline_helper  # noqa: PLC0415

    if out and not docx:
        raise click.UsageError("„--out“ sagt, wohin das DOCX soll; dazu gehört „--docx“.")
    jetzt = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - Word writes local time
    # Before all that `vergleichen` imports, so that both processes load at the same time.
    with redline_helper() if docx else nullcontext() as helper:
        from ozganswer.cli.vergleichen import Wahl  # noqa: PLC0415

        gewaehlt = Wahl(**wahl, docx=docx, out=out, wann=jetzt)
        if docx:
            from ozganswer.cli import nachverfolgen  # noqa: PLC0415

            return nachverfolgen.run(folder_of(kontext), gewaehlt, helper)
        from ozganswer.cli import unterschiede  # noqa: PLC0415

        return unterschiede.run(folder_of(kontext), gewaehlt)


@click.command(cls=Befehl)
@KENNUNGEN
@click.option(
    "--nur-pruefsummen", is_flag=True, help="Nur vergleichen, nicht neu bauen; das geht schnell."
)
@FORMAT
@click.pass_context
def verify(
    kontext: click.Context, kennungen: tuple[str, ...], meldungen: str, *, nur_pruefsummen: bool
) -> int:
    """Prüft, ob schlussgezeichnete Briefe noch sind, was sie waren.

    Ohne KENNUNG alle. Verglichen wird jede Fassung: die Dateien im Arbeitsbereich und in git
    mit den Prüfsummen im Nachweis, der Nachweis und der Commit mit dem Tag, der Tag mit der
    Geschichte des Zweigs, jeder Versand mit seinem Tag. Dann wird sie aus den Quellen ihres
    Tags in einem leeren Ordner neu gebaut: Mit denselben Versionen aller Bibliotheken müssen
    dieselben Bytes entstehen, mit anderen dieselben Wörter an denselben Stellen. Der Befehl endet
    mit 1, wenn etwas nicht mehr ist, was es war.
    """
    from ozganswer.cli import nachsehen  # noqa: PLC0415

    return nachsehen.verify(folder_of(kontext), kennungen, meldungen, neu_bauen=not nur_pruefsummen)


def _day(wann: datetime | None) -> date:
    return wann.date() if wann else date.today()  # noqa: DTZ011


FASSUNGSBEFEHLE = (cosign, release, dispatch, revise, pull, history, diff, verify)
"""In the order of the work."""
