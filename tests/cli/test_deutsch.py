"""Click says in German all that a call can make it say."""

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ozganswer.cli import main
from ozganswer.cli.befehle import ozganswer
from ozganswer.cli.deutsch import MEHRZAHLEN, MODULE, TEXTE

NIE_GESAGT = {
    "Aborted!",
    "deprecated",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "env var: {var}",
    "(dynamic)",
    "Value must be an iterable.",
    "Takes {nargs} values but 1 was given.",
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "Show the version and exit.",
    "%(prog)s, version %(version)s",
    "Missing parameter",
    "No such command {name!r}.",
    "Missing parameter: {param_name}",
    "Missing {param_type}",
    "unknown error",
    "Could not open file {filename!r}: {message}",
    "Argument {name!r} takes {nargs} values.",
    "Choose from:\n\t{choices}",
    "Choice({choices})",
    "file",
    "directory",
    "path",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not writable.",
    "{name} {filename!r} is not executable.",
}
"""What click says of kinds of parameters and prompts that no command of ours has."""

ENTWICKLER = (
    "Arguments take exactly",
    "Boolean option",
    "Could not determine",
    "Invalid start character",
    "No options defined",
    "defined twice",
)
"""Words of texts that click has for programmers, not for users."""


def texts_of_click() -> Iterator[str]:
    for modul in MODULE:
        baum = ast.parse(Path(str(modul.__file__)).read_text(encoding="utf-8"))
        for knoten in ast.walk(baum):
            match knoten:
                case ast.Call(
                    func=ast.Name(id="_" | "ngettext"), args=[ast.Constant(value=str(text)), *_]
                ):
                    yield text


def test_every_text_is_translated_or_never_said() -> None:
    texte = set(texts_of_click())
    assert len(texte) > 40
    fehlen = texte - set(TEXTE) - set(MEHRZAHLEN) - NIE_GESAGT
    assert {t for t in fehlen if not is_out_of_reach(t)} == set()
    assert set(TEXTE) | set(MEHRZAHLEN) <= texte


def is_out_of_reach(text: str) -> bool:
    """Texts of types of values that no parameter has, and for programmers."""
    return any(w in text for w in ENTWICKLER) or text.startswith(("{len_type}", "{value"))


def test_parameters_have_only_the_types_whose_texts_are_german() -> None:
    parameter = [p for b in (ozganswer, *ozganswer.commands.values()) for p in b.params]
    assert len(parameter) > 10
    erlaubt = {"StringParamType", "BoolParamType", "Path", "Choice"}
    erlaubt |= {"IntParamType", "IntRange", "Tag"}
    assert {type(p.type).__name__ for p in parameter} <= erlaubt


@pytest.mark.parametrize("befehl", ["", *ozganswer.commands])
def test_help_is_german(befehl: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*befehl.split(), "--help"]) == 0
    hilfe = capsys.readouterr().out
    assert "Aufruf: ozganswer" in hilfe
    for englisch in ("Usage", "Options", "OPTIONS", "Show this", "Arguments", "Error", "ARGS"):
        assert englisch not in hilfe


@pytest.mark.parametrize(
    ("befehl", "zeile"),
    [
        ("", "    1  wenn die Eingaben Fehler haben; jeder wird mit seiner Stelle genannt,"),
        ("schema", "  Ablegen:    ozganswer schema haushalt > haushalt.schema.json"),
    ],
)
def test_help_keeps_the_lines_of_a_list(
    befehl: str, zeile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*befehl.split(), "--help"]) == 0
    hilfe = capsys.readouterr().out
    assert zeile in hilfe.split("\n")
    assert "\b" not in hilfe
    assert "\\" not in hilfe


@pytest.mark.parametrize("befehl", ozganswer.commands.values(), ids=lambda b: b.name)
def test_every_command_and_option_has_help(befehl: click.Command) -> None:
    assert befehl.help
    assert all(p.help for p in befehl.params if isinstance(p, click.Option))


@pytest.mark.parametrize(
    ("aufruf", "satz"),
    [
        ("bild", "Fehler: Den Befehl „bild“ gibt es nicht. Meinten Sie „build“?"),
        ("bau", "Fehler: Den Befehl „bau“ gibt es nicht. Meinten Sie „build“?"),
        ("b", "Fehler: Den Befehl „b“ gibt es nicht. Meinten Sie „build“?"),
        (
            "prüfen",
            "Fehler: Den Befehl „prüfen“ gibt es nicht. Möglich sind: init, import, draft, ",
        ),
        ("build --forse", "Fehler: Die Option „--forse“ gibt es nicht. Ähnlich sind: „--anfrage“,"),
        ("build --force=ja", "Fehler: Die Option „--force“ nimmt keinen Wert."),
        ("build --out", "Fehler: Die Option „--out“ braucht einen Wert."),
        ("check --format", "Fehler: Die Option „--format“ braucht einen Wert."),
        ("-C /nirgends check", "„/nirgends“ gibt es nicht."),
        ("dispatch x --weg Post --an A --scan /", "„/“ ist ein Ordner, keine Datei."),
        ("init a b", "Fehler: Ein Argument ist zu viel: b"),
        ("init a b c", "Fehler: Mehrere Argumente sind zu viel: b c"),
        ("check --format xml", "„xml“ ist keines von „text“, „json“."),
        ("", "Aufruf: ozganswer"),
    ],
)
def test_a_wrong_call_is_told_in_german(
    aufruf: str, satz: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.suppress(SystemExit):
        assert main(aufruf.split()) == 2
    assert satz in capsys.readouterr().err
