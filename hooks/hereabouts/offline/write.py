"""Station 9: writes what lets a device keep the site for times without a signal: the worker and its lists.

Made from the finished folder, after everything else. Where the settings say `offline: no`, and while serving, a worker
is written that takes an earlier one away with all that it kept: the switch with which a fault here can be ended.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hereabouts.directory import Directory
from hereabouts.home import Home
from hereabouts.offline.apology import render_apology
from hereabouts.offline.area import list_areas
from hereabouts.offline.core import APOLOGY, list_core, read_manifest
from hereabouts.press.lighten import lighten_script
from hereabouts.press.link import target_file

WORKER = "sw.js"
FOLDER = "offline"
_LIST = re.compile(r"^const LIST = .*;$", re.MULTILINE)
MODULES = "assets/javascripts"


def write_offline(site_dir: Path, directory: Directory, home: Home, serving: bool = False) -> None:
    """Writes the worker with its list, and the lists of areas."""
    shutil.rmtree(site_dir / FOLDER, ignore_errors=True)
    overrides = home.project / "overrides"
    source = (overrides / WORKER).read_text(encoding="utf-8")
    is_off = serving or not directory.settings.offline
    module = (overrides / MODULES / ("offline-off.mjs" if is_off else "offline.mjs")).read_text(encoding="utf-8")
    (site_dir / MODULES / "offline.mjs").write_text(lighten_script(module), encoding="utf-8")
    if is_off:
        _write_worker(site_dir, source, {"off": True})
        return
    (site_dir / FOLDER).mkdir()
    (site_dir / APOLOGY).write_text(render_apology(site_dir), encoding="utf-8")
    files = digest_files(site_dir, list_core(site_dir))
    core = {file: digest for file, (digest, _) in files.items()}
    version = hashlib.sha256(json.dumps(core).encode()).hexdigest()[:16]
    _write_worker(site_dir, source, {"version": version, "files": core})
    _write(site_dir / FOLDER / "core.json", {"size": sum(size for _, size in files.values())})
    find = site_dir / "find/index.html"
    manifest = read_manifest(find.read_text(encoding="utf-8")) if find.is_file() else {}
    for slug, rows in list_areas(site_dir, directory, manifest, core):
        _write(site_dir / FOLDER / f"area-{slug}.json", rows)


def digest_files(site_dir: Path, addresses: list[str]) -> dict[str, tuple[str, int]]:
    """What each file holds, as the worker works it out, and its bytes."""
    contents = ((address, (site_dir / target_file(address)).read_bytes()) for address in addresses)
    return {address: (hashlib.sha256(content).hexdigest()[:16], len(content)) for address, content in contents}


def _write_worker(site_dir: Path, source: str, listed: Mapping[str, Any]) -> None:
    text = json.dumps(listed, ensure_ascii=True, separators=(",", ":"))
    (site_dir / WORKER).write_text(
        lighten_script(_LIST.sub(lambda _: f"const LIST = {text};", source)), encoding="utf-8"
    )


def _write(file: Path, data: Any) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
