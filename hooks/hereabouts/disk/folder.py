"""Makes of a finished site a folder, or a ZIP file of one, that opens from a disk: for a shared drive or a stick."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

from hereabouts.disk.bundle import SCRIPT, bundle_modules
from hereabouts.disk.page import to_disk
from hereabouts.offline.write import WORKER
from hereabouts.press.link import find_links, judge_links
from hereabouts.problem import Problem

LEFT_OUT = ("404.html", "sw.js", "offline", "app.webmanifest", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "search")
"""What means something to web servers, to search engines and to workers only."""
DATA = ("data/find", "data/places", "data/form", "data/list", "data/map")
"""What our modules read; all other data lies there as it is."""
_OLD = (1980, 1, 1, 0, 0, 0)
_NO_SEARCH = "\n.md-search { display: none; }\n"
"""The theme's search of the guides asks for a worker, which a disk does not give."""


class NotADisk(ValueError):
    """One of the places named is not what it should be; nothing there was touched."""


def write_disk(site_dir: Path, out: Path) -> list[Problem]:
    """Writes the folder OUT, or a ZIP file with a folder of its name in it; gives links that lead nowhere."""
    if not (site_dir / "find/index.html").is_file() or not (site_dir / WORKER).is_file():
        raise NotADisk(f"{site_dir} is not a finished site. Name the folder that make site has made.")
    if out.is_dir() and any(out.iterdir()) and not (out / SCRIPT).is_file():
        raise NotADisk(f"{out} is there already and holds something else. Name another place.")
    if out.suffix != ".zip":
        return write_folder(site_dir, out)
    with tempfile.TemporaryDirectory() as room:
        problems = write_folder(site_dir, Path(room, out.stem))
        _pack(Path(room, out.stem), out)
    return problems


def write_folder(site_dir: Path, out: Path) -> list[Problem]:
    """The folder; what stood there before goes."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(site_dir, out, ignore=lambda folder, names: _left_out(site_dir, folder, names))
    modules: set[str] = set()
    links: dict[str, set[str]] = {}
    for file in sorted(out.rglob("*.html")):
        html, started = to_disk(file.read_text(encoding="utf-8"))
        file.write_text(html, encoding="utf-8")
        modules.update(started)
        links[file.relative_to(out).as_posix()] = find_links(html)
    for place in DATA:
        for file in sorted((out / place).glob("*.json")):
            script = f"hereaboutsData({file.read_text(encoding='utf-8')});\n"
            file.with_name(f"{file.name}.js").write_text(script, encoding="utf-8")
            file.unlink()
    bundle_modules(out, modules)
    for file in (out / "assets/javascripts").glob("*.mjs"):
        file.unlink()
    _hide_search(out)
    files = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    return judge_links(links, files, {}, "/")


def _left_out(site_dir: Path, folder: str, names: list[str]) -> list[str]:
    """At the top, what a disk has no use for; everywhere, what is hidden and what only helps to look into scripts."""
    top = LEFT_OUT if Path(folder) == site_dir else ()
    return [name for name in names if name in top or name.startswith(".") or name.endswith(".map")]


def _hide_search(out: Path) -> None:
    sheet = out / "assets/stylesheets/teams.css"
    if sheet.is_file():
        sheet.write_text(sheet.read_text(encoding="utf-8") + _NO_SEARCH, encoding="utf-8")


def _pack(folder: Path, out: Path) -> None:
    """A ZIP file whose bytes say nothing of when it was made."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", _OLD)
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, file.read_bytes())
