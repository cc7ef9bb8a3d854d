"""The page that reads a table says what the command says of the same file, word for word, and hands over the same."""

from pathlib import Path

import pytest

from sheet_cases import CASES, ask_command, ask_page, lay_modules

FILES = sorted(CASES.iterdir())


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_modules(tmp_path_factory.mktemp("sheet-site"))


@pytest.fixture(scope="module")
def answers(modules: Path) -> dict[str, dict]:
    return dict(zip([file.name for file in FILES], ask_page(modules, FILES), strict=True))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_page_and_command_say_the_same_of_a_table(file: Path, answers: dict[str, dict], tmp_path: Path) -> None:
    page, command = answers[file.name], ask_command(file, tmp_path)

    assert page["stopped"] == command["stopped"]
    if command["stopped"]:
        return
    for key in ("notes", "rowCount", "refused", "leftOut"):
        assert page[key] == command[key], key
    new = {one["slug"]: {"area": one["area"], "data": one["data"]} for one in page["good"] if one["slug"] in command["new"]}
    assert new == command["new"]
    assert sorted(one["slug"] for one in page["good"] if one["isAsBefore"]) == command["as_before"]
    assert sorted(field for one in page["good"] for field in one["clashes"]) == command["clashes"]
    assert (page["left"] or {"text": ""})["text"] == command["left"]
