"""The report for a funder: every number is right, it names nobody, and it fits one side of paper."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from dated_town import commit, listing, make_dated_town
from hereabouts.build import read_build
from hereabouts.changes.past import PastError
from hereabouts.coverage.grid import Head
from hereabouts.coverage.paper import report_pdf
from hereabouts.coverage.quarter import Quarter, quarter_of, to_quarter
from hereabouts.coverage.report import AREAS, AreaLine, Report, make_report, share
from hereabouts.coverage.report_words import report_view
from hereabouts.directory import Directory
from hereabouts.home import PROJECT, find_home
from hereabouts.pages.fragment import read_fragments
from hereabouts.vocabulary import Term, Vocabulary
from html_page import Page
from small_town import SMALL, changed, make_listing, make_town
from town import TODAY, run_command, write

NOW, BEFORE = Quarter(2026, 4), Quarter(2026, 3)
NO_GIT = PastError("This copy is not kept with Git.")


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home()).directory


@pytest.fixture(scope="module")
def report(example) -> Report:
    return make_report(example, NOW, TODAY, NO_GIT)


def cost_of(one) -> str:
    if one.cost.type == "free" or (one.cost.price == 0 and not one.cost.price_to):
        return "free"
    if one.cost.type == "donation" or (one.cost.price is not None and one.cost.price <= 300):
        return "low"
    if any(row.price is not None and row.price <= 300 for row in one.cost.reduced):
        return "some"
    return "unknown" if one.cost.price is None else "dearer"


def test_every_number_is_what_a_plain_count_gives(example, report):
    found = [one for one in example.listings.values() if one.status not in ("ended", "withheld")]
    costs = Counter(map(cost_of, found))
    assert report.listings == len(found) > 100
    assert (report.free, report.low) == (costs["free"], costs["low"])
    assert (report.low_for_some, report.cost_unknown) == (costs["some"], costs["unknown"])
    assert report.in_time == sum((TODAY - one.checked.date).days <= 183 for one in found)
    assert report.change.checked == sum(date(2026, 10, 1) <= one.checked.date <= TODAY for one in found)
    assert report.placed == sum(bool(one.where) for one in found)
    rows = [row for row in example.asked_for if row.month in (date(2026, 10, 1), date(2026, 11, 1))]
    assert report.asked == sum(row.times for row in rows) > 20
    assert all(one.supply == 0 for one in report.demand)


def test_every_line_of_an_area_is_what_a_plain_count_gives(example, report):
    found = [one for one in example.listings.values() if one.status not in ("ended", "withheld")]
    areas = example.vocabularies["areas"]
    for line in report.areas:
        there = [
            one for one in found
            if (line.label == "Only online") == (one.online == "yes" and not one.where)
            and (line.label == "Only online" or line.label in map(areas.label, one.areas))
        ]  # fmt: skip
        costs = Counter(map(cost_of, there))
        assert (line.listings, line.free, line.low) == (len(there), costs["free"], costs["low"]), line


def test_more_areas_than_have_room_share_a_line():
    areas = {f"area-{n}": Term(f"area-{n}", f"Area {n}") for n in range(40)}
    made = [
        make_listing(changed(SMALL, areas=[f"area-{n}", f"area-{(n + 7) % 40}"]), f"one-{n}", f"area-{n}")
        for n in range(40)
    ]
    small = make_town()
    town = replace(
        small,
        listings={one.slug: one for one in made},
        vocabularies={**small.vocabularies, "areas": Vocabulary("areas", "Areas", areas)},
    )
    lines = make_report(town, NOW, TODAY, NO_GIT).areas
    assert len(lines) == AREAS
    assert lines[-1].label == f"{40 - AREAS + 1} other areas"
    named = {line.label for line in lines[:-1]}
    rest = [one for one in made if any(areas[slug].label not in named for slug in one.areas)]
    assert lines[-1].listings == len(rest)


def test_nobody_is_named_in_it(example, report):
    view = report_view(report, example)
    held = repr(view)
    names = [one.name for one in example.listings.values()] + [one.name for one in example.organisations.values()]
    assert [name for name in names if name in held] == []
    assert "Lessons for adults" not in held
    assert not re.search(r"\d{5} \d{6}|@", held)


def words_of(pdf: bytes) -> tuple[int, str]:
    """How many sides a PDF has, and its words."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return len(document), " ".join(text.split())


def test_it_is_one_side_that_a_screen_reader_can_read(example, report):
    view = report_view(report, example)
    pdf = report_pdf(view, PROJECT, TODAY)
    sides, words = words_of(pdf)
    assert sides == 1
    for figure in view["figures"]:
        assert figure["number"] in words
    assert view["how"][-1].split(":")[0] in words
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).lower().startswith("en")
        assert b"<pdfuaid:part>1</pdfuaid:part>" in opened.Root.Metadata.read_bytes()
        box = [float(edge) for edge in opened.pages[0].MediaBox]
        assert [round(edge) for edge in box] == [0, 0, 595, 842]
    assert pdf == report_pdf(view, PROJECT, TODAY)


def test_the_longest_words_fit_one_side(example, report):
    long = "A very long name of an area, a question or a wish that nobody would write " * 3
    areas = {term.slug: replace(term, label=long) for term in example.vocabularies["areas"]}
    words = {**example.vocabularies, "areas": Vocabulary("areas", "Areas", areas)}
    row = report.access[0]
    full = replace(
        report,
        name=long,
        areas=[AreaLine(long, 10_000, 10_000, 10_000)] * 14,
        access=[replace(row, head=Head("x", long), counts=(10_000, 10_000, 10_000))] * 6,
        demand=[replace(one, asked=replace(one.asked, area="riverside", times=9999)) for one in report.demand],
        gaps=[long] * 5,
    )
    view = report_view(full, replace(example, vocabularies=words))
    assert len(view["asked"]) == 6
    assert words_of(report_pdf(view, PROJECT, TODAY))[0] == 1


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_directory_and_one_listing_look_sensible(count):
    small = make_town()
    held = {"one": make_listing(SMALL, "one")} if count else {}
    town = replace(small, listings=held)
    view = report_view(make_report(town, NOW, TODAY, NO_GIT), town)
    assert [figure["number"] for figure in view["figures"]] == (
        ["1", "1 (100%)", "1 (100%)", "1"] if count else ["0"] * 4
    )
    assert words_of(report_pdf(view, PROJECT, TODAY))[0] == 1
    assert "Nobody noted" in view["asked_says"]


def test_words_are_never_markup(example, report):
    wicked = "<script>alert(1)</script> #panic() $x$ *b*"
    view = {**report_view(report, example), "name": wicked, "gaps": [wicked]}
    html = read_fragments().render("report", view)
    assert "<script" not in html
    assert Page(html).faults == []
    assert "#panic()" in words_of(report_pdf(view, PROJECT, TODAY))[1]


def test_a_share_of_nothing_is_not_said():
    assert [share(0, 0), share(1, 3), share(3, 3)] == ["", "33%", "100%"]


@pytest.mark.parametrize("text", ["2026-Q3", "2026 q3", "2026Q3", " 2026-q3 "])
def test_a_quarter_is_read(text):
    assert to_quarter(text) == BEFORE


@pytest.mark.parametrize("text", ["", "Q3", "2026-Q5", "26-Q3", "2026-07"])
def test_what_is_no_quarter_is_not_read(text):
    assert to_quarter(text) is None


def test_a_quarter_has_three_months():
    assert (BEFORE.begins, BEFORE.ends, BEFORE.words) == (date(2026, 7, 1), date(2026, 9, 30), "July to September 2026")
    assert NOW.ends == date(2026, 12, 31)
    assert Quarter(2027, 1).before() == NOW
    assert quarter_of(date(2026, 9, 30)) == BEFORE
    assert quarter_of(date(2026, 10, 1)) == NOW


def words_of_command(folder: Path, *words: str) -> str:
    """The words of the page that the command writes."""
    ended = run_command("report", *words, "--out", folder.parent / "out", directory=folder)
    assert ended.returncode == 0, ended.stderr
    html, pdf = ended.stdout.split()
    assert Path(pdf).read_bytes().startswith(b"%PDF")
    return Page(Path(html).read_text("utf-8")).root.words


def test_a_quarter_that_is_over_is_counted_as_it_ended(tmp_path):
    folder = make_dated_town(tmp_path)
    write(folder / "listings/riverside/darts.yml", listing("Darts by the river", checked="2026-08-01"))
    commit(folder, "2026-09-30")
    write(folder / "listings/riverside/quilts.yml", listing("Quilts and tea"))
    write(folder / "asked-for.csv", "month,interest,times\n2026-09,music,1\n2026-09,gardening,3\n2026-10,music,5\n")
    commit(folder, "2026-10-01")

    words = words_of_command(folder)
    assert "July to September 2026" in words
    assert "4 listings that people can find" in words
    assert "1 new in this quarter" in words
    assert "1 last checked in this quarter" in words
    assert "as they stood on 30 September 2026" in words
    assert "asked teams for something 4 times" in words

    words = words_of_command(folder, "--quarter", "2026-Q4")
    assert "5 listings that people can find" in words
    assert "1 October 2026 to 23 November 2026" in words
    assert "1 new in this quarter" in words
    assert "asked teams for something 5 times" in words


def test_where_git_does_not_reach_the_page_says_so(tmp_path):
    words = words_of_command(make_dated_town(tmp_path), "--quarter", "2026-Q1")
    assert "as they stood on 23 November 2026" in words
    assert "when the quarter ended cannot be told" in words
    assert "the history begins later" in words
    assert "new in this quarter" not in words


@pytest.mark.parametrize(("named", "said"), [("2027-Q1", "has not begun yet"), ("autumn", "such as 2026-Q3")])
def test_a_quarter_that_cannot_be_reported_is_refused_in_words(named, said):
    ended = run_command("report", "--quarter", named)
    assert ended.returncode == 2
    assert said in ended.stderr
