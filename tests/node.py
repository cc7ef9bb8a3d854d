"""Where Node is."""

import shutil

import pytest

from building import PROJECT


def node() -> str:
    """Node of the environment, where it had to be installed there, else the machine's."""
    own = PROJECT / ".venv/bin/node"
    found = str(own) if own.is_file() else shutil.which("node")
    if not found:
        pytest.fail("Node 18 or newer is needed: `make test` installs it where it is missing.")
    return found
