"""`make upgrade`: newer packages, tried in a copy of the project; taken over only where all of it stays well.

The copy lies in .cache/upgrade. There newer versions are pinned and installed, every test runs, and the site is built;
beside it lies the site as the old versions build it, for the same day. What differs is shown. Whatever fails, the
project is as it was: its pinned files are the last thing to be written. TESTS=no leaves the tests out.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from upgrade_compare import compare, format_comparison, read_site
from upgrade_pins import FILES, changed_versions, pin_anew, take_over, versions

PROJECT = Path(__file__).resolve().parents[1]
ROOM = PROJECT / ".cache" / "upgrade"
REPORT = "report.txt"


class Stopped(Exception):
    """It cannot go on; nothing in the project was changed. The message says why."""


def say(words: str) -> None:
    print(words, flush=True)


def plain_environ(environ: Mapping[str, str], project: Path, today: str) -> dict[str, str]:
    """The environment without this `make`'s own: its variables, its tools. The same day for both sites."""
    left_out = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "OUT")
    kept = {name: value for name, value in environ.items() if name not in left_out}
    own = str(project / ".venv" / "bin")
    kept["PATH"] = os.pathsep.join(one for one in environ.get("PATH", "").split(os.pathsep) if one != own)
    return {**kept, "TODAY": environ.get("TODAY") or today, "NO_MKDOCS_2_WARNING": "1"}


def refuse_open_changes(project: Path) -> None:
    """What is not committed would be missing from the copy."""
    asked = subprocess.run(["git", "status", "--porcelain"], cwd=project, capture_output=True, text=True)
    if asked.returncode:
        raise Stopped("This folder has no history in Git, so it cannot be copied: git init, git add --all, git commit.")
    if asked.stdout.strip():
        raise Stopped(
            f"These files are not committed:\n{asked.stdout.rstrip()}\n"
            "Commit them, or put them aside (git stash --include-untracked; git stash pop brings them back), "
            "then make upgrade."
        )


def copy_project(project: Path, copy: Path) -> None:
    """A copy with the whole history: what is new and what has ended is read from it."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.parent.mkdir(parents=True, exist_ok=True)
    do("copying the project", ["git", "clone", "--quiet", "--local", str(project), str(copy)], project, os.environ)


def do(what: str, command: list[str], folder: Path, environ: Mapping[str, str]) -> None:
    """Runs one step, or stops with its name."""
    try:
        code = subprocess.run(command, cwd=folder, env=environ).returncode
    except OSError as error:
        raise Stopped(f"It stopped at {what}: {command[0]} cannot be started ({error.strerror}).") from None
    if code:
        raise Stopped(f"It stopped at {what}. What went wrong stands above; the copy is in {folder}.")


def newer_pins(copy: Path, environ: Mapping[str, str]) -> list[str]:
    """Pins newer versions in the copy; gives what changed."""
    old = versions(copy)
    try:
        pin_anew(copy, environ)
    except (subprocess.CalledProcessError, OSError) as error:
        raise Stopped(f"Newer versions cannot be had: {error}. Is there a network here?") from None
    return changed_versions(old, versions(copy))


def try_in_copy(environ: Mapping[str, str], room: Path, project: Path) -> list[str]:
    """All of it but the taking over; gives the changed versions, none where nothing is newer."""
    copy, before, after = room / "new", room / "before", room / "after"
    say("Copying the project.")
    copy_project(project, copy)
    say("Looking for newer versions.")
    changed = newer_pins(copy, environ)
    if not changed:
        return []
    say("\n".join(["", f"{len(changed)} packages change:", *(f"  {line}" for line in changed), ""]))
    say("Building the site as it is, and with the newer versions.")
    for folder, site in ((project, before), (copy, after)):
        shutil.rmtree(site, ignore_errors=True)
        do(f"building {site.name}", ["make", "--no-print-directory", "site", f"OUT={site}"], folder, environ)
    words = format_comparison(compare(read_site(before), read_site(after)))
    (room / REPORT).write_text("\n".join([*changed, "", words, ""]), encoding="utf-8")
    say(f"\n{words}\n")
    if environ.get("TESTS") == "no":
        say("The tests were left out.")
    else:
        say("Running every check and every test with the newer versions.")
        do("the tests", ["make", "--no-print-directory", "test"], copy, without_town(environ))
    return changed


def without_town(environ: Mapping[str, str]) -> dict[str, str]:
    """The tests have clocks and towns of their own."""
    return {name: value for name, value in environ.items() if name not in ("TODAY", "DIRECTORY", "PRINTS", "EXTRAS")}


def main(environ: Mapping[str, str] = os.environ, project: Path = PROJECT, room: Path = ROOM) -> int:
    today = datetime.now(ZoneInfo("Europe/London")).date().isoformat()
    try:
        refuse_open_changes(project)
        changed = try_in_copy(plain_environ(environ, project, today), room, project)
        if changed:
            take_over(room / "new", project)
    except Stopped as reason:
        print(f"\n{reason}\nNothing in the project was changed.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing in the project was changed.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe pinned files could not be written ({error}). They are as they were.", file=sys.stderr)
        return 1
    if not changed:
        say("Nothing is newer than what is pinned.")
        return 0
    say(f"Taken over: {', '.join(FILES)}.\nBoth sites and {REPORT} are in {room}. Look at them, then:")
    say("  git commit --all --message 'Newer packages'")
    return 0


if __name__ == "__main__":
    sys.exit(main())
