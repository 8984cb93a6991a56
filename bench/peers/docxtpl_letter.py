"""Each *.json in template.docx → DOCX, COUNT times: docxtpl_letter.py FOLDER [COUNT]."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

folder = Path(sys.argv[1])
for letter in sorted(folder.glob("*.json")):
    for number in range(int(sys.argv[2]) if sys.argv[2:] else 1):
        template = DocxTemplate(folder / "template.docx")
        template.render(json.loads(letter.read_text(encoding="utf-8")), autoescape=True)
        template.save(folder / f"docxtpl-{letter.stem}-{number}.docx")
