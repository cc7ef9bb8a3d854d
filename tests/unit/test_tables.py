"""Our own tables: out and back again loses nothing, and what people fill in is read, or named with its remedy."""

import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from filling import GARDEN, TODAY, run, write_rows
from hereabouts.home import PROJECT, Home
from hereabouts.imports.run import read_context
from hereabouts.imports.table import tidy
from hereabouts.tables.flat import from_rows, to_rows
from hereabouts.tables.plain import to_table_schema, write_plain
from hereabouts.tables.read import bare, read_filled
from hereabouts.tables.sheet import columns_of
from hereabouts.tables.take import take_rows
from hereabouts.tables.workbook import CHOICES, HINTS, LISTINGS, write_workbook
from importing import SETTINGS, files, read
from listing_data import listings

HOME = Home(PROJECT, PROJECT / "directory", TODAY)
COLUMNS = columns_of(HOME, read_context(HOME))


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


@given(listings())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_listing_laid_out_in_rows_and_gathered_up_is_the_same(data):
    rows = to_rows("some-slug", "riverside", data, COLUMNS)
    cells = [{path: tidy(text) for path, text in row.items() if text} for row in rows]
    assert from_rows(cells, COLUMNS) == data


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@given(data=st.lists(listings(), min_size=1, max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_listings_written_into_a_file_and_read_again_are_the_same(tmp_path_factory, ending, data):
    file = tmp_path_factory.mktemp("out") / f"table.{ending}"
    rows = [row for number, one in enumerate(data) for row in to_rows(f"slug-{number}", "riverside", one, COLUMNS)]
    (write_workbook if ending == "xlsx" else write_plain)(file, list(COLUMNS.values()), rows)
    filled = read_filled(file, COLUMNS)
    read_again = [
        from_rows([row.cells for row in filled.rows if row.cells["(slug)"] == f"slug-{number}"], COLUMNS)
        for number in range(len(data))
    ]
    assert read_again == data


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_example_goes_out_and_comes_back_and_no_file_changes(tmp_path, ending):
    town = tmp_path / "directory"
    shutil.copytree(PROJECT / "directory", town)
    before = files(town)
    assert run(town, "table", tmp_path / f"out.{ending}")[0] == 0
    code, report = run(town, "import", tmp_path / f"out.{ending}")
    assert (code, f"0 new, 0 renewed, {len(before)} as before" in report) == (0, True), report
    assert files(town) == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_example_comes_back_whole_into_an_empty_folder(tmp_path, ending):
    town, empty = tmp_path / "directory", tmp_path / "empty"
    shutil.copytree(PROJECT / "directory", town)
    shutil.copytree(PROJECT / "directory", empty)
    shutil.rmtree(empty / "listings")
    run(town, "table", tmp_path / f"out.{ending}")
    code, report = run(empty, "import", tmp_path / f"out.{ending}")
    assert code == 0, report
    assert files(empty).keys() == files(town).keys()
    for name in files(town):
        assert read(empty, name) == read(town, name)


def test_a_changed_cell_comes_in_what_was_changed_meanwhile_stays_and_a_clash_is_told(tmp_path):
    town = tmp_path / "directory"
    shutil.copytree(PROJECT / "directory", town)
    run(town, "table", tmp_path / "out.xlsx")
    name = "riverside/riverside-community-garden.yml"
    file = town / "listings" / name
    text = file.read_text(encoding="utf-8")
    text = text.replace("\nname: ", "\n# Asked by phone.\nname: ", 1)
    file.write_text(re.sub(r"\nsensory: .*", "\nsensory: Birds.", text), encoding="utf-8")
    book = load_workbook(tmp_path / "out.xlsx")
    sheet = book[LISTINGS]
    place = {bare(cell.value): cell.column for cell in sheet[1]}
    row = next(r[0].row for r in sheet.iter_rows(min_row=2) if r[0].value == "riverside-community-garden")
    sheet.cell(row, place[bare("Summary")]).value = "Grow things."
    book.save(tmp_path / "out.xlsx")
    code, report = run(town, "import", tmp_path / "out.xlsx")
    assert code == 0, report
    listing = read(town, name)
    assert (listing["summary"], listing.get("sensory")) == ("Grow things.", "Birds.")
    assert "# Asked by phone.\n" in file.read_text(encoding="utf-8")
    assert run(town, "import", tmp_path / "out.xlsx")[0] == 0
    file.write_text(file.read_text(encoding="utf-8").replace("Grow things.", "Grow beans."), encoding="utf-8")
    sheet.cell(row, place[bare("Summary")]).value = "Grow flowers."
    book.save(tmp_path / "out.xlsx")
    _, report = run(town, "import", tmp_path / "out.xlsx")
    assert "summary was changed here and at the source" in report
    assert read(town, name)["summary"] == "Grow beans."


def test_a_template_has_a_drop_down_for_every_vocabulary_a_hint_for_every_column_and_an_example(town, tmp_path):
    assert run(town, "template", tmp_path / "new.xlsx", "--all")[0] == 0
    book = load_workbook(tmp_path / "new.xlsx")
    sheet = book[LISTINGS]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    offered = {tuple(cell.value for cell in column if cell.value)[1:] for column in book[CHOICES].iter_cols()}
    context = read_context(Home(PROJECT, town, TODAY))
    used = [name for name in context.vocabularies if name in ("kinds", "interests", "areas", "joining", "languages")]
    for name in used:
        assert tuple(term.label for term in context.vocabularies[name]) in offered
    assert len(lists) >= 40
    headings = [cell for cell in sheet[1] if cell.value]
    assert all(cell.comment and cell.comment.text for cell in headings)
    prompts = sum(1 for rule in sheet.data_validations.dataValidation if rule.prompt)
    assert prompts == len(headings)
    assert len({row[0].value for row in book[HINTS].iter_rows(min_row=4)}) == len(headings)
    code, report = run(town, "import", tmp_path / "new.xlsx")
    assert (code, "2 rows: It is the example." in report) == (0, True)


def test_the_example_of_the_template_would_itself_pass(tmp_path):
    town = tmp_path / "directory"
    shutil.copytree(PROJECT / "directory", town)
    run(town, "template", tmp_path / "new.csv")
    text = (tmp_path / "new.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "new.csv").write_text(text.replace("example,", "my-garden,"), encoding="utf-8-sig")
    code, report = run(town, "import", tmp_path / "new.csv")
    assert code == 0, report
    assert "1 new" in report
    garden = read(town, "town-centre/my-garden.yml")
    assert [session["day"] for session in garden["when"]] == ["tuesday", "saturday"]


def test_a_table_fits_its_own_table_schema(tmp_path):
    from frictionless import Resource, Schema, system

    town = tmp_path / "directory"
    shutil.copytree(PROJECT / "directory", town)
    run(town, "table", tmp_path / "out.csv")
    with system.use_context(trusted=True):
        report = Resource(path=str(tmp_path / "out.csv"), schema=str(tmp_path / "out.schema.json")).validate()
    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert Schema.from_descriptor(to_table_schema(list(COLUMNS.values()))).fields


def test_headings_are_found_whatever_their_capitals_blanks_and_marks(town, tmp_path):
    headings = [f" {heading.upper().replace(': ', ' - ')} *" for heading in GARDEN]
    row = dict(zip(headings, GARDEN.values(), strict=True))
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", row, headings=headings))
    assert (code, list(files(town))) == (0, ["riverside/cobb-garden-riverside.yml"]), report


def test_a_second_time_stands_in_the_row_below_with_the_name_again_or_without(town, tmp_path):
    second = {"When: day": "Thursday", "When: start": "14:00"}
    third = {"Name": "Cobb Garden", "When: day": "Sat", "When: start": "9.30am"}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", GARDEN, second, {}, third))
    assert code == 0, report
    assert read(town, "riverside/cobb-garden-riverside.yml")["when"] == [
        {"day": "tuesday", "start": "10:30", "end": "12:00"},
        {"day": "thursday", "start": "14:00"},
        {"day": "saturday", "start": "09:30"},
    ]


def test_what_cannot_be_read_is_named_with_row_column_and_remedy_and_the_rest_is_taken(town, tmp_path):
    wrong = {**GARDEN, "Name": "Night Garden", "When: day": "Tues eve (not hols)", "Interests": "Gardning"}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", GARDEN, wrong))
    assert code == 1
    assert list(files(town)) == ["riverside/cobb-garden-riverside.yml"]
    assert "a.csv, row 3: refused." in report
    assert "Column H, When: day: 'Tues eve (not hols)' is not a day of the week." in report
    assert "Write only the day here, such as tuesday." in report
    assert "holidays under When: except" in report
    assert "Column E, Interests: 'Gardning' is not in the list. Did you mean Gardening?" in report


def test_what_the_check_finds_is_named_by_its_column(town, tmp_path):
    wrong = {**GARDEN, "When: end": "09:00"}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", wrong, {**GARDEN, "Name": "No", "Summary": ""}))
    assert code == 1
    assert "a.csv, row 2: refused. Column J, When: end: End time must be later than the start time" in report
    assert "a.csv, row 3: refused. listing: Summary is missing." in report


def merged_book(file):
    """Two heading rows, one for groups; a title above; merged cells; blank rows; dates and times as numbers."""
    book = Workbook()
    sheet = book.active
    sheet.append(["What is on, collected at the workshop"])
    groups = {"When: day": "When", "Where: name of the place": "Where", "Cost: type": "Cost", "Joining: how": "Joining",
              "Checked: date": "Checked", "Permission: given": "Permission", "Source: from": "Source"}  # fmt: skip
    sheet.append([groups.get(heading, "") for heading in GARDEN])
    sheet.append([heading.rpartition(": ")[2].capitalize() for heading in GARDEN])
    first = [GARDEN[heading] for heading in GARDEN]
    sheet.append(first)
    sheet.append(["" if heading != "When: day" else "Friday" for heading in GARDEN])
    sheet.append([])
    sheet.append([{"Name": "Bean Talk", "Where: name of the place": ""}.get(h, GARDEN[h]) for h in GARDEN])
    sheet.append([{"Name": "Pea Talk", "Where: name of the place": ""}.get(h, GARDEN[h]) for h in GARDEN])
    place = {heading: number for number, heading in enumerate(GARDEN, 1)}
    from datetime import datetime, time

    sheet.cell(4, place["When: start"]).value = time(10, 30)
    sheet.cell(4, place["Checked: date"]).value = datetime(2026, 11, 1)
    sheet.merge_cells(start_row=4, end_row=5, start_column=1, end_column=1)
    sheet.cell(7, place["Where: name of the place"]).value = "Bean Hall"
    where = place["Where: name of the place"]
    sheet.merge_cells(start_row=7, end_row=8, start_column=where, end_column=where)
    book.save(file)
    return file


def test_merged_cells_blank_rows_and_two_rows_of_headings_are_read(town, tmp_path):
    code, report = run(town, "import", merged_book(tmp_path / "workshop.xlsx"))
    assert code == 0, report
    assert "what stands above the headings in row 3 is passed over" in report
    garden = read(town, "riverside/cobb-garden-riverside.yml")
    assert [session["day"] for session in garden["when"]] == ["tuesday", "friday"]
    assert garden["when"][0]["start"] == "10:30"
    assert garden["checked"]["date"] == "2026-11-01"
    for name in ("bean-talk", "pea-talk"):
        assert read(town, f"riverside/{name}-riverside.yml")["where"][0]["venue"]["name"] == "Bean Hall"


def test_a_heading_that_is_not_ours_is_named(town, tmp_path):
    row = {**GARDEN, "Telefone": "01632 960123", "Contact phon": "01632 960123"}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", row, headings=list(row)))
    assert code == 0
    assert "column S: heading 'Telefone' is not one of ours." in report
    assert "column T: heading 'Contact phon' is not one of ours. Did you mean contact.phone?" in report


def test_a_table_without_our_headings_is_told_what_to_do(town, tmp_path):
    (tmp_path / "a.csv").write_text("Ref,Group\n1,Clay\n", encoding="utf-8")
    code, report = run(town, "import", tmp_path / "a.csv")
    assert code == 2
    assert "Make a table with hereabouts template, and copy into it." in report


def test_a_phone_number_that_lost_its_first_figure_is_named(town, tmp_path):
    row = {**GARDEN, "Contact: phone": "1632960123"}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", row, headings=list(row)))
    assert code == 1
    assert "'1632960123' lacks its first 0. Write it with blanks, such as 01632 960123." in report


KNOWN_CELLS = ["", "", "", *GARDEN.values(), "Tues eve (not hols)", "n/a", "1", "yes: no", "example"]
CELLS = st.sampled_from(KNOWN_CELLS) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(rows=st.lists(st.lists(CELLS, max_size=len(GARDEN) + 2), max_size=6), above=st.integers(0, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_stands_in_a_table_every_row_is_drafted_left_out_or_refused(tmp_path_factory, rows, above):
    file = tmp_path_factory.mktemp("any") / "any.xlsx"
    book = Workbook()
    for row in [*[["about"]] * above, list(GARDEN), *rows]:
        book.active.append([text.removeprefix("=") for text in row])
    book.save(file)
    filled = read_filled(file, COLUMNS)
    found = take_rows(filled, COLUMNS, {}, list(COLUMNS))
    told = [row.number for row, _ in (*found.refused, *found.left_out)]
    told += [row.number for draft in found.drafts.values() for row in draft.rows]
    assert sorted(told) == [row.number for row in filled.rows]
    assert all(reason.strip() for _, reason in found.refused)


@pytest.mark.parametrize(
    "cell",
    [
        '{"contact":["x"]}', '{"contact":"x"}', '{"where":[null]}', '{"where":3}', '{"where.x":{}}',
        '{"when.0.0.0":"x"}', '{"when.99999999.day":"monday"}', '{"when.1":"x"}', '{"name.x":"y"}',
        '{"cost.reduced.x.y":"z"}',
    ],
)  # fmt: skip
def test_a_cell_for_everything_else_that_somebody_made_up_refuses_its_row_and_stops_nothing(town, tmp_path, cell):
    row = {**GARDEN, "Everything else": cell}
    code, report = run(town, "import", write_rows(tmp_path / "a.csv", row, headings=list(row)))
    assert code == 1
    assert "a.csv, row 2: refused." in report
