"""`hereabouts practice OUT` builds the practice town; `hereabouts practice join FILES` joins what phones hand in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

READY = """\
The practice town is in {out}. It needs no internet. On the trainer's laptop:

  python3 -m http.server 8000 --directory {out}

Here it is at http://127.0.0.1:8000/. Phones in the same Wi-Fi, or in the laptop's own hotspot, open http://ADDRESS:8000/,
where ADDRESS is the laptop's: `hostname -I` on Linux, `ipconfig getifaddr en0` on a Mac, `ipconfig` on Windows.
Each page says PRACTICE, and no form sends anything. The same command again makes everything as it was at first.

What people wrote, they save as files. Joined into one: hereabouts practice join FILES --out hand-in.yml
"""


class _BuildsByDefault(click.Group):
    """`practice OUT` is `practice build OUT`."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            args = ["build", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_BuildsByDefault, subcommand_metavar="OUT | join FILES --out FILE")
def practice() -> None:
    """Builds the invented town as a site for training days into OUT, or joins what several phones hand in."""


@practice.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
def build(out: Path) -> None:
    """Builds the practice town into OUT, in place of the one that stood there."""
    import os
    import subprocess
    import sys

    from hereabouts.home import PROJECT
    from hereabouts.practice.town import make_town

    if not (PROJECT / "node_modules" / ".ready").exists():
        raise click.ClickException("Run make site once: it sets up what a site is built with.")
    town = make_town(PROJECT / "directory", PROJECT / ".cache" / "hereabouts" / "practice" / "pellbridge")
    command = [sys.executable, str(PROJECT / "tools" / "build_site.py"), str(out.absolute())]
    environ = {**os.environ, "DIRECTORY": str(town), "NO_MKDOCS_2_WARNING": "1"}
    ended = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True, check=False)
    if ended.returncode:
        click.echo(ended.stderr, err=True, nl=False)
        sys.exit(ended.returncode)
    click.echo(READY.format(out=out), nl=False)


@practice.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def join(files: Sequence[Path], out: Path) -> None:
    """Joins FILES that the form saved into one basket. Exit 1: some could not be used, and are named."""
    import sys

    from hereabouts.practice.join import join_files, to_basket
    from hereabouts.report import printable

    if out.exists():
        raise click.ClickException(f"{out} is there already. Name another file.")
    joined = join_files(files)
    for line in [*joined.said, *joined.refused]:
        click.echo(printable(line), err=True)
    if joined.rows:
        new = out.with_name(f".{out.name}.new")
        new.write_text(to_basket(joined.rows), encoding="utf-8")
        new.replace(out)
        count = len(joined.rows)
        click.echo(f"{count} {'listing' if count == 1 else 'listings'} in {out}.")
    sys.exit(1 if joined.refused else 0)
