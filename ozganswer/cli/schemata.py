"""`schema`: the JSON Schema of a blatt, for editors."""

import json

from ozganswer.cli.meldung import write_utf8
from ozganswer.load.schema import json_schema


def run(blatt: str | None) -> int:
    """Write the schema of a blatt, or of all; return the exit code."""
    write_utf8(json.dumps(json_schema(blatt), ensure_ascii=False, indent=2))
    return 0
