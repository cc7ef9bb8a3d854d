"""Station 7, the writing: renders the pages whose inputs changed and joins them with the shell.

A page's file is written aside and renamed, so a reader never meets half of one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hereabouts.halves import in_halves
from hereabouts.pages.page import Draft, Page
from hereabouts.press.link import find_links_up
from hereabouts.press.shell import Shell
from hereabouts.press.slot import head_elements


@dataclass(frozen=True, slots=True)
class Form:
    """What every pressed page shares."""

    site_dir: Path
    shell: Shell
    base: str
    """The site's address, ending in a slash."""
    robots: str = ""
    """What every page asks of search engines; where it is empty, only pages they should pass by ask for that."""


Links = dict[str, str]
"""Links that lead up out of a page's folder, each with one page that holds it.

All pressed pages lie at one depth, so such a link leads to the same place from each of them.
"""


def write_pages(drafts: Sequence[Draft], form: Form) -> Links:
    """Writes the pages; gives their internal links, the shell's apart."""
    halves = in_halves(partial(_write_some, form=form), drafts)
    return {link: page for half in halves for link, page in half.items()}


def _write_some(drafts: Sequence[Draft], form: Form) -> Links:
    links: Links = {}
    for draft in drafts:
        page = draft.render()
        _write_page(page, form)
        for link in find_links_up(page.body):
            links.setdefault(link, f"{page.address}index.html")
    return links


def _write_page(page: Page, form: Form) -> None:
    address = form.base + page.address
    robots = form.robots or ("" if page.indexed else "noindex")
    asked = head_elements({"robots": robots}) if robots else ""
    head = f'{asked}<link rel="canonical" href="{address}">' + "".join(page.head)
    html = form.shell.join(page.title, page.description, head, page.body).encode()
    write_file(f"{form.site_dir}/{page.address}", html)


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
