"""The frame: regions at their places, the information block with an empty line, the foot."""

from dataclasses import replace

from tests.write_docx.beispiele import BRIEF as GANZ
from tests.write_docx.beispiele import p

BRIEF = replace(GANZ, body=(p("Text"),), annexes=())
