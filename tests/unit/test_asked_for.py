"""asked-for.csv: read as a table, judged by line, and nobody is in it."""

from datetime import date
from pathlib import Path

import pytest

from hereabouts.asked_for import COLUMNS, Asked, to_month
from hereabouts.check import check_directory, check_paths
from town import home_of, make_town, run_command, write

HEAD = ",".join(COLUMNS)
GOOD = "2026-10,riverside,gardening,weekend,morning,free,step-free,3,A bed at the height of a table"


def problems_of(folder: Path, text: str, encoding: str = "utf-8") -> list[tuple[int, str]]:
    """Line and rule of each problem of the table."""
    make_town(folder)
    (folder / "asked-for.csv").write_bytes(text.encode(encoding))
    problems, count = check_paths(home_of(folder), [folder / "asked-for.csv"])
    assert count == 1
    return [(problem.line, problem.rule) for problem in problems]


def test_a_good_table_is_read(tmp_path):
    assert problems_of(tmp_path, f"{HEAD}\n{GOOD}\n") == []
    (row,) = check_directory(home_of(tmp_path)).shared.asked_for
    assert row == Asked(
        date(2026, 10, 1), 3, "riverside", "gardening", "weekend", "morning", "free", "step-free",
        "A bed at the height of a table",
    )  # fmt: skip


def test_a_directory_without_the_table_has_nothing_asked_for(tmp_path):
    assert check_directory(home_of(make_town(tmp_path))).shared.asked_for == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"\ufeff{HEAD}\r\n{GOOD}\r\n\r\n,,,,,,,,\r\n", []),
        ("times,month,interest\n2,2026-10,gardening\n", []),
        (f"{HEAD}\n{GOOD},,,\n", []),
        (f'{HEAD}\n2026-10,,gardening,,,,,2,"Beds, and a shed"\n', []),
        ("", [(1, "table_can_be_read")]),
        ("month;area;times\n2026-10;riverside;3\n", [(1, "table_can_be_read")]),
        ("month,areas,times\n2026-10,riverside,3\n", [(1, "table_can_be_read")]),
        ("month,times,times\n2026-10,3,3\n", [(1, "table_can_be_read")]),
        (f"{HEAD}\n{GOOD}\n2026-10,,gardening,,,,,2,Beds, and a shed\n", [(3, "table_can_be_read")]),
        (f"{HEAD}\n{GOOD}\n,,gardening,,,,,2,\n", [(3, "field_is_there")]),
        (f"{HEAD}\n\n{GOOD}\n2026-10,,gardening,,,,,none,\n", [(4, "value_has_its_shape")]),
        (f"{HEAD}\n2026-10,,gardening,sundays,,,,1,\n", [(2, "word_is_allowed")]),
        (f'{HEAD}\n2026-10,,,,,,,1,"Two\nlines"\n', [(3, "value_has_its_shape")]),
        (f"{HEAD}\n{GOOD}\n2026-10,rivrside,gardening,,,,,2,\n", [(3, "asked_for_is_listed")]),
        (f"{HEAD}\n{GOOD}\n2027-01,,gardening,,,,,2,\n", [(3, "asked_for_is_not_in_the_future")]),
        (f"{HEAD}\n2026-10,,,,,,,2,Ask Mr Bean\n", [(2, "asked_for_has_nobody_in_it")]),
        (f"{HEAD}\n2026-10,,,,,,,2,sue@gmail.com wants a choir\n", [(2, "email_is_not_free_mail")]),
        (f"{HEAD}\n2026-10,,,,,,,2,text 07700 912345\n", [(2, "phone_is_not_a_personal_mobile")]),
    ],
)
def test_each_row_is_judged_by_its_line(tmp_path, text, found):
    assert problems_of(tmp_path, text) == found


def test_a_table_in_another_encoding_says_how_to_save_it(tmp_path):
    assert problems_of(tmp_path, f"{HEAD}\n2026-10,,,,,,,2,Café\n", "latin-1") == [(2, "table_can_be_read")]


@pytest.mark.parametrize(
    "text", ["2026-10", "2026-10-31", "Oct-26", "October 2026", "oct 26", "01/10/2026", "1/10/2026"]
)
def test_a_month_is_known_again_after_a_spreadsheet(text):
    assert to_month(text) == "2026-10"


@pytest.mark.parametrize("text", ["", "26-Oct", "Okt-26", "10/2026", "soon"])
def test_what_is_no_month_stays_as_it_is(text):
    assert to_month(text) == text


def test_the_command_names_the_line_and_fails(tmp_path):
    make_town(tmp_path)
    write(tmp_path / "asked-for.csv", f"{HEAD}\n{GOOD}\n2026-10,,knitting-alone,,,,,2,\n")
    ended = run_command("check", directory=tmp_path)
    assert ended.returncode == 1
    assert "asked-for.csv:3: Interest" in ended.stdout


def test_a_folder_that_is_checked_has_its_table_checked_too(tmp_path):
    make_town(tmp_path)
    write(tmp_path / "asked-for.csv", f"{HEAD}\n2026-10,,,,,,,2,\n")
    problems, _ = check_paths(home_of(tmp_path), [tmp_path])
    assert [(one.line, one.rule) for one in problems] == [(2, "asked_for_says_what")]
