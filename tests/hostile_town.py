"""A copy of the example in which every text that the schemas allow is hostile, and its harmless twin."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from building import PROJECT
from hereabouts.gather import gather_directory, gather_shared
from hereabouts.schema import read_schema
from pressing import OURS, home_at

PROBES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "{{ 7*7 }}{% raw %}{# x #}",
    '--8<-- "mkdocs.yml"></title><i>',
    "</script></main></body><b>",
    "<!--/body--></div><!--",
    "&lt;b&gt;&#60;i&#62;&amp;",
    "javascript:alert(1)",
    '<div data-slot="soon">x</div>',
    "SLOTBODY SLOTTITLE SLOTHEAD",
    "]]> \\u003cscript> $x",
)
MANY = ("also", "used-to")
"""Lists so long that only their first text is spoiled: a file stays below its limit."""
Way = tuple[Any, ...]
Tell = Callable[[str], str]


def as_it_is(text: str) -> str:
    """The hostile text."""
    return text


def made_harmless(text: str) -> str:
    """A text of the same letters and length whose signs mean nothing anywhere."""
    return re.sub(r"[^\w\s]", ".", text)


def spoil_town(folder: Path, tell: Tell) -> Path:
    """The example's files with each text replaced; what must be a date, a link or a term stays."""
    shutil.copytree(OURS, folder)
    home = home_at(folder)
    for number, entry in enumerate([*gather_directory(home)[0], *gather_shared(home)]):
        data = yaml.load(entry.file.read_text(encoding="utf-8"), yaml.CBaseLoader)
        _spoil(data, entry.kind, number, tell)
        entry.file.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, width=1000), encoding="utf-8")
    return folder


def _spoil(data: Any, kind: str, number: int, tell: Tell) -> None:
    quick = read_schema(PROJECT / "schemas", kind).quick
    for index, way in enumerate(list(ways(data))):
        if len(way) > 1 and way[-2] in MANY and way[-1] > 0:
            continue
        # The beginning keeps everything in one order, hostile or not.
        text = f"w{number:03d} {PROBES[(number + index) % len(PROBES)]}."
        old = put(data, way, tell(text))
        if not quick.is_valid(data):
            put(data, way, old)


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every text."""
    if isinstance(value, str):
        yield way
    else:
        for step, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inside, (*way, step))


def put(data: Any, way: Way, text: str) -> str:
    """Puts a text in its place; gives the one that stood there."""
    for step in way[:-1]:
        data = data[step]
    old, data[way[-1]] = data[way[-1]], text
    return str(old)


def spoilt_fields(data: Any) -> set[str]:
    """The names of the fields that hold a replaced text."""
    named = set()
    for way in ways(data):
        value = data
        for step in way:
            value = value[step]
        if re.match(r"w\d{3} ", value):
            named.add(".".join(str(step) for step in way if not isinstance(step, int)))
    return named
