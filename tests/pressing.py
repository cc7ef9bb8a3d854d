"""Renders guidance/ as a generator without our hook does, and presses directories into copies of that."""

import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from markupsafe import escape

from building import PROJECT, TODAY, clean_environ
from hereabouts.build import after_build, read_build, theme_values
from hereabouts.home import Home, read_today
from hereabouts.problem import Problem

OURS = PROJECT / "directory"


def home_at(directory: Path, project: Path = PROJECT) -> Home:
    """The home of a directory, as of TODAY."""
    return Home(project, directory, read_today(TODAY), prints=False)


def render_plain(folder: Path, settings_folder: Path, directory: Path = OURS) -> Path:
    """guidance/ rendered with the name and address of a directory's settings, and never pressed."""
    values = theme_values(home_at(directory))
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "site_name": str(escape(values.name)),
        "site_url": values.address,
        "docs_dir": str(PROJECT / "guidance"),
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "extra": dict(values.extra),
        "hooks": [],
        "watch": [],
    }
    file = settings_folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(file),
        "--site-dir",
        str(folder),
    ]
    ended = subprocess.run(command, cwd=PROJECT, env=clean_environ(), capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder


def press_into(rendered: Path, folder: Path, directory: Path, serving: bool = False) -> list[Problem]:
    """Presses a directory into a copy of a rendered folder; gives what is wrong with the finished site."""
    shutil.copytree(rendered, folder)
    build = read_build(home_at(directory), keep_going=serving)
    return after_build(build, folder, build.directory.settings.address, serving)
