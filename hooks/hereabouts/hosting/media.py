"""What kind of file each ending is. Hosts know the old ones, and send calendars, tables and modules as they please."""

from __future__ import annotations

from pathlib import PurePosixPath

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "ics": "text/calendar",
    "txt": "text/plain",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
    "gz": "application/gzip",
    "zip": "application/zip",
}
UNKNOWN = "application/octet-stream"
PACKED = {"png", "woff2", "pdf", "docx", "pptx", "xlsx", "gz", "zip"}
"""Small already: to press them again takes time and saves nothing."""


def media_type(path: str) -> str:
    """The type of the file of this path; text of ours is always UTF-8, and says so."""
    kind = TYPES.get(PurePosixPath(path).suffix.lstrip("."), UNKNOWN)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def pressed_types() -> list[str]:
    """The types that are worth pressing on their way."""
    return sorted({kind for ending, kind in TYPES.items() if ending not in PACKED})
