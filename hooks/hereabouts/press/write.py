"""Station 7, the writing: renders the pages whose inputs changed and joins them with the shell.

A page's file is written aside and renamed, so a reader never meets half of one. Many pages are made by two
processes: the second is forked, which gives it the directory without copying.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from hereabouts.pages.page import Draft, Page
from hereabouts.press.link import find_links
from hereabouts.press.shell import Shell
from hereabouts.press.slot import head_elements

PARALLEL_FROM = 2000
"""Below this many pages a second process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Form:
    """What every pressed page shares."""

    site_dir: Path
    shell: Shell
    base: str
    """The site's address, ending in a slash."""


Links = dict[str, set[str]]
"""Internal links by the file they stand in."""


def write_pages(drafts: Sequence[Draft], form: Form) -> Links:
    """Writes the pages; gives the internal links of each, the shell's apart."""
    if len(drafts) < PARALLEL_FROM or (os.cpu_count() or 1) < 2:
        return _write_some(drafts, form)
    return _write_in_two(drafts, form)


def _write_some(drafts: Sequence[Draft], form: Form) -> Links:
    return {f"{draft.address}index.html": _write_page(draft.render(), form) for draft in drafts}


def _write_page(page: Page, form: Form) -> set[str]:
    address = form.base + page.address
    robots = "" if page.indexed else head_elements({"robots": "noindex"})
    head = f'{robots}<link rel="canonical" href="{address}">' + "".join(page.head)
    html = form.shell.join(page.title, page.description, head, page.body)
    folder = form.site_dir / page.address
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "index.html.new"
    aside.write_bytes(html.encode())
    aside.replace(folder / "index.html")
    return find_links(page.body)


def _write_in_two(drafts: Sequence[Draft], form: Form) -> Links:
    fork = multiprocessing.get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    worker = fork.Process(target=_send_links, args=(drafts[1::2], form, send))
    worker.start()
    send.close()
    links = _write_some(drafts[::2], form)
    try:
        links |= receive.recv()
    except EOFError:
        raise RuntimeError("The second writer of pages ended before its work did. See the error above.") from None
    finally:
        worker.join()
    return links


def _send_links(drafts: Sequence[Draft], form: Form, send: Connection) -> None:
    send.send(_write_some(drafts, form))
    send.close()
