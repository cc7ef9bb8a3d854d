"""A site that nobody builds again says of each fact how old it is, by the clock of the device; nothing is hidden."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from building import PROJECT
from visiting import GARDEN, PUBLIC, opened, wait_for_finder

BUILT = date(2026, 11, 23)
YEAR = 366
DAYS = (46, 91, 181, YEAR, 2 * YEAR, 5 * YEAR)
HELP = "help/"
GUIDE = "practice/review/"


def moment(days: int) -> str:
    """So many days after the site was built, in the morning."""
    return f"{BUILT + timedelta(days)}T10:00:00Z"


def ready(page: Page, address: str) -> None:
    """Opens a page and waits until it has been said how old it is: the module that says so comes late."""
    with page.expect_response(re.compile(r"/ages\.mjs$")):
        page.goto(address)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (46, None),
        (91, "That is more than 90 days ago."),
        (181, "That is more than half a year ago"),
        (5 * YEAR, "That is more than half a year ago"),
    ],
)
def test_numbers_for_urgent_help_say_how_old_their_check_is_and_are_never_hidden(
    browser: Browser, site: str, days: int, words: str | None
) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + HELP)

        cards = page.locator(".help-card")
        if words:
            expect(cards.filter(has_text=words)).to_have_count(cards.count())
        else:
            expect(page.locator("[data-slot=talk-to]")).to_contain_text("As of")
            expect(cards.filter(has_text="That is more than")).to_have_count(0)
        expect(page.locator('.help-card a[href="tel:999"]').first).to_be_visible()
        expect(page.locator('.help-card a[href="tel:116123"]').first).to_be_visible()


def test_the_line_at_the_head_says_by_when_its_numbers_were_checked(browser: Browser, site: str) -> None:
    with opened(browser, at=moment(181)) as page:
        ready(page, site + GARDEN)
        page.locator(".help-line summary").click()

        expect(page.locator(".help-line")).to_contain_text("These numbers were last checked by 23 November 2026.")
        expect(page.locator('.help-line a[href="tel:999"]')).to_be_visible()


@pytest.mark.parametrize(
    ("days", "words", "price"),
    [
        (46, "Last checked 1 October 2026", False),
        (181, "Last checked 1 October 2026, 8 months ago", True),
        (YEAR, "Last checked 1 October 2026, 14 months ago: ask first", True),
        (2 * YEAR, "Last checked 1 October 2026, 2 years ago: ask first", True),
        (5 * YEAR, "Last checked 1 October 2026, 5 years ago: ask first", True),
    ],
)
def test_a_listing_says_how_long_ago_it_was_checked_and_of_when_its_prices_are(
    browser: Browser, site: str, days: int, words: str, price: bool
) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + GARDEN)

        expect(page.locator("section.checked strong").first).to_have_text(words)
        said = page.locator(".cost").get_by_text("Prices as of 1 October 2026: ask before you pay.")
        expect(said).to_have_count(int(price))


@pytest.mark.parametrize(
    ("days", "words"), [(30, ""), (YEAR, " That was 14 months ago: ask."), (5 * YEAR, " That was 5 years ago: ask.")]
)
def test_whether_there_is_room_says_how_long_ago_that_was(browser: Browser, site: str, days: int, words: str) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + GARDEN)

        expect(page.locator("[data-slot=help-line]")).to_be_visible()
        expect(page.get_by_text("There is room, as of")).to_have_text(f"There is room, as of 1 October.{words}")


@pytest.mark.parametrize(
    ("days", "school", "bank"),
    [(46, False, False), (YEAR, True, False), (2 * YEAR, True, True), (5 * YEAR, True, True)],
)
def test_dates_beyond_what_is_known_of_holidays_say_so(
    browser: Browser, site: str, days: int, school: bool, bank: bool
) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + GARDEN)

        expect(page.locator(".as-of")).to_contain_text(str((BUILT + timedelta(days)).year))
        expect(page.locator(".next .dates time")).to_have_count(3)
        wanted = ["School holidays are not known after 31 December 2027. Ask first."] if school and days > YEAR else []
        wanted += ["Bank holidays are not known after 28 December 2027. Ask first."] if bank else []
        expect(page.locator(".rests")).to_have_text(wanted)


@pytest.mark.parametrize("days", DAYS)
def test_cards_of_fixed_lists_lose_dates_that_are_past_and_tell_the_age_of_their_check(
    browser: Browser, site: str, days: int
) -> None:
    today = BUILT + timedelta(days)
    with opened(browser, at=moment(days)) as page:
        ready(page, site + PUBLIC["area"])

        first = page.locator(".card .checked").first
        expect(first).to_contain_text("ago" if days > 180 else "Last checked", use_inner_text=True)
        expect(first).to_contain_text("ask", use_inner_text=True)
        dates = page.locator(".card .when time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert [day for day in dates if day < today.isoformat()] == []
        assert (
            page.locator(".card .when").evaluate_all("all => all.filter((one) => !one.textContent.trim()).length") == 0
        )


def test_a_check_that_turns_old_while_the_site_is_fresh_says_ask_first(browser: Browser, site: str) -> None:
    with opened(browser, at=moment(0)) as page:
        page.goto(site + PUBLIC["area"])
        page.locator(".card .checked:not(.due)").first.evaluate(
            "one => { one.firstChild.data = 'Last checked 1 December 2025'; one.dataset.tried = ''; }"
        )
        page.clock.set_fixed_time(moment(10))
        page.evaluate(
            "async () => (await import('../../assets/javascripts/ages.mjs')).sayAges(document, Date.now() / 864e5 | 0)"
        )

        tried = page.locator("[data-tried]")
        expect(tried).to_have_text("Last checked 1 December 2025, 12 months ago: ask first")
        expect(tried).to_have_class(re.compile(r"\bdue\b"))


@pytest.mark.parametrize(("days", "said"), [(45, 0), (46, 2), (5 * YEAR, 2)])
def test_people_to_talk_to_and_other_places_say_of_when_they_are(
    browser: Browser, site: str, days: int, said: int
) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + HELP)

        expect(page.locator(".help-full")).to_be_visible()
        expect(page.get_by_text("As of 23 November 2026.", exact=True)).to_have_count(said)


@pytest.mark.parametrize(("days", "old"), [(181, False), (2 * YEAR, True)])
def test_a_page_of_the_guides_says_when_its_check_is_more_than_a_year_old(
    browser: Browser, site: str, days: int, old: bool
) -> None:
    with opened(browser, at=moment(days)) as page:
        ready(page, site + GUIDE)

        expect(page.locator(".strip.age")).to_be_visible()
        about = page.locator(".about-guide")
        expect(about.get_by_text("more than a year ago")).to_have_count(int(old))


def test_a_first_visit_tells_the_age_of_what_it_rests_on(browser: Browser, site: str) -> None:
    with opened(browser, at=moment(2 * YEAR)) as page:
        page.goto(f"{site}first-visit/#riverside-community-garden")

        expect(page.get_by_text("Last checked 1 October 2026, 2 years ago: ask first.")).to_be_visible()


@pytest.mark.parametrize("days", [YEAR, 5 * YEAR])
def test_the_finder_still_finds_and_says_ask_first(browser: Browser, site: str, days: int) -> None:
    with opened(browser, at=moment(days)) as page:
        page.goto(f"{site}find/#near=QX2+4&within=2")
        wait_for_finder(page)

        expect(page.locator(".results .card .checked.due").first).to_contain_text("Not checked for")
        expect(page.locator(".help-line")).to_contain_text("last checked by 23 November 2026")
        expect(page.locator(".results .card .checked").first).not_to_contain_text("Last checked")


@pytest.mark.parametrize("kind", ["help", "area", "venue", "four reduced prices and a cancelled date", "find", "about"])
def test_an_old_page_has_no_fault_and_fits_a_small_phone(browser: Browser, site: str, kind: str) -> None:
    faults: list[str] = []
    with opened(browser, 320, moment(5 * YEAR)) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        ready(page, site + PUBLIC[kind])

        expect(page.locator(".strip.age")).to_be_visible()
        expect(page.locator(".help-line")).to_contain_text("last checked by")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (HELP, "Checked 23 November 2026"),
        (HELP, "Built 23 November 2026"),
        (GARDEN, "As of 23 November 2026"),
        (GARDEN, "Last checked 1 October 2026"),
        (GARDEN, "in term time, not on bank holidays"),
        (PUBLIC["area"], "Last checked "),
        (GUIDE, "Last checked 26 November 2026"),
    ],
)
def test_without_javascript_the_dates_themselves_stand_there(
    browser: Browser, site: str, address: str, words: str
) -> None:
    with opened(browser, at=moment(5 * YEAR), java_script_enabled=False) as page:
        page.goto(site + address)

        expect(page.locator("body")).to_contain_text(words)


def test_every_row_of_the_page_about_ages_has_its_words_on_some_page_or_in_a_module() -> None:
    page = (PROJECT / "guidance/running/ages.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")][2:]
    places = [*(PROJECT / "overrides").rglob("*.mjs"), *(PROJECT / "overrides").rglob("*.html")]
    places += [*(PROJECT / "hooks").rglob("*.py"), *(PROJECT / "overrides").rglob("*.css")]
    held = " ".join(place.read_text(encoding="utf-8") for place in places)
    said = {words for row in rows for cell in row[1:3] for words in re.findall(r"“([^”]+)”", cell)}
    assert len(rows) >= 20
    assert len(said) >= 10
    assert sorted(words for words in said if words.split("…")[0].rstrip() not in held) == []
