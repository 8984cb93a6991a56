"""From the command line to an exit code; faults of ours are told without a traceback."""

import errno
import os
import signal
import sys
import traceback
from types import FrameType, TracebackType

import click

from ozganswer.cli.befehle import ozganswer
from ozganswer.cli.deutsch import speak_german
from ozganswer.cli.meldung import tell
from ozganswer.cli.vorrat import own_store
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.loading import OrdnerUnlesbar
from ozganswer.records.vorrat import VORRAT

PROGRAMMFEHLER = 70
"""Exit code after a fault of ours (EX_SOFTWARE of sysexits.h)."""

ABBRUCH = 128
"""Exit code after a signal, plus its number, as shells count."""

SPUR = "OZGANSWER_TRACEBACK"
"""The variable that asks for the whole traceback of a fault of ours."""


def main(args: list[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    speak_german()
    VORRAT.set(own_store())
    sys.excepthook = _tell_fault
    signal.signal(signal.SIGTERM, _leave)
    try:
        return _run(args)
    except click.exceptions.Abort:
        click.echo("Abgebrochen. Es ist nichts Halbes liegen geblieben.", err=True)
        return ABBRUCH + signal.SIGINT
    except click.ClickException as fehler:
        fehler.show()
        return fehler.exit_code
    except OrdnerUnlesbar as fehler:
        return tell([fehler])
    except (Mistake, Mistakes) as fehler:
        click.echo(str(fehler), err=True)
        return 2
    except OSError as fehler:
        if fehler.errno != errno.ENOSPC:
            raise
        return _output_full()


def _run(args: list[str] | None) -> int:
    farbe = False if os.environ.get("NO_COLOR") else None
    code = ozganswer.main(args, prog_name="ozganswer", standalone_mode=False, color=farbe)
    return code if isinstance(code, int) else 0


def _output_full() -> int:
    """Say that what the output is led into takes no more, and drop what waits for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo("Fehler: Auf dem Datenträger der Ausgabe ist kein Platz mehr.", err=True)
    return 1


def _leave(signum: int, _frame: FrameType | None) -> None:
    """End by an exception, so that no temporary file stays behind."""
    sys.exit(ABBRUCH + signum)


def _tell_fault(
    art: type[BaseException], fehler: BaseException, spur: TracebackType | None
) -> None:
    if os.environ.get(SPUR):
        traceback.print_exception(art, fehler, spur)
    ort = traceback.extract_tb(spur)[-1] if spur else None
    stelle = f"{ort.filename}:{ort.lineno}" if ort else "unbekannt"
    click.echo(
        f"Programmfehler: {art.__name__}: {fehler}\n  Stelle: {stelle}\n"
        "  Das ist ein Fehler des Programms, nicht Ihrer Eingaben. Bitte melden Sie ihn mit diesen "
        f"Zeilen,\n  dem Befehl und den Eingaben; mit {SPUR}=1 wird mehr gezeigt.",
        err=True,
    )
    sys.exit(PROGRAMMFEHLER)
