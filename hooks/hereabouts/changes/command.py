"""`hereabouts changes`: what a change does to the directory, as a page with cards and as a summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

FORMS = (".html", ".md")


@click.command()
@click.option("--base", required=True, help="The revision to compare with: main, HEAD^1.")
@click.option(
    "--out", "outs", multiple=True, required=True, type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it: .html with cards, .md as a summary. May stand twice.",
)  # fmt: skip
@click.option("--links", is_flag=True, help="Also ask whether the web addresses in changed files answer.")
@click.option("--annotate", is_flag=True, help="Also say what is wrong as annotations, on the lines of the change.")
def changes(base: str, outs: Sequence[Path], links: bool, annotate: bool) -> None:
    """Shows what has changed since BASE: cards before and after, likely doubles, reading age, what is wrong."""
    import tempfile

    from hereabouts.changes.change import about_changes, find_changes, read_state
    from hereabouts.changes.dead_links import with_dead_links
    from hereabouts.changes.page import count_changes, render_page, render_summary
    from hereabouts.changes.past import PastError, read_past
    from hereabouts.home import find_home
    from hereabouts.report import format_github
    from hereabouts.shared import read_settings

    for out in outs:
        if out.suffix not in FORMS:
            raise click.ClickException(f"{out} ends in neither .html nor .md.")
    home = find_home()
    try:
        with tempfile.TemporaryDirectory() as room:
            before = read_state(read_past(home, base, Path(room)))
    except PastError as error:
        raise click.ClickException(str(error)) from None
    after = read_state(home)
    if links:
        after = with_dead_links(before, after, home)
    found = find_changes(before, after)
    place = read_settings(home).place
    for out in outs:
        text = render_page(found, place) if out.suffix == ".html" else render_summary(found, place)
        new = out.with_name(f".{out.name}.new")
        new.write_text(text, encoding="utf-8", errors="replace")
        new.replace(out)
    if annotate:
        click.echo(format_github(about_changes(found, after, home.shown(home.directory)), len(found)))
    click.echo(count_changes(found))
