"""The papers: every value of the owner's has a name, a blank and a use; what they name exists; what they say is so."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import example, given
from hypothesis import strategies as st

from acceptance import names_of_tests
from hereabouts import rules
from hereabouts.check import RULES as FILE_RULES
from hereabouts.directory import Directory
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.word import make_word
from hereabouts.guidance.office.write import write_office
from hereabouts.guidance.rules import anchors_of
from hereabouts.guidance.takeaway import list_downloads
from hereabouts.home import PROJECT, Home
from hereabouts.owner import MARK, OWNER, blank_of, owner_value, setting_of
from hereabouts.papers.blanks import check_blanks, open_blanks, tell_blanks
from hereabouts.papers.device import COPIES, KEPT, kept_rows
from hereabouts.papers.fact import FACT_NAMES, bullets, paragraph, quiet
from hereabouts.papers.held import tell_contacts, tell_outside, tell_regulations, tell_ways
from hereabouts.papers.security_text import HOLDS_DAYS, PLACES, render_security, write_security
from hereabouts.papers.tell import TOLD, facts_of
from hereabouts.papers.tried import tell_faults, tell_not_tried, tell_tests
from hereabouts.settings import Settings, to_settings
from hereabouts.source import parse_mapping
from pack import DAY, HELPS, HOME, library
from questions import PAGE, faults_of, read_questions
from small_town import SETTINGS, make_town
from town import write

PAPERS = library().papers
SCRIPTS = PROJECT / "overrides"
STORES = ("localStorage", "sessionStorage", "caches")
TESTS_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
RULES_NAMED = re.compile(r"`([a-z]+(?:_[a-z0-9]+)+)`")


def settings_with(**owner: Any) -> Settings:
    data = parse_mapping(SETTINGS.encode())
    return to_settings({**data, **({"owner": owner} if owner else {})})


@cache
def town(nation: str = "england", **more: str) -> Directory:
    small = make_town()
    return replace(small, settings=replace(small.settings, nation=nation, data={**small.settings.data, **more}))


def words(parts: Any) -> str:
    return " ".join(" ".join("".join(part.itertext()).split()) for part in parts)


def fields_below(schema: Any, name: str = "") -> set[str]:
    inside = schema.get("properties")
    if not inside:
        return {name}
    return {one for key, below in inside.items() for one in fields_below(below, f"{name}-{key}" if name else key)}


def test_every_value_of_the_owner_has_a_setting_and_every_setting_a_value() -> None:
    schema = json.loads((PROJECT / "schemas/settings.schema.json").read_text("utf-8"))["properties"]["owner"]
    assert fields_below(schema) == set(OWNER)


def test_every_value_is_asked_for_by_a_paper() -> None:
    assert set(open_blanks(library(), settings_with())) == set(OWNER) - {"public-body"}  # a fact asks for that


@pytest.mark.parametrize("name", OWNER)
def test_a_value_stands_in_its_place_and_a_blank_where_there_is_none(name: str) -> None:
    unset = Naming(library(), settings_with(other="x"))
    assert (unset.here(MARK + name), unset.blank(MARK + name)) == ("", blank_of(name))
    group, _, rest = name.partition("-")
    owner = {group: {rest: "Words"}} if group in ("hosting", "accessibility") else {name: "Words"}
    filled = Naming(library(), settings_with(**owner))
    assert (filled.here(MARK + name), filled.blank(MARK + name)) == ("Words", "")
    assert setting_of(name).startswith("owner: ")


def test_a_day_is_told_in_words_and_any_text_as_it_is() -> None:
    assert owner_value({"owner": {"accessibility": {"prepared": "2026-11-02"}}}, "accessibility-prepared") == (
        "2 November 2026"
    )
    assert owner_value({"owner": {"name": "<b>"}}, "name") == "<b>"
    assert Naming(library(), settings_with()).blank("email") == ""


def test_blanks_are_told_before_going_live_with_file_line_and_setting(tmp_path: Path) -> None:
    text = "name: Town\nowner:\n  hosting:\n    name: Ours\n  name: The Council\n"
    write(tmp_path / "settings.yml", text)
    settings = replace(settings_with(), data=parse_mapping(text.encode()))
    problems = check_blanks(Home(PROJECT, tmp_path, DAY), settings)
    by_field = {problem.field: problem for problem in problems}
    assert "owner.name" not in by_field
    assert "owner.hosting.name" not in by_field
    country = by_field["owner.hosting.country"]
    assert (country.line, country.severity, country.rule) == (3, "error", "live_papers_are_filled")
    assert "Privacy" in country.message
    assert country.message.endswith("owner: hosting: country:")
    assert by_field["owner.security"].severity == "warning"
    assert by_field["owner.security"].line == 2
    told = words(tell_blanks(library(), settings))
    assert all(OWNER[name].words in told for name in open_blanks(library(), settings))


def test_a_blank_that_was_copied_into_the_settings_is_a_blank_still() -> None:
    assert "decides" in open_blanks(library(), settings_with(decides=blank_of("decides")))
    assert "decides" not in open_blanks(library(), settings_with(decides="The list team"))


def test_facts_are_those_that_a_page_may_ask_for() -> None:
    assert tuple(TOLD) == FACT_NAMES
    asked = {name for guide in PAPERS.values() for name in re.findall(r"^::: facts (\S+)$", guide.text, re.M)}
    assert asked == set(FACT_NAMES)
    assert facts_of(make_town(), library())("nothing-of-the-kind") == ()


@pytest.mark.parametrize("path", PAPERS)
def test_what_a_paper_names_exists(path: str) -> None:
    every = [*FILE_RULES.values()]
    known = {rule.__name__ for pair in every for some in pair for rule in some} | {
        rule.__name__ for rule in (*rules.LIVE_ERRORS, *rules.DIRECTORY_ERRORS, *rules.DIRECTORY_WARNINGS)
    }
    text = PAPERS[path].text
    for file, name in TESTS_NAMED.findall(text):
        assert (PROJECT / file).is_file(), file
        assert name in names_of_tests(PROJECT / file), name
    assert set(RULES_NAMED.findall(text)) <= known


def test_the_hazard_log_names_what_holds_its_answers() -> None:
    text = PAPERS["papers/hazards.md"].text
    assert len(TESTS_NAMED.findall(text)) > 10
    assert len(RULES_NAMED.findall(text)) > 10
    for hazard in ("Wrong time", "Locked door", "Unsafe venue", "Crisis", "Wrong number"):
        assert re.search(rf"^\| {hazard}", text, re.M), hazard
        assert re.search(rf"^- \*\*{hazard}[^*]*\*\*: `", text, re.M), hazard
    for row in re.findall(r"^- \*\*([^*]+)\*\*", text, re.M):
        assert re.search(rf"^\| {re.escape(row)} \|", text, re.M), row


def test_every_hazard_has_its_cause_its_answer_and_what_holds_it() -> None:
    text = PAPERS["papers/hazards.md"].text
    caused, _, answered = text[text.index("## Hazards") : text.index("## What holds")].partition("## Answers")
    names = re.compile(r"^\| (?!Hazard)([^|-][^|]+) \|", re.M)
    held = re.findall(r"^- \*\*([^*]+)\*\*: `", text, re.M)
    assert names.findall(caused) == names.findall(answered) == held


def anchors(path: str) -> set[str] | None:
    guide = PAPERS.get(path) or library().guides.get(path)
    if guide is None and (PROJECT / "guidance" / path).is_file():
        guide = Guide(path, path, {}, (PROJECT / "guidance" / path).read_text("utf-8"), 1)
    return anchors_of(guide) if guide else None


def test_forty_questions_are_answered_by_a_heading_or_by_the_owner() -> None:
    assert faults_of(read_questions(PAPERS[PAGE].text), anchors) == []


def test_a_question_whose_answer_is_gone_would_be_noticed() -> None:
    asked = read_questions(PAPERS[PAGE].text)
    assert faults_of(asked, lambda _: None)[0].endswith("is gone")
    assert faults_of(asked, lambda _: set())[0].endswith("#who")
    assert faults_of(asked[:39], anchors) == ["39 questions are too few"]
    assert faults_of([*asked, *read_questions("- And what of this? Nobody knows.\n")], anchors)[0].endswith("answers")


def test_what_a_device_keeps_is_what_the_browser_modules_keep() -> None:
    """Whatever reads or writes one of the stores is named, and each key stands in the modules that are named."""
    files = [*SCRIPTS.glob("assets/javascripts/*.mjs"), *SCRIPTS.glob("*.js"), *SCRIPTS.rglob("*.html")]
    uses = re.compile(rf"\b({'|'.join(STORES)})\b")
    used = {
        file.relative_to(SCRIPTS).as_posix().removeprefix("assets/javascripts/")
        for file in files
        if uses.search(re.sub(r"^\s*(//|\*|/\*).*$", "", file.read_text("utf-8"), flags=re.M))
    }
    assert used == {module for one in KEPT for module in one.modules}
    for one in KEPT:
        for module in one.modules:
            file = (
                SCRIPTS / module if "/" in module or module.endswith(".js") else SCRIPTS / "assets/javascripts" / module
            )
            assert file.is_file(), module
        if COPIES not in one.stores:
            sources = [next(SCRIPTS.rglob(Path(module).name)).read_text("utf-8") for module in one.modules]
            assert any(re.search(rf"""['"`]{one.key}\b""", text) for text in sources), one.key


def test_every_key_that_a_module_writes_is_named() -> None:
    written = set()
    for file in [*SCRIPTS.glob("assets/javascripts/*.mjs"), *SCRIPTS.glob("*.js")]:
        text = file.read_text("utf-8")
        constants = dict(re.findall(r"const ([A-Z]+) = ['\"]([\w-]+)['\"]", text))
        for key in re.findall(r"\.setItem\(\s*(\w+|['\"][\w-]+['\"]|`\$\{\w+\}\??`)", text):
            bare = key.strip("'\"`").removeprefix("${").rstrip("?").removesuffix("}")
            written.add(constants.get(bare, bare))
    assert written == {one.key for one in KEPT if COPIES not in one.stores}


def test_without_copies_the_notice_names_none() -> None:
    assert len(kept_rows(offline=False)) == len(KEPT) - sum(one.is_offline for one in KEPT)
    assert "without a signal" not in " ".join(kept_rows(offline=False))


def test_contacts_are_counted() -> None:
    told = words(tell_contacts(make_town()))
    assert f"{len(make_town().found())} listing" in told


def test_a_map_that_asks_others_is_named() -> None:
    assert "asks no other site" in words(tell_outside(town()))
    pictures = {"address": "https://tiles.example.org/{z}/{x}/{y}.png", "name": "A [map](x)", "attribution": "us"}
    told = words(tell_outside(replace(town(), settings=replace(town().settings, data={"map-pictures": pictures}))))
    assert "A [map](x) (https://tiles.example.org)" in told


def test_ways_to_the_team_lead_there() -> None:
    parts = tell_ways(make_town())
    assert [one.get("href") for part in parts for one in part.iter("a")][0] == "mailto:list@example.org"
    assert "within 5 working days" in words(parts)
    assert words(parts).rindex("ublic") > words(parts).index("list@example.org")


@pytest.mark.parametrize(("bound", "says"), [("yes", "is committed"), ("no", "is not one"), ("", "is committed")])
def test_the_regulations_are_told_to_those_whom_they_bind(bound: str, says: str) -> None:
    owner = {"public-body": bound} if bound else {}
    told = tell_regulations(replace(town(), settings=settings_with(**owner)))
    assert says in words(told)
    assert [one.get("data-here") for part in told for one in part.iter("span")] == ["owner-name"]


TESTED = {
    "machine": {"on": "2026-11-01", "with": "axe-core", "version": "9", "against": "WCAG", "looks": "light",
                "pages": ["home"], "found": ["home: color-contrast"]},
    "by-hand": [{"kit": "paper", "with": "On paper"}, {"kit": "voice", "with": "By voice", "on": "2026-11-02",
                 "by": "two testers"}],
    "faults": [{"what": "Too pale.", "who": "Anyone.", "criterion": "1.4.3", "plan": "Soon.", "since": "2026-10-01"}],
}  # fmt: skip


def test_what_was_tried_and_found_is_told_with_its_day() -> None:
    assert "on 1 November 2026 against WCAG" in words(tell_tests(TESTED, date(2026, 11, 3)))
    assert "more than a year ago" in words(tell_tests(TESTED, date(2027, 11, 3)))
    assert "more than a year ago" not in words(tell_tests(TESTED, date(2026, 11, 3)))
    hands = words(tell_not_tried(TESTED))
    assert "These success criteria are not met: 1.4.3: Too pale.found by machine: home: color-contrast" in hands
    assert "No success criterion is known" in words(tell_not_tried({"faults": [{"what": "English only."}]}))
    assert "By voice: on 2 November 2026, by two testers" in hands
    assert hands.endswith("On paper")
    faults = words(tell_faults(TESTED))
    assert "axe-core: home: color-contrast" in faults
    assert "Too pale. (WCAG 2.2, 1.4.3) Anyone. Plan: Soon. Known since 1 October 2026." in faults
    assert words(tell_tests({}, DAY)) == "No test is written down."


@given(st.text())
def test_any_words_of_somebody_else_are_text_in_a_fact(said: str) -> None:
    told = "".join(paragraph(quiet(said)).itertext())
    assert told == said
    assert "<script" not in tostring(bullets([quiet(f"<script>{said}")]), encoding="unicode", method="html")


@cache
def opened(path: str, nation: str = "england") -> Any:
    naming = Naming(library(), replace(settings_with(), nation=nation))
    directory = replace(town(), settings=naming.settings)
    made = make_word(PAPERS[path], naming, HELPS, DAY, facts_of(directory, library()))
    return Document(BytesIO(made))


WORDED = [path for path, guide in PAPERS.items() if guide.meta.get("word")]


def runs(document: Any) -> list[Any]:
    """Every run, within tables and links too."""
    from docx.text.run import Run

    return [Run(one, None) for one in document.element.body.iter("{*}r")]


def test_every_paper_but_two_lists_is_a_word_file() -> None:
    assert set(PAPERS) - set(WORDED) == {"papers/index.md", PAGE}


@pytest.mark.parametrize("path", WORDED)
def test_a_word_file_opens_with_its_title_and_marks_its_blanks(path: str) -> None:
    document = opened(path)
    assert document.paragraphs[0].text == PAPERS[path].title
    assert document.paragraphs[0].style.name == "Heading 1"
    marked = [run.text for run in runs(document) if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    asked = re.findall(r"\[here:owner-([a-z-]+)\]", PAPERS[path].text)
    assert {blank_of(name) for name in asked} <= set(marked)
    assert all(text in {blank_of(name) for name in OWNER} for text in marked)


def test_every_word_file_is_on_the_list_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Home, "cache", tmp_path / "cache")
    naming = Naming(library(), settings_with())
    assert write_office(tmp_path, library(), naming, HOME, facts_of(town(), library())) == []
    listed = [one for one in list_downloads(tmp_path, library()) if one.shelf == "Papers for your organisation"]
    assert [one.path for one in listed] == WORDED
    assert listed[0].file == "paper-accessibility.docx"
    for one in listed:
        assert Document(tmp_path / "print" / one.file).core_properties.title == one.title


def test_a_word_file_holds_what_the_site_works_out() -> None:
    said = " ".join(paragraph.text for paragraph in opened("about/privacy.md").paragraphs)
    assert "your choice of light or dark colours" in said
    assert "listings are shown" in said or "listing is shown" in said


@pytest.mark.parametrize(
    ("nation", "act"),
    [
        ("england", "Care Act 2014"),
        ("wales", "Social Services and Well-being (Wales) Act 2014"),
        ("scotland", "Social Work (Scotland) Act 1968"),
        ("northern-ireland", "Health and Personal Social Services (Northern Ireland) Order 1972"),
    ],
)
def test_a_paper_speaks_of_its_own_nation(nation: str, act: str) -> None:
    said = " ".join(paragraph.text for paragraph in opened("papers/duties.md", nation).paragraphs)
    acts = ("Care Act 2014 asks", "(Wales) Act 2014 asks", "(Scotland) Act 1968 asks", "Order 1972 asks")
    assert act in said
    assert sum(one in said for one in acts) == 1


def test_security_txt_is_as_the_standard_says() -> None:
    text = render_security(settings_with(security="security@example.org"), DAY, has_policy=True)
    fields = dict(re.findall(r"^([A-Z][A-Za-z-]*): (\S.*)$", text, re.M))
    assert text.count("\n") == len(fields)
    assert fields["Contact"] == "mailto:security@example.org"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fields["Expires"])
    assert 0 < (date.fromisoformat(fields["Expires"][:10]) - DAY).days == HOLDS_DAYS < 366
    assert fields["Canonical"] == "https://smallton.example.org/list/.well-known/security.txt"
    assert fields["Policy"] == "https://smallton.example.org/list/papers/security/"


def test_security_txt_names_a_web_page_or_else_the_team() -> None:
    page = settings_with(security="https://example.org/security")
    assert render_security(page, DAY, False).startswith("Contact: https://example.org/security\n")
    odd = settings_with(security="sécu%0d+a@example.org")
    assert render_security(odd, DAY, False).startswith("Contact: mailto:s%C3%A9cu%250d+a@example.org\n")
    text = render_security(settings_with(), DAY, False)
    assert text.startswith("Contact: mailto:list@example.org\n")
    assert "Policy" not in text


def test_security_txt_stands_in_both_places_and_not_on_a_training_day(tmp_path: Path) -> None:
    write_security(tmp_path / "site", settings_with(), DAY)
    assert len({(tmp_path / "site" / place).read_text("utf-8") for place in PLACES}) == 1
    training = replace(settings_with(), data={**settings_with().data, "practice": "yes"})
    write_security(tmp_path / "training", training, DAY)
    assert not (tmp_path / "training").exists()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), st.text(min_size=1))
@example("7*7", "]")
@example("a\\", "](x)")
def test_whatever_a_name_holds_it_is_words_in_a_paper(name: str, other: str) -> None:
    made = paragraph(f"**{quiet(name)}** and [{quiet(other)}](https://example.org/).")
    assert "".join(made.itertext()) == f"{name} and {other}."
    assert [part.tag for part in made] == ["strong", "a"]
