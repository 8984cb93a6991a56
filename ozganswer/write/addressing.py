"""The address field of DIN 5008: nine lines, three for Zusätze and six for the Anschrift.

Zusätze stand right above the Anschrift, and an Anschrift of more than six lines begins higher,
in the lines that no Zusatz takes: so neither is cut, and both stay in the envelope's window.
"""

from dataclasses import replace
from math import ceil

from ozganswer.records.letter import Frame, RegionName
from ozganswer.records.stil import Stil
from ozganswer.write.measure import height, line_height


def addressed(frame: Frame, stil: Stil) -> Stil:
    """Move the places of Zusätze and Anschrift to where a letter's own begin."""
    return _grown(frame, _lowered(frame, stil))


def free(frame: Frame, stil: Stil) -> float:
    """Say how many mm of the Zusatzzone an Anschrift right below it may take."""
    zone, feld = (stil.regionen.get(n) for n in (RegionName.ZUSATZ, RegionName.ANSCHRIFT))
    touching = zone and feld and abs(zone.oben + zone.hoehe - feld.oben) < 0.1
    zusatz = frame.region(RegionName.ZUSATZ)
    taken = height(zusatz, stil) if zusatz and zone else 0
    return max(zone.hoehe - taken, 0) if zone and touching else 0


def _lowered(frame: Frame, stil: Stil) -> Stil:
    zusatz, zone = frame.region(RegionName.ZUSATZ), stil.regionen.get(RegionName.ZUSATZ)
    if not zusatz or not zone:
        return stil
    return _moved(stil, RegionName.ZUSATZ, max(zone.hoehe - height(zusatz, stil), 0))


def _grown(frame: Frame, stil: Stil) -> Stil:
    anschrift, feld = frame.region(RegionName.ANSCHRIFT), stil.regionen.get(RegionName.ANSCHRIFT)
    if not anschrift or not feld:
        return stil
    line = line_height(RegionName.ANSCHRIFT, stil)
    more = max(ceil((height(anschrift, stil) - feld.hoehe) / line - 0.01), 0)
    return _moved(stil, RegionName.ANSCHRIFT, -more * line)


def _moved(stil: Stil, name: RegionName, by: float) -> Stil:
    """Move the upper edge of a place by some mm down; its lower edge stays."""
    platz = stil.regionen[name]
    there = replace(platz, oben=round(platz.oben + by, 2), hoehe=round(platz.hoehe - by, 2))
    return replace(stil, regionen={**stil.regionen, name.value: there}) if by else stil
