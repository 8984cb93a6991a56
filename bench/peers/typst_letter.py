"""letter.typ → PDF/A-2a with PDF/UA-1 by Typst, COUNT times: typst_letter.py FOLDER [COUNT]."""

import sys
from pathlib import Path

import typst

folder = Path(sys.argv[1])
for _ in range(int(sys.argv[2]) if sys.argv[2:] else 1):
    compiler = typst.Compiler(str(folder / "letter.typ"), font_paths=[str(folder / "fonts")])
    compiler.compile(output=str(folder / "typst.pdf"), pdf_standards=["a-2a", "ua-1"])
