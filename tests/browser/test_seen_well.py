"""What is pressed and what has the focus can be seen: in both palettes, on the smallest window, in wide spacing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from visiting import GARDEN, SOME, opened, wait_for_finder

# How far the colour of a thing is from that of the ground it stands on, as WCAG counts it.
CONTRAST = """
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const luminance = (colour) => {
  const [red, green, blue] = numbers(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const isClear = (colour) => numbers(colour)[3] === 0;
const groundOf = (each) => {
  const {backgroundColor} = getComputedStyle(each);
  return !isClear(backgroundColor) || !each.parentElement ? backgroundColor : groundOf(each.parentElement);
};
const contrast = (one, other) => {
  const [low, high] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const shown = (each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true});
"""
FAINT_CONTROLS = f"""() => {{
  {CONTRAST}
  const controls = "input:not([type=checkbox], [type=radio]), select, textarea, button, .button";
  return [...document.querySelectorAll(controls)].filter((each) => shown(each) && !each.disabled).filter((each) => {{
    const {{borderBottomWidth, borderBottomStyle, borderBottomColor, backgroundColor, color}} = getComputedStyle(each);
    const ground = groundOf(each.parentElement);
    const edge = parseFloat(borderBottomWidth) && borderBottomStyle !== "none" && !isClear(borderBottomColor);
    const filled = !isClear(backgroundColor) && backgroundColor !== ground;
    if (!edge && !filled) return contrast(color, ground) < 4.5; // words alone, as a link is
    return !(edge && contrast(borderBottomColor, ground) >= 3) && !(filled && contrast(backgroundColor, ground) >= 3);
  }}).map((each) => each.outerHTML.slice(0, 140)).join("\\n");
}}"""
FAINT_RINGS = f"""() => {{
  {CONTRAST}
  const reach = ":is(a[href], button, input, select, textarea, summary, [tabindex]):not([tabindex='-1'])";
  const faint = [];
  for (const each of document.querySelectorAll(reach)) {{
    if (each.disabled || !shown(each)) continue;
    each.focus({{preventScroll: true}});
    if (document.activeElement !== each) continue;
    const {{outlineColor, outlineWidth, outlineStyle}} = getComputedStyle(each);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const found = ring ? contrast(outlineColor, groundOf(each.parentElement)) : 0;
    if (found < 3) faint.push(`${{found.toFixed(1)}}: ${{each.outerHTML.slice(0, 140)}}`);
  }}
  document.activeElement.blur();
  return faint.join("\\n");
}}"""
# Whether a good part of what has the focus can be seen: neither outside the window nor under a bar that stays.
HIDDEN_FOCUS = """async () => {
  document.getAnimations().forEach((each) => each.finish());
  for (let frames = 3; frames; frames--) await new Promise(requestAnimationFrame);
  const each = document.activeElement;
  if (each === document.body) return "";
  const boxes = [...each.getClientRects()].filter(({width, height}) => width && height);
  const seen = ({left, right, top, bottom}) => [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
    const hit = document.elementFromPoint((left + right) / 2, top + (bottom - top) * part);
    return hit && (each.contains(hit) || each.closest("label")?.contains(hit));
  });
  return boxes.some(seen) ? "" : each.outerHTML.slice(0, 140);
}"""
# A desk of 1280 by 1024 enlarged to 400%.
ENLARGED = {"width": 320, "height": 256}
TABS = 40
SET_SHEET = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""
BAR = "body::before { content: ''; position: fixed; inset: auto 0 0; height: 60px; z-index: 99; background: #000 }"


def open_page(page: Page, site: str, address: str) -> None:
    page.goto("about:blank")
    page.goto(site + address)
    if address.startswith("find/"):
        wait_for_finder(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


@pytest.fixture(scope="module", params=["light", "dark"])
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with opened(browser, color_scheme=request.param, reduced_motion="reduce") as page:
        yield page


@pytest.mark.parametrize("kind", SOME)
def test_controls_and_rings_stand_out_in_both_palettes(desk: Page, example_site, served, kind: str) -> None:
    open_page(desk, served(example_site).address, SOME[kind])
    desk.keyboard.press("Tab")

    assert desk.evaluate(FAINT_CONTROLS) == ""
    assert desk.evaluate(FAINT_RINGS) == ""


def test_a_control_or_a_ring_that_is_too_faint_is_noticed(desk: Page, example_site, served) -> None:
    open_page(desk, served(example_site).address, "find/")
    desk.keyboard.press("Tab")
    desk.evaluate(
        SET_SHEET, "* { outline-color: var(--line) !important } input { border-color: var(--line) !important }"
    )

    assert "q-words" in desk.evaluate(FAINT_CONTROLS)
    assert "q-words" in desk.evaluate(FAINT_RINGS)


@pytest.mark.parametrize("address", ["find/#near=QX2&within=5&cost=cheap", GARDEN, "help/", "activity/trans-tea/"])
@pytest.mark.parametrize("size", [ENLARGED, {"width": 1280, "height": 500}], ids=["enlarged to 400%", "low window"])
def test_what_has_the_focus_is_never_under_a_bar(
    browser: Browser, example_site, served, address: str, size: dict[str, int]
) -> None:
    hidden = []
    with opened(browser, reduced_motion="reduce") as page:
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        open_page(page, served(example_site).address, address)
        for key in ["Tab"] * TABS + ["Shift+Tab"] * TABS:
            page.keyboard.press(key)
            found = page.evaluate(HIDDEN_FOCUS)
            hidden += [f"{key}: {found}"] if found else []

    assert "\n".join(hidden) == ""


def test_a_bar_over_what_has_the_focus_is_noticed(browser: Browser, example_site, served) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        page.set_viewport_size(ENLARGED)
        open_page(page, served(example_site).address, GARDEN)
        page.evaluate(SET_SHEET, BAR)
        found = []
        for _ in range(TABS):
            page.keyboard.press("Tab")
            found.append(page.evaluate(HIDDEN_FOCUS))

    assert any(found)
