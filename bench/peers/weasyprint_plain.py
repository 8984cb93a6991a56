"""letter.html → PDF/A by WeasyPrint as it comes: weasyprint_plain.py FOLDER [COUNT]."""

import sys
from pathlib import Path

from weasyprint import HTML

folder = Path(sys.argv[1])
for _ in range(int(sys.argv[2]) if sys.argv[2:] else 1):
    HTML(filename=folder / "letter.html").write_pdf(
        folder / "weasyprint.pdf", pdf_variant="pdf/a-2a"
    )
