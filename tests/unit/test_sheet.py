"""The page that reads a table says what the command says of the same file, word for word, and hands over the same."""

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from filling import GARDEN, run
from hereabouts.home import PROJECT, Home
from hereabouts.imports.run import read_context
from hereabouts.tables.column import MORE, SLUG, VERSION
from hereabouts.tables.page import write_templates
from hereabouts.tables.read import read_filled
from hereabouts.tables.sheet import columns_of
from hereabouts.tables.workbook import LISTINGS
from importing import SETTINGS
from sheet_cases import CASES, HOME, TODAY, Answer, ask_command, ask_page, lay_modules, take_in

FILES = [*sorted(CASES.iterdir()), *sorted((PROJECT / "tests/tables").glob("*.csv"))]
COLUMNS = columns_of(HOME, read_context(HOME))
BY_FORM = {
    "date": [
        "2026-12-01",
        "1/2/2027",
        "31/02/2027",
        "2026-12-01 00:00",
        "soon",
        "3.4.2027",
        "2026-12-01; 8/12/2026",
        "20 Nov 2026",
        "20th November 2026",
        "31 Feb 2027",
        "1st of jan. 2027",
        "the 3rd May 2027",
    ],
    "time": ["10:30", "9.30am", "2", "2:30", "14:00", "noon", "12.15pm", "25:00", "1830", "7pm-ish", "09:00:00"],
    "price": ["3", "£3.50", "3.5", "free", "1,000", "2.999", "£0", "50p", "5 p", "150p"],
    "postcode": ["QX1 1AA", "qx11aa", "QX1", "QX1-1AA.", "nowhere"],
    "weekday": [
        "Tue",
        "Tuesdays",
        "Tues eve (not hols)",
        "mon & wed",
        "Monday and Friday",
        "T",
        "Sat;Sun",
        "daily",
        "Mon-Fri",
        "Fri to Mon",
        "weekdays",
        "Every Tuesday",
        "each sat",
        "Mon/Wed",
        "first Monday",
        "2nd Tue of the month",
        "7 days a week",
        "Tues. - Thurs",
        "Monthly",
        "M-F",
    ],
    "url": ["https://example.org", "www.example.org", "http://x", "https://me@example.org/", "https://exämple.org/a b"],
    "email": ["a@example.org", "not an address"],
    "phone": ["01632 960123", "1632960123", "ring the bell"],
    "yes-no": ["yes", "no", "perhaps", "Y", "TRUE", "✗"],
}
ANYTHING = [
    "yes",
    "no: ask first",
    "unknown",
    "Yes – by the side door",
    "maybe",
    "x" * 300,
    'It\'s "here"',
    "don't",
    "tab\there",
    "a\nb",
    "=1+1",
    "'=1+1",
    "-",
    "n/a",
    "TBC",
    "?",
    "Ditto",
    '"',
    "As above.",
    "Y",
    "✓ (ring first)",
    "yes (by the side door)",
    "no(steps)",
    "é\u00a0\u200bà",
    "12",
    "riverside",
    "Riverside",
    "2 Mill Lane",
    "café; tea, cake",
    "[x](javascript:alert(1))",
    "https://example.org/",
    "constructor",
    "__proto__",
    "🎲 dice",
    "straße",
    "\x07bell",
]
OF_BARE_TOWNS = {"venue_is_known", "organisation_is_known", "scheme_is_known"}
"""Rules that only a town without any such file can break: elsewhere there is a list to choose from."""
MORE_CELLS = [
    '{"where.x":{}}',
    '{"when.99999999.day":"x"}',
    '{"name.x":"y"}',
    '{"where":[null]}',
    '{"cost.price":3}',
    '{"__proto__.x":"y"}',
    "[1]",
    "{",
    '{"where.0.access":{"step-free":"yes"}}',
    '{"when":"x"}',
]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_modules(tmp_path_factory.mktemp("sheet-site"))


@pytest.fixture(scope="module")
def answers(modules: Path) -> dict[str, Answer]:
    return dict(zip([file.name for file in FILES], ask_page(modules, FILES), strict=True))


def hold_against(page: Answer, command: Answer) -> None:
    """Says where what the page makes of a table differs from what the command makes of it."""
    assert page["stopped"] == command["stopped"]
    if command["stopped"]:
        return
    for key in ("notes", "rowCount", "leftOut"):
        assert page[key] == command[key], key
    said, there = ({row: reason for _, row, reason in one["refused"]} for one in (page, command))
    assert {row: (said.get(row), there.get(row)) for row in said | there if said.get(row) != there.get(row)} == {}
    new = {one["slug"]: {key: one[key] for key in ("area", "data")} for one in page["good"]}
    assert {slug: one for slug, one in new.items() if slug in command["new"]} == command["new"]
    assert sorted(one["slug"] for one in page["good"] if one["isAsBefore"]) == command["as_before"]
    assert sorted(field for one in page["good"] for field in one["clashes"]) == command["clashes"]
    assert (page["left"] or {"text": ""})["text"] == command["left"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_page_and_command_say_the_same_of_a_table_and_make_the_same_files(
    file: Path, answers: dict[str, Answer], tmp_path: Path
) -> None:
    page, command = answers[file.name], ask_command(file, tmp_path)

    hold_against(page, command)
    if page.get("file"):
        assert take_in(page["file"], tmp_path) == (command["files"], [])


def change_cells(file: Path, changes: dict[tuple[str, str], str]) -> None:
    """Writes other texts into cells of an export: by short name and heading."""
    book = load_workbook(file)
    sheet = book[LISTINGS]
    place = {cell.value.rstrip(" *"): cell.column for cell in sheet[1]}
    rows = {cells[0].value: cells[0].row for cells in reversed(list(sheet.iter_rows(min_row=2)))}
    for (slug, heading), text in changes.items():
        sheet.cell(rows[slug], place[heading]).value = text
    book.save(file)


def test_an_export_that_was_changed_comes_in_and_what_was_changed_here_meanwhile_stays(
    modules: Path, tmp_path: Path
) -> None:
    town, table = tmp_path / "town", tmp_path / "all.xlsx"
    shutil.copytree(HOME.directory, town)
    assert run(town, "table", table)[0] == 0
    garden, soup = "riverside-community-garden", "tuesday-soup"
    change_cells(
        table,
        {
            (garden, "Summary"): "Grow things.",
            (garden, "Interests"): "Gardening; Nature; Games",
            (garden, "Sensory"): "Bees.",
            (soup, "When: end"): "09:00",
            ("chess-on-the-weir", "Area"): "Millgate",
            ("midnight-poets", "Name"): "",
        },
    )
    (file,) = town.glob(f"listings/*/{garden}.yml")
    file.write_text(re.sub(r"\nsensory: .*", "\nsensory: Birds.", file.read_text(encoding="utf-8")), encoding="utf-8")

    (page,) = ask_page(modules, [table], Home(PROJECT, town, TODAY))
    command = ask_command(table, tmp_path, town)

    hold_against(page, command)
    assert command["clashes"] == ["sensory"]
    assert len(command["as_before"]) > 90
    assert take_in(page["file"], tmp_path, town)[0] == command["files"]


def test_every_rule_of_the_page_is_met_by_a_row_of_the_cases(answers: dict[str, Answer]) -> None:
    page = answers["every-rule.csv"]

    assert set(page["known"]) - set(page["rules"]) == OF_BARE_TOWNS


def test_where_there_is_nothing_to_choose_from_they_say_the_same(modules: Path, tmp_path: Path) -> None:
    town, file = tmp_path / "town", CASES / "nothing-to-choose-from.csv"
    town.mkdir()
    (town / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    (page,) = ask_page(modules, [file], Home(PROJECT, town, TODAY))

    hold_against(page, ask_command(file, tmp_path, town))
    assert set(page["rules"]) == OF_BARE_TOWNS


def some_cell(rng: Random, path: str) -> str:
    column = COLUMNS[path]
    if path == MORE:
        return rng.choice(MORE_CELLS)
    if path == VERSION:
        return "v1.broken"
    pools = [ANYTHING, BY_FORM.get(column.form, ["Some words."]), list(column.choices) or ["Some other words."]]
    pool = rng.choices(pools, (2, 4, 6))[0]
    words = rng.sample(pool, min(len(pool), rng.choice((1, 1, 1, 2))))
    return rng.choice(("; ", ", ")).join(words) if column.shape != "text" else words[0]


def some_rows(rng: Random, count: int) -> Iterator[dict[str, str]]:
    """Rows of which many are nearly right: a good one with some cells changed, added or taken out."""
    by_heading = {column.heading: path for path, column in COLUMNS.items()}
    good = {by_heading[heading]: text for heading, text in GARDEN.items()}
    for number in range(count):
        row = {**good, "name": f"Garden {number}"}
        for path in rng.sample(list(COLUMNS), rng.choice((0, 1, 1, 2, 3))):
            row[path] = some_cell(rng, path)
        for path in rng.sample(list(good), rng.choice((0, 0, 1))):
            row[path] = rng.choice(("", some_cell(rng, path)))
        yield row
        if rng.random() < 0.2:
            yield {path: some_cell(rng, path) for path in rng.sample(list(COLUMNS), 3) if path != SLUG}


def typed(rng: Random, text: str) -> Any:
    """The text, or now and then the date, time or number that a spreadsheet makes of what people type."""
    given = {
        "2026-12-01": date(2026, 12, 1), "10:30": time(10, 30), "12": 12, "3": 3.0, "yes": True, "3.5": 3.5,
        "2026-12-01 00:00": datetime(2026, 12, 1, 9, 30), "14:00": time(14, 0, 30),
    }  # fmt: skip
    return given.get(text, text) if rng.random() < 0.8 else text


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_page_and_command_say_the_same_of_whatever_stands_in_the_cells(
    ending: str, modules: Path, tmp_path: Path
) -> None:
    rng = Random(20)
    file = tmp_path / f"any.{ending}"
    lines = [[row.get(path, "") for path in COLUMNS] for row in some_rows(rng, 400)]
    headings = [column.heading for column in COLUMNS.values()]
    if ending == "csv":
        with file.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([headings, *lines])
    else:
        book = Workbook()
        for number, line in enumerate([headings, *lines], 1):
            for place, cell in enumerate(line, 1):
                if cell and "\x07" not in cell:
                    one = book.active.cell(number, place)
                    one.value = typed(rng, cell)
                    if isinstance(one.value, str):
                        one.data_type = "s"
        book.save(file)

    (page,) = ask_page(modules, [file])
    hold_against(page, ask_command(file, tmp_path))
    assert len(page["good"]) > 60
    assert len(page["refused"]) > 100


def test_the_table_to_fill_in_is_made_once_and_kept_and_a_workbook_only_beside_the_other_files(tmp_path: Path) -> None:
    context = read_context(HOME)
    for name, prints, endings in (("whole", True, {".csv", ".xlsx"}), ("lean", False, {".csv"})):
        home = replace(HOME, directory=tmp_path / name, prints=prints)
        sites = [tmp_path / f"{name}-{number}" for number in range(2)]
        for site in sites:
            write_templates(site, context, home)
        made = [{file.suffix: file.read_bytes() for file in (site / "assets/tables").iterdir()} for site in sites]
        assert made[0].keys() == endings
        assert made[0] == made[1]
        for file in (sites[0] / "assets/tables").iterdir():
            assert read_filled(file, COLUMNS).rows[0].cells["name"]
