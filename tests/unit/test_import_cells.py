"""Tables and their cells are read as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.imports.cell import FORMS, to_clock, to_contact, to_iso_date, to_span
from hereabouts.imports.refusal import ImportStopped, Refused
from hereabouts.imports.table import TableForm, read_table
from importing import to_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found(tmp_path, encoding, delimiter):
    rows = [{"Naïve": "Café, at four", "Other": "two\nlines"}, {}, {"Naïve": "x", "Other": ""}]
    file = tmp_path / "table.csv"
    file.write_bytes(to_text(rows, ["Naïve", "Other"], delimiter).encode(encoding))
    table = read_table(file, TableForm())
    assert table.columns == ("Naïve", "Other")
    assert [(row.number, row.cells["Naïve"], row.cells["Other"]) for row in table.rows] == [
        (2, "Café, at four", "two\nlines"),
        (4, "x", ""),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "no row 1"),
        (b"a,a\n1,2\n", "two columns headed 'a'"),
        (b",,\n", "no headings"),
        (b"\x81\n", "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_says_so(tmp_path, text, says):
    file = tmp_path / "table.csv"
    file.write_bytes(text)
    with pytest.raises(ImportStopped, match=says):
        read_table(file, TableForm())


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("9.30am", "09:30"),
        ("9.30 p.m.", "21:30"),
        ("0930", "09:30"),
        ("1pm", "13:00"),
        ("12am", "00:00"),
        ("12 noon", "12:00"),
        ("noon", "12:00"),
        ("09:30:00", "09:30"),
        ("17h15", "17:15"),
    ],
)
def test_times_are_read_as_people_write_them(text, clock):
    assert to_clock(text) == clock


@pytest.mark.parametrize("text", ["9", "2:30", "25:00", "9:60", "soon", "13pm", "0am"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Refused):
        to_clock(text)


@pytest.mark.parametrize(
    ("span", "clocks"),
    [
        ("9-10am", ("09:00", "10:00")),
        ("2.30-4pm", ("14:30", "16:00")),
        ("10-2pm", ("10:00", "14:00")),
        ("9.30-12pm", ("09:30", "12:00")),
        ("7-9pm", ("19:00", "21:00")),
        ("11am-1pm", ("11:00", "13:00")),
        ("13:00-5pm", ("13:00", "17:00")),
        ("09:30-12:00", ("09:30", "12:00")),
    ],
)
def test_what_is_said_of_the_end_of_a_span_holds_for_its_start(span, clocks):
    assert to_span(*span.split("-")) == clocks


def test_dates_are_read_day_before_month():
    assert {to_iso_date(text) for text in ("2020-02-04", "4/2/2020", "04.02.2020", "2020-02-04 00:00:00")} == {
        "2020-02-04"
    }
    for text in ("2020-02-30", "2/30/2020", "yesterday", "4/2/20"):
        with pytest.raises(Refused):
            to_iso_date(text)


def test_a_contact_is_what_it_is():
    assert to_contact("01632 960123") == {"phone": "01632 960123"}
    assert to_contact("See www.example.org/choir.") == {"url": "https://www.example.org/choir"}
    assert to_contact("No e-mail.\nhttps://example.org/form") == {"url": "https://example.org/form"}
    with pytest.raises(Refused):
        to_contact("clay250example.org")


@pytest.mark.parametrize("form", sorted(FORMS))
@given(text=st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_no_cell_breaks_a_form(form, text):
    with suppress(Refused):
        FORMS[form](text)
