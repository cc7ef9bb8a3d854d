"""Station 3: the site generator's own settings file, held against ours. Its address is all that is read."""

from __future__ import annotations

import re
from pathlib import Path

from hereabouts.problem import Problem
from hereabouts.settings import Settings

FILE = "mkdocs.yml"
_SITE_URL = re.compile(r"^site_url:[ \t]*(\S+)", re.MULTILINE)


def check_site_url(project: Path, settings: Settings) -> list[Problem]:
    """A problem where the generator publishes at another address than the settings say.

    The build takes the settings' address; a generator without our hook, and `mkdocs serve`, take the file's.
    """
    file = project / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    found = _SITE_URL.search(text)
    if not found or found[1].strip("\"'").rstrip("/") == settings.address.rstrip("/"):
        return []
    line = text.count("\n", 0, found.start()) + 1
    message = f"Address is {found[1]} here and {settings.address} in settings.yml. Write the same in both."
    return [Problem(FILE, line, "site_url", "site_url_matches_settings", "error", message)]
