"""A table given to the page by mouse, by keyboard and by dropping: the command's words, good files, nothing sent."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from filling import GARDEN, write_rows
from form_hands import check
from sheet_cases import CASES, ask_command, take_in
from visiting import opened

LEFT, GOOD = "Download what is left to fix", "Download what is good"
TWIN = {**GARDEN, "Name": "Riverside Community Gardens", "Where: name of the place": "", "Where: postcode": ""}
TWIN |= {"Where: venue file": "mill-lane-allotments"}
DROP = """([name, text]) => {
  const given = new DataTransfer();
  given.items.add(new File([text], name));
  const event = (what) => new DragEvent(what, {dataTransfer: given, bubbles: true, cancelable: true});
  document.querySelector("h1").dispatchEvent(event("dragover"));
  document.querySelector("h1").dispatchEvent(event("drop"));
}"""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser, width=390, accept_downloads=True) as ours:
        ours.goto(f"{site}add/sheet/")
        yield ours


def choose(page: Page, file: Path) -> None:
    page.locator("#sheet-file").set_input_files(file)
    expect(page.get_by_role("heading", name=f"What is in {file.name}")).to_be_focused(timeout=60_000)


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as saved:
        page.get_by_role("button", name=name).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def said(page: Page) -> dict[int, list[str]]:
    """What the page says of each row, in the shape of the command: column, heading and words."""
    rows = page.locator(".faults > li").all()
    found = {}
    for row in rows:
        number = int(re.match(r"Row (\d+)", row.locator("h4").inner_text())[1])
        cells = row.locator("li").all()
        found[number] = [
            re.sub(r"^(Column .*?)( “[^\n]*”)?\n", r"\1: ", cell.inner_text(), count=1, flags=re.DOTALL)
            for cell in cells
        ] or [row.locator("p").inner_text()]
    return found


@pytest.mark.parametrize(
    "name", ["every-rule.csv", "good-and-wrong.csv", "merged-and-two-heading-rows.xlsx", "windows-1252-semicolons.csv"]
)
def test_the_page_says_of_a_file_what_the_command_says_word_for_word(page: Page, tmp_path: Path, name: str) -> None:
    command = ask_command(CASES / name, tmp_path)
    choose(page, CASES / name)

    there = {row: reason for _, row, reason in command["refused"]}
    assert {row: " ".join(words) for row, words in said(page).items()} == {
        row: re.sub(r"\s+", " ", reason) for row, reason in there.items()
    }
    for note in command["notes"]:
        expect(page.get_by_text(note)).to_be_visible()
    if there:
        assert download(page, LEFT, tmp_path).read_bytes().decode() == command["left"]
    good = download(page, GOOD, tmp_path)
    taken, refused = take_in({"file": good.name, "text": good.read_text(encoding="utf-8")}, tmp_path)
    assert (taken, refused) == (command["files"], [])


def test_one_good_row_is_a_file_that_passes_the_check_byte_for_byte(page: Page, tmp_path: Path) -> None:
    choose(page, write_rows(tmp_path / "one.csv", GARDEN))
    file = download(page, GOOD, tmp_path)

    assert file.name == "cobb-garden-riverside.yml"
    assert check(file, tmp_path) == ""


def test_the_empty_table_of_the_page_filled_in_is_good(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as saved:
        page.get_by_role("link", name="The empty table").click()
    file = tmp_path / "mine.csv"
    saved.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    line = dict(zip((heading.rstrip(" *") for heading in rows[0]), [""] * len(rows[0]), strict=True)) | GARDEN
    with file.open("a", encoding="utf-8", newline="") as text:
        csv.writer(text).writerow(line.values())
    choose(page, file)

    expect(page.locator(".sum")).to_have_text("3 rows: 1 listing is good, 0 rows are left to fix, 2 rows are left out.")
    assert check(download(page, GOOD, tmp_path), tmp_path) == ""


def test_a_table_is_dropped_anywhere_on_the_page(page: Page, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "dropped.csv", {**GARDEN, "When: day": "Tues eve (not hols)"})
    page.evaluate(DROP, [file.name, file.read_text()])

    expect(page.get_by_role("heading", name="What is in dropped.csv")).to_be_focused()
    expect(page.get_by_text("Write only the day here, such as tuesday.")).to_be_visible()
    expect(page.get_by_role("button", name=GOOD)).to_have_count(0)


def test_by_keyboard_alone_from_choosing_to_both_downloads(page: Page, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "keys.csv", GARDEN, {**GARDEN, "Name": "Night Garden", "Kind": "Grp"})

    def tab_to(target: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("(target) => document.activeElement.matches(target)", target):
                return
        pytest.fail(f"Tab does not lead to {target}.")

    page.on("filechooser", lambda chooser: chooser.set_files(file))
    expect(page.locator("#sheet-file")).to_be_visible()
    tab_to("#sheet-file")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is in keys.csv")).to_be_focused(timeout=60_000)
    saved = []
    for _ in range(2):
        tab_to(".sheet-part p > button")
        with page.expect_download() as one:
            page.keyboard.press("Enter")
        saved.append(one.value.suggested_filename)
    assert saved == ["keys-to-fix.csv", "cobb-garden-riverside.yml"]
    tab_to(".send-ways a")
    assert page.evaluate("document.activeElement.href").startswith("mailto:list@example.org?subject=A%20new%20listing")


def test_likely_doubles_stand_side_by_side_and_may_be_left_out(page: Page, tmp_path: Path) -> None:
    rows = [GARDEN, TWIN, {**GARDEN, "Name": "Cobb Gardens"}]
    choose(page, write_rows(tmp_path / "twins.csv", *rows, headings=list(TWIN)))

    here, twice = page.locator(".pairs > li").all()
    expect(here.locator(".side").first).to_contain_text("Row 3 of your table")
    expect(here.locator(".side").last).to_contain_text("Here already")
    expect(here.get_by_role("link", name="Riverside Community Garden")).to_be_visible()
    expect(twice.locator(".side").last).to_contain_text("Row 2 of your table")
    page.get_by_label("It is the same: leave row 3 out").check()
    page.get_by_label("It is the same: leave row 4 out").check()
    assert download(page, GOOD, tmp_path).name == "cobb-garden-riverside.yml"
    page.get_by_label("It is the same: leave row 4 out").uncheck()
    assert download(page, GOOD, tmp_path).name == "2-listings.yml"


def test_the_same_name_elsewhere_or_on_another_day_is_no_double(page: Page, tmp_path: Path) -> None:
    elsewhere = {**TWIN, "Where: venue file": "acorn-hall"}
    friday = {**TWIN, "Name": "Riverside Community Gardening", "When: day": "Friday"}
    choose(page, write_rows(tmp_path / "others.csv", elsewhere, friday, headings=list(TWIN)))

    expect(page.locator(".sum")).to_contain_text("2 listings are good")
    expect(page.locator(".pairs > li")).to_have_count(0)


def test_nothing_is_loaded_before_a_table_is_chosen_and_nothing_of_it_is_sent(
    page: Page, site: str, tmp_path: Path
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{site}add/sheet/", wait_until="networkidle")
    assert [one.url for one in asked if re.search(r"sheet-|form|fflate|json-schema|/data/", one.url)] == []
    asked.clear()

    choose(page, write_rows(tmp_path / "secret-kettle.csv", {**GARDEN, "Name": "Kettle Garden"}))
    download(page, GOOD, tmp_path)

    assert {(one.method, one.post_data) for one in asked} == {("GET", None)}
    assert {one.url for one in asked if not one.url.startswith((site, "blob:"))} == set()
    assert [one.url for one in asked if "kettle" in one.url.lower()] == []
    kept = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, location.href]")
    assert kept == [[], [], "", f"{site}add/sheet/"]


def test_a_workbook_reader_is_loaded_for_workbooks_only(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, write_rows(tmp_path / "plain.csv", GARDEN))
    assert [url for url in asked if "fflate" in url or "xlsx" in url] == []

    choose(page, CASES / "merged-and-two-heading-rows.xlsx")
    assert [url for url in asked if "fflate" in url] != []


def test_while_a_thousand_rows_are_read_the_page_still_answers(page: Page, tmp_path: Path) -> None:
    rows = [{**GARDEN, "Name": f"Garden {number}"} for number in range(1000)]
    file = write_rows(tmp_path / "long.csv", *rows)
    page.evaluate(
        """() => {
          window.turns = 0;
          const said = document.querySelector("[data-sheet-said]");
          const turn = () => {
            window.turns += said.textContent.startsWith("Checked");
            setTimeout(turn);
          };
          turn();
        }"""
    )
    choose(page, file)

    expect(page.locator(".sum")).to_have_text("1,000 rows: 1,000 listings are good, 0 rows are left to fix.")
    assert page.evaluate("turns") > 1


def test_another_table_takes_the_place_of_the_first_and_forget_takes_it_away(page: Page, tmp_path: Path) -> None:
    choose(page, write_rows(tmp_path / "first.csv", {**GARDEN, "Kind": "Grp"}))
    choose(page, write_rows(tmp_path / "second.csv", GARDEN))
    expect(page.get_by_text("first.csv")).to_have_count(0)

    page.get_by_role("button", name="Forget everything on this device").click()
    expect(page.get_by_role("heading", name="What is in")).to_have_count(0)
    assert page.locator("#sheet-file").input_value() == ""


@pytest.mark.parametrize("name", ["no-workbook.xlsx", "no-headings-of-ours.csv", "an-older-workbook.xls"])
def test_what_cannot_be_read_is_said_in_the_words_of_the_command(page: Page, tmp_path: Path, name: str) -> None:
    page.locator("#sheet-file").set_input_files(CASES / name)

    expect(page.locator("[data-sheet-said]")).to_contain_text(ask_command(CASES / name, tmp_path)["stopped"])
    expect(page.locator(".sheet-room")).to_be_hidden()


def test_without_its_data_the_page_says_so_and_the_other_ways_stay(page: Page, tmp_path: Path) -> None:
    page.route("**/data/form/*", lambda route: route.fulfill(status=503, body=""))
    page.locator("#sheet-file").set_input_files(write_rows(tmp_path / "a.csv", GARDEN))

    expect(page.locator("[data-sheet-said]")).to_contain_text("could not be loaded")
    expect(page.locator("#ways")).to_be_visible()


def test_without_script_the_page_says_what_to_do_instead(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{site}add/sheet/")

        expect(page.locator("#sheet-file")).to_be_hidden()
        expect(page.get_by_text("Send the table as it is")).to_be_visible()
        expect(page.get_by_text("directory/inbox/")).to_be_visible()


def test_what_a_table_holds_is_shown_and_never_run(page: Page, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='taken'\">"
    rows = [{**GARDEN, "Name": hostile}, {**GARDEN, "Name": f"{hostile} two", "Kind": hostile}]
    rows.append({**GARDEN, "Name": "Link", "Description": "[x](java&#115;cript&colon;alert)"})
    choose(page, write_rows(tmp_path / "<b>x.csv", *rows, headings=[*GARDEN, "Description"]))

    expect(page.get_by_role("heading", name="What is in <b>x.csv")).to_be_visible()
    assert page.locator(".sheet-room img, .sheet-room b").count() == 0
    expect(page.get_by_text("Description has a link that begins with javascript:")).to_be_visible()
    assert page.title().startswith("Send a table")
