"""`make upgrade`, the comparison: what differs between two built sites, in pages and in bytes.

Names and marks that are made of contents (main.79a9a1e9.css) count as the same; dates do not differ by themselves, as
both sites are built for the same day.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

MAIN = (
    "index.html",
    "find/index.html",
    "whats-on/index.html",
    "help/index.html",
    "my-list/index.html",
    "teams/index.html",
)
MOST_NAMED = 20
_MARK = re.compile(rb"(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,64}(?![0-9A-Za-z])")
_SUM = re.compile(rb"sha(256|384|512)-[A-Za-z0-9+/]{43,86}={0,2}")
_UNREAD = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Comparison:
    """What differs."""

    added: list[str]
    removed: list[str]
    changed: list[str]
    """Files of the same name that hold something else."""
    reads: list[str]
    """Pages among them whose words differ, not only their markup."""
    sizes: list[tuple[str, int, int]]
    """Of the main pages, as they go over the line: name, bytes before, bytes after."""
    totals: list[tuple[str, int, int, int, int]]
    """By ending: files and bytes before, files and bytes after."""


def read_site(folder: Path) -> dict[str, bytes]:
    """Every file of a built site by its name."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def compare(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Comparison:
    """What differs between two sites, each file by its name."""
    old, new = _by_plain_name(before), _by_plain_name(after)
    both = sorted(old.keys() & new.keys())
    changed = [name for name in both if _digests(before, old[name]) != _digests(after, new[name])]
    return Comparison(
        added=sorted(new.keys() - old.keys()),
        removed=sorted(old.keys() - new.keys()),
        changed=changed,
        reads=[name for name in changed if _words(before, old[name]) != _words(after, new[name])],
        sizes=[(name, packed(before[name]), packed(after[name])) for name in _main_pages(before) if name in after],
        totals=list(_totals(before, after)),
    )


def plain(held: bytes) -> bytes:
    """Text without the marks that are made of contents. A telephone number is none: it has no letter."""
    return _MARK.sub(b"#", _SUM.sub(b"sum", held))


def packed(held: bytes) -> int:
    """How many bytes go over the line."""
    return len(gzip.compress(held, 6, mtime=0))


def _by_plain_name(site: Mapping[str, bytes]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in site:
        found.setdefault(plain(name.encode()).decode(), []).append(name)
    return found


def _digests(site: Mapping[str, bytes], names: Iterable[str]) -> list[bytes]:
    return sorted(blake2b(plain(site[name])).digest() for name in names)


def _words(site: Mapping[str, bytes], names: Iterable[str]) -> list[bytes]:
    pages = [site[name] for name in names if name.endswith(".html")]
    return sorted(b" ".join(_UNREAD.sub(b" ", plain(page)).split()) for page in pages)


def _main_pages(site: Mapping[str, bytes]) -> list[str]:
    """Those that many open, and the fullest listing."""
    listings = [name for name in site if re.fullmatch(r"activity/[^/]+/index\.html", name)]
    fullest = [max(listings, key=lambda name: (len(site[name]), name))] if listings else []
    return [name for name in (*MAIN, *fullest) if name in site]


def _totals(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[tuple[str, int, int, int, int]]:
    counts = [Counter(map(_ending, site)) for site in (before, after)]
    sizes = [Counter[str](), Counter[str]()]
    for site, size in zip((before, after), sizes, strict=True):
        for name, held in site.items():
            size[_ending(name)] += len(held)
    for ending in sorted({*counts[0], *counts[1]}, key=lambda one: -max(sizes[0][one], sizes[1][one])):
        yield ending, counts[0][ending], sizes[0][ending], counts[1][ending], sizes[1][ending]


def _ending(name: str) -> str:
    return Path(name).suffix or "no ending"


def format_comparison(found: Comparison) -> str:
    """The same in words, the gravest first."""
    lines = []
    for names, said in (
        (found.removed, "Gone"),
        (found.added, "New"),
        (found.reads, "Pages that read differently"),
        ([name for name in found.changed if name not in found.reads], "Other files that differ"),
    ):
        lines.append(f"{said}: {len(names)}")
        lines += [f"  {name}" for name in names[:MOST_NAMED]]
        lines += [f"  and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    lines += ["", "Main pages, in bytes as they go over the line"]
    lines += [f"  {name}: {old:,} to {new:,} ({_step(old, new)})" for name, old, new in found.sizes]
    lines += ["", "All files"]
    for ending, old_count, old, new_count, new in found.totals:
        lines.append(f"  {ending}: {old_count} to {new_count} files, {old:,} to {new:,} bytes ({_step(old, new)})")
    return "\n".join(lines)


def _step(old: int, new: int) -> str:
    if old == new:
        return "the same"
    return f"{new - old:+,}" if not old else f"{(new - old) / old:+.1%}"
