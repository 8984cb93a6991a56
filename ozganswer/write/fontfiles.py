"""The font files that come with the program."""

from pathlib import Path

SCHRIFTEN = Path(__file__).parent.parent / "schriften"
SCHNITTE = ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf", "Arimo-BoldItalic.ttf")
