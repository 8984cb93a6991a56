"""Measure the program beside its peers and print each figure, its target and whether it holds."""

import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.clock import Command, Run, best, run

OWN = "ozganswer (DOCX, PDF, Text)"
PLAIN = "WeasyPrint, wie es kommt (PDF)"
PLAIN_SECONDS = 1.2
"""What a cold letter by plain WeasyPrint takes on the machine that the targets are meant for."""
PLAIN_WARM = 113
"""What each further letter takes it there, in ms."""

COLD_ROUNDS, WARM_ROUNDS = 9, 3
WARM, MANY = 40, 200
"""Letters in one process: for the time of each, and for the memory of all."""

TWO = ("chemnitz/RA-531-2019", "halle/VII-2022-03569")
"""The examples that the target of `check` is meant for."""

HERE = Path(__file__).parent


def main() -> None:
    """Prepare the letter for every program, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run([sys.executable, "-m", "bench.own", "prepare", name])
        (folder / "fonts").symlink_to(HERE.parent / "ozganswer" / "schriften")
        letter = (folder / "name").read_text(encoding="utf-8")
        print(f"Brief: {letter}, beste Zeit aus {COLD_ROUNDS} (warm: {WARM_ROUNDS}) Läufen\n")
        for line in _report(folder, letter):
            print(line, flush=True)
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    if load > cores:
        print(
            f"\nDie Maschine war beschäftigt (Last {load:.1f} auf {cores} Kernen).".replace(
                ".", ",", 1
            )
        )


def _report(folder: Path, letter: str) -> Iterator[str]:
    cold = best({**_commands(letter, folder), **_programs(folder, 1)}, COLD_ROUNDS)
    slow = cold[PLAIN].seconds / PLAIN_SECONDS
    yield _machine(slow)
    yield _figure("ozganswer --help", cold.pop("help").seconds, 0.15 * slow, "s")
    yield _figure("ozganswer check, zwei Beispiele", cold.pop("check").seconds, 0.5 * slow, "s")
    seconds = {name: taken.seconds for name, taken in cold.items()}
    build = seconds.pop("build")
    figures = {OWN: build, **_others(seconds)}
    yield from _beside("Ein Brief, kalter Prozess", figures, 0.8 * slow, "s")
    warm = best(_programs(folder, WARM), WARM_ROUNDS)
    each = {n: 1000 * _each(warm[n], cold[n]) for n in warm}
    target = 120 * each[PLAIN] / PLAIN_WARM
    yield from _beside(f"Jeder weitere Brief, {WARM} in einem Prozess", each, target, "ms")
    memory = {n: r.megabytes for n, r in warm.items()}
    memory[OWN] = run(_programs(folder, MANY)[OWN]).megabytes
    yield from _beside(
        f"Speicher, {MANY} Briefe in einem Prozess (andere: {WARM})", memory, 250, "MB"
    )


def _machine(slow: float) -> str:
    """Say by how much the targets of time are stretched: they hold where plain WeasyPrint is."""
    return (
        f"Die Zeitziele gelten für eine Maschine, auf der WeasyPrint, wie es kommt, "
        f"{_german(PLAIN_SECONDS).strip()} s\nfür einen kalten und {PLAIN_WARM} ms für jeden "
        f"weiteren Brief braucht. Gestreckt sind sie um das, was es hier braucht\n"
        f"(kalt das {_german(slow).strip()}-Fache).\n"
    )


def _each(many: Run, one: Run) -> float:
    """Seconds for each letter after the first."""
    return (many.seconds - one.seconds) / (WARM - 1)


def _others(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: figure for name, figure in figures.items() if name != OWN}


def _commands(letter: str, folder: Path) -> dict[str, Command]:
    program = [sys.executable, "-m", "ozganswer"]
    return {
        "help": [*program, "--help"],
        "check": [*program, "check", *TWO],
        "build": [*program, "build", letter, "--out", str(folder / "out"), "--force"],
    }


def _programs(folder: Path, count: int) -> dict[str, Command]:
    """Make the letter `count` times in one process, by every program that is found."""
    peers = HERE / "peers"
    found = {
        OWN: [sys.executable, "-m", "bench.own", "letters", str(folder), str(count)],
        PLAIN: _python(peers / "weasyprint_plain.py", folder, count),
        "Typst (PDF)": _python(peers / "typst_letter.py", folder, count),
    }
    if shutil.which("soffice"):
        found["docxtpl und LibreOffice (DOCX, PDF)"] = _docxtpl_and_office(folder, count)
    return found


def _python(script: Path, folder: Path, count: int) -> Command:
    return [sys.executable, str(script), str(folder), str(count)]


def _docxtpl_and_office(folder: Path, count: int) -> Command:
    docxtpl = shlex.join(_python(HERE / "peers" / "docxtpl_letter.py", folder, count))
    office = f"soffice -env:UserInstallation=file://{folder}/office --headless --convert-to pdf"
    return [
        "sh",
        "-c",
        f"cd {folder} && rm -f docxtpl-*.docx && {docxtpl} && {office} docxtpl-*.docx",
    ]


def _figure(name: str, figure: float, target: float, unit: str) -> str:
    holds = "hält" if figure <= target else "HÄLT NICHT"
    return f"{name:<52}{_german(figure)} {unit:<3} Ziel {_german(target)} {unit:<3} {holds}"


def _beside(title: str, figures: Mapping[str, float], target: float, unit: str) -> Iterator[str]:
    own = figures[OWN]
    yield f"\n{title}"
    yield _figure(f"  {OWN}", own, target, unit)
    for name, figure in _others(figures).items():
        ratio = f"das {_german(figure / own).strip()}-Fache von ozganswer"
        yield f"  {name:<50}{_german(figure)} {unit:<3} {ratio}"


def _german(figure: float) -> str:
    return f"{figure:>8.{2 if figure < 10 else 0}f}".replace(".", ",")


if __name__ == "__main__":
    main()
