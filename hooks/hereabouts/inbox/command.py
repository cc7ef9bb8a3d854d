"""The command `hereabouts inbox`."""

from __future__ import annotations

import sys

import click

from hereabouts.home import find_home


@click.command()
def inbox() -> None:
    """Makes a listing of every good row that lies in directory/inbox/, and a table of those that are refused.

    What somebody spotted becomes a lead in leads.yml, a session that is cancelled a notice on its listing.
    A file that has been read is taken out of the inbox; its refused rows stay in inbox/refused/, each with the reason.
    Exit 0: all was taken, 1: something was refused or could not be read, 2: could not run.
    """
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.imports.report import format_outcome
    from hereabouts.inbox.sort import empty_inbox
    from hereabouts.progress import show_progress
    from hereabouts.report import printable

    home = find_home()
    try:
        with show_progress(sys.stderr) as progress:
            emptied = empty_inbox(home, progress)
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None
    for name, outcome, table in emptied.taken:
        click.echo(printable(f"{name}:"))
        click.echo(format_outcome(outcome))
        if table:
            click.echo(printable(f"What was refused waits in {home.shown(table)}, each row with the reason."))
    for name, lines in emptied.told:
        click.echo("\n".join(map(printable, (f"{name}:", *lines))))
    for name, why in emptied.left:
        click.echo(printable(f"{name} stays in the inbox. {why}"))
    if not (emptied.taken or emptied.told or emptied.left):
        click.echo("The inbox is empty.")
    sys.exit(0 if emptied.is_whole else 1)
