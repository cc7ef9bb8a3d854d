"""The sign of a town, which stands on its papers: read from beside its settings, and tried before anybody prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hereabouts.guidance.print.compiler import MAIN, PrintError, compile_pdf
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.source import line_of, read_source

LOGOS = (".svg", ".png")
Logo = tuple[str, bytes]
"""The ending of the file's name, and what it holds."""


def read_logo(settings: Mapping[str, Any], home_directory: Path) -> Logo | None:
    """The picture that the settings name; None where they name none, or one that is not there."""
    file = home_directory / str(settings.get("logo", ""))
    return (file.suffix.lower(), file.read_bytes()) if file.suffix.lower() in LOGOS and file.is_file() else None


def check_logo(settings: Mapping[str, Any], home: Home) -> Iterator[Problem]:
    """A logo that is not there, or that is no picture."""
    named = str(settings.get("logo", ""))
    if not named:
        return
    file = home.shared_file("settings.yml")
    logo = read_logo(settings, file.parent)
    if logo is None:
        message = f"There is no picture {named} beside the settings. Put one there (SVG or PNG), or take the line out."
    elif fault := _fault_of(logo, home):
        message = f"The picture {named} cannot be read. Save it again as SVG or PNG. ({fault})"
    else:
        return
    source, _ = read_source(file, home.shown(file), "settings")
    line = line_of(source, "logo") if source else 1
    yield Problem(home.shown(file), line, "logo", "logo_is_a_picture", "error", message)


def _fault_of(logo: Logo, home: Home) -> str:
    ending, held = logo
    alone = f'#set document(title: "Logo")\n#image("logo{ending}", alt: "Logo")'
    try:
        compile_pdf({MAIN: alone.encode(), f"logo{ending}": held}, home.project, home.today)
    except PrintError as error:
        return str(error)
    return ""
