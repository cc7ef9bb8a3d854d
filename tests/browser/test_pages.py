"""Every kind of page fits a small screen, can be read large and hit with a thumb, and shows where one is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from visiting import EVERY, opened, wait_for_finder

# Letters, words, lines and paragraphs as far apart as people may ask for (WCAG 1.4.12).
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""

SET_SHEET = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = rules ? [sheet] : [];
}"""

# What sticks out of the window, or is cut off inside a box that hides the rest.
STICKS_OUT = """() => {
  const said = (each) => each.outerHTML.slice(0, 120);
  const needed = document.scrollingElement.scrollWidth;
  const wide = needed > innerWidth ? [`page is ${needed} wide`] : [];
  const seen = (each) => each.checkVisibility({visibilityProperty: true});
  const shown = [...document.querySelectorAll("body *")].filter(seen);
  const out = wide.length ? shown.filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map(said) : [];
  const cut = shown.filter((each) => {
    const {overflowX, clipPath, position, textOverflow} = getComputedStyle(each);
    const hides = /hidden|clip/.test(overflowX) && clipPath === "none" && textOverflow !== "ellipsis";
    return hides && position !== "absolute" && each.clientWidth && each.scrollWidth > each.clientWidth + 1;
  }).map(said);
  return [...wide, ...out, ...cut].join("\\n");
}"""

# Targets under 24 pixels that do not stand within a sentence.
SMALL_TARGETS = """() => {
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const shown = targets.filter((each) => each.checkVisibility({opacityProperty: true, visibilityProperty: true}));
  const withinText = (each) => {
    if (getComputedStyle(each).display !== "inline") return false;
    const block = each.closest("p, li, dd, td, th, address, summary, h1, h2, h3, div");
    return block.textContent.replace(each.textContent, "").trim().length > 0;
  };
  return shown.filter((each) => {
    const {width, height} = (each.closest("label") ?? each).getBoundingClientRect();
    return (width < 24 || height < 24) && !withinText(each);
  }).map((each) => `${each.offsetWidth} x ${each.offsetHeight}: ${each.outerHTML.slice(0, 120)}`).join("\\n");
}"""

NO_RING = """() => {
  const reach = ":is(a[href], button, input, select, summary, [tabindex]):not([tabindex='-1'])";
  const without = [];
  for (const each of document.querySelectorAll(reach)) {
    if (each.disabled || !each.checkVisibility({visibilityProperty: true})) continue;
    each.focus({preventScroll: true});
    if (document.activeElement !== each) continue;
    document.getAnimations().forEach((moving) => moving.finish());
    const {outlineStyle, outlineWidth, opacity} = getComputedStyle(each);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity !== "0";
    if (!ring) without.push(each.outerHTML.slice(0, 160));
  }
  document.activeElement.blur();
  return without.join("\\n");
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=320) as ours:
        yield ours


@pytest.fixture(scope="module")
def tools(page: Page) -> CDPSession:
    """The browser's own tools: only they can set the size of letters that a person chose."""
    return page.context.new_cdp_session(page)


@pytest.fixture(scope="module", params=EVERY)
def seen(request: pytest.FixtureRequest, page: Page, example_site, served) -> Page:
    """A page of every kind on a phone, with all that opens opened; the tests of one kind share it."""
    page.goto(served(example_site).address + EVERY[request.param])
    if request.param == "find":
        wait_for_finder(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    return page


def test_nothing_sticks_out_at_320_pixels(seen: Page) -> None:
    assert seen.evaluate(STICKS_OUT) == ""


def test_nothing_sticks_out_with_wide_spacing(seen: Page) -> None:
    seen.evaluate(SET_SHEET, SPACED)
    found = seen.evaluate(STICKS_OUT)
    seen.evaluate(SET_SHEET, "")

    assert found == ""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_with_letters_twice_as_large(seen: Page, tools: CDPSession, width: int) -> None:
    tools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    seen.set_viewport_size({"width": width, "height": 800})
    found = seen.evaluate(STICKS_OUT)
    tools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    seen.set_viewport_size({"width": 320, "height": 800})

    assert found == ""


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough(seen: Page, width: int) -> None:
    seen.set_viewport_size({"width": width, "height": 800})
    found = seen.evaluate(SMALL_TARGETS)
    seen.set_viewport_size({"width": 320, "height": 800})

    assert found == ""


def test_what_has_the_focus_has_a_ring(seen: Page) -> None:
    seen.keyboard.press("Tab")

    assert seen.evaluate(NO_RING) == ""
