"""The kinds of page in the example town, an address of each, and ways to open them in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from building import TODAY

GARDEN = "activity/riverside-community-garden/"

GUIDES = {
    "home": "",
    "find": "find/",
    "free": "free/",
    "A to Z": "a-to-z/",
    "what's on": "whats-on/",
    "my list": "my-list/",
    "my first visit": "first-visit/",
    "somebody new": "welcome/",
    "start something": "start-something/",
    "help": "help/",
    "add or correct": "add/",
    "send a table": "add/sheet/",
    "about": "about/",
    "the data": "data/",
    "in a frame": "embed/",
    "privacy": "about/privacy/",
    "accessibility": "about/accessibility/",
    "no signal": "no-signal/",
    "not found": "no-such-page/",
}
PLACES = {
    "area": "area/riverside/",
    "second page of an area": "area/riverside-page-2/",
    "interest": "interest/food-and-growing/",
    "venue": "venue/the-old-fire-station/",
    "organisation": "with/riverside-growers/",
}
LISTINGS = {
    "four reduced prices and a cancelled date": GARDEN,
    "ended": "activity/castle-hill-lace-makers/",
    "withheld": "activity/thursday-table/",
    "confidential place": "activity/trans-tea/",
    "online only": "activity/midnight-poets/",
    "help with money": "activity/acorn-hardship-fund/",
    "a name from right to left": "activity/arabic-reading-circle/",
    "a very long name": "activity/friends-of-southlea-park/",
    "several places": "activity/castle-players/",
    "paused": "activity/millgate-warm-reads/",
}
PUBLIC = {**GUIDES, **PLACES, **LISTINGS}
TEAMS = {
    "teams": "teams/",
    "a role": "teams/manager/",
    "the first hour": "running/inherited/",
    "how old facts are": "running/ages/",
    "print and download": "teams/downloads/",
    "coverage": "coverage/",
    "a page of a manual": "practice/find-ideas/",
    "works that a manual cites": "implementation/references/",
    "words we use": "practice/words/",
    "a whole manual": "training/whole/",
    "a sheet": "toolkit/goal-plan/",
    "a leaflet": "leaflets/for-you/",
    "an Easy Read leaflet": "leaflets/for-you-easy-read/",
    "a poster": "posters/the-model/",
    "papers": "papers/",
    "a paper to finish": "papers/data-protection/",
    "hazard log": "papers/hazards/",
    "where to publish it": "running/hosting/",
}
"""The teams' side: a page of every kind that guidance has."""
EVERY = {**PUBLIC, **TEAMS}
USUAL = {**PUBLIC, **{kind: TEAMS[kind] for kind in ("teams", "a page of a manual", "a sheet")}}
"""Without the teams' rarer kinds: they are made by the same templates."""
SOME = {
    kind: EVERY[kind]
    for kind in (
        "home", "find", "free", "help", "add or correct", "about", "not found", "area", "venue",
        "four reduced prices and a cancelled date", "ended", "confidential place", "help with money",
        "teams", "a page of a manual", "a sheet", "a poster",
    )
}  # fmt: skip
"""One for each template and style: for what takes long on each."""


@contextmanager
def opened(
    browser: Browser, width: int = 1280, at: str = f"{TODAY}T10:00:00Z", height: int = 800, **options: Any
) -> Iterator[Page]:
    """A page of its own in Britain, that wide, at that moment; with no moment given, its clock runs."""
    options.setdefault("service_workers", "block")  # what a worker fetches is out of a test's sight
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", timezone_id="Europe/London", **options
    )
    page = context.new_page()
    if at:
        page.clock.set_fixed_time(at)
    yield page
    context.close()


def wait_for_finder(page: Page) -> None:
    """Until the find page has said what it found."""
    expect(page.locator(".result-line")).to_have_text(re.compile(r"^(Help now: .*\. )?(\d|Say)"))


def visit(page: Page, site: str, asked: str = "") -> None:
    """The find page, with what stands behind the # of its address."""
    page.goto(f"{site}find/{asked}")
    wait_for_finder(page)


def line(page: Page) -> Locator:
    """The find page's line of what it found, as it is said aloud."""
    return page.get_by_role("status")


def count_of(page: Page) -> int:
    """How many the line says."""
    return int(line(page).inner_text().split()[0].replace(",", ""))


def names(page: Page) -> list[str]:
    """The names of the results, in their order."""
    return page.locator("[data-at=results] h3").all_text_contents()
