"""Station 7: the press. Joins the directory with the pages that a site generator has rendered.

It fills the slots of every page, presses the families of pages from one shell, writes the finder's data, completes
the sitemap, and judges every internal link of the finished folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hereabouts.address import CALENDARS, FAMILIES, FAMILY_ROOT, OPEN_DATA, SERVICES, Addresses
from hereabouts.coverage.page import NO_COVERAGE, PAGE, Coverage, keep_coverage
from hereabouts.export.whole import FILES as OPEN_DATA_FILES
from hereabouts.freshness import Freshness
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.takeaway import list_downloads
from hereabouts.halves import beside
from hereabouts.map_ground import GROUND, pictures_origin, to_ground
from hereabouts.pages import Edition, draft_pages, render_slots, to_edition
from hereabouts.pages.find import preload_links
from hereabouts.pages.guidance import GuideSlots
from hereabouts.pages.page import Draft
from hereabouts.pages.sheet import render_templates
from hereabouts.postcode_cut import INDEX
from hereabouts.press.asset import copy_assets
from hereabouts.press.bind import bind_manuals
from hereabouts.press.data import (
    PLACES,
    read_places,
    render_licence,
    render_manifest,
    render_places,
    write_data,
)
from hereabouts.press.guide import Fill, fill_guide
from hereabouts.press.job import CODE, SHARED, Job
from hereabouts.press.keys import is_kept, read_keys, take_away_stale, to_key, write_keys
from hereabouts.press.lighten import lighten_assets
from hereabouts.press.link import find_anchors, find_links, judge_links
from hereabouts.press.mend import mend_name
from hereabouts.press.policy import content_policy, inline_scripts
from hereabouts.press.search import write_search
from hereabouts.press.shadow import BUNDLE, shadow_styles
from hereabouts.press.sheet import set_out
from hereabouts.press.shell import BODY, HEAD, Shell, split_shell, take_shell
from hereabouts.press.sitemap import write_sitemap
from hereabouts.press.slot import BUILT, fill_slots, head_elements, insert_head, slot_names
from hereabouts.press.wash import wash_guides
from hereabouts.press.write import Form, Written, judge_weight, write_pages
from hereabouts.problem import Problem
from hereabouts.saved import to_saved_files
from hereabouts.settings import Settings
from hereabouts.tile import Finder, to_finder

EXAMPLE_ROBOTS = "noindex, nofollow"
USUAL_STALE = Freshness().stale_days
"""What ages.mjs takes where a page says nothing else."""
NEIGHBOURS = "neighbours"
"""What is kept of whom each listing's page points to."""
Names = dict[str, set[str]]
"""Links or anchors by page."""


def press_site(job: Job) -> list[Problem]:
    """Presses the directory into a rendered folder; gives what is wrong with the finished site."""
    site_dir, directory = job.site_dir, job.directory
    kept = job.kept(NEIGHBOURS)
    edition = to_edition(directory, keep=kept)
    shell_html = take_shell(site_dir)
    robots = EXAMPLE_ROBOTS if directory.settings.example else ""
    head = partial(
        head_of_page,
        today=directory.today,
        serving=job.serving,
        pictures=pictures_origin(directory.settings),
        stale=directory.settings.freshness.stale_days,
        styles=shadow_styles(site_dir),
    )
    problems = copy_assets(job.home.project, site_dir)
    if not job.serving:
        lighten_assets(site_dir)

    ordinary = partial(press_ordinary, job, edition, partial(head, robots=robots))
    with beside(ordinary, len(directory.listings)) as seen:
        shell = make_shell(shell_html, edition, head(shell_html), {"problems": job.strip})
        job.ahead()
        drafts = draft_pages(edition)
        kept.forget_rest()
        written = press_families(drafts, Form(site_dir, shell, job.site_url, robots), job.digests)
        write_sitemap(site_dir, job.site_url, [draft.address for draft in drafts if draft.indexed])
        write_robots(site_dir, job.site_url, directory.settings)

    links, anchors = seen()
    for link, name in written.links.items():
        links.setdefault(name, set()).add(link)
    files = {f"{draft.address}index.html" for draft in drafts} | list_rendered_files(site_dir) | {*OPEN_DATA_FILES}
    return problems + judge_weight(written.heavy) + judge_links(links, files, anchors, base_path_of(job.site_url))


def press_ordinary(job: Job, edition: Edition, head: Callable[[str], str]) -> tuple[Names, Names]:
    """Writes the finder's data and fills the generator's own pages; gives the links and anchors of each."""
    library = job.library
    slots = GuideSlots(edition, library, list_downloads(job.site_dir, library))
    fill = Fill(Naming(library, edition.directory.settings), slots.all())
    with beside(partial(write_coverage, job, edition), len(job.directory.listings)) as coverage:
        of_finder = write_finder(job, edition)
    shared = {
        "problems": job.strip,
        **of_finder,
        **coverage().slots,
        "sheet-templates": render_templates(edition, job.home),
    }
    base_path = base_path_of(job.site_url)
    pages = {
        name: fill_page(html, name, edition, head(html), shared, base_path, fill)
        for name, html in wash_guides(read_rendered(job.site_dir), library).items()
    }
    pages = bind_manuals(pages, library)
    for name, html in pages.items():
        (job.site_dir / name).write_text(html, encoding="utf-8")
    write_search(job.site_dir, pages, fill.naming)
    links = {name: find_links(html) for name, html in pages.items()}
    return links, {name: find_anchors(html) for name, html in pages.items()}


def write_finder(job: Job, edition: Edition) -> dict[str, str]:
    """Writes what the find page and lists fetch; gives the slots that name it."""
    places = read_places(job.directory, job.home.cache)
    finder = make_finder(job, json.loads(places[PLACES + INDEX]))
    licence = render_licence(job.directory.settings)
    ground = {GROUND: to_ground(job.directory)}
    write_data(
        job.site_dir, {**finder.files, **make_saved(job, edition), **places, **ground, "data/licence.txt": licence}
    )
    return {
        "finder-data": preload_links(finder.manifest, Addresses("../")) + render_manifest(finder.manifest),
        "places-data": render_places(finder.places),
    }


def make_finder(job: Job, sectors: Mapping[str, Any]) -> Finder:
    """The finder's files; tiles in which nothing has changed are kept from the last run."""
    kept = job.kept("finder")
    finder = to_finder(job.directory, sectors, kept, job.digest_of)
    kept.forget_rest()
    return finder


def make_saved(job: Job, edition: Edition) -> dict[str, bytes]:
    """What people take along who save a listing; shelves in which nothing has changed are kept from the last run."""
    kept = job.kept("saved")
    files = to_saved_files(edition, kept, job.digest_of)
    kept.forget_rest()
    return files


def write_coverage(job: Job, edition: Edition) -> Coverage:
    """What fills the coverage page, its files written beside it; nothing where the site has no such page."""
    page = job.site_dir / PAGE
    if not page.is_file():
        return NO_COVERAGE
    kept = job.kept("coverage")
    of_files = (job.digests[name] for name in sorted(job.digests))
    coverage = keep_coverage(job.directory, job.home.directory, edition.fragments, kept, of_files)
    kept.forget_rest()
    for old in page.parent.glob("*.csv"):
        old.unlink()
    for name, content in coverage.files.items():
        (job.site_dir / name).write_bytes(content)
    return coverage


def read_rendered(site_dir: Path) -> dict[str, str]:
    """The generator's pages by their file's address; the pressed families apart."""
    files = [file for file in list_rendered_files(site_dir) if file.endswith(".html")]
    return {file: (site_dir / file).read_text(encoding="utf-8") for file in sorted(files)}


def list_rendered_files(site_dir: Path) -> set[str]:
    """Every file of the site outside the folders that hold one for each listing, '/'-separated."""
    apart = (*FAMILIES, CALENDARS, OPEN_DATA.rstrip("/"))
    tops = [path for path in site_dir.iterdir() if path.name not in apart]
    tops += [path for path in (site_dir / OPEN_DATA).glob("*") if path != site_dir / SERVICES]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]
    return {file.relative_to(site_dir).as_posix() for file in files}


def base_path_of(site_url: str) -> str:
    """The folder of the site's address: '/' at a root, '/town/' on a project sub-path."""
    return urlsplit(site_url).path or "/"


def head_of_page(
    html: str,
    robots: str = "",
    *,
    today: date,
    serving: bool,
    pictures: str = "",
    styles: Collection[str] = (),
    stale: int = USUAL_STALE,
) -> str:
    """What the head of a page says; what pressed pages ask of robots is put in page by page.

    While serving there is no policy: the generator adds a script of its own that reloads the page.
    """
    policy = "" if serving else content_policy(inline_scripts(html), pictures, styles if BUNDLE in html else ())
    asked = {"robots": robots} if robots else {}
    asked |= {"stale-days": f"{stale}"} if stale != USUAL_STALE else {}
    return head_elements({"referrer": "no-referrer", **asked, BUILT: today.isoformat()}, policy)


def fill_page(
    html: str, name: str, edition: Edition, head: str, shared: Mapping[str, str], base_path: str, fill: Fill
) -> str:
    """A rendered page with its slots filled and its head completed."""
    # The page for missing addresses is shown at any depth, so its links start from the site's own folder.
    root = base_path if name == "404.html" else "../" * name.count("/")
    html = mend_name(html, edition.directory.settings.name)
    html = set_out(fill_guide(html, name, fill, Addresses(root, edition.at.as_files)))
    return fill_slots(insert_head(html, head), {**render_slots(edition, root, slot_names(html)), **shared})


def make_shell(html: str, edition: Edition, head: str, shared: Mapping[str, str]) -> Shell:
    """The shell with everything filled that all pressed pages share."""
    contents = {**render_slots(edition, FAMILY_ROOT, slot_names(html)), **shared, "body": BODY}
    return split_shell(fill_slots(insert_head(html, head + HEAD), contents))


def press_families(drafts: Sequence[Draft], form: Form, digests: Mapping[str, bytes]) -> Written:
    """Writes the pages whose inputs changed, takes away those no longer made; gives the links of the written ones."""
    common = to_key(*form.shell.parts, form.base, digests.get(CODE, b""), digests.get(SHARED, b""))
    keys = {
        draft.address: to_key(common, draft.shows, *(digests.get(file, b"") for file in draft.files))
        for draft in drafts
    }
    kept = read_keys(form.site_dir)
    take_away_stale(form.site_dir, keys)
    changed = [draft for draft in drafts if not is_kept(kept, draft.address, keys) or not stands(draft, form)]
    written = write_pages(changed, form)
    write_keys(form.site_dir, keys)
    return written


def stands(draft: Draft, form: Form) -> bool:
    """True when the page's file is there."""
    # A string and no path: this is asked ten thousand times.
    return os.path.isfile(f"{form.site_dir}/{draft.address}index.html")  # noqa: PTH113


def write_robots(site_dir: Path, site_url: str, settings: Settings) -> None:
    """robots.txt: where the sitemap is; an example names none, and asks not to be indexed on each page."""
    lines = ["User-agent: *", "Allow: /"]
    if not settings.example:
        lines.append(f"Sitemap: {site_url}sitemap.xml")
    (site_dir / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


__all__ = ["press_site"]
