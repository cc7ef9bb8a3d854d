"""Builds a site as `mkdocs build` does, in a process of its own, with a fixed clock."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-23"


EXAMPLE = {"DIRECTORY": str(PROJECT / "directory")} if (PROJECT / "town.txt").exists() else {}
"""In a copy that has a town of its own the tests are still about the example."""


class BuildFailed(Exception):
    """The build ended with an error; the message is what it printed."""


def clean_environ(**variables: str) -> dict[str, str]:
    """This process's variables without the user's own directory or date, and with those given; nothing for paper."""
    own = {name: value for name, value in os.environ.items() if name not in ("DIRECTORY", "TODAY")}
    return {**own, **EXAMPLE, "TODAY": TODAY, "PRINTS": "no", **variables}


def run_build(folder: Path, strict: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one build into the folder and say how it ended."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    return subprocess.run(
        command + ["--strict"] * strict,
        cwd=PROJECT,
        env=clean_environ(**variables),
        capture_output=True,
        text=True,
    )


def build_site(folder: Path, strict: bool = True, **variables: str) -> Path:
    """Build into the folder; where that fails, fail with what was printed."""
    ended = run_build(folder, strict, **variables)
    if ended.returncode != 0:
        raise BuildFailed(f"mkdocs build ended with {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return folder


def once(room: Path, name: str, work: Callable[[], str]) -> str:
    """Do the work in one of the test processes only; the others wait, and get what it gave.

    A failure is kept as well, so that the second process does not try for as long again.
    """
    with (room / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done, failed = room / f"{name}.done", room / f"{name}.failed"
        if failed.exists():
            raise RuntimeError(failed.read_text(encoding="utf-8"))
        if not done.exists():
            try:
                done.write_text(work(), encoding="utf-8")
            except Exception as reason:
                failed.write_text(str(reason), encoding="utf-8")
                raise
        return done.read_text(encoding="utf-8")
