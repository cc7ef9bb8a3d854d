"""Makes the new directory beside its place, checks it as any other, and only then puts it there."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from hereabouts.check import check_directory
from hereabouts.home import Home
from hereabouts.imports.naming import to_slug
from hereabouts.report import format_line
from hereabouts.start.answers import Answers
from hereabouts.start.files import read_ours, to_files, write_files
from hereabouts.town import TOWN


class StartError(ValueError):
    """The directory was not made; the message says why, and nothing was changed."""


def refuse_taken(folder: Path) -> None:
    """Raises StartError where something stands already: nothing is ever overwritten."""
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(f"{folder} is there already and is not empty. Name another folder.")
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is a file. Name a folder that is not there yet.")


def make_directory(folder: Path, answers: Answers, project: Path, today: date) -> None:
    """Writes the directory; raises StartError where its place is taken or an answer cannot be used."""
    refuse_taken(folder)
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        schemas = Path(os.path.relpath(project / "schemas", folder)).as_posix() if answers.folder else ""
        write_files(new, dict(to_files(answers, read_ours(project, "help-now.yml"), schemas)))
        _judge(new, folder, project, today)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _judge(new: Path, folder: Path, project: Path, today: date) -> None:
    problems = check_directory(Home(project, new, today)).problems
    wrong = [format_line(problem) for problem in problems if problem.severity == "error"]
    if wrong:
        told = "\n".join(line.replace(new.name, folder.name) for line in wrong)
        raise StartError(f"The answers cannot be used as they are; nothing was written.\n{told}")


def choose_town(folder: Path, project: Path) -> bool:
    """Makes a folder inside the project the one that every command works on; False where another was chosen."""
    file = project / TOWN
    if file.exists() or not folder.is_relative_to(project):
        return False
    new = file.with_name(f".{file.name}.new")
    new.write_text(f"{folder.relative_to(project).as_posix()}\n", encoding="utf-8")
    new.replace(file)
    return True


def name_owners(folder: Path, answers: Answers, project: Path) -> None:
    """Adds a line for each area to the list of who is asked about a change, for people to fill in."""
    file = project / ".github" / "CODEOWNERS"
    if not (file.is_file() and folder.is_relative_to(project)):
        return
    below = folder.relative_to(project).as_posix()
    text = file.read_text(encoding="utf-8")
    lines = [f"# /{below}/listings/{to_slug(label)}/ @your-organisation/your-team" for label in answers.areas]
    if lines and lines[0] not in text:
        new = file.with_name(".CODEOWNERS.new")
        new.write_text("\n".join([text.rstrip("\n"), "", f"# {answers.place}", *lines, ""]), encoding="utf-8")
        new.replace(file)
