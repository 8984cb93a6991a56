"""The PDF is the same everywhere, and drawing one reaches for nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

from ozganswer.write import WRITERS
from tests.stile import STIL
from tests.write.beispiele import musterbrief

ROOT = Path(__file__).parent.parent.parent

DRAW = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}]
from tests.stile import STIL
from tests.write.beispiele import musterbrief
from ozganswer.write import WRITERS
data = WRITERS["pdf"](musterbrief(), STIL)
"""
WATCH = f"""
import json, sys
events = []
sys.addaudithook(lambda name, args: events.append((name, str(args[0]) if args else "")))
{DRAW}
cold = len(events)
WRITERS["pdf"](musterbrief(), STIL)
json.dump({{"cold": events[:cold], "warm": events[cold:]}}, sys.stdout)
"""
WORLD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.")


def _run(program, folder, **env):
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    return done.stdout


def test_the_same_letter_is_the_same_bytes_twice():
    first = WRITERS["pdf"](musterbrief(), STIL)
    assert WRITERS["pdf"](musterbrief(), STIL) == first


def test_the_same_letter_is_the_same_bytes_in_another_place_and_time(tmp_path):
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": "1",
        "FONTCONFIG_FILE": "/etc/fonts/fonts.conf",
    }
    found = _run(DRAW + "sys.stdout.buffer.write(data)", tmp_path, **elsewhere)
    assert found == WRITERS["pdf"](musterbrief(), STIL)


def test_drawing_starts_no_program_and_opens_no_connection(tmp_path):
    events = json.loads(_run(WATCH, tmp_path))
    assert events["cold"]
    assert not [e for e in events["cold"] + events["warm"] if e[0].startswith(WORLD)]


def test_drawing_opens_no_file_but_what_the_program_brings(tmp_path):
    opened = [path for name, path in json.loads(_run(WATCH, tmp_path))["warm"] if name == "open"]
    outside = [path for path in opened if not path.startswith((sys.prefix, sys.base_prefix))]
    assert not outside


def test_drawing_leaves_no_file_behind(tmp_path):
    _run(DRAW, tmp_path, TMPDIR=str(tmp_path), HOME=str(tmp_path))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
