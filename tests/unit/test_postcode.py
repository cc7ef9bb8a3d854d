"""Postcodes: as typed, in the national file, and in the directory's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.listing import Position
from hereabouts.postcode import Postcodes, belongs, format_postcode, read_postcodes, to_postcode
from hereabouts.postcode_extra import read_extra
from hereabouts.postcode_wheel import find_rows, read_letter

EXTRA = {
    "QX2 4AB": (601_000, 480_000),
    "QX2 4AD": (601_200, 480_100),
    "QX2 4ZZ": (609_000, 480_200),
    "QX2 5AA": (602_000, 481_000),
    "QX12 1AA": (605_000, 485_000),
}


@pytest.fixture(scope="module")
def postcodes() -> Postcodes:
    return Postcodes(EXTRA)


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("qx2 4ab", "unit", "QX2 4AB"),
        ("QX24AB", "unit", "QX2 4AB"),
        ("M1  1AA", "unit", "M1 1AA"),
        (" yo24\u00a01ab. ", "unit", "YO24 1AB"),
        ("ec1a1bb", "unit", "EC1A 1BB"),
        ("QX2 4", "sector", "QX2 4"),
        ("yo241", "sector", "YO24 1"),
        ("QX2 4A", "sector", "QX2 4"),
        ("QX2", "district", "QX2"),
        ("QX24", "district", "QX24"),
        ("w1a", "district", "W1A"),
        ("qx", "area", "QX"),
    ],
)
def test_a_postcode_as_people_type_it(typed: str, kind: str, text: str) -> None:
    postcode = to_postcode(typed)
    assert postcode is not None
    assert (postcode.kind, postcode.text) == (kind, text)


@pytest.mark.parametrize(
    "typed", ["", "hello", "4AB", "QXX2 4AB", "QX2 4AB1", "M1 A", "2QX 4AB", "É1 1AA", "Q\u0662 4AB"]
)
def test_what_is_no_postcode(typed: str) -> None:
    assert to_postcode(typed) is None


@given(st.text(max_size=12))
def test_any_text_is_taken_and_a_postcode_stays_itself(typed: str) -> None:
    unit = format_postcode(typed)
    assert format_postcode(unit) == unit


def test_a_real_postcode_of_york_lies_in_york(postcodes: Postcodes) -> None:
    point = postcodes.position("yo241ab")
    assert point is not None
    assert abs(point[0] - 459_600) < 1000
    assert abs(point[1] - 451_700) < 1000
    assert postcodes.knows("YO24 1AB")


def test_extra_postcodes_are_known_too(postcodes: Postcodes) -> None:
    assert postcodes.position("qx24ab") == (601_000, 480_000)
    assert not postcodes.knows("QX2 4AX")
    assert postcodes.position("QX2 4AX") is None
    assert Postcodes({"YO24 1AB": (1, 2)}).position("YO24 1AB") == (1, 2)
    assert ("YO24 1AB", (1, 2)) in set(Postcodes({"YO24 1AB": (1, 2)}).units("YO24 1"))


def test_northern_ireland_is_left_out(postcodes: Postcodes) -> None:
    assert not postcodes.knows("BT1 1AA")
    assert postcodes.find("BT1 5GS") is None
    assert not find_rows("BT1 ")
    assert postcodes.nearest_known("BT1 1AA") == ""


def test_a_postcode_without_a_position_is_known(postcodes: Postcodes) -> None:
    letter = read_letter("Y")
    code = next(code for code, east in zip(letter.codes, letter.eastings, strict=True) if east != east)
    assert postcodes.knows(code)
    assert postcodes.position(code) is None


def test_the_middle_is_the_median(postcodes: Postcodes) -> None:
    assert postcodes.centre("QX2 4") == (601_200, 480_100)
    assert postcodes.centre("QX2") == (601_200, 480_100)
    assert postcodes.centre("QX2 9") is None
    assert postcodes.centre("QX2 4AB") is None
    york = postcodes.centre("YO1")
    assert york is not None
    assert abs(york[0] - 460_500) < 1000


@pytest.mark.parametrize(
    ("typed", "position"),
    [
        ("QX2 4AB", Position(601_000, 480_000, "postcode")),
        ("QX2 4AX", Position(601_200, 480_100, "sector")),
        ("QX2 9AA", Position(601_200, 480_100, "district")),
        ("QX2 5", Position(602_000, 481_000, "sector")),
        ("QX25", Position(602_000, 481_000, "sector")),
        ("QX12", Position(605_000, 485_000, "district")),
        ("QX9 9AA", None),
        ("Millgate", None),
    ],
)
def test_the_best_position_for_what_was_typed(typed: str, position: Position | None, postcodes: Postcodes) -> None:
    assert postcodes.find(typed) == position


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("QX2 4AE", "QX2 4AD"),
        ("QX2 4ZY", "QX2 4ZZ"),
        ("QX2 9AA", "QX2 5"),
        ("QX3 1AA", "QX2"),
        ("ZZ1 1AA", ""),
        ("YO24 1ZZ", "YO24 1ZU"),
        ("Millgate", ""),
    ],
)
def test_the_nearest_known(typed: str, known: str, postcodes: Postcodes) -> None:
    assert postcodes.nearest_known(typed) == known


def test_one_letter_is_not_the_area_of_another() -> None:
    manchester = {unit.split()[0] for unit, _ in Postcodes().units("M")}
    assert "M1" in manchester
    assert not any(name.startswith(("ME", "MK", "ML")) for name in manchester)
    assert {unit.split()[0] for unit, _ in Postcodes().units("M1")} == {"M1"}
    assert {unit[:4] for unit, _ in Postcodes().units("M1 1")} == {"M1 1"}
    assert belongs("QX2 4AB", "qx")
    assert not belongs("QX24 1AB", "QX2")


def test_postcodes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "postcodes.csv"
    path.write_bytes(b"\xef\xbb\xbfpostcode,easting,northing\r\nqx24ab,601000,480000\r\n\r\nQX2 4ZZ,far,480000\r\n")
    postcodes, problems = read_postcodes(path, "directory/postcodes.csv")
    assert postcodes.extra == {"QX2 4AB": (601_000, 480_000)}
    assert [(problem.path, problem.line, problem.severity) for problem in problems] == [
        ("directory/postcodes.csv", 4, "error")
    ]


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_postcodes(tmp_path / "postcodes.csv", "postcodes.csv") == (Postcodes(), [])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("QX2 4AB,601000", "three cells"),
        ("QX2,601000,480000", "not a full postcode"),
        ("QX2 4AX,601000.5,480000", "whole metres"),
        ("QX2 4AX,,480000", "whole metres"),
        ("QX2 4AX,-1,480000", "whole metres"),
        ("QX2 4AX,800000,480000", "Easting goes up to 700000"),
        ("qx2 4aa,601000,480000", "QX2 4AA stands here twice"),
        ("QX2 4AX," + "9" * 200_000 + ",1", "whole metres"),
    ],
)
def test_a_row_at_fault_is_named(row: str, words: str) -> None:
    points, faults = read_extra(f"postcode,easting,northing\nQX2 4AA,600000,480000\n{row}\n".encode())
    assert points == {"QX2 4AA": (600_000, 480_000)}
    assert [line for line, _ in faults] == [3]
    assert words in faults[0][1]


@pytest.mark.parametrize("content", [b"", b"a,b,c\n", b"QX2 4AA,600000,480000\n"])
def test_a_file_without_its_first_line_is_refused(content: bytes) -> None:
    points, faults = read_extra(content)
    assert points == {}
    assert faults[0][0] == 1


def test_a_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    assert read_extra(b"postcode,easting,northing\n\xff\n")[1][0][0] == 2
