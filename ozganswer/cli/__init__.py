"""The command line: the only place that prints and chooses exit codes."""

from ozganswer.cli.start import main

__all__ = ["main"]
