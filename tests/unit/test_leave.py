"""Everything of a directory in one folder: read back by strangers' readers, equal in all, and without a secret."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import frictionless
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from building import PROJECT
from closing import files_of, home_on
from example_town import ORGANISATIONS, VENUES
from hereabouts.booklet.build import MOST
from hereabouts.build import BuildError, read_build
from hereabouts.imports.store import to_yaml
from hereabouts.leave.paper import split_listings, write_papers
from hereabouts.leave.run import CannotLeave, Left, leave
from hereabouts.leave.tables import EVERY
from hereabouts.source import parse_mapping
from pressing import OURS
from small_town import SMALL, changed, make_listing
from town import LISTING, make_town, run_command, write

SAID = {"organisations": ORGANISATIONS, "venues": VENUES}


def leave_into(directory: Path, out: Path, own: bool = False, day: date = date(2026, 11, 23)) -> Left:
    home = home_on(directory, day)
    return leave(home, read_build(home), out, own)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, left."""
    out = tmp_path_factory.mktemp("left") / "out"
    leave_into(OURS, out)
    return out


def read_csv(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"tables/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_sheets(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every sheet below its headings, by the name of its table."""
    book = load_workbook(out / "spreadsheet/directory.xlsx", read_only=True)
    rows = {sheet.title.replace(" ", "_"): list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return {name: [dict(zip(found[0], row, strict=True)) for row in found[1:]] for name, found in rows.items()}


def read_database(out: Path, asked: str) -> list[Any]:
    with closing(sqlite3.connect(out / "database/directory.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(asked).fetchall()


def read_json(out: Path, name: str) -> Any:
    return json.loads((out / name).read_bytes())


def pdf_words(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def slugs_in(out: Path) -> dict[str, list[str]]:
    """The short names of all listings, as each form has them."""
    return {
        "spreadsheet": sorted(row["slug"] for row in read_sheets(out)["listings"]),
        "tables": sorted(row["slug"] for row in read_csv(out, "listings")),
        "database": sorted(slug for (slug,) in read_database(out, "SELECT slug FROM listings")),
        "json": sorted(one["slug"] for one in read_json(out, "json/listings.json")["listings"]),
        "open referral": sorted(
            one["hereabouts"]["slug"]
            for one in read_json(out, "open-referral-uk/services.json")["contents"]
            if one["status"] != "defunct"
        ),
    }


def test_every_form_holds_the_same_listings_as_the_directory(left: Path) -> None:
    found = sorted(listing.slug for listing in read_build(home_on(OURS)).directory.found())
    assert slugs_in(left) == dict.fromkeys(slugs_in(left), found)
    assert len(found) == 127


def test_the_booklet_names_every_listing(left: Path) -> None:
    letters = re.compile(r"[^a-z0-9]")  # breaks of lines, and letters that the reader turns round, aside
    told = letters.sub("", pdf_words(left / "print/whats-on.pdf").lower())
    names = [row["name"] for row in read_csv(left, "listings")]
    plain = [name for name in names if name.isascii()]
    assert len(plain) > 100
    assert [name for name in plain if letters.sub("", name.lower()) not in told] == []


def test_every_table_has_as_many_rows_in_every_form(left: Path) -> None:
    sheets, told = read_sheets(left), read_json(left, "contents.json")["rows"]
    assert {table.name for table in EVERY} == set(sheets) == set(told)
    for table in EVERY:
        [(count,)] = read_database(left, f"SELECT count(*) FROM {table.name}")
        assert len(read_csv(left, table.name)) == len(sheets[table.name]) == told[table.name] == count, table.name


def test_what_no_listing_names_goes_along(left: Path) -> None:
    for table, sources in SAID.items():
        shown = {source.slug for source in sources if source.data.get("status") != "withheld"}
        assert shown <= {row["slug"] for row in read_csv(left, table)}
    assert {row["slug"] for row in read_csv(left, "venues")} == {
        source.slug for source in VENUES if source.data.get("status") != "withheld"
    }
    assert "step-free" in {row["term"] for row in read_csv(left, "terms")}
    assert {row["name"] for row in read_csv(left, "help_now")} >= {"999", "Samaritans"}


def test_the_cells_of_the_sheets_are_those_of_the_tables(left: Path) -> None:
    sheets = read_sheets(left)
    for table in EVERY:
        for sheet, row in zip(sheets[table.name], read_csv(left, table.name), strict=True):
            for column in table.columns:
                cell = sheet[column.name]
                text = row[column.name]
                if column.type in ("integer", "number"):
                    assert (float(text) if text else None) == cell
                elif column.type == "boolean":
                    assert cell is (text == "true")
                else:
                    assert (cell or "") == (text[1:] if text.startswith("'") else text)


def test_frictionless_finds_no_fault_in_the_tables(left: Path) -> None:
    report = frictionless.validate(str(left / "tables/datapackage.json"))
    assert report.valid, report.flatten(["name", "title", "message"])
    assert len(report.tasks) == len(EVERY)


def sums_of(out: Path) -> dict[str, str]:
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_the_checksums_are_those_of_every_other_file(left: Path) -> None:
    held = {name: sha256(text).hexdigest() for name, text in files_of(left).items() if name != "SHA256SUMS"}
    assert sums_of(left) == held


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="This machine has no sha256sum.")
def test_a_file_that_was_changed_is_noticed(left: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(left, out)
    command = ["sha256sum", "--quiet", "-c", "SHA256SUMS"]
    assert subprocess.run(command, cwd=out, check=False, capture_output=True).returncode == 0
    with (out / "tables/venues.csv").open("ab") as file:
        file.write(b" ")
    ended = subprocess.run(command, cwd=out, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (1, "tables/venues.csv: FAILED\n")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def test_the_page_leads_to_all_that_lies_there_and_needs_no_script(left: Path) -> None:
    page = _Links()
    html = (left / "index.html").read_text(encoding="utf-8")
    page.feed(html)
    assert "script" not in page.tags
    assert all((left / link).is_file() for link in page.links)  # a web server shows nobody what is in a folder
    linked = {link for link in page.links if not link.startswith("guidance/")}
    files = {name for name in files_of(left) if not name.startswith(("guidance/", "json/schemas/"))}
    assert linked == files - {"index.html", "README.txt"}
    plain = (left / "README.txt").read_text(encoding="utf-8")
    for path in left.iterdir():
        if path.name not in ("index.html", "README.txt", "look.css"):
            assert f"\n{path.name}" in plain
    for said in (
        "Invented example",
        "CC BY 4.0",
        "The Pellbridge list team",
        "23 November 2026",
        "2 listings that are withheld",
    ):
        assert said in html
        assert said in plain


def test_the_same_directory_gives_the_same_bytes(left: Path, tmp_path: Path) -> None:
    leave_into(OURS, tmp_path / "again")
    before, after = files_of(left), files_of(tmp_path / "again")
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


SECRETS = ("Xylophone Cottage", "99 Hidden Row", "QX9 9ZZ", "01632 960999", "the pretend refuge", "Zebra Circle")
WITHHELD = LISTING.replace("Riverside Community Garden", "Zebra Circle") + "status: withheld\n"
CONFIDENTIAL = """\
# Do not tell: 99 Hidden Row, QX9 9ZZ
name: A quiet place
confidential: yes
ask: Send a text first; we will tell you where to come.
"""
HIDDEN = """\
name: Xylophone Cottage
area: riverside
address: {street: 99 Hidden Row}
pin: {easting: 600500, northing: 480500}
phone: 01632 960999
directions: Behind the pretend refuge.
status: withheld
"""
MEETS = LISTING.replace("venue: hut", "venue: quiet").replace("Riverside Community Garden", "Meets quietly")
WENT = LISTING.replace("venue: hut", "venue: cottage").replace("Riverside Community Garden", "Meets in a cottage")


@pytest.fixture
def secret_town(tmp_path: Path) -> Path:
    """A town with confidential and withheld places, used and unused, and a withheld listing."""
    town = make_town(tmp_path / "town")
    write(town / "venues/quiet.yml", CONFIDENTIAL)
    write(town / "venues/cottage.yml", HIDDEN)
    write(town / "organisations/zebra.yml", "name: Zebra Circle\ntype: charity\nstatus: withheld\n")
    write(town / "listings/riverside/zebra.yml", WITHHELD)
    write(town / "listings/riverside/quietly.yml", f"# {SECRETS[1]}\n{MEETS}")
    write(town / "listings/riverside/cottage.yml", WENT)
    return town


def texts_in(out: Path) -> Iterator[tuple[str, str]]:
    """All that can be read in each file: packed parts, pages of PDF, and cells of the database."""
    for name, held in files_of(out).items():
        if name.endswith((".xlsx", ".docx", ".pptx")):
            with zipfile.ZipFile(out / name) as packed:
                yield name, " ".join(packed.read(part).decode(errors="replace") for part in packed.namelist())
        elif name.endswith(".pdf"):
            yield name, pdf_words(out / name)
        yield name, held.decode(errors="replace")


def test_no_secret_of_a_confidential_or_withheld_place_goes_along(secret_town: Path, tmp_path: Path) -> None:
    leave_into(secret_town, tmp_path / "out")
    told = [(name, secret) for name, text in texts_in(tmp_path / "out") for secret in SECRETS if secret in text]
    assert told == []
    assert {row["slug"] for row in read_csv(tmp_path / "out", "listings")} == {"garden", "quietly", "cottage"}
    [quiet] = [row for row in read_csv(tmp_path / "out", "venues") if row["slug"] == "quiet"]
    assert (quiet["confidential"], quiet["street"], quiet["latitude"]) == ("true", "", "")


def test_the_teams_own_files_go_along_only_where_it_asks(secret_town: Path, tmp_path: Path) -> None:
    leave_into(secret_town, tmp_path / "out", own=True)
    own = tmp_path / "out/own-files"
    assert (own / "directory/venues/cottage.yml").read_text(encoding="utf-8") == HIDDEN
    assert (own / "READ-FIRST.txt").read_text(encoding="utf-8").startswith("FOR THE TEAM ONLY")
    assert (own / "lent/terms/interests.yml").is_file()
    told = {name for name, text in texts_in(tmp_path / "out") for secret in SECRETS if secret in text}
    assert told
    assert all(name.startswith("own-files/") for name in told)
    assert "own-files/directory/venues/cottage.yml" in sums_of(tmp_path / "out")


def test_a_new_town_without_a_listing_leaves_too(tmp_path: Path) -> None:
    town = tmp_path / "town"
    town.mkdir()
    assert leave_into(town, tmp_path / "out").listings == 0
    assert slugs_in(tmp_path / "out") == dict.fromkeys(slugs_in(tmp_path / "out"), [])
    assert frictionless.validate(str(tmp_path / "out/tables/datapackage.json")).valid
    assert "There are no listings yet." in (tmp_path / "out/README.txt").read_text(encoding="utf-8")
    assert not list((tmp_path / "out").glob("print/*.pdf"))


@pytest.mark.parametrize("where", ["full", "file", "link", "inside", "below a file"])
def test_a_place_that_cannot_be_used_is_refused_and_left_alone(tmp_path: Path, where: str) -> None:
    town = make_town(tmp_path / "town")
    out = town / "out" if where == "inside" else tmp_path / "out"
    if where == "full":
        write(out / "mine.txt", "mine")
    elif where == "file":
        write(out, "mine")
    elif where == "link":
        (tmp_path / "elsewhere").mkdir()
        out.symlink_to(tmp_path / "elsewhere")
    elif where == "below a file":
        out = write(tmp_path / "file", "mine") / "out"
    before = files_of(tmp_path)
    with pytest.raises(CannotLeave, match="Name"):
        leave_into(town, out)
    assert files_of(tmp_path) == before


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    leave_into(make_town(tmp_path / "town"), tmp_path / "out")
    assert (tmp_path / "out/index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "cache") == ["out", "town"]


def test_a_run_that_is_ended_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    environ = {**os.environ, "DIRECTORY": str(OURS), "TODAY": "2026-11-23", "PRINTS": "no"}
    command = [sys.executable, "-m", "hereabouts.cli", "leave", str(place / "out")]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while running.poll() is None and not list(place.glob(".out.new/*/*")):
            time.sleep(0.01)
        running.terminate()
        running.communicate(timeout=60)
    assert running.returncode == 2
    assert list(place.iterdir()) == []


def test_what_a_power_cut_left_goes_with_the_next_run(tmp_path: Path) -> None:
    write(tmp_path / ".out.new/half.txt", "half")
    leave_into(make_town(tmp_path / "town"), tmp_path / "out")
    assert not (tmp_path / ".out.new").exists()
    assert not (tmp_path / "out/half.txt").exists()


def test_a_directory_with_errors_leaves_nothing_behind(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town")
    write(town / "listings/riverside/broken.yml", "name: Only a name\n")
    with pytest.raises(BuildError, match="broken.yml"):
        leave_into(town, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_it_made_and_what_stands_against_it(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town")
    ended = run_command("leave", tmp_path / "out", "--own-files", directory=town)
    assert ended.returncode == 0, ended.stderr
    assert "1 listing in" in ended.stdout
    assert "is for your team only" in ended.stdout
    again = run_command("leave", tmp_path / "out", directory=town)
    assert (again.returncode, again.stdout) == (2, "")
    assert "holds something already. Name an empty folder" in again.stderr


def test_a_directory_too_large_for_one_book_is_split_by_area() -> None:
    many = [make_listing(changed(SMALL, name=f"Number {n}"), f"number-{n}", "riverside") for n in range(MOST + 1)]
    parts = {name: part for name, _, part in split_listings([*many, make_listing(SMALL, "singing", "hilltop")])}
    assert list(parts) == ["in-hilltop", "in-riverside", "in-riverside--2"]
    assert [len(part) for part in parts.values()] == [1, MOST, 1]
    assert sorted(one.slug for part in parts.values() for one in part) == sorted(
        [one.slug for one in many] + ["singing"]
    )


def test_such_a_directory_has_a_booklet_for_each_area_with_all_that_lies_there(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "tests/bench/generate.py"), str(MOST + 60), str(tmp_path / "town")]
    subprocess.run(command, check=True, capture_output=True)
    home = home_on(tmp_path / "town")
    directory = read_build(home).directory
    assert write_papers(tmp_path, directory, home) == []
    areas = {listing.area for listing in directory.found()}
    assert {file.stem for file in (tmp_path / "print").iterdir()} == {f"in-{area}" for area in areas}
    letters = re.compile(r"[^a-z0-9]")
    for area in sorted(areas)[:3]:
        told = letters.sub("", pdf_words(tmp_path / f"print/in-{area}.pdf").lower())
        names = [one.name for one in directory.found() if one.area == area]
        assert names
        assert [name for name in names if letters.sub("", name.lower()) not in told] == []


NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40
).map(lambda text: f"n {text.strip()}")
STARTS = st.sampled_from(["", "=1+1 ", "+44 ", "-2 ", "@home ", "'quoted ", "<b>", "&amp; "])
MADE = st.lists(st.tuples(STARTS, NAMES, st.sampled_from(["", "paused", "ended", "withheld"])), max_size=6)


@settings(max_examples=6)
@given(MADE)
def test_whatever_listings_there_are_every_form_gives_them_back(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]]
) -> None:
    room = tmp_path_factory.mktemp("made")
    town = make_town(room / "town")
    expected = {"garden": "Riverside Community Garden"}
    for number, (start, name, status) in enumerate(made):
        data = {**parse_mapping(LISTING.encode()), "name": start + name, **({"status": status} if status else {})}
        if status == "ended":
            data.pop("when")
        write(town / f"listings/riverside/made-{number}.yml", to_yaml(data))
        if status in ("", "paused"):
            expected[f"made-{number}"] = (start + name).strip()
    out = room / "out"
    leave_into(town, out)
    assert slugs_in(out) == dict.fromkeys(slugs_in(out), sorted(expected))
    in_sheets = {row["slug"]: row["name"] for row in read_sheets(out)["listings"]}
    in_database = dict(read_database(out, "SELECT slug, name FROM listings"))
    in_json = {one["slug"]: one["listing"]["name"] for one in read_json(out, "json/listings.json")["listings"]}
    assert in_sheets == in_database == in_json == expected
    in_tables = {row["slug"]: row["name"] for row in read_csv(out, "listings")}
    assert {slug: name[1:] if name.startswith("'") else name for slug, name in in_tables.items()} == expected
