"""The coverage page and the report in a browser: on a narrow phone, by keyboard, on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from town import run_command
from visiting import opened


def test_the_page_never_scrolls_sideways_its_pictures_do(browser: Browser, example_site, served):
    with opened(browser, 320) as page:
        page.goto(served(example_site).address + "coverage/")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        picture = page.get_by_role("group", name="Picture: Interests")
        assert picture.evaluate("(one) => one.scrollWidth > one.clientWidth")
        picture.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_a_table_is_opened_by_keyboard(browser: Browser, example_site, served):
    with opened(browser) as page:
        page.goto(served(example_site).address + "coverage/#cost")
        page.get_by_text("Cost, as a table").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("table", name="Cost: how many listings")).to_be_visible()
        expect(page.get_by_role("row", name="Millgate 11")).to_be_visible()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    ended = run_command("report", "--quarter", "2026-Q4", "--out", folder)
    assert ended.returncode == 0, ended.stderr
    return folder / "report-2026-q4.html"


def test_the_report_prints_on_one_side(browser: Browser, report):
    with opened(browser) as page:
        page.goto(report.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
