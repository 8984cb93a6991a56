"""What Jinja2 and Python say of a template, in German."""

import re
from decimal import InvalidOperation

from jinja2 import TemplateError

_JINJA = (
    (r"expected token '(.+?)', got '(.+?)'", "erwartet wird „{0}“, da steht „{1}“"),
    (
        r"Unexpected end of template.*?innermost block that needs to be closed is '(\w+)'",
        "„{{% {0} %}}“ wird nicht geschlossen, es fehlt „{{% end{0} %}}“",
    ),
    (
        r"Encountered unknown tag '(\w+)'\. Jinja was looking for the following tags: '(\w+)'",
        "„{{% {0} %}}“ passt hier nicht, erwartet wird „{{% {1} %}}“",
    ),
    (r"Encountered unknown tag '(\w+)'", "„{{% {0} %}}“ gibt es nicht, oder es steht allein"),
    (r"unexpected 'end of template'", "der Text endet mitten in einem Ausdruck"),
    (r"unexpected '(.+?)'", "„{0}“ steht an falscher Stelle"),
    (r"unexpected char '(.+?)' at", "das Zeichen „{0}“ gehört nicht in einen Ausdruck"),
    (r"Missing end of comment tag", "der Kommentar „{{#“ wird nicht mit „#}}“ geschlossen"),
    (r"Missing end of raw directive", "„{{% raw %}}“ wird nicht geschlossen"),
    (r"block '(.+?)' defined twice", "den Block „{0}“ gibt es zweimal"),
    (r"No test named '(.+?)'", "den Test „is {0}“ gibt es nicht"),
    (r"block '(.+?)' unknown", "den Block „{0}“ hat der Stil nicht, auf dem dieser beruht"),
    (r"text outside of blocks", "dieser Text steht in keinem Block und käme nicht in den Brief"),
    (r"autoescape", "„{{% autoescape %}}“ ist nicht erlaubt"),
    (r"forbidden character", "ein Text enthält ein Zeichen, das in keinem Brief stehen kann"),
    (r"number too large", "die Zahl ist zu groß"),
    (r"No filter named '(.+?)'", "den Filter „{0}“ gibt es nicht"),
    (
        r"(?:end of statement block|tag name) expected|Expected an expression",
        "der Ausdruck ist unvollständig",
    ),
)
_TOKEN = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "das Ende des Textes",
}
_PYTHON: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "durch null lässt sich nicht teilen"),
    (InvalidOperation, "mit diesen Zahlen lässt sich nicht rechnen"),
    (OverflowError, "die Zahl ist zu groß"),
    (ArithmeticError, "mit diesen Zahlen lässt sich nicht rechnen"),
    (TypeError, "die Werte passen nicht zusammen, oder es fehlt eine Angabe in der Klammer"),
    (LookupError, "eine Stelle oder einen Schlüssel gibt es nicht"),
    (ValueError, "ein Wert ist nicht erlaubt"),
)

FEHLER = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError)
"""What an expression in a template can raise when its values do not fit it."""


def syntax(message: str) -> str:
    """Say what is wrong with a template's syntax."""
    for pattern, german in _JINJA:
        if found := re.match(pattern, message, re.DOTALL):
            return german.format(*(_TOKEN.get(word, word) for word in found.groups()))
    return "der Ausdruck ist falsch geschrieben"


def grund(error: Exception) -> str:
    """Say why an expression could not be evaluated."""
    if isinstance(error, TemplateError):
        return syntax(error.message or "")
    for kind, german in _PYTHON:
        if isinstance(error, kind):
            return german
    return "er verlangt etwas, das diese Werte nicht haben"
