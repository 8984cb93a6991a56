"""The workspace that a command works in, and the letters that a call names."""

from pathlib import Path

from ozganswer.errors.building import KeinArbeitsbereich, NirgendsArbeitsbereich

ORDNER = ("facts", "questions", "answers")


def workspace_root(gewaehlt: Path | None) -> Path:
    """Find the workspace: what `-C` names, else the nearest folder upwards that is one."""
    if gewaehlt and (fehlende := _missing(gewaehlt)):
        raise KeinArbeitsbereich(str(gewaehlt), fehlende)
    return gewaehlt.resolve() if gewaehlt else _nearest_workspace(Path.cwd())


def _nearest_workspace(hier: Path) -> Path:
    for ordner in (hier, *hier.parents):
        if not _missing(ordner):
            return ordner
    raise NirgendsArbeitsbereich(str(hier))


def _missing(ordner: Path) -> list[str]:
    return [f"{name}/" for name in ORDNER if not (ordner / name).is_dir()]
