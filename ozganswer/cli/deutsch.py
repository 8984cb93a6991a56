"""Click in German: what it says by itself, such as usage lines, headings and usage errors.

Click looks each of its texts up through the gettext functions of its modules. A catalogue of
gettext would need the machine's language to be German; these tables hold for every machine.
"""

import re
from types import MappingProxyType, ModuleType

import click

TEXTE = MappingProxyType(
    {
        "Usage:": "Aufruf:",
        "Options": "Optionen",
        "Commands": "Befehle",
        "Positional arguments": "Argumente",
        "Show this message and exit.": "Diese Hilfe zeigen.",
        "default: {default}": "Vorgabe: {default}",
        "Error: {message}": "Fehler: {message}",
        "Try '{command} {option}' for help.": "Hilfe: {command} {option}",
        "Missing command.": "Der Befehl fehlt.",
        "No such option {name!r}.": "Die Option „{name}“ gibt es nicht.",
        "Option {name!r} does not take a value.": "Die Option „{name}“ nimmt keinen Wert.",
        "Missing argument": "Es fehlt das Argument",
        "Missing option": "Es fehlt die Option",
        "Invalid value: {message}": "Ungültiger Wert: {message}",
        "Invalid value for {param_hint}: {message}": "Ungültiger Wert für {param_hint}: {message}",
        "{value!r} is not a valid {number_type}.": "„{value}“ ist keine ganze Zahl.",
        "{value} is not in the range {range}.": "{value} ist zu klein oder zu groß ({range}).",
        "{name} {filename!r} does not exist.": "„{filename}“ gibt es nicht.",
        "{name} {filename!r} is a file.": "„{filename}“ ist eine Datei, kein Ordner.",
        "{name} {filename!r} is a directory.": "„{filename}“ ist ein Ordner, keine Datei.",
        "{name} {filename!r} is not readable.": "„{filename}“ ist nicht lesbar.",
        "{name} {filename!r} is not writable.": "In „{filename}“ darf nicht geschrieben werden.",
    }
)
"""Click's texts as they stand in its source, and what they say here."""

MEHRZAHLEN = MappingProxyType(
    {
        "Did you mean {possibility}?": (
            "Meinten Sie {possibility}?",
            "Ähnlich sind: {possibilities}.",
        ),
        "Got unexpected extra argument ({args})": (
            "Ein Argument ist zu viel: {args}",
            "Mehrere Argumente sind zu viel: {args}",
        ),
        "Option {name!r} requires an argument.": (
            "Die Option „{name}“ braucht einen Wert.",
            "Die Option „{name}“ braucht {nargs} Werte.",
        ),
        "{value!r} does not match the format {format}.": (
            "„{value}“ ist kein Tag (JJJJ-MM-TT oder TT.MM.JJJJ).",
            "„{value}“ ist kein Tag (JJJJ-MM-TT oder TT.MM.JJJJ).",
        ),
        "{value!r} is not {choice}.": (
            "„{value}“ ist nicht {choice}.",
            "„{value}“ ist keines von {choices}.",
        ),
    }
)
"""Click's texts in the singular, and ours in the singular and the plural."""

GENANNT = frozenset({"possibility", "possibilities", "choice", "choices", "param_hint"})
"""The values of click's texts that list names of ours, each as Python writes a text."""

_QUOTES = re.compile(r"'([^']*)'")

MODULE: tuple[ModuleType, ...] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def speak_german() -> None:
    """Let click take its texts from here, in every locale."""
    for modul in MODULE:
        namen = {"_": _text, "ngettext": _number}
        vars(modul).update({n: f for n, f in namen.items() if n in vars(modul)})


class _Satz(str):
    """A text in which the names that click gives stand in German quotes, not in Python's."""

    __slots__ = ()

    def format(self, *args: object, **werte: object) -> str:
        namen = {n: _QUOTES.sub(r"„\1“", str(w)) for n, w in werte.items() if n in GENANNT}
        return super().format(*args, **(werte | namen))


def _text(text: str) -> str:
    return _Satz(TEXTE.get(text, text))


def _number(eins: str, viele: str, anzahl: int) -> str:
    return _Satz(MEHRZAHLEN.get(eins, (eins, viele))[anzahl != 1])
