"""Small packs on paper: where links lead, what a list at the end holds, and what is refused, with the page's name."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import small_town
from hereabouts.guidance.print import write
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.document import find_prints, prints
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.write import check_print, to_desk, write_prints
from hereabouts.home import Home
from printing import (
    addresses_of,
    desk_of,
    library_of,
    page,
    print_one,
    tags_of,
    text_of,
    texts_of,
    town,
    with_directory,
    write_pack,
)  # fmt: skip

INDEX = page("Start here", "Words.")
SITE = "smallton.example.org/list"


def manual(folder: Path, *bodies: str, **more: str) -> bytes:
    """A practice manual with pages one, two, ... of these texts."""
    pages = {f"practice/page-{number}.md": page(f"Page {number}", body) for number, body in enumerate(bodies, 1)}
    return print_one(desk_of(write_pack(folder, {**pages, **more})), "practice-guidance")


def test_a_link_to_a_page_of_the_same_file_leads_there_and_tells_its_page_number(tmp_path: Path) -> None:
    pdf = manual(
        tmp_path, "See [the other](page-2.md), or [its end](page-2.md#end).", "Words.\n\n## The end {#end}\n\nx"
    )
    assert "See the other (page 4), or its end." in text_of(pdf)
    assert not [one for one in addresses_of(pdf) if "page-2" in one]


def test_a_link_to_anything_else_is_the_sites_address_told_once(tmp_path: Path) -> None:
    body = "Look at [start](../start-something.md), [start](../start-something.md#x) and [find](find:cost=free,cheap)."
    pdf = manual(tmp_path, body)
    text = text_of(pdf)
    assert addresses_of(pdf).count("https://smallton.example.org/list/start-something/") == 1
    assert text.count(f"{SITE}/start-something") == 1
    assert "https://smallton.example.org/list/find/#cost=free&cost=cheap" in addresses_of(pdf)
    assert f"{SITE}/find/#cost=free&cost=cheap" in text


def test_two_pages_may_have_headings_with_one_id(tmp_path: Path) -> None:
    body = "To [the end](#end) or [the other end](page-{}.md#end).\n\n## The end {{#end}}\n\nWords."
    pdf = manual(tmp_path, body.format(2), body.format(1))
    assert text_of(pdf).count("The end") == 2


def test_an_address_that_is_read_anyway_is_not_told_again(tmp_path: Path) -> None:
    text = text_of(manual(tmp_path, "At [example.org/things](https://example.org/things)."))
    assert text.count("example.org/things") == 1


def test_entities_mail_and_stashed_code_come_out_as_letters(tmp_path: Path) -> None:
    text = text_of(manual(tmp_path, 'Tea &amp; cake &lt;b&gt;, <list@example.org>, `a < b && "c"`, 5 &times; 3.'))
    assert 'Tea & cake <b>, list@example.org, a < b && "c", 5 × 3.' in text


def test_works_are_named_in_the_text_and_numbered_at_the_end(tmp_path: Path) -> None:
    pdf = manual(tmp_path, "It helps [@leamy2011]. So it does [@leamy2011; @brugha2005].")
    text = text_of(pdf)
    assert "It helps (Leamy and others, 2011). So it does (Leamy and others, 2011; Brugha, 2005)." in text
    assert re.search(r"References 1\. Brugha TS \(2005\)\. Social networks\. Another journal\. 2\. Leamy M", text)


def test_a_manual_ends_with_the_sheets_that_it_names(tmp_path: Path) -> None:
    tool = page("Goal plan", "Words.", tool="T4", sheet="a4")
    text = text_of(manual(tmp_path, "Use [tool:T4].", **{"toolkit/goal-plan.md": tool}))
    assert "Use Goal plan (T4)." in text
    assert text.rstrip().endswith(f"Goal plan (T4) {SITE}/toolkit/goal-plan What is on in Smallton 4")


def test_a_word_leads_to_the_list_of_words(tmp_path: Path) -> None:
    pdf = manual(tmp_path, "A [term:bridging] tie.", "::: glossary\n:::\n")
    assert "bridging: A tie between people who are not alike." in text_of(pdf)
    assert not [one for one in addresses_of(pdf) if "bridging" in one]


def test_urgent_help_comes_from_the_directory(tmp_path: Path) -> None:
    sheet = page("Sheet", "::: help\n:::\n", tool="T1", sheet="a4", large="yes")
    text = text_of(print_one(desk_of(write_pack(tmp_path, {"toolkit/sheet.md": sheet})), "t1-sheet"))
    entry = small_town.make_town().help_now["entries"][0]
    assert "Need help now?" in text
    assert entry["name"] in text


def test_listings_come_from_the_directory_with_the_address_of_the_search(tmp_path: Path) -> None:
    pdf = manual(tmp_path, "::: listings\ninterest: singing\nshow: 2\n:::\n")
    listing = small_town.make_town().listings["singing"]
    assert listing.name in text_of(pdf)
    assert "https://smallton.example.org/list/find/#interest=singing" in addresses_of(pdf)


def test_everything_to_write_in_is_drawn(tmp_path: Path) -> None:
    body = """
::: lines 3
Why it matters:
:::

::: box 4
What I want:
:::

::: scale 0 10
How sure?
:::

::: tick
- One
- Two
:::

::: rows 5
| Step | Done |
|---|---|
:::

::: cut 3
- **Name:**
:::
"""
    sheet = page("Sheet", body, tool="T1", sheet="a4")
    pdf = print_one(desk_of(write_pack(tmp_path, {"toolkit/sheet.md": sheet})), "t1-sheet")
    text = text_of(pdf)
    assert "Why it matters: What I want: How sure? 0 1 2 3 4 5 6 7 8 9 10 ☐ One ☐ Two Step Done" in text
    assert text.count("Name:") == 3
    with pikepdf.open(BytesIO(pdf)) as document:
        cells = [one for one in tags_of(document) if one.get("/S") == "/TD"]
    assert len(cells) == 10


@pytest.mark.parametrize("kind", ["story", "example"])
def test_what_is_invented_says_so_at_both_ends(tmp_path: Path, kind: str) -> None:
    text = text_of(manual(tmp_path, f"::: {kind} Sam sings\nSam sang.\n:::\n"))
    assert f"This {kind} is invented. Sam sings Sam sang. End. This {kind} is invented." in text


def test_a_sheet_says_where_it_lives_and_when_it_was_checked(tmp_path: Path) -> None:
    sheet = page("Sheet", "Words.", tool="T1", sheet="a4")
    text = text_of(print_one(desk_of(write_pack(tmp_path, {"toolkit/sheet.md": sheet})), "t1-sheet"))
    assert f"Sheet · {SITE}/toolkit/sheet · checked 23 November 2026" in text


def test_a_side_is_drawn_together_where_that_saves_another(tmp_path: Path) -> None:
    lines = "\n\n".join(f"::: lines 3\nQuestion {number}:\n:::" for number in range(7))
    sheet = page("Sheet", lines, tool="T1", sheet="a4", large="yes")
    assert len(texts_of(print_one(desk_of(write_pack(tmp_path, {"toolkit/sheet.md": sheet})), "t1-sheet"))) == 1


def test_a_letter_without_a_shape_is_an_error_in_a_page_by_its_line(tmp_path: Path) -> None:
    home = write_pack(tmp_path, {"practice/index.md": page("Start here", "Words.\n\nA 龘 here.")})
    (problem,) = write_prints(tmp_path / "site", library_of(home), town(), home)
    assert (problem.path, problem.line, problem.severity) == ("guidance/practice/index.md", 13, "error")
    assert "龘 (U+9F98)" in problem.message
    assert not (tmp_path / "site").exists()


def test_a_letter_without_a_shape_in_the_settings_is_a_warning_and_a_mark_stands_there(tmp_path: Path) -> None:
    home = with_directory(write_pack(tmp_path, {"practice/index.md": INDEX}), place="Small 龘 ton", name="On 龘")
    desk = to_desk(library_of(home), town(place="Small 龘 ton", name="On 龘"), home)
    problems = check_print(desk, home)
    assert {(problem.path, problem.field, problem.severity) for problem in problems} == {
        ("town/settings.yml", "place", "warning"),
        ("town/settings.yml", "name", "warning"),
    }
    assert "On □" in text_of(print_one(desk, "practice-guidance"))


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
)


def test_a_town_prints_under_its_own_logo(tmp_path: Path) -> None:
    home = with_directory(write_pack(tmp_path, {"practice/index.md": INDEX}), logo="logo.svg")
    (home.directory / "logo.svg").write_text(LOGO)
    desk = to_desk(library_of(home), town(logo="logo.svg"), home)
    assert check_print(desk, home) == []
    with pikepdf.open(BytesIO(print_one(desk, "practice-guidance"))) as document:
        alts = [str(one["/Alt"]) for one in tags_of(document) if one.get("/S") == "/Figure"]
    assert "Logo of What is on in Smallton" in alts


@pytest.mark.parametrize(("held", "says"), [(None, "no picture"), ("no picture at all", "cannot be read")])
def test_a_logo_that_is_no_picture_is_named_by_its_line(tmp_path: Path, held: str | None, says: str) -> None:
    home = with_directory(write_pack(tmp_path, {"practice/index.md": INDEX}), logo="logo.svg")
    if held:
        (home.directory / "logo.svg").write_text(held)
    (problem,) = check_print(to_desk(library_of(home), town(logo="logo.svg"), home), home)
    assert (problem.path, problem.field, problem.rule) == ("town/settings.yml", "logo", "logo_is_a_picture")
    assert says in problem.message


def test_what_the_compiler_refuses_is_an_error_with_the_pages_name(tmp_path: Path) -> None:
    figure = "::: figure broken\nalt: It is broken.\n:::\n"
    home = write_pack(tmp_path, {"practice/index.md": INDEX, "practice/two.md": page("Two", figure)})
    library = replace(library_of(home), pictures={"broken": "<svg"})
    (problem,) = write_prints(tmp_path / "site", library, town(), home)
    assert (problem.path, problem.rule) == ("guidance/practice/two.md", "page_can_be_printed")


def test_a_leaflet_too_long_for_two_sheets_is_an_error_with_its_name(tmp_path: Path) -> None:
    body = "\n\n".join(["Words and more words. " * 30] * 40)
    leaflet = page("For you", body, tool="L1", sheet="a5")
    home = write_pack(tmp_path, {"leaflets/for-you.md": leaflet})
    problems = write_prints(tmp_path / "site", library_of(home), town(), home)
    assert {problem.path for problem in problems} == {"guidance/leaflets/for-you.md"}
    assert "too long for a leaflet" in problems[0].message


LEAFLET = page(
    "For you", "\n\n".join(f"## Part {n}\n\n" + "Words that fill it. " * 22 for n in range(6)), tool="L1", sheet="a5"
)


def test_a_folded_leaflet_has_the_last_face_beside_the_first(tmp_path: Path) -> None:
    desk = desk_of(write_pack(tmp_path, {"leaflets/for-you.md": LEAFLET}))
    faces, sides = texts_of(print_one(desk, "l1-for-you")), texts_of(print_one(desk, "l1-for-you-folded"))
    assert (len(faces), len(sides)) == (4, 2)
    found = [[n for n in range(6) if f"Part {n} " in side] for side in sides]
    on_face = [[n for n in range(6) if f"Part {n} " in face] for face in faces]
    assert found == [sorted(on_face[0] + on_face[3]), on_face[1] + on_face[2]]


def test_nothing_is_compiled_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = write_pack(tmp_path, {"practice/index.md": INDEX})
    assert write_prints(tmp_path / "one", library_of(home), town(), home) == []

    def refuse(*_: object) -> bytes:
        raise AssertionError("compiled again")

    monkeypatch.setattr(write, "compile_pdf", refuse)
    monkeypatch.setattr(write, "to_files", refuse)
    assert write_prints(tmp_path / "two", library_of(home), town(), home) == []
    name = "print/practice-guidance.pdf"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_only_files_that_hold_what_changed_are_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"toolkit/t{n}.md": page(f"Sheet {n}", "Words.", tool=f"T{n}", sheet="a4") for n in range(1, 4)}
    home = write_pack(tmp_path, pages)
    write_prints(tmp_path / "site", library_of(home), town(), home)
    made: list[str] = []

    def note(files: dict[str, bytes], *rest: object) -> bytes:
        made.append(next(path for path in files if path.startswith("pages/")))
        return compile_pdf(files, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(write, "compile_pdf", note)
    (tmp_path / "guidance/toolkit/t2.md").write_text(pages["toolkit/t2.md"].replace("Words.", "Other words."))
    write_prints(tmp_path / "site", library_of(home), town(), home)
    assert made == ["pages/toolkit/t2.typ"]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert manual(tmp_path / "one", "Words.") == manual(tmp_path / "two", "Words.")


def test_files_are_found_by_name_and_by_mark(tmp_path: Path) -> None:
    pages = {"practice/index.md": INDEX, "toolkit/goal-plan.md": page("Goal plan", "x", tool="T4", sheet="a4")}
    library = library_of(write_pack(tmp_path, pages))
    assert [one.name for one in prints(library)] == ["whole-pack", "practice-guidance", "t4-goal-plan"]
    found, unknown = find_prints(library, ["T4", "practice-guidance.pdf", "t5"])
    assert ([one.name for one in found], unknown) == (["practice-guidance", "t4-goal-plan"], ["t5"])


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("mailto:list@example.org", "list@example.org"),
        ("https://example.org/" + "long/" * 20, "example.org"),
    ],
)
def test_an_address_is_printed_as_it_is_typed(address: str, printed: str) -> None:
    assert printed_form(address) == printed


def test_a_site_without_a_pack_prints_nothing(tmp_path: Path) -> None:
    home: Home = write_pack(tmp_path, {})
    assert write_prints(tmp_path / "site", library_of(home), town(), home) == []
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("more", "size"), [({"large": "yes"}, 14.0), ({}, 11.5)])
def test_public_sheets_are_set_in_large_type(tmp_path: Path, more: dict[str, str], size: float) -> None:
    sheet = page("Sheet", "Only these words.", tool="T1", sheet="a4", **more)
    pdf = print_one(desk_of(write_pack(tmp_path, {"toolkit/sheet.md": sheet})), "t1-sheet")
    assert size_of(pdf, "Only these words") == pytest.approx(size)


SING = "Sing.\n\n**[here:address]**\n\n::: help\n:::\n"
POSTER = {"posters/find.md": page("Find something", SING, tool="PO1", sheet="a3")}


@pytest.mark.parametrize("form", ["a4", "a3"])
def test_a_poster_has_its_code_with_the_address_in_words_urgent_help_and_who_made_it(tmp_path: Path, form: str) -> None:
    pdf = print_one(desk_of(write_pack(tmp_path, POSTER)), f"po1-find-{form}")
    text = text_of(pdf)
    assert text.count(SITE) == 1
    assert "Point a phone at the square, or type" in text
    assert "Need help now? Danger to life: 999" in text
    assert "The Smallton list team · 01632 960200" in text
    assert size_of(pdf, "Find something") >= 60


def test_a_poster_leaves_out_how_it_is_used(tmp_path: Path) -> None:
    body = "Sing.\n\n::: page\n:::\n\n## How to use it {#how-to}\n\nHang it up."
    home = write_pack(tmp_path, {"posters/find.md": page("Find something", body, tool="PO1", sheet="a3")})
    assert "Hang it up" not in text_of(print_one(desk_of(home), "po1-find-a4"))


def size_of(pdf: bytes, words: str) -> float:
    """The size of type in which some words are set."""
    for sheet in pypdfium2.PdfDocument(pdf):
        held = sheet.get_textpage()
        at = held.get_text_range().replace("\r\n", "  ").find(words)
        if at >= 0:
            return float(pypdfium2.raw.FPDFText_GetFontSize(held, at))
    raise AssertionError(f"{words} stands nowhere.")
