"""`hereabouts doctor`: what ages, the worst first, and what mends each. Exit 0: nothing is over, 1: something is."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import click

from hereabouts.keeping.commands import DAY

CUT_SHORT = "Git has only the end of the history here, so some days are not known. For all of it: git fetch --unshallow"
OFFLINE = "Not looked at: packages with known faults, and the published site. Look with: hereabouts doctor --online"


@click.command()
@click.option("--today", type=DAY, help="See it as it will be on this day.")
@click.option("--online", is_flag=True, help="Also ask others: packages with known faults, the published site.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
def doctor(today: date | None, online: bool, form: str) -> None:
    """Says what ages here, the worst first: how long it lasts, what happens then, and what mends it.

    Nothing is asked of anybody unless --online is given. Exit 0: nothing is over, 1: something is, 2: could not run.
    """
    from hereabouts.doctor.ager import worst_first
    from hereabouts.doctor.form import format_json, format_text
    from hereabouts.doctor.online import online_agers
    from hereabouts.doctor.past import is_cut_short
    from hereabouts.doctor.round import go_round
    from hereabouts.doctor.seen import look
    from hereabouts.home import find_home

    home = find_home()
    seen = look(replace(home, today=today) if today else home)
    agers = go_round(seen)
    if online:
        asked = online_agers(home.project, seen.directory.settings.address, seen.today)
        agers = worst_first([*agers, *asked], seen.today)
    notes = [*([CUT_SHORT] if is_cut_short(home.directory) else []), *([] if online else [OFFLINE])]
    click.echo((format_json if form == "json" else format_text)(agers, seen.today, notes))
    sys.exit(1 if any(ager.state(seen.today) == "over" for ager in agers) else 0)
