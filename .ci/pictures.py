"""Draw the pages of each example letter as small pictures into docs/bilder: `make pictures`.

Needs pdftoppm (Debian: poppler-utils); the same letters make the same pictures.
"""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "bilder"
DPI, COLOURS = 60, 16


def main() -> None:
    """Draw all letters, and remove the pictures of those that are no more."""
    drawn = {picture for letter in letters() for picture in draw(letter)}
    for picture in set(TARGET.glob("*.png")) - drawn:
        picture.unlink()


def letters() -> Iterator[Path]:
    """Find the letters that stand beside their sources."""
    yield from (p for p in sorted(ROOT.glob("answers/*/*/*.pdf")) if p.stem == p.parent.name)


def draw(letter: Path) -> Iterator[Path]:
    """Draw the pages of a letter and say where each picture is."""
    command = ["pdftoppm", "-r", str(DPI), str(letter)]
    pages = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603
    stream = io.BytesIO(pages)
    number = 0
    while stream.tell() < len(pages):
        number += 1
        picture = TARGET / f"{letter.parent.parent.name}-{letter.stem}-{number}.png"
        _next(stream).quantize(COLOURS).save(picture, optimize=True)
        yield picture


def _next(stream: io.BytesIO) -> Image.Image:
    """Read the next picture of pdftoppm's output: P6, width and height, 255, then the bytes."""
    _, size, _ = (stream.readline() for _ in range(3))
    width, height = map(int, size.split())
    return Image.frombytes("RGB", (width, height), stream.read(3 * width * height))


if __name__ == "__main__":
    main()
