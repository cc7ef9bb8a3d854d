"""Prices, dates, times, numbers to call and addresses are written in one plain way on every page that is published."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from hereabouts.session_words import format_date, format_day
from html_page import Element, Page, Pages

AMOUNT = r"(£[1-9]\d{0,2}(,\d{3})*(\.\d{2})?|[1-9]\d?p)"
FOR_WHAT = r"( [a-z][A-Za-z' -]+)?"
LOWER = rf"(free|{AMOUNT}) with a reduced price"
PRICE = re.compile(
    rf"Free|Free with a reduced price|First visit free|Price not known|We do not know yet: ask them\.|{LOWER}"
    rf"|Pay what you can(; {AMOUNT} is suggested)?"
    rf"|(Free|{AMOUNT})( to {AMOUNT})?{FOR_WHAT}(, or {LOWER})?"
    r"|(You pay each time|A course fee); we do not know how much|For members; we do not know the price"
)
NOT_A_PRICE = {"Online", "There or online", "Part of the year", "Full", "Paused", "Waiting list"}
DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# What nobody should have to work out: a clock of 24 hours, noon by a number, a day as figures, a dash for "to".
HARD_TO_READ = re.compile(
    r"\b12(:00)?\s?[ap]m\b|(?<![£\d.,])\b([01]?\d|2[0-3]):[0-5]\d(?![ap]m)\b|\b\d{1,2}(:\d\d)?\s[ap]\.?m\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\d{1,2}(am|pm)\s?[–-]\s?\d|\b\d{1,2}(st|nd|rd|th) [A-Z]"
)
TIMES = re.compile(r"((midday|midnight|\d{1,2}(:\d\d)?[ap]m)( to (midday|midnight|\d{1,2}(:\d\d)?[ap]m))?"
                   r"|(starting|ending) at (midday|midnight|\d{1,2}(:\d\d)?[ap]m))?")  # fmt: skip
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")
OUTSIDE = re.compile(r"E-mail|Website of|Fill in the form of")


def inside(element: Element, tag: str, kind: str = "") -> list[Element]:
    """Elements of a tag in this one, and of a class where one is named."""
    return [one for one in element.walk() if one.tag == tag and (not kind or one.has_class(kind))]


def of_kind(pages: Pages, kind: str) -> Iterator[tuple[str, Element]]:
    """Every element of a class, with its page."""
    return ((name, one) for name, page in pages.items() for one in page.elements if one.has_class(kind))


def listings(pages: Pages) -> Pages:
    """The pages of listings that are held, with all their parts."""
    held = {name: page for name, page in pages.items() if name.startswith("activity/")}
    return {name: page for name, page in held.items() if any(one.has_class("contact") for one in page.elements)}


def lines_of(address: Element) -> list[str]:
    """The lines of an address, as its breaks part them."""
    lines = [""]
    for child in address.children:
        if isinstance(child, Element) and child.tag == "br":
            lines.append("")
        else:
            lines[-1] += child if isinstance(child, str) else child.text
    return [line.strip() for line in lines]


# Prices


def test_every_price_is_said_in_one_of_a_few_plain_ways(public: Pages) -> None:
    said = {one.words for kind in ("tag", "price") for _, one in of_kind(public, kind)} - NOT_A_PRICE
    pays = {one.words for _, page in public.items() for one in page.all("td", data_label="You pay")}
    amounts = {words.partition(". ")[0] for words in pays if re.match(r"£|\d", words)}
    assert {"Free", "Pay what you can", "£3 a morning, or free with a reduced price"} <= said
    assert sorted(words for words in said | amounts if not PRICE.fullmatch(words)) == []


@pytest.mark.parametrize("odd", ["£3.5", "GBP 3", "£0", "3 pounds", "£1200", "3.00", "£3.00-£5.00", "n/a", ""])
def test_another_way_of_saying_a_price_would_be_noticed(odd: str) -> None:
    assert not PRICE.fullmatch(odd)


def test_every_listing_says_what_it_costs(public: Pages) -> None:
    def says(page: Page) -> bool:
        (cost,) = [one for one in page.elements if one.has_class("panel") and one.has_class("cost")]
        return bool(inside(cost, "p", "price") or inside(cost, "table"))

    held = listings(public)
    assert len(held) > 50
    assert [name for name, page in held.items() if not says(page)] == []


# Dates and times


def test_every_date_is_a_day_of_the_week_a_number_and_a_month(public: Pages) -> None:
    shown = [(one.get("datetime") or "", one.words) for page in public.values() for one in page.all("time")]
    assert len(shown) > 500

    def in_words(iso: str) -> set[str]:
        day = date.fromisoformat(iso)
        return {format_date(day), f"{format_date(day).split()[0]} {format_day(day, day)}"}

    assert [(iso, words) for iso, words in shown if words not in in_words(iso)] == []


def test_times_of_a_listing_are_am_pm_or_midday_with_to_between(public: Pages) -> None:
    dates = [one for page in public.values() for one in page.all("ol") if one.has_class("dates")]
    times = {inside(row, "span")[0].words for one in dates for row in inside(one, "li")}
    assert "10:30am to 12:30pm" in times
    assert sorted(words for words in times if not TIMES.fullmatch(words)) == []


def test_no_page_says_a_date_or_a_time_that_has_to_be_worked_out(public: Pages) -> None:
    odd = {name: [one[0] for one in HARD_TO_READ.finditer(page.root.words)] for name, page in public.items()}
    assert {name: found for name, found in odd.items() if found} == {}


@pytest.mark.parametrize("odd", ["12pm", "at 12:00am.", "18:10", "9:30 to 10", "10 am", "2026-11-03", "3/11/2026",
                                 "10am–11am", "10am - 11am", "3rd November"])  # fmt: skip
def test_a_date_or_a_time_that_has_to_be_worked_out_would_be_noticed(odd: str) -> None:
    assert HARD_TO_READ.search(odd)


# Numbers, links and addresses


def test_every_number_to_call_is_read_in_groups_and_dialled_from_anywhere(pages: Pages) -> None:
    calls = {(one.get("href") or "", one.words) for page in pages.values() for one in page.all("a")}
    calls = {(href, words) for href, words in calls if href.startswith("tel:")}
    assert ("tel:+441632960123", "Call 01632 960123") in calls
    for href, words in calls:
        number = words.removeprefix("Call ")
        assert re.fullmatch(r"\d{3,5}( \d{3,6}){0,2}", number), words
        assert "+" not in words
        national = re.sub(r"\D", "", number)
        assert href in (f"tel:{national}", f"tel:+44{national[1:]}"), words
        assert href.startswith("tel:+44") or len(national) < 10, "a long number is dialled with its country"


def test_every_number_of_a_group_says_how_to_call_by_text(public: Pages) -> None:
    ways = [
        way
        for page in listings(public).values()
        for contact in page.all("section")
        if contact.has_class("contact")
        for way in inside(contact, "li")
    ]
    calls = [way for way in ways if "tel:" in " ".join(one.get("href") or "" for one in inside(way, "a"))]
    assert len(calls) > 30
    typed = re.compile(r"Relay UK: (dial )?18001|[Tt]extphone|[Ss]ign language|[Tt]ext ")
    assert [way.words for way in calls if not typed.search(way.words)] == []


def test_links_for_mail_and_web_name_whom_they_lead_to(public: Pages) -> None:
    bare = re.compile(r"(?i)(click |read )?(here|more|link|website|web|this page|e-?mail)|https?://.*|www\..*")
    for name, page in listings(public).items():
        for contact in [one for one in page.all("section") if one.has_class("contact")]:
            links = [one for one in inside(contact, "a") if OUTSIDE.match(one.words)]
            named = [OUTSIDE.sub("", one.words).strip() for one in links]
            assert [words for words in named if not words or bare.fullmatch(words)] == [], name


def test_an_address_stands_in_lines_with_the_postcode_last(public: Pages) -> None:
    written = [lines_of(one) for page in public.values() for one in page.all("address")]
    assert len(written) > 50
    for lines in written:
        assert "" not in lines, lines
        codes = [at for at, line in enumerate(lines) if POSTCODE.fullmatch(line)]
        assert codes in ([], [len(lines) - 1]), lines
        assert sum(len(POSTCODE.findall(line)) for line in lines) == len(codes), lines


def test_a_place_with_a_pin_can_be_opened_in_a_map_and_a_private_one_cannot(public: Pages) -> None:
    maps = {name: [one for one in page.all("a") if one.words == "Open in maps"] for name, page in public.items()}
    assert sum(map(bool, maps.values())) > 50
    for name, links in maps.items():
        assert len(links) <= len(public[name].all("address")), name
        assert all(re.search(r"mlat=[\d.]+&mlon=-?[\d.]+", one.get("href") or "") for one in links), name
    assert maps["activity/trans-tea/index.html"] == []


def test_directions_in_words_stand_with_the_address(public: Pages) -> None:
    there = next(one for one in public["activity/riverside-community-garden/index.html"].all("section")
                 if one.has_class("getting-there"))  # fmt: skip
    (address,) = inside(there, "address")
    after = there.words.partition(address.words)[2]
    assert "Open in maps" in after
    assert "By bus Bus 4 to Mill Lane End" in after


def test_every_listing_says_how_to_report_a_problem_with_it(public: Pages) -> None:
    held = {name: page for name, page in public.items() if name.startswith("activity/") and page.one("main")}
    shown = {
        name: page for name, page in held.items() if "moved" not in page.title and "not available" not in page.title
    }
    assert len(shown) > 80
    for name, page in shown.items():
        (tell,) = [one for one in page.all("section") if one.has_class("tell-us")]
        assert inside(tell, "a"), name
        letters = [one.get("href") or "" for one in inside(tell, "a") if (one.get("href") or "").startswith("mailto:")]
        assert all("?subject=A%20change%3A%20" in one for one in letters), name


def test_every_foot_leads_to_accessibility_privacy_and_about(public: Pages) -> None:
    def foot(page: Page) -> set[str]:
        (footer,) = page.all("footer")
        return {one.words for one in inside(footer, "a")}

    wanted = {"About this site", "Privacy", "Accessibility", "Add or correct something"}
    assert [name for name, page in public.items() if not wanted <= foot(page)] == []
