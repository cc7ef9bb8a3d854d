"""Makes of a rendered folder the closed site: instead of the press, when the settings say that it is closed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from hereabouts.address import FAMILIES
from hereabouts.build import Build
from hereabouts.calendars.write import write_if_changed
from hereabouts.closing.calendars import write_cancelled
from hereabouts.closing.closed import Closed
from hereabouts.closing.data import write_closed_data
from hereabouts.closing.feed import render_closed_feed
from hereabouts.closing.mark import ARCHIVE, MARK
from hereabouts.closing.notice import HOME, MISSING, Notice, render_notices
from hereabouts.home import Home
from hereabouts.leave.run import write_everything
from hereabouts.news.feed import FEED
from hereabouts.offline.app import MANIFEST
from hereabouts.offline.write import write_offline
from hereabouts.pages import draft_pages, to_edition
from hereabouts.press import base_path_of, list_rendered_files, write_robots
from hereabouts.press.asset import copy_assets
from hereabouts.press.headers import write_headers
from hereabouts.press.keys import KEYS
from hereabouts.press.lighten import lighten_assets
from hereabouts.press.link import find_anchors, find_links, judge_links
from hereabouts.press.shell import take_shell
from hereabouts.press.sitemap import write_sitemap
from hereabouts.problem import Problem

TAKEN_AWAY = ("print", "search", "offline")
"""Folders of the open site that a closed one has no use for."""


def close_site(build: Build, site_dir: Path, site_url: str, home: Home, serving: bool = False) -> list[Problem]:
    """Puts the notice at every address and ends all that hangs on the site; gives what is wrong with it."""
    closed = build.directory.settings.closed
    assert closed
    take_shell(site_dir)  # before anything is written: the folder may be somebody else's
    build, home = _as_of(build, home, closed)
    (site_dir / MARK).touch()
    problems = copy_assets(home.project, site_dir)
    if not serving:
        lighten_assets(site_dir)
    _take_away(site_dir)
    notice = Notice(to_edition(build.directory), closed, base_path_of(site_url), serving)
    pages = render_notices(notice, sorted(_list_pages(site_dir, notice)))
    for name, html in pages.items():
        (site_dir / name).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(f"{site_dir}/{name}", html.encode())
    write_if_changed(f"{site_dir}/{FEED}", render_closed_feed(build.directory.settings, closed).encode())
    write_cancelled(site_dir, build.directory, closed)
    write_closed_data(site_dir, build, home)
    if closed.archive:
        problems += _write_archive(site_dir, build, home)
    write_sitemap(site_dir, site_url, [""])
    write_robots(site_dir, site_url, build.directory.settings)
    write_offline(site_dir, build.directory, home, serving=True)  # with a worker that takes itself away
    write_headers(site_dir)
    return problems + _judge(site_dir, pages, notice.base_path)


def _as_of(build: Build, home: Home, closed: Closed) -> tuple[Build, Home]:
    """Both as of the day of closing: the site is the same, on whatever later day it is made."""
    directory = replace(build.directory, today=closed.day)
    return replace(build, directory=directory), replace(home, today=closed.day)


def _take_away(site_dir: Path) -> None:
    """What only an open site has: files for paper, the theme's search, the app, tables, the list of all pages."""
    for folder in TAKEN_AWAY:
        shutil.rmtree(site_dir / folder, ignore_errors=True)
    shutil.rmtree(site_dir / ARCHIVE, ignore_errors=True)
    files = [site_dir / name for name in (MANIFEST, KEYS, "sitemap.xml", "sitemap.xml.gz")]
    for file in [*files, *(site_dir / "coverage").glob("*.csv")]:
        file.unlink(missing_ok=True)


def _list_pages(site_dir: Path, notice: Notice) -> set[str]:
    """Every page: the generator's, those that the press would make, and any that stands from earlier."""
    pressed = {f"{draft.address}index.html" for draft in draft_pages(notice.edition)}
    standing = {
        file.relative_to(site_dir).as_posix()
        for family in FAMILIES
        for file in (site_dir / family).glob("*/index.html")
    }
    rendered = {name for name in list_rendered_files(site_dir) if name.endswith(".html")}
    return {HOME, MISSING, *rendered, *pressed, *standing}


def _write_archive(site_dir: Path, build: Build, home: Home) -> list[Problem]:
    """Everything as it was on the day, for whoever takes it along."""
    folder = site_dir / ARCHIVE
    folder.mkdir()
    return write_everything(folder, home, build)


def _judge(site_dir: Path, pages: dict[str, str], base_path: str) -> list[Problem]:
    """What is wrong with the links of the closed site."""
    links_of, anchors_of = cache(find_links), cache(find_anchors)  # most pages are the same text
    links: dict[str, set[str]] = {name: links_of(html) for name, html in pages.items()}
    anchors = {name: anchors_of(html) for name, html in pages.items()}
    return judge_links(links, _list_files(site_dir, pages), anchors, base_path)


def _list_files(site_dir: Path, pages: Iterable[str]) -> set[str]:
    archive = (site_dir / ARCHIVE / HOME).is_file()
    return {*pages, *list_rendered_files(site_dir), *([f"{ARCHIVE}{HOME}"] if archive else [])}
