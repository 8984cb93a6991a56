"""Two DOCX → one with tracked changes: redlines.py OLD NEW TARGET."""

import sys
from pathlib import Path

from python_redlines.engines import DocxodusEngine

old, new, target = map(Path, sys.argv[1:4])
content, _, _ = DocxodusEngine().run_redline("Erika Muster", old, new)
target.write_bytes(content)
