"""Stations 7 to 9 in their order: everything that is written into the rendered folder. A new one is one more line.

Each gets the job and writes into its folder; what it gives are problems. The stations of one group need nothing of one
another; a group begins when the one before has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hereabouts.calendars.takeaway import write_takeaway
from hereabouts.export import write_open_data
from hereabouts.form import write_form
from hereabouts.kept import Kept
from hereabouts.news.write import write_feed
from hereabouts.offline import write_app, write_offline
from hereabouts.press import press_site
from hereabouts.press.headers import write_headers
from hereabouts.press.job import CODE, Job
from hereabouts.problem import Problem
from hereabouts.tables.page import write_sheet, write_templates

Station = Callable[[Job], Sequence[Problem] | None]


def templates(job: Job) -> None:
    """The tables to fill in."""
    write_templates(job.site_dir, job.checked.context, job.home)


def feed(job: Job) -> None:
    """What is new and what has changed."""
    write_feed(job.site_dir, job.directory, job.home)


def app(job: Job) -> None:
    """What makes the site an app."""
    write_app(job.site_dir, job.directory.settings, job.home)


def pack(job: Job) -> list[Problem]:
    """What is made for paper and to fill in. Imported late: a page that is served needs none of it."""
    if job.serving or not job.home.prints:
        return []
    from hereabouts.guidance.pack import write_pack

    return write_pack(job.site_dir, job.library, job.directory, job.home)


def form(job: Job) -> None:
    """What the page for adding and correcting asks for."""
    kept = Kept(job.home.own_cache("form"), job.digests[CODE])
    kept_out = job.checked.context.do_not_list
    write_form(job.site_dir, job.directory, job.checked.listings, job.home, kept_out, kept)
    kept.forget_rest()


def sheet(job: Job) -> None:
    """What the page for tables asks for."""
    write_sheet(job.site_dir, job.checked.context, job.home)


def takeaway(job: Job) -> None:
    """Calendars."""
    if job.home.extras:
        write_takeaway(job.site_dir, job.directory, job.digests, job.home)


def open_data(job: Job) -> None:
    """What other programs take."""
    if job.home.extras:
        write_open_data(job.site_dir, job.directory, job.checked, job.digests, job.home)


def offline(job: Job) -> None:
    """What a device keeps for times without a signal: it names pages with what they hold."""
    write_offline(job.site_dir, job.directory, job.home, job.serving)


def headers(job: Job) -> None:
    """What hosts are told of every folder that stands there."""
    write_headers(job.site_dir)


LINKED: Sequence[Station] = (templates, feed, app, pack)
"""Pages link to these files, and the press judges links."""
PAGES: Sequence[Station] = (press_site,)
ASKED_FOR: Sequence[Station] = (form, sheet, takeaway, open_data)
"""What scripts and programs ask for, in folders that the press has cleared."""
LAST: Sequence[Station] = (offline, headers)
"""Made from the finished folder, one after the other."""
GROUPS = (LINKED, PAGES, ASKED_FOR, LAST)


def run_stations(job: Job) -> list[Problem]:
    """Every station in its turn; gives what is wrong with the finished site."""
    return [problem for group in GROUPS for station in group for problem in station(job) or ()]
