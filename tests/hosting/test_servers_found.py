"""The order in which web servers are looked for, and what is said where there is none."""

from pathlib import Path

import pytest

from hosts import HostMissing, find_host


def put_program(folder: Path, name: str = "nginx", code: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\necho it cannot >&2\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def find(room: Path, **environ: str) -> Path:
    return find_host("nginx", {"PATH": str(room / "path"), **environ}, room / "room", places=[]).path


def test_the_one_that_is_named_comes_first(tmp_path):
    put_program(tmp_path / "path")
    named = put_program(tmp_path / "elsewhere")
    assert find(tmp_path, NGINX=str(named)) == named


def test_then_the_one_on_the_machine_then_the_one_that_was_unpacked(tmp_path):
    unpacked = put_program(tmp_path / "room/usr/sbin")
    assert find(tmp_path) == unpacked
    found = put_program(tmp_path / "path")
    assert find(tmp_path) == found


def test_one_that_does_not_run_does_not_count(tmp_path):
    put_program(tmp_path / "path", code=1)
    unpacked = put_program(tmp_path / "room/usr/sbin")
    assert find(tmp_path) == unpacked


def test_one_that_is_named_and_does_not_run_is_an_error(tmp_path):
    named = put_program(tmp_path / "elsewhere", code=1)
    with pytest.raises(HostMissing, match=r"^NGINX=.* is not a program that runs: it cannot$"):
        find(tmp_path, NGINX=str(named))


def test_without_any_it_is_said_what_to_install(tmp_path):
    with pytest.raises(HostMissing, match="sudo apt install nginx caddy") as said:
        find(tmp_path)
    assert "NGINX=/path/to/nginx make test" in str(said.value)
    assert "this system has no packages of Debian's kind" in str(said.value)
