"""The command line: the only place that prints and chooses exit codes."""

import sys

from ozganswer.cli.tuning import tune

UNTERBROCHEN = 130
"""Exit code after Ctrl-C, as shells count."""


def main(args: list[str] | None = None) -> int:
    """Run a command line and return its exit code; Ctrl-C may come from the first import on."""
    try:
        tune()
        from ozganswer.cli import start  # noqa: PLC0415

        return start.main(args)
    except KeyboardInterrupt:
        sys.stderr.write("Abgebrochen.\n")
        return UNTERBROCHEN
