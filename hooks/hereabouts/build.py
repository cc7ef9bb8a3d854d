"""Check and press as one: what a site generator, or `hereabouts press`, calls before and after it renders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.calendars.takeaway import write_takeaway
from hereabouts.check import Checked, check_directory
from hereabouts.collector import collector_at_rest
from hereabouts.directory import Directory, make_directory
from hereabouts.export import OPEN_DATA_FILES, write_open_data
from hereabouts.form import write_form
from hereabouts.guidance.library import Library, read_library
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.news.write import write_feed
from hereabouts.offline import write_app, write_offline
from hereabouts.papers.security_text import write_security
from hereabouts.press import SHARED, press_site
from hereabouts.press.aside import bring_back, set_aside
from hereabouts.press.headers import write_headers
from hereabouts.press.keys import code_digest, to_key
from hereabouts.press.shell import ShellError, take_shell
from hereabouts.problem import Problem, has_errors
from hereabouts.report import format_text
from hereabouts.schema import forget_schemas
from hereabouts.shared import read_settings
from hereabouts.strip import render_strip
from hereabouts.tables.page import write_sheet, write_templates


class BuildError(Exception):
    """The site cannot be built; the message is the report that says why."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one build knows between its two halves."""

    home: Home
    checked: Checked
    directory: Directory

    @property
    def problems(self) -> Sequence[Problem]:
        """What the check found."""
        return self.checked.problems


@dataclass(frozen=True, slots=True)
class ThemeValues:
    """What the theme's templates may know. The one place that gives the theme its name."""

    name: str
    address: str
    extra: Mapping[str, Any]


def theme_values(home: Home) -> ThemeValues:
    """Name and address of the site from its settings."""
    settings = read_settings(home)
    extra = {
        "short_name": settings.place,
        "example": settings.example,
        "nation": settings.nation,
        "edit": settings.data.get("edit-address", "") if home.folder else "",
    }
    return ThemeValues(settings.name, settings.address, extra)


def before_build(home: Home, site_dir: Path, keep_going: bool = False) -> Build:
    """Checks the directory before the old site is touched, then sets its pressed pages aside.

    Raises BuildError when there are errors; with `keep_going` what is broken is left out instead.
    """
    build = read_build(home, keep_going)
    bring_back(site_dir)  # what a build that was killed left behind
    set_aside(site_dir)
    return build


def read_build(home: Home, keep_going: bool = False) -> Build:
    """The checked directory as records; raises BuildError when there are errors and it may not keep going."""
    forget_schemas()
    with collector_at_rest():
        checked = check_directory(home, advice=False)
        if has_errors(checked.problems) and not keep_going:
            raise BuildError("\n" + format_text(checked.problems, checked.file_count))
        shared = checked.shared
        directory = make_directory(
            checked.context, shared.help_now, list(checked.listings), home, shared.next_door, shared.asked_for
        )
    return Build(home, checked, directory)


def after_build(build: Build, site_dir: Path, site_url: str, serving: bool = False) -> list[Problem]:
    """Presses the directory into the rendered folder; gives what is wrong with the finished site.

    Raises BuildError when that holds errors, unless it is served.
    """
    bring_back(site_dir)
    strip = render_strip(build.problems) if serving else ""
    digests = file_digests(build.checked)
    try:
        with collector_at_rest():
            take_shell(site_dir)  # before anything is written: the folder may be somebody else's
            write_templates(site_dir, build.checked.context, build.home)
            write_feed(site_dir, build.directory, build.home)  # before links are judged: a page names it
            # Before links are judged: pages name its manifest.
            write_app(site_dir, build.directory.settings, build.home)
            library, _ = read_library(build.home)
            refused = [] if serving or not build.home.prints else _write_pack(site_dir, library, build)
            pressed = press_site(
                site_dir, build.directory, digests, build.home, site_url, strip, serving, library, OPEN_DATA_FILES
            )
            problems = [*refused, *pressed]
        kept = Kept(build.home.own_cache("form"), code_digest())
        write_form(
            site_dir, build.directory, build.checked.listings, build.home, build.checked.context.do_not_list, kept
        )
        kept.forget_rest()
        write_sheet(site_dir, build.checked.context, build.home)
        if build.home.extras:
            with collector_at_rest():
                write_takeaway(site_dir, build.directory, digests, build.home)
                write_open_data(site_dir, build.directory, build.checked, digests, build.home)
        write_offline(site_dir, build.directory, build.home, serving)
        write_security(site_dir, build.directory.settings, build.home.today)
        write_headers(site_dir)  # last: it names every folder that stands there
    except ShellError as error:
        raise BuildError(str(error)) from None
    if has_errors(problems) and not serving:
        raise BuildError("\n" + format_text(problems, len(build.directory.listings)))
    return problems


def _write_pack(site_dir: Path, library: Library, build: Build) -> list[Problem]:
    """What is made for paper and to fill in. Imported late: a page that is served needs none of it."""
    from hereabouts.guidance.pack import write_pack

    return write_pack(site_dir, library, build.directory, build.home)


def file_digests(checked: Checked) -> dict[str, bytes]:
    """A digest for each file that a page may be made of, by kind and slug: 'venue/acorn-hall'; one for shared files."""
    context = checked.context
    shelves = (context.venues, context.organisations, context.schemes)
    things = [source for shelf in shelves for source in shelf.values()]
    shared = to_key(*(file.read_bytes() for file in checked.shared.files if file.is_file()))
    return {
        SHARED: shared,
        **{f"{source.kind}/{source.slug}": source.digest for source in [*checked.listings, *things]},
    }
