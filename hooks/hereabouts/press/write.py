"""Station 7, the writing: renders the pages whose inputs changed and joins them with the shell.

A page's file is written aside and renamed, so a reader never meets half of one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

from hereabouts.halves import in_halves
from hereabouts.pages.page import Draft, Page
from hereabouts.press.link import find_links_up
from hereabouts.press.shell import Shell
from hereabouts.press.slot import head_elements
from hereabouts.problem import Problem


@dataclass(frozen=True, slots=True)
class Form:
    """What every pressed page shares."""

    site_dir: Path
    shell: Shell
    base: str
    """The site's address, ending in a slash."""
    robots: str = ""
    """What every page asks of search engines; where it is empty, only pages they should pass by ask for that."""


HEAVY = 20_000
"""Bytes that a pressed page should not pass: it is read on old phones, on a weak signal."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of the pages that were written."""

    links: dict[str, str]
    """Links that lead up out of a page's folder, each with one page that holds it.

    All pressed pages lie at one depth, so such a link leads to the same place from each of them.
    """
    heavy: dict[str, int]
    """Bytes of the pages that pass HEAVY."""


def write_pages(drafts: Sequence[Draft], form: Form) -> Written:
    """Writes the pages; gives their internal links, the shell's apart, and which are heavy."""
    halves = in_halves(partial(_write_some, form=form), drafts)
    return Written(
        {link: page for half in halves for link, page in half.links.items()},
        {page: size for half in halves for page, size in half.heavy.items()},
    )


def _write_some(drafts: Sequence[Draft], form: Form) -> Written:
    links: dict[str, str] = {}
    heavy: dict[str, int] = {}
    for draft in drafts:
        page = draft.render()
        name = f"{page.address}index.html"
        size = _write_page(page, form)
        if size > HEAVY:
            heavy[name] = size
        for link in find_links_up(page.body, links.keys()):
            links[link] = name
    return Written({unescape(link): page for link, page in links.items()}, heavy)


def _write_page(page: Page, form: Form) -> int:
    """Writes one page; gives its bytes."""
    address = form.base + page.address
    robots = form.robots or ("" if page.indexed else "noindex")
    asked = head_elements({"robots": robots}) if robots else ""
    head = f'{asked}<link rel="canonical" href="{address}">' + "".join(page.head)
    html = form.shell.join(page.title, page.description, head, page.body).encode()
    write_file(f"{form.site_dir}/{page.address}", html)
    return len(html)


def judge_weight(heavy: Mapping[str, int]) -> list[Problem]:
    """A warning for each page that is heavier than an old phone should have to read."""
    return [
        Problem(page, 1, "", "page_is_light", "warning", f"Page is {size // 1000} KB. Shorten what its listing says.")
        for page, size in heavy.items()
    ]


def write_file(folder: str, content: bytes) -> None:
    """Writes the page of a folder. Strings and no paths: this runs ten thousand times."""
    name = f"{folder}index.html"
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder)  # noqa: PTH103
    except FileExistsError:
        # A page stands here: it is replaced whole, by a rename.
        with open(f"{name}.new", "wb") as file:  # noqa: PTH123
            file.write(content)
        os.replace(f"{name}.new", name)  # noqa: PTH105
        return
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(content)
