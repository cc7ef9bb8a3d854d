"""Station 7: `_headers`, for hosts that read one: the table of hosting/, by folder of the site.

Hosts join what several lines say of one address, and then of two policies the stricter holds, of two lifetimes neither:
so a line that speaks of all addresses says only what is the same for all, and no other two speak of the same header of
one address. What a pattern tells apart within a folder stands there file by file; a host's own rule holds for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hereabouts.hosting.policy import read_policy
from hereabouts.hosting.table import LIFETIME, YEAR, Header, headers_of, to_table

NAME = "_headers"
MIXED = ("assets", "data")
"""Folders whose files are kept for different times."""
ALIKE = ("assets/fonts", "assets/images", "assets/pictures", "data/find")
"""Folders in them whose files are all kept for the same time."""
NAMED = ("assets/*/*.min.*", "assets/*/workers/*.min.*", "data/list/*.json")
"""Where else a name may hold a digest: such files are named one by one, and are few."""


def write_headers(site_dir: Path) -> None:
    """Writes the file from what stands in the site's folder."""
    table = to_table(read_policy(site_dir))
    tops = sorted(path for path in site_dir.iterdir() if not path.name.startswith((".", "_")))
    folders = [path.name for path in tops if path.is_dir()]
    files = [path.name for path in tops if path.is_file() and path.name != "index.html"]
    text = render_headers(table, folders, files, dict(_kept(site_dir, table)))
    (site_dir / NAME).write_text(text, encoding="utf-8")


def render_headers(
    table: Sequence[Header], folders: Iterable[str], files: Iterable[str], kept: Mapping[str, str]
) -> str:
    """The lines for everything, for each file at the root and each folder, and for what is kept for some time."""
    everywhere = {header.name: header.usual for header in table if not header.other}
    rules = [_rule("*", everywhere)]
    for path in ("", *files):
        rules.append(_rule(path, _without(headers_of(table, path), everywhere)))
    for folder in folders:
        apart = [*everywhere, LIFETIME] if folder in MIXED else everywhere
        rules.append(_rule(f"{folder}/*", _without(headers_of(table, f"{folder}/"), apart)))
    return "\n".join([*rules, *(_rule(path, {LIFETIME: value}) for path, value in kept.items())])


def _kept(site_dir: Path, table: Sequence[Header]) -> Iterator[tuple[str, str]]:
    """What is kept for some time, and how long."""
    for folder in ALIKE:
        if files := _files(site_dir, f"{folder}/*"):
            yield f"{folder}/*", _lifetime(table, files[0])
    for path in (path for pattern in NAMED for path in _files(site_dir, pattern)):
        if _lifetime(table, path) == YEAR:
            yield path, YEAR


def _files(site_dir: Path, pattern: str) -> list[str]:
    return [path.relative_to(site_dir).as_posix() for path in sorted(site_dir.glob(pattern)) if path.is_file()]


def _lifetime(table: Sequence[Header], path: str) -> str:
    return headers_of(table, path)[LIFETIME]


def _without(said: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    gone = set(names)
    return {name: value for name, value in said.items() if name not in gone}


def _rule(path: str, said: Mapping[str, str]) -> str:
    return "\n".join([f"/{path}", *(f"  {name}: {value}" for name, value in said.items()), ""])
