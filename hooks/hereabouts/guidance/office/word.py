"""A sheet as a Word file that people fill in on a computer: its element tree, names filled in, and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import HERE, Naming, describe_work, fill_names, work_address
from hereabouts.guidance.office.look import EXAMPLE, HELP
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.office.properties import fill_properties
from hereabouts.guidance.office.word_flow import apart, length, write_block
from hereabouts.guidance.office.word_frame import new_document, room_across, set_edges
from hereabouts.guidance.office.word_inline import Writing, add_link
from hereabouts.guidance.office.word_start import start_paragraph
from hereabouts.guidance.office.word_style import MARK
from hereabouts.guidance.office.zipped import of_one_day
from hereabouts.guidance.tree import to_tree
from hereabouts.papers.fact import FACTS, NATION, NO_FACTS, Facts

POINTS, LARGE = 12.0, 14.0
WIDE = 7
"""From so many columns up, a table needs the paper on its side."""


def make_word(guide: Guide, naming: Naming, helps: Sequence[str], today: date, facts: Facts = NO_FACTS) -> bytes:
    """The file; raises TreeError where something has no form in it. `facts` makes what it says of the directory."""
    root = to_tree(guide, naming)
    columns = max((len(row) for row in root.iter("tr")), default=0)
    document = new_document(LARGE if guide.meta.get("large") else POINTS, wide=columns >= WIDE)
    writing = Writing(document, guide.path, naming, room_across(document))
    for element in _chosen(root, naming, facts):
        if element.get("data-here") == "help":
            _write_help(helps, writing)
        else:
            write_block(element, writing)
    _write_sources(root, writing)
    name, title = to_plain(naming.here("name")), f"{guide.title} ({guide.tool})" if guide.tool else guide.title
    set_edges(
        document,
        (name, title),
        naming.here("address"),
        f"{EXAMPLE}: no such town, no such groups." if naming.settings.example else "",
    )
    subject = str(guide.meta.get("description", ""))
    fill_properties(document.core_properties, guide.title, subject, guide.tool, naming, today)
    made = BytesIO()
    document.save(made)
    return of_one_day(made.getvalue(), today)


def _chosen(root: Element, naming: Naming, facts: Facts) -> Iterator[Element]:
    """The blocks of the page, with what holds in this nation, and with what the site works out."""
    for element in root:
        kind, query = element.get("data-here"), element.get("data-query", "")
        if kind == FACTS:
            told = Element("div")
            told.extend(map(deepcopy, facts(query)))
            fill_names(told, naming)
            yield from told
        elif kind != NATION:
            yield element
        elif naming.settings.nation in query.split():
            yield from element


def _write_help(helps: Sequence[str], writing: Writing) -> None:
    before = length(writing)
    start_paragraph(writing, MARK).add_run("Need help now?")
    for one in helps:
        start_paragraph(writing, "List Bullet").add_run(to_plain(one))
    paragraph = start_paragraph(writing, "Normal")
    paragraph.add_run("More: ")
    add_link(paragraph, f"{writing.naming.here('address')}/help", f"{writing.naming.settings.address}help/")
    apart(writing, before, HELP)


def _write_sources(root: Element, writing: Writing) -> None:
    """The works that the page cites, in full."""
    keys = dict.fromkeys(_cited(root))
    if not keys:
        return
    heading = Element("h2")
    heading.text = "Sources"
    listed = Element("ul")
    for key in keys:
        work = writing.naming.library.references[key]
        before, title, behind = describe_work(work)
        item = SubElement(listed, "li")
        item.text = f"{before}. "
        SubElement(item, "em").text = title
        item[-1].tail = f". {behind}. " if behind else ". "
        if work_address(work):
            SubElement(item, "a", {"href": work_address(work)}).text = work_address(work)
    write_block(heading, writing)
    write_block(listed, writing)


def _cited(root: Element) -> Iterator[str]:
    for link in root.iter("a"):
        kind, _, key = link.get("href", "").removeprefix(HERE).partition("/")
        if link.get("href", "").startswith(HERE) and kind == "ref" and key:
            yield key
