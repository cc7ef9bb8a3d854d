"""A small guidance pack for tests to spoil, in a project of its own; settings and terms are the example's."""

import shutil
from functools import cache
from pathlib import Path

from hereabouts.guidance.check import check_guidance
from hereabouts.home import PROJECT, Home
from hereabouts.problem import Problem
from hereabouts.shared import Shared, read_shared
from town import TODAY, write

EXAMPLES = PROJECT / "tests" / "guidance"
PLAIN = "practice/plain.md"


def lay_over(example: Path, project: Path) -> Path:
    """A project that holds the small pack and, over it, an example; gives its folder guidance/."""
    guidance = make_pack(project)
    if example.is_dir():
        shutil.copytree(example, guidance, dirs_exist_ok=True)
    else:
        shutil.copy(example, guidance / "practice" / "example.md")
    return guidance


def make_pack(project: Path) -> Path:
    """Writes the small pack into a project; gives its folder guidance/."""
    shutil.copytree(EXAMPLES / "pack", project / "guidance")
    for lent in ("schemas", "node_modules"):
        (project / lent).symlink_to(PROJECT / lent)
    (project / "directory").mkdir()
    return project / "guidance"


def add_page(guidance: Path, text: str, name: str = "practice/example.md", more: str = "") -> Path:
    """Writes one page with a plain head."""
    head = "title: An example\ndescription: A page.\nfor: [person]\norigin: ours\nchecked: 2026-11-23\n"
    return write(guidance / name, f"---\n{head}{more}---\n# An example\n\n{text}\n")


def home_of_pack(project: Path, directory: Path | None = None) -> Home:
    """The home of a project whose directory is its own, or another town's."""
    return Home(project, directory or project / "directory", TODAY)


@cache
def example_shared() -> Shared:
    """Settings and terms of the example."""
    return read_shared(Home(PROJECT, PROJECT / "directory", TODAY))[0]


def check_pack(project: Path, directory: Path | None = None) -> list[Problem]:
    """Every problem of the pack in a project."""
    return check_guidance(home_of_pack(project, directory), example_shared())
