"""Small letters, each of one thing that a writer has to draw; their goldens bear their names."""

from dataclasses import replace
from datetime import date

from ozganswer.records.letter import (
    Annex,
    Cell,
    Column,
    Emphasis,
    Frame,
    Gap,
    Heading,
    ItemList,
    Letter,
    LineBreak,
    Link,
    Marked,
    PageBreak,
    Paragraph,
    Question,
    Strong,
    Table,
    Text,
)
from tests.write.beispiele import (
    BETRAG,
    NACH,
    VOR,
    info,
    items,
    letter,
    p,
    region,
    row,
    t,
)

ADRESSE = "https://www.stadt-beispiel.de/suche?a=1&b=2"

FAELLE: dict[str, Letter] = {
    "absaetze": letter(p("Erster Absatz."), p("Zweiter,\nmit Zeilenumbruch."), p("  ")),
    "zeichen": letter(
        p("Mitarbeiter*innen & Schüler_innen <b> {{ x }} | `code` # 1 „so“ – 60.000 € § 2 w.x.de")
    ),
    "leerraum": letter(
        p("viel   Platz\t und\nneue Zeile", "\N{NO-BREAK SPACE}§\N{NO-BREAK SPACE}5")
    ),
    "auszeichnung": letter(
        p("Das ist ", Strong((Text("sehr "), Emphasis(t("wichtig")))), ": ", BETRAG, "."),
        p("Siehe ", Link(t("die Suche"), ADRESSE), ", ", Link(t("a@b.de"), "mailto:a@b.de"), "."),
    ),
    "verweise": letter(
        p(Link((Text("ein "), Strong((Text("fetter"),)), LineBreak(), Gap("Name")), ADRESSE)),
        p(Strong((Link(t("im Fetten"), ADRESSE),)), " und ", Link((), ADRESSE)),
    ),
    "belegt": letter(
        p("Es sind ", Marked((BETRAG,), " [1]"), ", ", Strong((Marked((BETRAG,), " [2]"),)), "."),
        p("Es waren ", Marked((BETRAG,), " [3 abgelaufen]", warns=True), "."),
        p(Link((Marked(t("im Verweis"), " [4]"),), ADRESSE)),
    ),
    "luecke": letter(p(Gap("Kosten der Schulung", "kaemmerei"), " und ", Gap("Datum"))),
    "ueberschriften": letter(
        Heading(1, t("Eins")),
        p("Text"),
        Heading(3, t("Drei")),
        Heading(2, t("Zwei")),
        Heading(1, t("Wieder eins")),
    ),
    "fragen": letter(
        Question("1.", (p("Wie viel?"),)),
        Question("2a.", (p("Wann,\nund wo?"), items("hier", "dort"), p("Wirklich?"))),
        Question("3.", (items("nur eine Liste"),)),
        p("Antwort."),
    ),
    "listen": letter(
        items("erstens", "zweitens\nin zwei Zeilen"),
        ItemList(
            True,
            (
                (p("eins"), items("innen", "auch innen")),
                (p("zwei"), ItemList(True, ((p("zwei eins"),),))),
            ),
        ),
        ItemList(False, ((p("ein Absatz"), p("noch einer")), (p("kurz"),))),
    ),
    "tabelle": letter(
        Table(
            (Column(), Column("center"), Column("right")),
            (row("Amt", "Phase", "Betrag"),),
            (
                row("21", "x", "60.000 €"),
                row("Grünflächenamt", "", "5 €"),
                (Cell(t("Summe")), Cell(()), Cell((Strong(t("60.005 €")),))),
                (Cell((Text("zwei"), LineBreak(), Text("Zeilen"))), Cell(()), Cell(t("–"))),
            ),
            "Beträge",
        ),
        Paragraph(t("Stand: 25.09.2019"), "anmerkung"),
    ),
    "tabelle_mit_anteilen": letter(
        Table(
            (Column(width=0.25), Column(width=0.75)),
            (row("Erste Zeile", "des Kopfs"), row("a", "b")),
            (row("1", "2"),),
        ),
        Table((Column(),), (), (row("ohne Kopf"),)),
    ),
    "seitenwechsel": letter(p("davor"), PageBreak(), p("danach"), p("und weiter")),
    "informationsblock": Letter(
        "Brief",
        Frame((info(("Datum", "01.10.2019"), ("Zimmer", ""), ("Ihr Zeichen:", "RA-1")),)),
        (),
    ),
    "rahmen": Letter("Brief", Frame(VOR, NACH), (p("die Antwort."),), (), "ENTWURF"),
    "fuss_vor_anlagen": Letter(
        "Brief",
        Frame((), (region("fuss", "Fuß"),)),
        (p("Text"),),
        (Annex(t("Anlage 1"), (p("A"),)),),
    ),
    "anlagen": replace(
        letter(p("Siehe Anlagen.")),
        annexes=(
            Annex(t("Anlage 1: Übersicht"), (Heading(1, t("Teil")), p("hoch"))),
            Annex(t("Anlage 2"), (p("quer"),), quer=True),
        ),
        datum=date(2019, 10, 1),
        autor="Stadt Beispiel",
        thema="Antwort auf <RA-1>",
    ),
}
