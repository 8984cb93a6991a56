"""A logo: found in the style or in one below it, read whole, refused where it is none."""

import struct
import zlib

import pytest

from ozganswer.errors import Mistakes, Position
from ozganswer.load.workspace import Workspace
from tests.bilder import png, stueck

STIL = "templates/muster/stil.yaml"
BILD = "templates/muster/logo.png"
BLATT = "bezeichnung: M\nbasis: din5008\n"
PLATZ = "logo: {links: 165, oben: 15, breite: 25, hoehe: 14}\n"


def lies(root, name="muster", wofuer="antwort"):
    leser = Workspace.open(root)._leser
    return leser.stilordner(name, Position(STIL), wofuer).stil


def gemeldet(root):
    with pytest.raises(Mistakes) as gefangen:
        lies(root)
    return [str(m) for m in gefangen.value.mistakes]


@pytest.mark.parametrize("farbe", [0, 2, 3, 4, 6])
def test_a_logo_of_every_kind_is_read(farbe, arbeitsbereich):
    bild = png(farbe=farbe)
    stil = lies(arbeitsbereich({STIL: BLATT + PLATZ, BILD: bild}))
    assert (stil.bild.datei, stil.bild.inhalt) == (BILD, bild)
    assert (stil.logo.links, stil.logo.hoehe, stil.logo.text) == (165, 14, "")


def test_a_style_has_the_logo_of_its_basis(arbeitsbereich):
    oben = {"templates/oben/stil.yaml": "bezeichnung: O\nbasis: muster\n"}
    root = arbeitsbereich({STIL: BLATT + PLATZ, BILD: png(), **oben})
    assert lies(root, "oben").bild.datei == BILD
    (root / "templates/oben/stil.yaml").write_text("bezeichnung: O\nbasis: muster\nlogo:\n")
    assert lies(root, "oben").bild is None


def test_a_style_without_a_logo_has_none(arbeitsbereich):
    stil = lies(arbeitsbereich({STIL: BLATT}))
    assert (stil.logo, stil.bild) == (None, None)


def test_a_logo_without_a_place_is_told(arbeitsbereich):
    (told,) = gemeldet(arbeitsbereich({STIL: BLATT, BILD: png()}))
    assert told == (
        f"{BILD}: Fehler: Dem Logo fehlt sein Platz auf dem Blatt. Hinweis: In stil.yaml ergänzen, "
        "in Millimetern: „logo: {links: 165, oben: 15, breite: 25, hoehe: 14}“."
    )


def test_a_muster_may_do_without_the_logo(arbeitsbereich):
    ohne = "muster:\n  sachstand:\n    logo:\n"
    muster = {"templates/muster/sachstand.md.j2": "{{ inhalt }}\n"}
    root = arbeitsbereich({STIL: BLATT + PLATZ + ohne, BILD: png(), **muster})
    assert (lies(root).bild is None, lies(root, wofuer="sachstand").bild is None) == (False, True)


def test_a_place_without_a_logo_is_told(arbeitsbereich):
    (told,) = gemeldet(arbeitsbereich({STIL: BLATT + PLATZ}))
    assert told == (
        f"{STIL}: Fehler: Zum Platz des Logos fehlt das Bild. Hinweis: Das Bild als logo.png "
        "neben stil.yaml legen oder den Schlüssel löschen."
    )


@pytest.mark.parametrize("name", ["logo.svg", "logo.jpg", "Logo.PNG"])
def test_a_logo_of_another_format_is_told_and_not_passed_over(name, arbeitsbereich):
    (told,) = gemeldet(arbeitsbereich({STIL: BLATT + PLATZ, f"templates/muster/{name}": "<svg/>"}))
    assert told.startswith(f"templates/muster/{name}: Fehler: Ein Logo muss ein PNG-Bild sein.")


def umgedreht(bild, stelle):
    return bild[:stelle] + bytes([bild[stelle] ^ 1]) + bild[stelle + 1 :]


def mit_kopf(breite, hoehe, farbe=2, daten=b""):
    kopf = struct.pack(">IIBBBBB", breite, hoehe, 8, farbe, 0, 0, 0)
    rest = stueck(b"IDAT", zlib.compress(daten)) + stueck(b"IEND", b"")
    return png()[:8] + stueck(b"IHDR", kopf) + rest


@pytest.mark.parametrize(
    ("bild", "grund"),
    [
        (b"", "es beginnt nicht wie eines"),
        (b"\xff\xd8\xff\xe0 JPEG", "es beginnt nicht wie eines"),
        (png()[:8], "ihm fehlt der Kopf"),
        (png()[:60], "es ist unvollständig"),
        (png()[:-12], "es ist unvollständig"),
        (umgedreht(png(), 20), "eine Prüfsumme stimmt nicht"),
        (mit_kopf(9, 9, farbe=5), "seine Farben gibt es nicht"),
        (mit_kopf(50_000, 50_000), "es hat 50000 × 50000 Punkte, erlaubt sind 4000 × 4000"),
        (mit_kopf(0, 9), "es hat 0 × 9 Punkte, erlaubt sind 4000 × 4000"),
        (mit_kopf(9, 9, daten=b"wenig"), "es hat nicht so viele Punkte, wie es sagt"),
        (mit_kopf(9, 9, daten=bytes(10**6)), "es hat nicht so viele Punkte, wie es sagt"),
        (
            png()[:33] + stueck(b"IDAT", b"kein zlib") + stueck(b"IEND", b""),
            "seine Punkte sind beschädigt",
        ),
    ],
    ids=range(12),
)
def test_what_is_no_whole_picture_is_refused(bild, grund, arbeitsbereich):
    (told,) = gemeldet(arbeitsbereich({STIL: BLATT + PLATZ, BILD: bild}))
    assert told == (
        f"{BILD}: Fehler: Das Logo lässt sich nicht als PNG-Bild lesen: {grund}. "
        "Hinweis: Das Bild öffnen und neu als PNG speichern."
    )


def test_a_logo_too_large_is_refused(arbeitsbereich):
    (told,) = gemeldet(arbeitsbereich({STIL: BLATT + PLATZ, BILD: png() + bytes(2_000_000)}))
    assert told.startswith(f"{BILD}: Fehler: ")
    assert "größer als die erlaubten 2 MB" in told
