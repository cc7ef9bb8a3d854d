"""The page that says how everything in the folder is read, as HTML and as plain text, without a script."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hereabouts.export.town import Town
from hereabouts.leave.contents import Missing, Piece
from hereabouts.pages.fragment import read_fragments
from hereabouts.session_words import format_day

INDEX, PLAIN, LOOK = "index.html", "README.txt", "look.css"
STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 48rem; margin: 0 auto; padding: 1rem; font: 1.1rem/1.6 system-ui, sans-serif; }
body { overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.35rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding: .5rem 0; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid; }
th { overflow-wrap: normal; }
td.number { white-space: nowrap; text-align: end; font-variant-numeric: tabular-nums; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; }
.files { display: block; }
.files a { display: inline-block; padding: .5rem 1rem .5rem 0; }
.warning { border: 2px solid; padding: .5rem 1rem; }
"""
WIDTH = 78


@dataclass(frozen=True, slots=True)
class Index:
    """What the page says."""

    town: Town
    listings: int
    pieces: Sequence[Piece]
    tables: Sequence[tuple[str, str, int]]
    missing: Sequence[Missing]

    @property
    def head(self) -> list[tuple[str, str]]:
        """The facts that stand first."""
        settings, team = self.town.settings, self.town.settings.data.get("team", {})
        licence, url = self.town.licence
        return [
            ("Made by", ", ".join(filter(None, (team.get("name", settings.name), team.get("email", ""))))),
            ("Made on", format_day(self.town.today)),
            ("From", settings.address),
            ("Place", settings.place),
            ("Listings", str(self.listings)),
            ("Licence", f"{licence} {url}. Each listing names its own source and licence.".strip()),
        ]


def write_index(folder: Path, index: Index) -> None:
    """Writes the page in both forms."""
    (folder / LOOK).write_text(STYLE, encoding="utf-8")
    (folder / INDEX).write_text(render_html(index), encoding="utf-8")
    (folder / PLAIN).write_text(render_text(index), encoding="utf-8")


def render_html(index: Index) -> str:
    """The page for a browser."""
    values: dict[str, Any] = {
        "name": index.town.settings.name,
        "warning": index.town.warning,
        "head": index.head,
        "pieces": [(one.path, one.size, _with_code(f"{one.what} {one.read}"), one.files) for one in index.pieces],
        "tables": index.tables,
        "missing": [(one.what, _with_code(one.why)) for one in index.missing],
        "look": LOOK,
    }
    return read_fragments().render("leave", values)


def _with_code(text: str) -> Markup:
    """Words with what stands between backticks marked as what one types."""
    parts = text.split("`")
    typed = Markup("<code>{}</code>")
    return Markup("").join(typed.format(part) if at % 2 else part for at, part in enumerate(parts))


def render_text(index: Index) -> str:
    """The same for any program that shows text."""
    return "\n".join(_lines(index)) + "\n"


def _lines(index: Index) -> Iterator[str]:
    title = f"{index.town.settings.name}: everything, to take along"
    yield from (title, "=" * min(len(title), WIDTH), "")
    if index.town.warning:
        yield from (index.town.warning, "")
    for name, said in index.head:
        yield from _wrapped(f"{name}: {said}")
    yield from ("", "WHAT LIES HERE, AND HOW IT IS READ", "")
    for one in index.pieces:
        yield f"{one.path}{f'  ({one.size})' if one.size else ''}"
        yield from _wrapped(f"{one.what} {one.read}", "    ")
        yield ""
    yield from ("ROWS IN EACH TABLE", "")
    for name, title, count in index.tables:
        yield f"{count:>9}  {name}: {title}"
    yield from ("", "WHAT IS LEFT OUT, AND WHY", "")
    for gap in index.missing:
        yield from _wrapped(f"{gap.what}. {gap.why}", "  ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent or "  ", break_long_words=False)
