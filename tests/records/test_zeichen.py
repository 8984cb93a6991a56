"""Every character that there is, held against the two rules by which it is forbidden."""

import re
import sys

from ozganswer.records.zeichen import KEIN_XML, verbotene

ALLE = "".join(map(chr, range(sys.maxunicode + 1)))
XML_CHAR = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def test_xml_holds_what_its_recommendation_names() -> None:
    assert "".join(KEIN_XML.findall(ALLE)) == XML_CHAR.sub("", ALLE)


def test_a_text_holds_no_noncharacter_either() -> None:
    codes = [*range(0xFDD0, 0xFDF0), *(n for n in range(len(ALLE)) if n & 0xFFFE == 0xFFFE)]
    nichtzeichen = {chr(code) for code in codes}
    assert len(nichtzeichen) == 66
    assert {found[0] for found in verbotene(ALLE)} == {*KEIN_XML.findall(ALLE)} | nichtzeichen
