"""Station 7, the writing: renders the pages whose inputs changed and joins them with the shell; two at a time when many.

A page's file is written aside and renamed, so a reader never meets half of one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hereabouts.pages.page import Page
from hereabouts.press.link import find_links
from hereabouts.press.shell import Shell
from hereabouts.press.slot import head_elements

PARALLEL_FROM = 2000


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be pressed: its address, the key of its inputs, and how it is made when the key is new."""

    address: str
    key: bytes
    render: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class Form:
    """What every pressed page shares."""

    site_dir: Path
    shell: Shell
    base: str
    """The site's address, ending in a slash."""
    no_index: bool
    """True where no page of the site may be indexed."""


def write_pages(plans: Sequence[Plan], form: Form) -> Mapping[str, set[str]]:
    """Writes the pages; gives the internal links of each."""
    if len(plans) < PARALLEL_FROM or (os.cpu_count() or 1) < 2:
        return _write_some(plans, form)
    return _write_in_two(plans, form)


def _write_some(plans: Sequence[Plan], form: Form) -> dict[str, set[str]]:
    return {f"{plan.address}index.html": write_page(plan.render(), form) for plan in plans}


def write_page(page: Page, form: Form) -> set[str]:
    """Writes one page and gives its internal links, the shell's apart."""
    address = form.base + page.address
    robots = {} if page.indexed or form.no_index else {"robots": "noindex"}
    head = head_elements(robots) + f'<link rel="canonical" href="{address}">' + "".join(page.head)
    html = form.shell.join(page.title, page.description, address, head, page.body)
    folder = form.site_dir / page.address
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "index.html.new"
    aside.write_bytes(html.encode())
    aside.replace(folder / "index.html")
    return find_links(page.body)


def _write_in_two(plans: Sequence[Plan], form: Form) -> dict[str, set[str]]:
    """Half of the pages in a forked process, which has the directory without its being copied."""
    fork = multiprocessing.get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    worker = fork.Process(target=_send_links, args=(plans[1::2], form, send))
    worker.start()
    send.close()
    links = _write_some(plans[::2], form)
    try:
        links |= receive.recv()
    except EOFError:
        raise RuntimeError("The second writer of pages stopped before its end.") from None
    finally:
        worker.join()
    return links


def _send_links(plans: Sequence[Plan], form: Form, send: multiprocessing.connection.Connection) -> None:  # type: ignore[name-defined]
    send.send(_write_some(plans, form))
    send.close()
