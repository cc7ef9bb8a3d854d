"""The command line: `hereabouts check`, `press`, `print`, `import`. Heavy imports stand inside: a check starts fast."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from hereabouts.booklet.command import booklet
from hereabouts.changes.command import changes
from hereabouts.doctor.command import doctor
from hereabouts.home import Home, HomeError, find_home
from hereabouts.hosting.command import hosting
from hereabouts.keeping.commands import COMMANDS as KEEPING
from hereabouts.practice.command import practice
from hereabouts.problem import Problem
from hereabouts.start.command import start
from hereabouts.story.command import visit


def main() -> None:
    """Runs a command and ends the process; exit 0 no errors, 1 errors, 2 could not run.

    Python is left at once: to take a hundred thousand records apart, one by one, takes a tenth of a second.
    """
    code = run()
    with contextlib.suppress(BrokenPipeError):  # whoever read along has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run() -> int:
    """The exit code of the command that was asked for."""
    try:
        commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except HomeError as error:
        click.echo(f"Error: {error}", err=True)
        return 2
    except OSError as error:
        says = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
        click.echo(f"Error: {says}", err=True)
        return 2
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 2
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


@click.group()
def commands() -> None:
    """Hereabouts: checks a directory of listings and presses it into a site."""


for _command in (start, practice, changes, booklet, visit, doctor, hosting):
    commands.add_command(_command)


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to say it.")
@click.option(
    "--live", is_flag=True, help="Also fail on any trace of the example, old urgent help, and blanks in the papers."
)
def check(paths: tuple[Path, ...], form: str, live: bool) -> None:
    """Says everything that is wrong with listings and guidance pages, by file and line, and how to put it right."""
    from hereabouts.check import check_directory, check_paths
    from hereabouts.collector import collector_at_rest
    from hereabouts.gather import PathError
    from hereabouts.problem import has_errors
    from hereabouts.progress import show_progress
    from hereabouts.report import FORMATS, format_text

    home = find_home()
    problems: list[Problem]
    try:
        with show_progress(sys.stderr) as progress, collector_at_rest():
            if paths:
                problems, count = check_paths(home, paths, progress)
            else:
                checked = check_directory(home, live, progress)
                problems, count = list(checked.problems), checked.file_count
    except PathError as error:
        raise click.ClickException(str(error)) from None
    if form == "text":
        colour = wants_colour(sys.stdout.isatty(), os.environ)
        click.echo(format_text(problems, count, colour), color=colour)
    else:
        click.echo(FORMATS[form](problems, count))
    sys.exit(1 if has_errors(problems) else 0)


def wants_colour(is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """Colour on a terminal, unless `NO_COLOR` is set; everywhere when `FORCE_COLOR` is."""
    return bool(environ.get("FORCE_COLOR")) or (is_terminal and not environ.get("NO_COLOR"))


@commands.command()
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False))
def press(site_dir: Path) -> None:
    """Presses the directory into SITE_DIR, where a site generator has rendered the pages of guidance/."""
    from hereabouts.build import BuildError, after_build, read_build
    from hereabouts.report import format_line

    try:
        build = read_build(find_home())
        problems = after_build(build, site_dir, build.directory.settings.address)
    except BuildError as error:
        click.echo(str(error).strip(), err=True)
        sys.exit(1)
    for problem in problems:
        click.echo(format_line(problem), err=True)
    click.echo(f"{len(build.directory.listings)} listings pressed into {site_dir}.")


@commands.command()
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("out", type=click.Path(path_type=Path))
def disk(site_dir: Path, out: Path) -> None:
    """Makes of the finished site SITE_DIR the folder OUT, or the file OUT.zip, that opens without a server."""
    from hereabouts.disk.bundle import BundleError
    from hereabouts.disk.folder import NotADisk, write_disk
    from hereabouts.report import format_line

    try:
        problems = write_disk(site_dir, out)
    except (BundleError, NotADisk) as error:
        raise click.ClickException(str(error)) from None
    for problem in problems:
        click.echo(format_line(problem), err=True)
    click.echo(f"{out} opens without a server: start with index.html in it.")
    sys.exit(1 if problems else 0)


@commands.command("print")
@click.argument("names", nargs=-1)
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to.")
def print_files(names: tuple[str, ...], folder: Path) -> None:
    """Makes PDFs of the guidance pack: all, or those NAMED, such as T4, practice-guidance, po1-find-something-a3."""
    from hereabouts.guidance.print.command import print_named

    _make_files(lambda home: print_named(home, names, folder))


@commands.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--people", type=click.IntRange(1, 60), default=12, show_default=True, help="How many come.")
def day(out: Path, people: int) -> None:
    """Makes the training day in one file, OUT: every handout, as often as so many people need it, in order."""
    from hereabouts.guidance.print.command import print_day

    _make_files(lambda home: print_day(home, people, out))


def _make_files(make: Callable[[Home], tuple[list[Path], list[Problem]]]) -> None:
    """Makes files and says which, or what stands against it."""
    from hereabouts.guidance.print.command import NoSuchPrint
    from hereabouts.problem import has_errors
    from hereabouts.report import format_line

    try:
        files, problems = make(find_home())
    except NoSuchPrint as error:
        raise click.ClickException(str(error)) from None
    for problem in problems:
        click.echo(format_line(problem), err=True)
    for file in files:
        click.echo(str(file))
    sys.exit(1 if has_errors(problems) else 0)


@commands.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which column is which field; not for ours.")
@click.option("--into", "folder", type=click.Path(path_type=Path), help="The directory to write into; else DIRECTORY.")
@click.option("--keep-ours", is_flag=True, help="Where both have changed a field, ours is right: tell of it no more.")
def import_tables(files: tuple[Path, ...], map_file: Path | None, folder: Path | None, keep_ours: bool) -> None:
    """Turns the rows of FILES into listings, and tells of every row that could not be taken.

    Without --map, FILES are tables made by `template` or `table`. What the source has changed comes in, what was
    changed here stays, and where both changed the same, you are told. Exit 0: every row was taken or left out on
    purpose, 1: some were refused, 2: could not run.
    """
    from hereabouts.feeds.command import import_other
    from hereabouts.feeds.feed import is_feed
    from hereabouts.home import PROJECT
    from hereabouts.imports.mapping import read_mapping
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.imports.report import format_outcome, is_whole
    from hereabouts.imports.run import read_tables, run_import
    from hereabouts.progress import show_progress
    from hereabouts.report import format_line
    from hereabouts.tables.command import import_own

    if folder and not folder.is_dir():
        raise click.ClickException(f"There is no folder {folder}. Make it, with a settings.yml that names the town.")
    home = find_home({**os.environ, "DIRECTORY": str(folder)} if folder else os.environ)
    if map_file is None:
        import_own(files, home, keep_ours)
        return
    if is_feed(map_file):
        import_other(files, map_file, home, keep_ours)
        return
    try:
        mapping, problems = read_mapping(map_file, PROJECT / "schemas")
        tables, missing = read_tables(files, mapping) if mapping else ([], [])
        if mapping is None or missing:
            click.echo("\n".join(map(format_line, [*problems, *missing])), err=True)
            sys.exit(2)
        with show_progress(sys.stderr) as progress:
            outcome = run_import(tables, mapping, home, progress, keep_ours)
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None
    click.echo(format_outcome(outcome))
    sys.exit(0 if is_whole(outcome) else 1)


for command in KEEPING:
    commands.add_command(command)


def add_commands() -> None:
    """The commands that have modules of their own."""
    from hereabouts.closing.command import close
    from hereabouts.coverage.command import report
    from hereabouts.excerpt.command import excerpt
    from hereabouts.inbox.command import inbox
    from hereabouts.leave.command import leave
    from hereabouts.tables.command import table, template

    for command in (template, table, inbox, report, excerpt, leave, close):
        commands.add_command(command)


add_commands()

if __name__ == "__main__":
    main()
