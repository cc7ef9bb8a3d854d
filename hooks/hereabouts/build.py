"""Check and press as one: what a site generator, or `hereabouts press`, calls before and after it renders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hereabouts.check import Checked, check_directory
from hereabouts.closing.mark import open_again
from hereabouts.collector import collector_at_rest
from hereabouts.directory import Directory, make_directory
from hereabouts.guidance.library import read_library
from hereabouts.halves import nothing_begun
from hereabouts.home import Home
from hereabouts.press.aside import bring_back, set_aside
from hereabouts.press.job import Job, file_digests
from hereabouts.press.shell import ShellError, take_shell
from hereabouts.problem import Problem, has_errors
from hereabouts.report import format_text
from hereabouts.schema import forget_schemas
from hereabouts.shared import read_settings
from hereabouts.stations import run_stations, start_ahead
from hereabouts.strip import render_strip


class BuildError(Exception):
    """The site cannot be built; the message is the report that says why."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one build knows between its two halves."""

    home: Home
    checked: Checked
    directory: Directory
    ahead: Callable[[], None] = nothing_begun
    """Waits for what was begun while the generator rendered."""

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
    return build if keep_going else replace(build, ahead=start_ahead(make_job(build, site_dir, "")))


def read_build(home: Home, keep_going: bool = False, guidance: bool = True) -> Build:
    """The checked directory as records; raises BuildError when there are errors and it may not keep going.

    Without `guidance` the pack is not looked at.
    """
    forget_schemas()
    with collector_at_rest():
        checked = check_directory(home, advice=False, guidance=guidance)
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
    open_again(site_dir)
    try:
        with collector_at_rest():
            take_shell(site_dir)  # before anything is written: the folder may be somebody else's
            problems = _press(build, site_dir, site_url, serving)
    except ShellError as error:
        raise BuildError(str(error)) from None
    if has_errors(problems) and not serving:
        raise BuildError("\n" + format_text(problems, len(build.directory.listings)))
    return problems


def _press(build: Build, site_dir: Path, site_url: str, serving: bool) -> list[Problem]:
    """What the stations of the press find; from the day of closing on, the closed site in their place."""
    if not build.directory.settings.is_closed(build.home.today):
        return run_stations(make_job(build, site_dir, site_url, serving))
    from hereabouts.closing.site import close_site  # late: a site that is open needs none of it

    return close_site(build, site_dir, site_url, build.home, serving)


def make_job(build: Build, site_dir: Path, site_url: str, serving: bool = False) -> Job:
    """What every station of the press works with."""
    return Job(
        site_dir=site_dir,
        home=build.home,
        checked=build.checked,
        directory=build.directory,
        digests=file_digests(build.checked),
        site_url=site_url,
        serving=serving,
        strip=render_strip(build.problems) if serving else "",
        library=read_library(build.home)[0],
        ahead=build.ahead,
    )
