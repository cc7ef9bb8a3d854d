"""Joins the finished site's browser modules into one classic script, by esbuild: a disk serves no modules."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from hereabouts.home import PROJECT

SCRIPT = "assets/javascripts/all.js"
MODULES = "assets/javascripts"
ENTRY = Path(__file__).with_name("entry.mjs")
_TOOL = "node_modules/esbuild/bin/esbuild"
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--charset=utf8",
    "--log-level=warning",
    "--target=chrome95,firefox91,safari15",
    "--banner:js=var hereaboutsAt = document.currentScript.src;",
    "--define:import.meta.url=hereaboutsAt",
    "--define:fetch=readFile",
    "--define:location.assign=goTo",
)


class BundleError(RuntimeError):
    """The modules could not be joined; the message is what the tool said."""


def bundle_modules(folder: Path, modules: Iterable[str]) -> None:
    """Writes the one script into the folder. It starts those modules that its element in a page names."""
    tool = PROJECT / _TOOL
    node = next((str(one) for one in (PROJECT / ".venv/bin/node",) if one.is_file()), None) or shutil.which("node")
    if not node or not tool.is_file():
        raise BundleError("What joins the modules is not installed. Run make zip, or npm ci --ignore-scripts.")
    with tempfile.TemporaryDirectory() as room:
        shutil.copyfile(ENTRY, Path(room, "entry.mjs"))
        start = Path(room, "start.mjs")
        start.write_text(render_start(folder, modules), encoding="utf-8")
        options = (*_OPTIONS, f"--inject:{room}/entry.mjs", f"--outfile={folder / SCRIPT}")
        ended = subprocess.run([node, str(tool), str(start), *options], capture_output=True, text=True)
    if ended.returncode:
        raise BundleError(ended.stderr)


def render_start(folder: Path, modules: Iterable[str]) -> str:
    """The script that starts what a page asks for."""
    files = {name: (folder / MODULES / name).as_posix() for name in sorted(set(modules))}
    ways = ", ".join(f"{json.dumps(name)}: () => import({json.dumps(file)})" for name, file in files.items())
    return (
        f"const ways = {{{ways}}};\n"
        "for (const name of document.currentScript.dataset.modules.split(' ')) ways[name]();\n"
    )
