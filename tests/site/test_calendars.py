"""The calendars of a built site: every link to one leads to a file, and every file has its page."""

from pathlib import Path

from html_page import Page, Pages

UP = "../../calendar/"


def addresses(page: Page) -> list[str]:
    """Where the links of a page lead."""
    return [link.get("href") or "" for link in page.all("a")]


def test_every_link_to_a_calendar_has_its_file_and_every_file_its_page(pages: Pages, example_site: Path) -> None:
    standing = {file.name for file in (example_site / "calendar").glob("*.ics")}
    linked = {
        link.removeprefix(UP)
        for name, page in pages.items()
        if name.startswith("activity/")
        for link in addresses(page)
        if link.startswith(UP)
    }
    assert len(linked) > 100
    assert linked - standing == set()
    for name in standing - linked:
        # The calendar of a page that has moved goes on at its old name.
        text = (example_site / "activity" / name.removesuffix(".ics") / "index.html").read_text(encoding="utf-8")
        assert "This page has moved" in text, name


def test_a_page_names_its_own_calendar_and_no_other(pages: Pages) -> None:
    for name, page in pages.items():
        for link in addresses(page):
            if link.startswith(UP):
                assert link == f"{UP}{name.split('/')[1]}.ics"


def test_the_feed_is_named_where_people_look_for_what_is_on(pages: Pages, example_site: Path) -> None:
    assert "../feed.xml" in addresses(pages["whats-on/index.html"])
    assert (example_site / "feed.xml").is_file()
