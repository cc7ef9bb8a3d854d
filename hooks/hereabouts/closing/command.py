"""`hereabouts close --to URL`: says in the settings that the site closes; `--undo` takes it back."""

from __future__ import annotations

import sys
from datetime import date

import click

from hereabouts.home import Home, find_home
from hereabouts.keeping.commands import DAY

READY = """\
{settings} says now: closed on {day}. Nothing is published yet.

  1. hereabouts leave OUT           everything to take along, for whoever goes on with it
  2. make site                      the site as it will be; look at it before you publish it
  3. publish site/ {when}

hereabouts close --undo takes it back. guidance/running/leaving.md says whom to tell, and when."""
NOW = "as you always do; keep the address for a year"
THEN = "as you always do: until then each page announces it. Build and publish again on that day"


@click.command()
@click.option(
    "--to", "addresses", multiple=True, metavar="URL", help="Where people go now. May be given more than once."
)
@click.option("--name", "names", multiple=True, help="What is there, such as 'Pellbridge Council'; one for each --to.")
@click.option("--on", "day", type=DAY, help="The first day on which it is closed; today where this is left out.")
@click.option("--says", default="", help="A sentence or two of your own.")
@click.option("--with-archive", "archive", is_flag=True, help="Offer everything as it was at archive/ on the site.")
@click.option("--undo", is_flag=True, help="Take it back: the next build makes the site as it was.")
def close(
    addresses: tuple[str, ...], names: tuple[str, ...], day: date | None, says: str, archive: bool, undo: bool
) -> None:
    """Closes the site: the next build makes a signed notice of it, which leads on to --to.

    Every old address answers with the notice; urgent help stays. Calendars cancel themselves, the feed ends, the open
    data says that everything is gone, and phones that kept the site let it go. Lists that people saved stay theirs.
    """
    from hereabouts.keeping.named import Refused

    if undo and (addresses or names or day or says or archive):
        raise click.UsageError("--undo stands alone: it takes back what was written. Leave it out to write anew.")
    try:
        for line in _undo(find_home()) if undo else _close(find_home(), addresses, names, day, says, archive):
            click.echo(line)
    except Refused as refused:
        click.echo("\n".join([*refused.reasons, "Nothing was written."]), err=True)
        sys.exit(1)


def _undo(home: Home) -> list[str]:
    from hereabouts.closing.block import NAME, drop_block

    shown = home.shown(home.directory / NAME)
    if drop_block(home):
        return [f"{shown} no longer says that the site is closed. make site makes it as it was."]
    return [f"{shown} does not say that the site is closed. Nothing was changed."]


def _close(
    home: Home, addresses: tuple[str, ...], names: tuple[str, ...], day: date | None, says: str, archive: bool
) -> list[str]:
    from hereabouts.closing.block import NAME, refuse_own_address, write_block
    from hereabouts.closing.closed import Pointer
    from hereabouts.report import format_line
    from hereabouts.session_words import format_day
    from hereabouts.shared import read_settings

    if not addresses:
        raise click.UsageError("Where shall people go? Add --to with the address of whoever keeps the list now.")
    if len(names) > len(addresses):
        raise click.UsageError("There are more names than addresses. Give a --to for each --name, in the same order.")
    padded = [*names, *[""] * (len(addresses) - len(names))]
    pointers = [Pointer(url, name) for url, name in zip(addresses, padded, strict=True)]
    refuse_own_address(pointers, read_settings(home).address)
    chosen = day or home.today
    warnings = write_block(home, chosen, pointers, says, archive)
    told = READY.format(
        settings=home.shown(home.directory / NAME), day=format_day(chosen), when=NOW if chosen <= home.today else THEN
    )
    return [told, *map(format_line, warnings)]
