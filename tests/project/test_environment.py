"""Setting up: which Python is taken, what is said where none will do, and mending a half-made one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from building import PROJECT

SYSTEM_PROGRAMS = ("sh", "cat", "cksum", "cp", "dirname", "flock", "mkdir", "rm", "sed")

# Plays a Python: says its version, whether it can make environments, makes one, and installs.
PYTHON = """#!/bin/sh
case "$*" in
  *version_info*3,\\ 11*) [ {version} -ge 11 ] ;;
  *version_info*) echo 3.{version} ;;
  *ensurepip*) {ensurepip} ;;
  --version) echo Python 3.{version}.0 ;;
  "-m venv --clear "*) rm -rf "$4"; mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; echo "venv 3.{version}" >>log ;;
  *"pip install"*) echo "install" >>log; [ ! -e refuse ] ;;
esac
"""


@pytest.fixture
def room(tmp_path):
    """A project with the set-up script, and a PATH with system programs but no Python."""
    for name in ("tools/environment", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for name in SYSTEM_PROGRAMS:
        found = shutil.which(name)
        if found:
            (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def put_python(room: Path, name: str, version: int, ensurepip: str = "true") -> Path:
    program = room / "bin" / name
    program.write_text(PYTHON.format(version=version, ensurepip=ensurepip), encoding="utf-8")
    program.chmod(0o755)
    return program


def set_up(room: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name != "PYTHON"}
    return subprocess.run(
        [room / "tools/environment", "python"],
        env={**own, "PATH": str(room / "bin"), **variables},
        capture_output=True,
        text=True,
    )


def steps(room: Path) -> list[str]:
    log = room / "log"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_the_newest_python_that_runs_is_taken(room):
    stand_in = room / "bin" / "python3.14"
    stand_in.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    stand_in.chmod(0o755)
    put_python(room, "python3.12", 12)
    put_python(room, "python3", 11)
    assert set_up(room).returncode == 0
    assert steps(room) == ["venv 3.12", "install", "install"]


def test_the_python_that_is_named_is_taken(room):
    put_python(room, "python3.13", 13)
    named = put_python(room, "python3.11", 11)
    assert set_up(room, PYTHON=str(named)).returncode == 0
    assert steps(room)[0] == "venv 3.11"


def test_a_python_without_ensurepip_gives_way_to_one_that_has_it(room):
    put_python(room, "python3.13", 13, ensurepip="false")
    put_python(room, "python3", 11)
    assert set_up(room).returncode == 0
    assert steps(room)[0] == "venv 3.11"


def test_a_missing_ensurepip_is_said_with_the_package_to_install(room):
    put_python(room, "python3", 12, ensurepip="false")
    ended = set_up(room)
    assert ended.returncode != 0
    assert "sudo apt install python3.12-venv" in ended.stderr


@pytest.mark.parametrize("version", [None, 9])
def test_a_missing_or_old_python_is_said_with_what_to_do(room, version):
    if version:
        put_python(room, "python3", version)
    ended = set_up(room)
    assert ended.returncode != 0
    assert "Python 3.11 or newer is needed" in ended.stderr
    assert ("found: Python 3.9.0" in ended.stderr) == bool(version)


def test_a_named_python_that_is_too_old_is_said(room):
    named = put_python(room, "python3.9", 9)
    ended = set_up(room, PYTHON=str(named))
    assert ended.returncode != 0
    assert f"PYTHON={named} does not run, or is older" in ended.stderr


def test_a_set_up_that_failed_half_way_is_done_again(room):
    put_python(room, "python3", 11)
    (room / "refuse").touch()
    assert set_up(room).returncode != 0
    assert not (room / ".venv/ready").exists()
    (room / "refuse").unlink()
    assert set_up(room).returncode == 0
    assert (room / ".venv/ready").exists()


def test_nothing_is_done_twice_until_a_pin_changes(room):
    put_python(room, "python3", 11)
    set_up(room)
    before = steps(room)
    set_up(room)
    assert steps(room) == before
    with (room / "requirements-dev.txt").open("a", encoding="utf-8") as pins:
        pins.write("# one more\n")
    set_up(room)
    assert steps(room) == [*before, "install", "install"]


def test_an_environment_that_was_moved_is_made_whole_again(room):
    put_python(room, "python3", 11)
    set_up(room)
    before = steps(room)
    moved = room.rename(room.with_name("moved"))
    assert set_up(moved).returncode == 0
    assert len(steps(moved)) > len(before)
