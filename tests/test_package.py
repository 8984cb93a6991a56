"""The package that is handed out: what it carries, and that it works where nothing else is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _run(*command, cwd):
    return subprocess.run(
        [sys.executable, *map(str, command)], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that the source package builds, away from the fonts that other tests use."""
    folder = tmp_path_factory.mktemp("package")
    sdist = _build("sdist", ROOT, folder / "sdist")
    subprocess.run(["tar", "-xzf", sdist, "-C", folder], check=True)
    return _build("wheel", folder / sdist.name.removesuffix(".tar.gz"), folder / "wheel")


def _build(target, source, folder):
    done = _run("-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    assert done.returncode == 0, done.stderr
    (package,) = folder.iterdir()
    return package


def test_the_wheel_carries_templates_example_and_fonts(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {
        f"ozganswer/{p.relative_to(ROOT).as_posix()}"
        for p in ROOT.glob("templates/**/*")
        if p.is_file()
    }
    assert "ozganswer/templates/din5008/stil.yaml" in templates
    assert templates <= names
    assert {
        f"ozganswer/schriften/Arimo-{face}.ttf" for face in ("Regular", "Bold", "Italic")
    } <= names
    assert any(name.startswith("ozganswer/beispiel/facts/") for name in names)


def test_the_wheel_carries_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert sorted(Path(top).suffix for top in tops) == ["", ".dist-info"]


def test_an_unpacked_wheel_works_in_any_folder(wheel, tmp_path):
    home = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(home)
    program = (
        f"import sys; sys.path.insert(0, {str(home)!r}); from ozganswer.cli import main; main()"
    )
    (tmp_path / "leer").mkdir()
    for command in (["init"], ["build"]):
        done = _run("-c", program, *command, cwd=tmp_path / "leer")
        assert done.returncode == 0, done.stderr
    assert {p.suffix for p in tmp_path.glob("leer/answers/*/*/*")} >= {
        ".md",
        ".docx",
        ".pdf",
        ".txt",
    }
