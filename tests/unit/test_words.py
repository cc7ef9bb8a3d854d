"""Money, ages, numbers to call and news in plain words."""

from datetime import date

import pytest

from hereabouts.listing import Cost, Fact
from hereabouts.notice import to_notice
from hereabouts.pages.cost import cost_tags, lower_words
from hereabouts.pages.snippet import format_miles
from hereabouts.pages.visit import age_range
from hereabouts.pages.words import (
    age_words,
    fact_words,
    format_money,
    format_phone,
    mail_link,
    notice_words,
    price_words,
    sms_link,
    tel_link,
)
from hereabouts.record import to_cost, to_who_for

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "Free"), (50, "50p"), (100, "£1"), (350, "£3.50"), (305, "£3.05"), (120000, "£1,200")]
)
def test_money(pence: int, words: str) -> None:
    assert format_money(pence) == words


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        ({"type": "free"}, "Free"),
        ({"type": "pay-each-time", "price": "0"}, "Free"),
        ({"type": "pay-each-time", "price": "3", "per": "a session"}, "£3 a session"),
        ({"type": "pay-each-time", "price": "3"}, "£3 each time"),
        ({"type": "pay-each-time", "price": "3", "price-to": "5.50", "per": "a class"}, "£3 to £5.50 a class"),
        ({"type": "pay-each-time", "price": "0", "price-to": "5"}, "Free to £5 each time"),
        ({"type": "pay-each-time"}, "You pay each time; we do not know how much"),
        ({"type": "donation"}, "Pay what you can"),
        ({"type": "donation", "price": "2"}, "Pay what you can; £2 is suggested"),
        ({"type": "membership", "price": "20", "per": "a year"}, "£20 a year"),
        ({"type": "course-fee", "price": "45"}, "£45 for the course"),
        ({"type": "unknown"}, "Price not known"),
    ],
)
def test_what_everyone_pays(cost: dict[str, str], words: str) -> None:
    assert price_words(to_cost(cost, {})) == words


def test_a_reduced_price_stands_on_the_tag_only_where_it_is_lower() -> None:
    cost = to_cost({"type": "pay-each-time", "price": "3", "reduced": [{"for": ["student"], "price": "1"}]}, {})
    assert cost_tags(cost) == [(" reduced", "£3 each time, or £1 with a reduced price")]
    same = to_cost({"type": "pay-each-time", "price": "3", "reduced": [{"for": ["student"], "price": "3"}]}, {})
    assert lower_words(same) == ""
    assert cost_tags(Cost("free")) == [(" free", "Free")]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "today"), ("2026-11-22", "yesterday"), ("2026-11-10", "13 days ago"),
        ("2026-11-09", "2 weeks ago"),
        ("2026-09-24", "9 weeks ago"), ("2026-09-23", "2 months ago"), ("2026-02-20", "9 months ago"),
        ("2024-11-01", "2 years ago"), ("2027-01-01", "today"),
    ],
)  # fmt: skip
def test_how_long_ago(day: str, words: str) -> None:
    assert age_words(date.fromisoformat(day), TODAY) == words


def test_a_fact_with_a_note() -> None:
    assert fact_words(Fact("yes", "Ask for Mo")) == "Yes. Ask for Mo"
    assert fact_words(Fact("no")) == "No"
    assert fact_words(Fact()) == "We do not know yet: ask them."
    assert fact_words(Fact("unknown", "It is being asked")) == "It is being asked"


@pytest.mark.parametrize(
    ("number", "link", "shown"),
    [
        ("01632 960123", "tel:+441632960123", "01632 960123"),
        ("01632960123", "tel:+441632960123", "01632 960 123"),
        ("02079460123", "tel:+442079460123", "020 7946 0123"),
        ("0113 496 0000", "tel:+441134960000", "0113 496 0000"),
        ("01134960000", "tel:+441134960000", "0113 496 0000"),
        ("+44 (0)1632 960123", "tel:+441632960123", "+44 (0)1632 960123"),
        ("+353 1 234 5678", "tel:+35312345678", "+353 1 234 5678"),
        ("116 123", "tel:116123", "116 123"),
        ("999", "tel:999", "999"),
        ("0800 1111", "tel:08001111", "0800 1111"),
    ],
)
def test_numbers_are_called_from_anywhere_and_read_in_groups(number: str, link: str, shown: str) -> None:
    assert tel_link(number) == link
    assert format_phone(number) == shown


def test_links_to_mail_and_text() -> None:
    assert mail_link("a+b@example.org") == "mailto:a+b@example.org"
    assert mail_link("a?bcc=x@example.org") == "mailto:a%3Fbcc=x@example.org"
    assert sms_link("85258", "SHOUT") == "sms:85258?body=SHOUT"


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ({"cancelled": "2026-12-01"}, "Cancelled: Tuesday 1 December 2026."),
        ({"full": ["2026-12-01", "2026-12-08"]}, "Full: Tuesday 1 December 2026 and Tuesday 8 December 2026."),
        ({"cancelled": ["2026-11-02", "2026-12-08"]}, "Cancelled: Tuesday 8 December 2026."),
        ({"moved": "all", "until": "2026-12-31"}, "Moved until 31 December."),
        (
            {"changed": "all", "from": "2026-12-01", "until": "2027-01-05"},
            "Changed from 1 December until 5 January 2027.",
        ),
        ({"changed": "all", "from": "2026-11-01"}, "Changed."),
    ],
)
def test_news(notice: dict[str, object], words: str) -> None:
    assert notice_words(to_notice({**notice, "because": "x"}), TODAY) == words


@pytest.mark.parametrize(
    ("metres", "words"),
    [(0, "close by"), (159, "close by"), (400, "0.2 miles away"), (1609, "1 mile away"), (3300, "2.1 miles away")],
)
def test_distances(metres: int, words: str) -> None:
    assert format_miles(metres) == words


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ({}, ""),
        ({"age-from": "18"}, "18 and over"),
        ({"age-to": "25"}, "Up to 25"),
        ({"age-from": "16", "age-to": "25"}, "16 to 25"),
    ],
)
def test_ages(ages: dict[str, str], words: str) -> None:
    assert age_range(to_who_for(ages)) == words
