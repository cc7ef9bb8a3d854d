"""The invented listings of the bench: always the same, and without a fault."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
GENERATE = PROJECT / "tests" / "bench" / "generate.py"
COUNT = 200


def write_listings(folder: Path, count: int = COUNT) -> Path:
    subprocess.run([sys.executable, GENERATE, str(count), folder], check=True, capture_output=True)
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_listings(tmp_path_factory.mktemp("invented") / "directory")


def test_the_same_number_gives_the_same_files(invented: Path, tmp_path: Path) -> None:
    assert fingerprint(write_listings(tmp_path / "again")) == fingerprint(invented)


def test_there_are_as_many_listings_as_asked_for(invented: Path) -> None:
    files = list((invented / "listings").rglob("*.yml"))
    assert len(files) == COUNT
    assert len({file.stem for file in files}) == COUNT


def test_the_check_finds_nothing_wrong(invented: Path) -> None:
    environ = {**os.environ, "DIRECTORY": str(invented), "TODAY": "2026-11-23"}
    command = [sys.executable, "-m", "hereabouts.cli", "check"]
    answer = subprocess.run(command, env=environ, capture_output=True, text=True)
    wrong = [line for line in answer.stdout.splitlines() if line.startswith(f"{invented.name}/")]
    assert wrong == []
    assert "checked" in answer.stdout, answer.stderr


@pytest.mark.parametrize("count", [1, 7, 60])
def test_small_numbers_work_too(count: int, tmp_path: Path) -> None:
    folder = write_listings(tmp_path / "small", count)
    assert len(list((folder / "listings").rglob("*.yml"))) == count
