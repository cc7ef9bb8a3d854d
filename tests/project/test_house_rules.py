"""Style, types and the example directory are tests too, so that one closing line counts them all."""

import subprocess
import sys

import pytest

from building import PROJECT, clean_environ


def run_tool(*command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=PROJECT,
        env=clean_environ(),
        capture_output=True,
        text=True,
    )
    if ended.returncode != 0:
        pytest.fail(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}", pytrace=False)


def test_ruff_finds_nothing():
    run_tool("ruff", "check", ".")


def test_every_python_file_is_formatted():
    run_tool("ruff", "format", "--check", ".")


def test_the_types_agree():
    run_tool("mypy")


def test_the_example_directory_has_no_errors():
    run_tool("hereabouts.cli", "check")


def test_the_example_is_built_strictly(example_site):
    assert (example_site / "index.html").is_file()
