"""Changes of a workspace's files, each small and none of them twice: what a clerk may ever save."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

NEU = {"neu_dazu": "neu"}
"""A key that no record knows yet."""


def changed(name: str, inhalt: bytes) -> Iterator[tuple[str, bytes]]:
    """Each change of a file, with what it is."""
    match PurePosixPath(name).suffix:
        case ".yaml":
            yield from _yaml(inhalt.decode())
        case ".md" if inhalt.startswith(b"---\n"):
            kopf, _, text = inhalt.decode().removeprefix("---\n").partition("\n---\n")
            for was, neu in _yaml(f"{kopf}\n"):
                yield was, f"---\n{neu.decode()}---\n{text}".encode()
            for was, neu in _lines(text):
                yield was, f"---\n{kopf}\n---\n".encode() + neu
        case ".md" | ".j2" | ".csv":
            yield from _lines(inhalt.decode())
        case _:
            yield "ein Byte mehr", inhalt + b"\0"


def _yaml(text: str) -> Iterator[tuple[str, bytes]]:
    for was, daten in _values(yaml.safe_load(text) or {}, ""):
        yield was, yaml.safe_dump(daten, allow_unicode=True, sort_keys=False).encode()


def _values(wert: Any, wo: str) -> Iterator[tuple[str, Any]]:
    """Each value changed, each key or item taken out, put last, or there twice."""
    match wert:
        case dict():
            for key, innen in wert.items():
                ohne = {k: v for k, v in wert.items() if k != key}
                yield f"{wo}.{key} fort", ohne
                yield f"{wo}.{key} zuletzt", {**ohne, key: innen}
                yield f"{wo}.{key} doppelt", {**wert, f"{key}_2": innen}
                yield from ((was, {**wert, key: v}) for was, v in _values(innen, f"{wo}.{key}"))
        case list():
            for n, innen in enumerate(wert):
                ohne = [*wert[:n], *wert[n + 1 :]]
                yield f"{wo}.{n} fort", ohne
                yield f"{wo}.{n} zuletzt", [*ohne, innen]
                for was, v in _values(innen, f"{wo}.{n}"):
                    yield was, [*wert[:n], v, *wert[n + 1 :]]
        case bool():
            yield f"{wo} anders", not wert
        case int() | float():
            yield f"{wo} anders", wert + 1
        case None:
            yield f"{wo} anders", "neu"
        case str():
            yield f"{wo} anders", f"{wert}x"
        case _:
            yield f"{wo} anders", wert.replace(year=wert.year - 3)


def _lines(text: str) -> Iterator[tuple[str, bytes]]:
    zeilen = text.splitlines(keepends=True)
    for n, zeile in enumerate(zeilen, 1):
        yield f"Zeile {n} fort", "".join([*zeilen[: n - 1], *zeilen[n:]]).encode()
        anders = zeile.replace("e", "a", 1) if "e" in zeile else f"Neu{zeile}"
        yield f"Zeile {n} anders", "".join([*zeilen[: n - 1], anders, *zeilen[n:]]).encode()
