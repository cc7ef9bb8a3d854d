"""A script in every text that the schemas allow, and in the address: it is shown as text, and nothing runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from building import build_site, once
from hostile_town import spoil_town
from visiting import USUAL, opened, wait_for_finder

RUNS = "<img src=x onerror=alert(1)>"
KINDS = [kind for kind in USUAL if kind not in ("privacy", "accessibility", "my list", "second page of an area")]
SHOWN = "a-to-z/", "area/riverside/", "venue/the-old-fire-station/", "activity/riverside-community-garden/"
MADE = """() => {
  const made = "[onerror], [onload], [onmouseover], img[src='x'], script:not([type$=json]), iframe, base[href]";
  const hostile = (each) => each.localName !== "script" || each.text.includes("alert(1)");
  return [...document.querySelectorAll(made)].filter(hostile).map((each) => each.outerHTML);
}"""


def with_script(text: str) -> str:
    """The beginning of the hostile text, and then what would surely run: short enough for every field."""
    return text[:30] + RUNS


@pytest.fixture(scope="module")
def site(shared_room: Path, served) -> str:
    """The example town with a script in each text, built once."""

    def build() -> str:
        town = spoil_town(shared_room / "scripted-town", with_script)
        return str(build_site(shared_room / "scripted-site", DIRECTORY=str(town)))

    return served(Path(once(shared_room, "scripted", build))).address


@dataclass
class Watched:
    """A page, and whatever showed that something ran or was stopped from running."""

    page: Page
    alarms: list[str] = field(default_factory=list)

    def visit(self, address: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(address)

    def found(self) -> list[str]:
        """The alarms, and any element that can only have come from a text."""
        return [*self.alarms, *self.page.evaluate(MADE)]


def watch(page: Page, site: str) -> Watched:
    watched = Watched(page)
    page.on("dialog", lambda dialog: (watched.alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: watched.alarms.append(str(error)))
    page.on("console", lambda said: watched.alarms.append(said.text) if "Policy" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith(site) else watched.alarms.append(asked.url))
    return watched


@pytest.fixture(scope="module")
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    """A page without its content policy, so that what could run would."""
    with opened(browser, bypass_csp=True) as page:
        yield watch(page, site)


def test_the_content_policy_has_nothing_to_stop(browser: Browser, site: str) -> None:
    with opened(browser) as page:
        guarded = watch(page, site)
        for address in SHOWN:
            guarded.visit(site + address)
            expect(page.locator("main")).to_contain_text(RUNS)
        guarded.visit(site + "find/")
        expect(page.locator("[data-at=results] h3").first).to_contain_text(RUNS)

        assert guarded.found() == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_on_a_page(watched: Watched, site: str, kind: str) -> None:
    watched.visit(site + USUAL[kind])
    if kind == "find":
        wait_for_finder(watched.page)

    expect(watched.page.locator("h1")).to_have_count(1)
    assert watched.found() == []


def test_the_texts_are_there_to_be_read(watched: Watched, site: str) -> None:
    watched.visit(site + "activity/riverside-community-garden/")

    expect(watched.page.locator("h1")).to_contain_text(RUNS)
    expect(watched.page.locator(".lede")).to_contain_text(RUNS)
    expect(watched.page.locator(".dates")).to_be_visible()
    assert watched.page.locator("main").inner_text().count(RUNS) > 30


def test_nothing_runs_while_searching(watched: Watched, site: str) -> None:
    page = watched.page
    watched.visit(site + "find/")
    wait_for_finder(page)

    page.locator("#q-words").fill("w1 onerror alert")
    expect(page.locator(".result-line")).to_contain_text("onerror")
    expect(page.locator("[data-at=results] h3").first).to_contain_text(RUNS)
    expect(page.locator("[data-at=results] .summary:visible").first).to_contain_text(RUNS)
    page.locator("[data-facet=interest] input").first.check()
    expect(page.locator(".chip").first).to_contain_text(RUNS)
    page.locator("#q-place").fill(RUNS)
    page.locator("#q-place").press("Enter")
    expect(page.locator("[data-at=place-said]")).to_contain_text("We do not know this place")
    page.locator("#q-words").fill(RUNS)
    expect(page.locator(".result-line")).to_contain_text(RUNS)

    assert watched.found() == []


@pytest.mark.parametrize("key", ["q", "near", "cost", "interest", "day", "sort", "within", "__proto__"])
def test_nothing_runs_from_the_address(watched: Watched, site: str, key: str) -> None:
    watched.visit(f"{site}find/#q=garden&{key}={quote(RUNS)}")
    wait_for_finder(watched.page)

    assert watched.found() == []


def test_nothing_runs_on_a_page_that_is_not_there(watched: Watched, site: str) -> None:
    watched.visit(f"{site}{quote(RUNS)}/?{quote(RUNS)}#{quote(RUNS)}")

    expect(watched.page.locator("h1")).to_have_text("This page is not here")
    assert watched.found() == []
