"""The files that every PDF is made with: our templates, the pack's pictures, the town's logo."""

from __future__ import annotations

from pathlib import Path

from hereabouts.guidance.print.desk import Desk

TEMPLATES = Path(__file__).parent / "templates"


def template_files(desk: Desk) -> dict[str, bytes]:
    """Templates, pictures and logo, by the path that Typst code names them by."""
    files = {file.name: file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}
    pictures = desk.naming.library.pictures
    files |= {f"pictures/{name}.svg": drawn.encode() for name, drawn in pictures.items()}
    if desk.town.logo:
        ending, held = desk.town.logo
        files[f"logo{ending}"] = held
    return files
