"""Runs what belongs to the other generators, in their environment and with a fixed clock."""

import subprocess
from pathlib import Path

from building import PROJECT, clean_environ

PYTHON = PROJECT / ".venv-generators/bin/python"
LIGHT = {"PRINTS": "no", "EXTRAS": "no", "NO_MKDOCS_2_WARNING": "1"}


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=PROJECT, env=clean_environ(**LIGHT), capture_output=True, text=True)
