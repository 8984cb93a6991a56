"""Each *.typ → PDF/A-2a with PDF/UA-1 by Typst, COUNT times: typst_letter.py FOLDER [COUNT]."""

import sys
from pathlib import Path

import typst

folder = Path(sys.argv[1])
for letter in sorted(folder.glob("*.typ")):
    for _ in range(int(sys.argv[2]) if sys.argv[2:] else 1):
        compiler = typst.Compiler(str(letter), font_paths=[str(folder / "fonts")])
        pdf = str(folder / f"typst-{letter.stem}.pdf")
        compiler.compile(output=pdf, pdf_standards=["a-2a", "ua-1"])
