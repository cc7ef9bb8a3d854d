"""From the first page to the paper, by touch or by keys on a phone, and the server goes away half way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from hands import Hands, Keys, Touch
from no_signal import Town, phone, settle
from visiting import wait_for_finder


@pytest.fixture
def town(example_site: Path, tmp_path: Path) -> Iterator[Town]:
    made = Town(example_site, tmp_path / "town")
    yield made
    made.stop()


@pytest.fixture(params=["touch", "keys"])
def hands(request, browser: Browser) -> Iterator[Hands]:
    with phone(browser, has_touch=request.param == "touch", timezone_id="Europe/London") as page:
        yield Touch(page) if request.param == "touch" else Keys(page)


def paper(page: Page) -> list[str]:
    """The text of each side of paper."""
    pages = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(side.get_textpage().get_text_range().split()) for side in pages]


def save(hands: Hands, name: str) -> None:
    """Saves one of the results, and says where to keep it the first time."""
    page = hands.page
    card = page.locator("[data-at=results] .card", has_text=name).first
    hands.press(card.get_by_role("button", name=re.compile("^Save")))
    keep = page.get_by_role("button", name="Keep on this phone")
    if keep.is_visible():
        hands.press(keep)
    expect(card.get_by_role("button", name=re.compile("^Saved"))).to_be_visible()


def settled(hands: Hands, town: Town) -> Page:
    """The first page, with what it needs without a signal at hand."""
    settle(hands.page, town.address)
    hands.page.wait_for_function("async () => (await caches.keys()).some((name) => name.endsWith('core'))")
    return hands.page


def test_in_a_cafe_two_are_saved_and_come_onto_one_sheet(hands: Hands, town: Town) -> None:
    page = settled(hands, town)
    hands.write(page.locator("#q-words"), "gardening")
    hands.press(page.get_by_role("button", name="Find activities"))
    wait_for_finder(page)
    names = page.locator("[data-at=results] h3").all_text_contents()[:2]
    save(hands, names[0])
    town.stop()
    save(hands, names[1])
    hands.press(page.get_by_role("link", name="My list (2)").first)
    page.wait_for_url("**/my-list/")
    expect(page.locator("main")).to_contain_text(names[1])

    (sheet,) = paper(page)
    assert all(name in sheet for name in names)
    assert "999" in sheet


def test_at_night_somebody_alone_has_the_first_visit_on_paper(hands: Hands, town: Town) -> None:
    page = settled(hands, town)
    page.goto(f"{town.address}area/riverside/")
    hands.press(page.get_by_text("Save this area for offline"))
    room = page.locator(".offline-area")
    expect(room.get_by_role("status")).to_contain_text("It takes")
    hands.press(room.get_by_role("button", name="Save"))
    expect(room.get_by_role("status")).to_have_text(re.compile(r"KB\.$"))
    town.stop()
    page.goto(f"{town.address}activity/riverside-community-garden/")
    hands.press(page.get_by_role("link", name="See it in pictures, step by step"))
    expect(page.locator("#visit-name")).to_have_text("Riverside Community Garden")

    text = " ".join(paper(page))
    assert "Before you go" in text
    assert "Small steps" in text
    assert "999" in text
    assert "mental" not in text.lower()


def test_a_first_visit_is_planned_by_what_is_needed_and_taken_along(hands: Hands, town: Town) -> None:
    page = settled(hands, town)
    page.goto(f"{town.address}find/")
    wait_for_finder(page)
    hands.press(page.get_by_role("button", name="Filter"))
    hands.press(page.locator("[data-group=needs] > summary"))
    hands.press(page.locator("summary", has_text="Getting in and being there"))
    hands.tick(page.get_by_label("Step-free way in"))
    hands.press(page.get_by_role("button", name=re.compile(r"^Show \d+$")))
    card = page.locator("[data-at=results] .card").first
    name = card.locator("h3").inner_text()
    hands.press(card.get_by_role("link", name=name))
    page.wait_for_url("**/activity/**")
    hands.press(page.get_by_role("link", name="See it in pictures, step by step"))
    expect(page.locator("#visit-name")).to_have_text(name)
    expect(page.locator(".scenes")).to_contain_text("You can get in without steps.")
    hands.write(page.locator("#visit-text"), "Hello, may I come on Tuesday?")
    town.stop()

    sides = paper(page)
    assert "Hello, may I come on Tuesday?" in " ".join(sides)
    assert name.split()[0] in sides[0]
