"""Adding and correcting: by keyboard alone, with doubles shown, nothing kept, and the quietest way first."""

import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from building import PROJECT
from form_answers import open_all, write
from form_hands import check, finish, hand_in, least, open_form, saved
from hereabouts.do_not_list import DoNotList, KeptOut, mark_of
from hereabouts.form.basket import read_handed
from hereabouts.form.kept_out import to_kept_out
from hereabouts.home import Home
from hereabouts.shared import read_settings
from hereabouts.source import parse_mapping
from visiting import GARDEN, opened

KEPT = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
NOTHING: list[object] = [[], [], ""]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=390, accept_downloads=True) as ours:
        yield ours


def tab_to(page: Page, target: str, most: int = 120) -> None:
    """Tab after tab, until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(target) => document.activeElement.matches(target)", target):
            return
    pytest.fail(f"Tab does not lead to {target}.")


def test_the_least_is_written_and_saved_by_keyboard_alone(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}add/")
    tab_to(page, "[data-open=new]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A new listing")).to_be_focused()
    tab_to(page, "#f-name")
    page.keyboard.type("Monday Marbles")
    tab_to(page, "#f-summary")
    page.keyboard.type("Roll them on a carpet. All is lent.")
    tab_to(page, "#f-kind")
    page.keyboard.type("Group")
    tab_to(page, "#f-interests input[value=games]")
    page.keyboard.press("Space")
    tab_to(page, "#f-when-0-day input[value=monday]")
    page.keyboard.press("Space")
    tab_to(page, "#f-area")
    page.keyboard.type("Millgate")
    tab_to(page, "#f-where-0-venue-pick")
    page.keyboard.type("Acorn Hall")
    tab_to(page, "#f-cost-type")
    page.keyboard.type("Free")
    tab_to(page, "#f-joining-how")
    page.keyboard.type("Just turn up")
    tab_to(page, "#f-source-from")
    page.keyboard.type("Leaflet")
    tab_to(page, ".form-room > p > button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_focused()
    tab_to(page, ".send-ways button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "monday-marbles.yml"
    download.value.save_as(file)

    assert download.value.suggested_filename == "monday-marbles.yml"
    assert check(file, tmp_path) == ""


def test_what_is_missing_is_said_in_the_words_of_the_check_and_leads_to_its_question(page: Page, site: str) -> None:
    open_form(page, site)
    page.get_by_role("button", name="See what it looks like").click()

    page.get_by_role("button", name="Kind is missing. Add a line such as: kind: group").click()
    expect(page.locator("#f-kind")).to_be_focused()
    expect(page.locator("#f-kind")).to_have_attribute("aria-invalid", "true")
    page.locator("#f-kind").select_option("group")
    expect(page.locator("#f-kind-wrong")).to_be_hidden()


def test_a_mistake_is_said_while_one_writes_and_only_where_one_has_written(page: Page, site: str) -> None:
    open_form(page, site)
    least(page)
    page.locator("#f-when-0-end").fill("13:00")
    page.locator("#f-when-0-end").blur()

    expect(page.locator("#f-when-0-end-wrong")).to_have_text("End time must be later than the start time, 14:00.")
    expect(page.locator("[data-wrong]:visible")).to_have_count(1)


def test_a_rule_that_needs_more_than_the_listing_is_asked_while_one_writes(page: Page, site: str) -> None:
    """A date in the future needs the day on which the site was built."""
    open_form(page, site)
    least(page)
    open_all(page)
    write(page, "added", {"date": "2027-01-01", "by": "Millgate team"})

    said = page.locator("[data-wrong]:visible")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("Date added must not be in the future; today is 2026-11-23.")


def test_a_group_that_is_here_is_named_while_its_name_is_typed(page: Page, site: str) -> None:
    open_form(page, site)
    page.locator("#f-name").press_sequentially("riverside commun")

    expect(page.locator(".near-names a").first).to_have_text("Riverside Community Garden")
    expect(page.locator(".near-names a").first).to_have_attribute("href", re.compile(GARDEN + "$"))


@pytest.mark.parametrize("way", ["Add a listing", "I spotted something"])
def test_a_group_that_asked_to_be_removed_is_told_of_while_its_name_is_typed(
    page: Page, site: str, tmp_path: Path, way: str
) -> None:
    home = Home(PROJECT, tmp_path, date(2026, 11, 23))
    entry = KeptOut(frozenset({"weir-toddlers"}), "riverside", home.today, mark_of("Weir Toddlers"), frozenset())
    told = to_kept_out(DoNotList((entry,)), read_settings(home), home)

    def with_told(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "keptOut": told})

    page.route("**/data/form/form.json", with_told)
    page.goto(f"{site}add/")
    page.get_by_role("button", name=way).click()
    name = page.locator("#f-name, #s-name")
    name.fill("WEIR toddlers")

    expect(page.locator(".kept-out")).to_contain_text("asked not to be listed. Please do not send it.")
    expect(page.locator(".kept-out")).to_contain_text("tell the team first")
    name.fill("Weir Walkers")
    expect(page.locator(".kept-out")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING


def test_only_what_fits_the_kind_is_asked(page: Page, site: str) -> None:
    open_form(page, site)
    expect(page.locator("#f-when")).to_be_visible()
    page.locator("#f-kind").select_option("money-help")

    expect(page.locator("#f-when")).to_be_hidden()
    expect(page.locator("#f-money-help")).to_be_visible()
    expect(page.locator("#f-cost-price")).to_be_hidden()
    page.locator("#f-cost-type").select_option("donation")
    expect(page.locator("#f-cost-price")).to_be_visible()


def test_a_postcode_tells_the_area_and_a_pin_is_moved_by_keyboard(page: Page, site: str) -> None:
    open_form(page, site)
    page.locator("#f-where-0-venue-new").check()
    page.locator("#f-where-0-venue-postcode").fill("QX1 1AA")
    page.locator("#f-where-0-venue-postcode").blur()
    expect(page.locator("#f-area")).to_have_value("town-centre")

    move = page.get_by_role("button", name="100 m north", exact=True)
    move.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    pin = page.locator("#f-where-0-venue-pin")
    expect(pin).to_contain_text(
        "about 200 metres north of the middle of the postcode: 600130 metres east, 480200 metres north"
    )


def test_a_chosen_repeat_is_said_in_words(page: Page, site: str) -> None:
    open_form(page, site)
    page.locator("#f-when-0-day").get_by_label("Tuesday").check()
    page.locator("#f-when-0-every").select_option("month")
    page.locator("#f-when-0-which").get_by_label("Second").check()
    page.locator("#f-when-0-start").fill("10:30")
    page.locator("#f-when-0-start").blur()

    expect(page.locator("#f-when-0")).to_contain_text("Second Tuesday of the month, starting at 10:30am")


def test_several_listings_are_handed_over_as_one_file(page: Page, site: str, tmp_path: Path) -> None:
    open_form(page, site)
    least(page)
    finish(page)
    page.get_by_role("button", name="Put it in the basket").click()
    least(page, "Thursday Thimbles")
    finish(page)

    file = saved(page, tmp_path)

    assert [one.slug for one in read_handed(file.read_bytes())] == ["monday-marbles", "thursday-thimbles"]
    assert check(file, tmp_path) == ""


def test_a_change_begins_with_what_is_there_and_sends_that_listing_only(
    page: Page, site: str, tmp_path: Path, example_site: Path
) -> None:
    page.goto(site + GARDEN)
    page.get_by_role("link", name="Change it with a form").click()
    expect(page.get_by_role("heading", name="A change: Riverside Community Garden")).to_be_focused()
    expect(page.locator("#f-summary")).to_have_value(re.compile("^Grow vegetables"))
    page.locator("#f-cost-price").fill("4.00")
    page.locator("#f-cost-price").blur()
    finish(page)
    expect(page.locator(".result-of-form")).to_contain_text("Changed: Cost.")
    expect(page.get_by_role("button", name="Put it in the basket")).to_have_count(0)

    file = saved(page, tmp_path)

    changed = parse_mapping(file.read_bytes())
    files = [
        json.loads(one.read_text(encoding="utf-8")) for one in (example_site / "data/form").glob("listings-*.json")
    ]
    before = next(one["riverside-community-garden"] for one in files if "riverside-community-garden" in one)["listing"]
    assert changed["cost"].pop("price") == "4.00"
    assert before["cost"].pop("price") == "3.00"
    assert changed.pop("checked") == {**before.pop("checked"), "by": "People who told us with the form"}
    assert changed == before
    assert file.name == "riverside-community-garden.yml"
    assert _changed_lines(hand_in(file, tmp_path), "listings/riverside/riverside-community-garden.yml") == [
        '-  price: "3.00"',
        '+  price: "4.00"',
    ]


def _changed_lines(directory: Path, name: str) -> list[str]:
    """What handing in has changed in a file of the example."""
    old, new = (
        (folder / name).read_text(encoding="utf-8").splitlines() for folder in (PROJECT / "directory", directory)
    )
    return [line for line in unified_diff(old, new, n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_the_quietest_way_stands_first_and_the_public_one_last_under_its_warning(page: Page, site: str) -> None:
    open_form(page, site)
    least(page)
    finish(page)

    ways = page.locator(".send-ways > li")
    expect(page.locator(".result-of-form")).to_contain_text("You have an answer within 5 working days.")
    expect(ways.first).to_contain_text("E-mail it to list@example.org")
    expect(ways.last).to_contain_text("Anyone can read this, for ever. Write about the group, never about a person.")
    letter = ways.first.locator("a").get_attribute("href")
    assert letter is not None
    assert letter.startswith("mailto:list@example.org?subject=A%20new%20listing%3A%20Monday%20Marbles&body=")
    assert "name%3A%20Monday%20Marbles" in letter


def test_nothing_is_kept_or_sent_unless_a_draft_is_asked_for(page: Page, site: str) -> None:
    requests: list[str] = []
    open_form(page, site)
    page.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    least(page)
    assert page.evaluate(KEPT) == NOTHING
    page.locator("#keep-draft").check()
    page.reload()
    page.get_by_role("button", name="Add a listing").click()
    expect(page.locator("#f-name")).to_have_value("Monday Marbles")

    page.locator("#keep-draft").uncheck()
    assert page.evaluate(KEPT) == NOTHING
    page.locator("#keep-draft").check()
    page.get_by_role("button", name="Forget everything on this device").click()
    expect(page.locator(".forget [role=status]")).to_contain_text("Done.")
    expect(page.locator(".form-room")).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING
    assert [url for url in requests if "arble" in url or not url.startswith(site)] == []


def test_something_spotted_takes_three_answers(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}add/")
    page.get_by_role("button", name="I spotted something").click()
    page.get_by_label("What is it called?").fill("Chess: on Fridays")
    page.get_by_label("Where did you see it").fill("Poster in the bakery")
    page.get_by_role("button", name="Choose how to send it").click()

    file = saved(page, tmp_path)

    assert parse_mapping(file.read_bytes()) == {"name": "Chess: on Fridays", "where": "Poster in the bakery"}
    assert page.evaluate(KEPT) == NOTHING
    (lead,) = _changed_lines(hand_in(file, tmp_path), "leads.yml")
    assert lead.startswith('+  - {name: "Chess: on Fridays", where: Poster in the bakery, date: 2026-11-23,')


def test_one_session_is_cancelled_with_three_answers(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + GARDEN)
    page.get_by_role("link", name="Change it with a form").click()
    page.get_by_role("button", name="Only one session is off").click()
    expect(page.get_by_label("Which group?")).to_have_value("Riverside Community Garden")
    page.get_by_role("button", name="Choose how to send it").click()
    expect(page.get_by_label("Which day?")).to_be_focused()
    page.get_by_label("Which day?").fill("2026-12-08")
    page.get_by_label("Why, in a few words?").fill("The gate is being mended.")
    page.get_by_role("button", name="Choose how to send it").click()

    file = saved(page, tmp_path)

    text = file.read_bytes()
    assert text.startswith(
        b"# For directory/listings/riverside/riverside-community-garden.yml: Riverside Community Garden\n"
    )
    assert parse_mapping(text) == {"notices": [{"cancelled": "2026-12-08", "because": "The gate is being mended."}]}
    (notice,) = _changed_lines(hand_in(file, tmp_path), "listings/riverside/riverside-community-garden.yml")
    assert "{cancelled: 2026-12-08, because: The gate is being mended.}" in notice


def test_worry_about_safety_stands_first_and_leads_to_nobody_of_ours(page: Page, site: str) -> None:
    page.goto(f"{site}add/")
    safety = page.locator(".safety")

    headings = page.locator("main h2").all_text_contents()
    assert headings[0] == "I am worried about someone’s safety"
    links = safety.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert links[0] == "tel:999"
    assert [link for link in links if not link.startswith(("tel:", "sms:", "https://"))] == []
    assert [link for link in links if "list@example.org" in link or "example.org" in link] == []
    expect(safety).to_contain_text("adult")
    expect(safety).to_contain_text("child")
    expect(safety).to_contain_text("What happens when you call")


def test_each_report_says_who_reads_it_and_has_the_public_way_last(page: Page, site: str) -> None:
    page.goto(f"{site}add/")
    for summary in page.locator("[id^=report-] > summary").all():
        summary.click()
        report = summary.locator("..")
        expect(report).to_contain_text("The Pellbridge list team reads it. You have an answer within 5 working days.")
        links = report.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
        assert links[0].startswith("mailto:list@example.org?subject=")
        assert links[-1].startswith("https://example.org/pellbridge/issues")
        expect(report.locator("strong").last).to_have_text(
            "Anyone can read this, for ever. Write about the group, never about a person."
        )

    page.get_by_label("Which group or page is it about?").fill("Tuesday Soup & co")
    letter = page.locator("#report-wrong a").first.get_attribute("href")
    assert letter is not None
    assert letter.endswith("page%3A%20Tuesday%20Soup%20%26%20co%0D%0A%0D%0A")


def test_the_form_without_its_data_says_so_and_the_other_ways_stay(page: Page, site: str) -> None:
    page.route("**/data/form/*", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{site}add/")
    page.get_by_role("button", name="Add a listing").click()

    expect(page.locator("[data-add-said]")).to_contain_text("could not be loaded")
    expect(page.locator("#ways")).to_be_visible()


def test_nothing_of_the_form_is_loaded_before_it_is_asked_for(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}add/", wait_until="networkidle")

    assert [url for url in asked if re.search(r"form|json-schema|/data/", url)] == []
