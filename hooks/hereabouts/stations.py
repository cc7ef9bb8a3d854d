"""Stations 7 to 9 in their order: everything that is written into the rendered folder. A new one is one more line.

Each gets the job and writes into its folder; what it gives are problems. The groups say what leans on what, and what
can be done in a second process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from hereabouts.calendars.takeaway import write_takeaway
from hereabouts.collector import collector_at_rest
from hereabouts.export import write_open_data
from hereabouts.form import write_form
from hereabouts.halves import ahead, beside
from hereabouts.kept import Kept
from hereabouts.news.write import write_feed
from hereabouts.offline import write_app, write_offline
from hereabouts.pages.edition import to_edition
from hereabouts.pages.snippet import all_neighbour_groups
from hereabouts.papers.security_text import write_security
from hereabouts.press import NEIGHBOURS, press_site
from hereabouts.press.data import clear_data
from hereabouts.press.headers import write_headers
from hereabouts.press.job import CODE, Job
from hereabouts.problem import Problem
from hereabouts.tables.page import write_sheet, write_templates

Station = Callable[[Job], Sequence[Problem] | None]


def clear(job: Job) -> None:
    """What an earlier press has left below data/ goes."""
    clear_data(job.site_dir)


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


def security(job: Job) -> None:
    """Whom to tell of a fault: names the page that says how, where that stands."""
    write_security(job.site_dir, job.directory.settings, job.home.today)


def headers(job: Job) -> None:
    """What hosts are told of every folder that stands there."""
    write_headers(job.site_dir)


def neighbours(job: Job) -> None:
    """Whom each listing's page points to."""
    with collector_at_rest():
        all_neighbour_groups(to_edition(job.directory, keep=job.kept(NEIGHBOURS)))


AHEAD: Sequence[Station] = (neighbours,)
"""What needs no page: made while the generator renders, and kept until the pages are pressed."""
LINKED: Sequence[Station] = (clear, templates, feed, app, pack)
"""Pages link to these files, and the press judges links."""
PAGES: Sequence[Station] = (press_site,)
BESIDE: Sequence[Station] = (form, sheet)
"""What scripts ask for and no page links to: made while the pages are pressed."""
TAKEN: Sequence[Station] = (takeaway, open_data)
"""What other programs take; it stands in the folders of the pages."""
LAST: Sequence[Station] = (offline, security, headers)
"""Made from the finished folder, one after the other."""


def start_ahead(job: Job) -> Callable[[], None]:
    """Begins what can be made before there are pages; the call waits for it."""
    return ahead(partial(_run, AHEAD, job), len(job.directory.listings))


def run_stations(job: Job) -> list[Problem]:
    """Every station in its turn; gives what is wrong with the finished site."""
    problems = _run(LINKED, job)
    with beside(partial(_run, BESIDE, job), len(job.directory.listings)) as made_beside:
        problems += _run(PAGES, job)
    return [*problems, *made_beside(), *_run(TAKEN, job), *_run(LAST, job)]


def _run(stations: Sequence[Station], job: Job) -> list[Problem]:
    return [problem for station in stations for problem in station(job) or ()]
