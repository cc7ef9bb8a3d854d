"""Tables as charities keep them: each row is read as it was meant, or refused in words that name the cell.

tests/tables/NAME.csv is a table, NAME.yml what becomes of each of its rows; another pair is another case.
"""

import csv
import re
from pathlib import Path

import pytest

from building import PROJECT
from filling import GARDEN, run
from hereabouts.source import parse_mapping
from importing import SETTINGS, files, read

CASES = sorted((PROJECT / "tests/tables").glob("*.csv"))


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_every_row_is_read_as_it_was_meant_or_named(town: Path, file: Path) -> None:
    expected = parse_mapping(file.with_suffix(".yml").read_bytes())
    _, report = run(town, "import", file)
    found = re.findall(r"^\S+, row (\d+): refused\. (.*)$", report, re.MULTILINE)

    taken = [
        {"file": name, **{key: read(town, name)[key] for key in row if key != "file"}}
        for name, row in zip(files(town), expected["taken"], strict=True)
    ]
    assert taken == expected["taken"]
    assert [row["row"] for row in expected["refused"]] == [number for number, _ in found]
    for row, (_, said) in zip(expected["refused"], found, strict=True):
        assert said.startswith(row["because"])
    with file.open(encoding="utf-8", newline="") as text:
        assert len(found) + sum(map(int, re.findall(r"(\d+) taken,", report))) == len([*csv.reader(text)]) - 1


def test_a_cell_that_only_repeats_a_word_for_nothing_goes_out_and_comes_back(town: Path, tmp_path: Path) -> None:
    """A group may be called TBC: our own export does not lose that."""
    table = tmp_path / "one.csv"
    with table.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerows([GARDEN.keys(), GARDEN.values()])
    assert run(town, "import", table)[0] == 0
    (name,) = files(town)
    file = town / "listings" / name
    file.write_text(file.read_text(encoding="utf-8").replace("summary: Grow beans together.", "summary: TBC"))
    before = files(town)
    assert run(town, "table", tmp_path / "all.csv")[0] == 0
    assert run(town, "import", tmp_path / "all.csv")[0] == 0
    assert files(town) == before
