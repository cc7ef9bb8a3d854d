"""`hereabouts close` says in the settings that the site closes, and takes it back; every other letter stays."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from hereabouts.calendars.entry import to_entry
from hereabouts.calendars.event import Site
from hereabouts.closing.calendars import to_cancelled
from hereabouts.closing.closed import leads_back, to_closed
from hereabouts.closing.feed import render_closed_feed
from hereabouts.closing.strip import closing_strip
from hereabouts.closure import Closures
from hereabouts.practice.town import to_practice
from hereabouts.source import parse_mapping
from html_page import Page
from pressing import OURS
from small_town import GARDEN, make_listing
from small_town import make_town as make_small
from town import make_town, run_command

COUNCIL = "https://council.example.net/whats-on"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A small directory with settings of its own."""
    folder = make_town(tmp_path / "town")
    shutil.copyfile(OURS / "settings.yml", folder / "settings.yml")
    return folder


def settings_of(town: Path) -> bytes:
    return (town / "settings.yml").read_bytes()


def close(town: Path, *words: str) -> tuple[int, str]:
    ended = run_command("close", *words, directory=town)
    return ended.returncode, ended.stdout + ended.stderr


def test_it_is_written_and_taken_back_to_the_letter(town: Path) -> None:
    before = settings_of(town)
    code, said = close(town, "--to", COUNCIL, "--name", "Pellbridge Council: adults", "--says", "Thank you: all.")
    assert (code, "closed on 23 November 2026" in said) == (0, True)
    assert settings_of(town).startswith(before)
    closed = to_closed(parse_mapping(settings_of(town)))
    assert closed
    assert (closed.day, closed.says, closed.archive) == (date(2026, 11, 23), "Thank you: all.", False)
    assert [(one.url, one.name) for one in closed.pointers] == [(COUNCIL, "Pellbridge Council: adults")]
    assert run_command("check", town / "settings.yml", directory=town).returncode == 0
    code, said = close(town, "--undo")
    assert (code, "no longer says" in said) == (0, True)
    assert settings_of(town) == before
    code, said = close(town, "--undo")
    assert (code, "does not say that the site is closed" in said) == (0, True)
    assert settings_of(town) == before


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_second_closing_takes_the_place_of_the_first(town: Path, end: str, mark: str) -> None:
    text = mark + (OURS / "settings.yml").read_text(encoding="utf-8").replace("\n", end)
    (town / "settings.yml").write_text(text, encoding="utf-8", newline="")
    close(town, "--to", COUNCIL, "--on", "2027-03-31", "--with-archive")
    close(town, "--to", "https://one.example.net/", "--to", "https://www.two.example.net/", "--on", "2027-04-01")
    held = settings_of(town)
    assert held.count(b"closed:") == 1
    assert held.count(b"\n") == held.count(end.encode())
    closed = to_closed(parse_mapping(held))
    assert closed
    assert [one.name for one in closed.pointers] == ["one.example.net", "two.example.net"]
    assert (closed.day, closed.archive) == (date(2027, 4, 1), False)
    close(town, "--undo")
    assert settings_of(town) == text.encode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Where shall people go? Add --to"),
        (("--to", "http://council.example.net/"), "starting with https://"),
        (("--to", "council.example.net"), "starting with https://"),
        (("--to", "javascript:alert(1)"), "starting with https://"),
        (("--to", "https://someone@council.example.net/"), "user name or password"),
        (("--to", "https://pellbridge.example.org/find/"), "is this site itself"),
        (("--to", "https://www.pellbridge.example.org"), "is this site itself"),
        (("--to", COUNCIL, "--name", "One", "--name", "Two"), "more names than addresses"),
        (("--to", COUNCIL, "--on", "31.3.2027"), "is not a date. Write it as 2026-11-23."),
        (("--to", COUNCIL, "--says", "x" * 601), "at most 600 letters"),
        (("--to", COUNCIL, "--undo"), "--undo stands alone"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(town: Path, words: tuple[str, ...], says: str) -> None:
    before = settings_of(town)
    code, said = close(town, *words)
    assert code in (1, 2)
    assert says in said
    assert settings_of(town) == before


@pytest.mark.parametrize("words", [("--to", COUNCIL), ("--undo",)])
def test_settings_in_other_letters_than_ours_are_left_as_they_are(town: Path, words: tuple[str, ...]) -> None:
    (town / "settings.yml").write_bytes("name: Café\n".encode("latin-1"))
    code, said = close(town, *words)
    assert (code, said.splitlines()[-1]) == (1, "Nothing was written.")
    assert "settings.yml is not written in UTF-8" in said
    assert settings_of(town) == "name: Café\n".encode("latin-1")


def test_a_directory_without_settings_of_its_own_cannot_be_closed(tmp_path: Path) -> None:
    code, said = close(make_town(tmp_path / "town"), "--to", COUNCIL)
    assert (code, "Only a directory with settings of its own can be closed." in said) == (1, True)


def test_a_training_day_goes_on_though_the_site_is_closed() -> None:
    data = parse_mapping((OURS / "settings.yml").read_bytes())
    assert "closed" not in to_practice({**data, "closed": {"date": "2026-01-01", "to": [{"url": COUNCIL}]}})


HOSTILE = "<script>alert(1)</script> \"'&;,\\"


def test_no_words_of_a_closing_are_taken_for_anything_else() -> None:
    settings = make_small(settings=yaml_of_closing(date(2027, 3, 31))).settings
    closed = settings.closed
    assert closed
    feed = ElementTree.fromstring(render_closed_feed(settings, closed).encode())
    assert HOSTILE in (feed.findtext(".//{http://www.w3.org/2005/Atom}summary") or "")
    strip = closing_strip(settings, date(2026, 11, 23))
    assert "<script" not in strip
    assert HOSTILE in Page(strip).root.text
    entry = to_entry(make_listing(GARDEN))
    assert entry
    calendar = to_cancelled(entry, Site("list.example.org", "https://list.example.org/", Closures()), closed)
    [event] = Calendar.from_ical(calendar).walk("VEVENT")
    assert HOSTILE in str(event["DESCRIPTION"])


@pytest.mark.parametrize(("today", "is_closed", "is_told"), [(30, False, True), (31, True, False)])
def test_it_is_announced_until_its_day_and_closed_from_then_on(today: int, is_closed: bool, is_told: bool) -> None:
    settings = make_small(settings=yaml_of_closing(date(2027, 3, 31))).settings
    day = date(2027, 3, today)
    assert (settings.is_closed(day), bool(closing_strip(settings, day))) == (is_closed, is_told)


def yaml_of_closing(day: date) -> str:
    """Settings that close on a day, with hostile words."""
    words = json.dumps(HOSTILE)
    return f"closed: {{date: {day}, to: [{{url: '{COUNCIL}', name: {words}}}], says: {words}}}"


WORDS = st.text("abcé:#'\"{}[]&*!|>%@` -,", min_size=1, max_size=40).filter(str.strip)


@given(says=WORDS, name=WORDS)
def test_any_words_come_back_as_they_were(says: str, name: str) -> None:
    from hereabouts.keeping.edit import add_field, drop_field, to_row, to_scalar

    text = "name: Somewhere # its name\nplace: Here\n"
    row = to_row({"url": COUNCIL, "name": name})
    block = f"closed:\n  date: 2027-03-31\n  to:\n    - {row}\n  says: {to_scalar(says)}"
    written = add_field(text, block)
    closed = to_closed(parse_mapping(written.encode()))
    assert closed
    assert (closed.says, closed.pointers[0].name) == (says, name)
    assert drop_field(written, "closed") == text


@pytest.mark.parametrize(
    ("url", "address", "is_back"),
    [
        ("https://a.example.org/", "https://a.example.org/", True),
        ("https://a.example.org", "https://a.example.org/", True),
        ("https://www.a.example.org/x/", "https://a.example.org/", True),
        ("https://a.example.org/town/find/", "https://a.example.org/town/", True),
        ("https://a.example.org/town", "https://a.example.org/town/", True),
        ("https://a.example.org/townhall/", "https://a.example.org/town/", False),
        ("https://a.example.org/", "https://a.example.org/town/", False),
        ("https://b.example.org/", "https://a.example.org/", False),
    ],
)
def test_an_address_of_the_site_itself_is_known(url: str, address: str, is_back: bool) -> None:
    assert leads_back(url, address) is is_back
