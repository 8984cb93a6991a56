"""What came back from an office → the YAML in it: a file, a note, or a mail that brings it."""

import re

from ozganswer.errors import Mistakes
from ozganswer.errors.asking import OhneAusgefuelltes
from ozganswer.intake.mail import anlagen, lies_mail
from ozganswer.load.datei import als_text

YAML = (".yaml", ".yml")

_BLOCK = re.compile(r"^```ya?ml[ \t]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def ausgefuelltes(datei: str, inhalt: bytes) -> tuple[str, bytes, int]:
    """Find what is filled in: what to call it, its bytes, the line it begins on.

    Raises:
        Mistakes: a mail or a note that holds no such file, or several.
    """
    match datei.casefold().rpartition(".")[2]:
        case "eml":
            alle = [a for a in anlagen(lies_mail(inhalt)) if a[0].casefold().endswith(YAML)]
            if len(alle) != 1:
                raise Mistakes([OhneAusgefuelltes(datei, len(alle), "eine Anlage (.yaml)")])
            return f"{datei}: {alle[0][0]}", alle[0][1], 1
        case "md":
            text = als_text(inhalt, datei)
            bloecke = list(_BLOCK.finditer(text))
            if len(bloecke) != 1:
                raise Mistakes([OhneAusgefuelltes(datei, len(bloecke), "ein Block „```yaml“")])
            beginn = bloecke[0].start(1)
            return datei, bloecke[0][1].encode(), text.count("\n", 0, beginn) + 1
    return datei, inhalt, 1
