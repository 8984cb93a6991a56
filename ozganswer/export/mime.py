"""Media types by the endings of files, the same on every machine."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

MIME: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "text/csv",
        ".doc": "application/msword",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".json": "application/json",
        ".ods": "application/vnd.oasis.opendocument.spreadsheet",
        ".odt": "application/vnd.oasis.opendocument.text",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".txt": "text/plain",
        ".xls": "application/vnd.ms-excel",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xml": "application/xml",
        ".zip": "application/zip",
    }
)
UNBEKANNT = "application/octet-stream"


def mime(name: str) -> str:
    """Name the media type of a file."""
    return MIME.get(PurePosixPath(name).suffix.lower(), UNBEKANNT)
