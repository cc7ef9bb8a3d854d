"""The keeper's commands: `review`, `checked`, `notice`, `withhold`, `remove`, `links`; imports are late."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import click

from hereabouts.home import Home, find_home, to_day_at_hand

NAMES = click.argument("names", nargs=-1, required=True, metavar="SLUG...")
REASONS = ("stale", "dead-link", "due", "out-of-area", "alike", "missing")
HOW = ("phone", "email", "visit", "group-website", "they-told-us", "open-data")


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written as 2026-11-23."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a message that says how to write one."""
        try:
            return value if isinstance(value, date) else to_day_at_hand(value)
        except ValueError:
            self.fail(f"{value} is not a date. Write it as 2026-11-23.", param, ctx)


DAY = Day()


@click.command()
@NAMES
@click.option("--how", required=True, type=click.Choice(HOW), help="How you made sure.")
@click.option("--by", required=True, help="Which team, never a person.")
@click.option("--date", "day", type=DAY, help="The day of the check; today where this is left out.")
def checked(names: tuple[str, ...], how: str, by: str, day: date | None) -> None:
    """Writes that listings were checked, and changes nothing else in them.

    venues/acorn-hall and organisations/riverside-growers may stand there too. All are stamped, or none.
    """
    from hereabouts.keeping.stamp import Stamp, stamp_checked

    _do(lambda home: stamp_checked(home, names, Stamp(day or home.today, how, by)))


@click.command()
@NAMES
@click.option("--cancelled", multiple=True, type=DAY, help="A day that will not happen. May be given more than once.")
@click.option("--moved", multiple=True, type=DAY, help="A day that happens somewhere else; say where with --to.")
@click.option("--full", multiple=True, type=DAY, help="A day that has no places left.")
@click.option("--changed", multiple=True, type=DAY, help="A day that is different from usual.")
@click.option("--until", type=DAY, help="With --all: the last day that it holds for.")
@click.option("--all", "all_of", type=click.Choice(("cancelled", "moved", "full", "changed")), help="Every date.")
@click.option("--to", "place", default="", help="Where it is this time.")
@click.option("--because", default="", help="One sentence for everyone to read.")
def notice(
    names: tuple[str, ...],
    cancelled: tuple[date, ...],
    moved: tuple[date, ...],
    full: tuple[date, ...],
    changed: tuple[date, ...],
    until: date | None,
    all_of: str | None,
    place: str,
    because: str,
) -> None:
    """Says on listings that a date is cancelled, moved, full or changed. It goes by itself when past.

    venues/acorn-hall stands for all that is held there, areas/millgate for all of an area.
    """
    from hereabouts.keeping.tell import add_notice, to_notice_row

    days = {"cancelled": cancelled, "moved": moved, "full": full, "changed": changed}
    said = [what for what, given in days.items() if given] + ([all_of] if all_of else [])
    if len(said) != 1:
        raise click.UsageError("Give one of --cancelled, --moved, --full, --changed, or --all with --until.")
    if bool(all_of) != bool(until):
        raise click.UsageError("--all and --until go together: --all full --until 2026-12-31.")
    if said[0] == "moved" and not place:
        raise click.UsageError("Where is it this time? Add --to 'Acorn Hall'.")
    row = to_notice_row(said[0], days[said[0]], because, place, until)
    _do(lambda home: add_notice(home, names, row))


@click.command()
@NAMES
def withhold(names: tuple[str, ...]) -> None:
    """Takes listings off every page, feed and print at once. No reason is asked for."""
    from hereabouts.keeping.tell import withhold as take_off

    _do(lambda home: take_off(home, names))


@click.command()
@NAMES
def remove(names: tuple[str, ...]) -> None:
    """Takes listings out for good, keeps them out, and says what stays elsewhere and what to do in what order."""
    from hereabouts.keeping.farewell import format_farewell
    from hereabouts.keeping.remove import remove_listings

    def take_out(home: Home) -> tuple[list[str], list[Any]]:
        return [format_farewell(home, remove_listings(home, names))], []

    _do(take_out)


@click.command()
@click.option("--limit", default=500, show_default=True, help="How many addresses to ask at most.")
@click.option("--minutes", default=20.0, show_default=True, help="How long the whole run may take.")
@click.option("--again", is_flag=True, help="Also ask those that answered this week.")
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to say it.")
def links(limit: int, minutes: float, again: bool, form: str) -> None:
    """Asks whether the web addresses in the directory still answer: a request at a time to each site.

    A site that fails is a warning with its history, never an error. What is known is kept between runs.
    """
    from hereabouts.links.pace import Pace
    from hereabouts.links.report import format_run, link_problems
    from hereabouts.links.run import DELAY, run_links
    from hereabouts.progress import show_progress
    from hereabouts.report import FORMATS, format_line

    with show_progress(sys.stderr) as progress:
        run = run_links(find_home(), Pace(DELAY, minutes * 60), None, again=again, limit=limit, progress=progress)
    if run.no_network:
        raise click.ClickException("Not one site could be reached: is there a network here? Nothing was noted.")
    problems = link_problems(run.links, run.history)
    if form == "text":
        click.echo("\n".join([*map(format_line, problems), format_run(run)]))
    else:
        click.echo(FORMATS[form](problems, len(run.asked)))


@click.command()
@click.option(
    "--as", "form", type=click.Choice(["table", "csv", "checklist"]), default="table", help="To read, compute or print."
)
@click.option("--only", multiple=True, type=click.Choice((*REASONS, "leads")), help="For this reason; may be repeated.")
@click.option("--area", default="", help="In one area, by its short name.")
def review(form: str, only: tuple[str, ...], area: str) -> None:
    """Lists what wants a look, by organisation, so that one call settles all that it runs.

    Due, old, not known, alike, out of area, dead links as the last run of `links` found them, and leads.
    """
    from hereabouts.keeping.review import make_review
    from hereabouts.keeping.review_form import FORMATS

    home = find_home()
    made = make_review(home, only, area)
    areas = made.directory.vocabularies["areas"].terms
    if area and area not in areas:
        raise click.ClickException(f"There is no area {area}. Choose one of {', '.join(areas)}.")
    click.echo(FORMATS[form](made), nl=form != "csv")


def _do(work: Callable[[Home], tuple[Iterable[str], Iterable[Any]]]) -> None:
    """Does it and tells; exit 1 where it was refused, and then nothing was written."""
    from hereabouts.keeping.named import Refused
    from hereabouts.report import format_line

    try:
        lines, warnings = work(find_home())
    except Refused as refused:
        click.echo("\n".join([*refused.reasons, "Nothing was written."]), err=True)
        sys.exit(1)
    click.echo("\n".join([*lines, *map(format_line, warnings)]))


COMMANDS = (review, checked, notice, withhold, remove, links)
