"""The order in which Chromium is looked for, with folders and installers that are only played."""

from pathlib import Path

import pytest

from chromium import ChromiumMissing, find_chromium, first_in, install_by_package


def put_program(folder: Path, name: str = "chromium", code: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {name} 1\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


class Machine:
    """A machine with a folder on PATH, a usual place, and two ways to install."""

    def __init__(self, room: Path):
        self.on_path, self.usual, self.own = room / "path", room / "usr-bin", room / "playwright"
        self.asked: list[str] = []
        self.playwright_works = self.packages_work = False

    def from_playwright(self) -> Path | None:
        return first_in([self.own])

    def install_playwright(self) -> str:
        self.asked.append("playwright")
        if self.playwright_works:
            put_program(self.own)
        return "" if self.playwright_works else "no way out"

    def install_package(self, _environ) -> str:
        self.asked.append("package")
        if self.packages_work:
            put_program(self.usual)
        return "" if self.packages_work else "not allowed"

    def find(self, **environ: str) -> Path:
        return find_chromium(
            {"PATH": str(self.on_path), **environ},
            places=[self.usual],
            from_playwright=self.from_playwright,
            install_from_playwright=self.install_playwright,
            install_package=self.install_package,
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_the_one_that_is_named_comes_first(machine, tmp_path):
    put_program(machine.on_path)
    named = put_program(tmp_path / "elsewhere", "my-browser")
    assert machine.find(CHROMIUM=str(named)) == named


def test_a_named_one_that_does_not_run_is_said_and_not_replaced(machine):
    put_program(machine.on_path)
    with pytest.raises(ChromiumMissing, match="CHROMIUM=/nowhere is not a program that runs"):
        machine.find(CHROMIUM="/nowhere")


def test_path_comes_before_the_usual_places_and_nothing_is_installed(machine):
    put_program(machine.usual)
    wanted = put_program(machine.on_path, "google-chrome")
    assert machine.find() == wanted
    assert machine.asked == []


def test_a_stand_in_that_does_not_run_is_passed_over(machine):
    put_program(machine.on_path, code=127)
    wanted = put_program(machine.usual)
    assert machine.find() == wanted


def test_playwright_s_own_is_used_before_anything_is_installed(machine):
    wanted = put_program(machine.own)
    assert machine.find() == wanted
    assert machine.asked == []


def test_playwright_installs_before_the_system(machine):
    machine.playwright_works = machine.packages_work = True
    assert machine.find() == machine.own / "chromium"
    assert machine.asked == ["playwright"]


def test_the_system_s_package_is_found_where_it_was_put_though_not_on_path(machine):
    machine.packages_work = True
    assert machine.find() == machine.usual / "chromium"
    assert machine.asked == ["playwright", "package"]


def test_where_nothing_works_it_is_said_what_to_install(machine):
    with pytest.raises(ChromiumMissing) as missing:
        machine.find()
    said = str(missing.value)
    assert "apt install chromium" in said
    assert "CHROMIUM=/path/to/chromium make test" in said
    assert "no way out" in said
    assert "not allowed" in said


def test_no_known_package_manager_is_said(tmp_path):
    assert install_by_package({"PATH": str(tmp_path)}) == "no package manager that is known here"
