"""Renders guidance/ with a generator other than MkDocs, in a room of its own, from settings derived from mkdocs.yml.

`hereabouts check` goes before and `hereabouts press` after, as build_site.py calls them: no hook runs in between.
The room holds copies, since Zensical only writes below its settings file and keeps its notes there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from hereabouts.build import theme_values
from hereabouts.home import Home

SETTINGS = "mkdocs.yml"
SITE = "site"
COPIED = ("guidance", "overrides")
HOOK_ONLY = ("hooks", "watch")
"""What nothing reads here: the press is a command, and nothing is served."""


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; what names a variable of the environment stands only where it is not used."""


_Loader.add_multi_constructor("!", lambda *_: None)


def read_settings_file(project: Path) -> dict[str, Any]:
    """mkdocs.yml as it stands."""
    settings: dict[str, Any] = yaml.load((project / SETTINGS).read_text(encoding="utf-8"), _Loader)
    return settings


def to_common(settings: dict[str, Any], home: Home) -> dict[str, Any]:
    """The settings with what our hook gives MkDocs: the name, escaped, as themes write it as it is; address; facts."""
    values = theme_values(home)
    kept = {key: value for key, value in settings.items() if key not in HOOK_ONLY}
    extra = {**settings.get("extra", {}), **values.extra}
    own = {"site_name": str(escape(values.name)), "site_url": values.address, "site_dir": SITE, "extra": extra}
    return {**kept, **own}


def to_zensical(settings: dict[str, Any]) -> dict[str, Any]:
    """The same for Zensical: the look that our style sheets were drawn for, and code in one colour."""
    plain_code = {"pymdownx.highlight": {"use_pygments": False}}
    return {
        **settings,
        "theme": {**settings["theme"], "variant": "classic"},
        "markdown_extensions": [*settings["markdown_extensions"], plain_code],
    }


GENERATORS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "properdocs": lambda settings: settings,
    "zensical": to_zensical,
}
"""The generators that can take MkDocs's place, each with what its settings need beside the common ones."""


def derive_settings(home: Home, generator: str) -> dict[str, Any]:
    """The settings for a generator."""
    return GENERATORS[generator](to_common(read_settings_file(home.project), home))


def render_elsewhere(home: Home, generator: str, folder: Path) -> int:
    """Renders the pages of guidance/ into a folder; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix=f"{generator}-") as name:
        room = Path(name)
        for part in COPIED:
            shutil.copytree(home.project / part, room / part, ignore=shutil.ignore_patterns("__pycache__"))
        settings = yaml.safe_dump(derive_settings(home, generator), allow_unicode=True, sort_keys=False)
        (room / SETTINGS).write_text(settings, encoding="utf-8")
        command = [sys.executable, "-m", generator, "build", "--strict", "--config-file", SETTINGS]
        code = subprocess.run(command, cwd=room, env=os.environ).returncode
        if code == 0:
            shutil.move(room / SITE, folder)
        return code
