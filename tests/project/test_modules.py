"""The browser modules' own unit tests, run by Node."""

import re
import subprocess
from pathlib import Path

import pytest

from building import PROJECT
from node import node

NODE_TESTS = sorted((PROJECT / "tests").glob("unit/**/*.test.mjs"))


def failures(said: str) -> str:
    """The tests that failed, out of all that Node printed."""
    return "".join(re.findall(r"^\s*not ok .*?(?=^\s*# Subtest|\Z)", said, re.M | re.S)) or said


@pytest.mark.parametrize("file", NODE_TESTS, ids=lambda file: Path(file).name)
def test_module(file):
    ended = subprocess.run([node(), "--test", str(file)], cwd=PROJECT, capture_output=True, text=True)
    if ended.returncode != 0:
        pytest.fail(failures(ended.stdout) + ended.stderr, pytrace=False)
