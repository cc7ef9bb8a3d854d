"""Hostile text in every field that takes text: it is shown as text, and no page is built differently for it."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from building import PROJECT, build_site
from hereabouts.build import after_build, read_build
from hereabouts.check import check_directory
from hereabouts.gather import gather_directory, gather_shared
from hereabouts.problem import has_errors
from hereabouts.schema import read_schema
from hostile_town import PROBES, as_it_is, made_harmless, put, spoil_town, spoilt_fields, ways
from html_page import Page, Pages, read_pages
from pressing import OURS, home_at, press_into
from town import GARDEN, LISTING, make_town, write


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Path:
    return spoil_town(tmp_path_factory.mktemp("hostile") / "town", as_it_is)


@pytest.fixture(scope="module")
def site(town) -> Path:
    return build_site(town.parent / "site", DIRECTORY=str(town))


@pytest.fixture(scope="module")
def pages(site) -> Pages:
    return read_pages(site)


@pytest.fixture(scope="module")
def harmless(town) -> Pages:
    """The pages of the same town with texts of the same length that hold no signs."""
    twin = spoil_town(town.parent / "twin", made_harmless)
    return read_pages(build_site(town.parent / "twin-site", DIRECTORY=str(twin)))


def test_every_kind_of_file_is_hostile_in_its_texts(town):
    def fields(pattern: str) -> set[str]:
        files = [yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) for file in town.glob(pattern)]
        return set().union(*map(spoilt_fields, files))

    assert {"name", "summary", "description", "joining.first-visit", "cost.reduced.proof"} <= fields("listings/*/*.yml")
    assert len(fields("listings/*/*.yml")) > 60
    assert {"name", "address.street", "directions", "access.step-free.note"} <= fields("venues/*.yml")
    assert {"name", "about"} <= fields("organisations/*.yml")
    assert {"name", "who-qualifies", "proof", "costs", "how-to-get"} <= fields("schemes/*.yml")
    assert {"title", "terms.label", "terms.definition", "terms.also", "terms.terms.label"} <= fields("terms/*.yml")
    assert {"name", "place", "team.name", "reporting.says", "talk-to.name"} <= fields("settings.yml")
    assert {"intro", "entries.name", "entries.says", "entries.short"} <= fields("help-now.yml")


def test_the_check_lets_them_pass_or_names_them(town):
    assert not has_errors(check_directory(home_at(town)).problems)


def outline(page: Page) -> list[tuple[str, ...]]:
    """Every element with its depth and the names of its attributes."""
    return [(str(len(one.above)), one.tag, *one.attributes) for one in page.elements]


def test_every_page_is_built_as_with_harmless_texts(pages, harmless):
    assert pages.keys() == harmless.keys()
    assert [name for name, page in pages.items() if page.faults] == []
    assert [name for name, page in pages.items() if outline(page) != outline(harmless[name])] == []


def test_every_text_is_shown_as_it_was_written(pages, harmless):
    for name, page in pages.items():
        assert made_harmless(page.root.words) == made_harmless(harmless[name].root.words), name
        assert made_harmless(page.title) == made_harmless(harmless[name].title), name
    shown = " ".join(page.root.words for page in pages.values())
    assert [probe for probe in PROBES if " ".join(probe.split()) not in shown] == []


def test_what_runs_is_what_runs_otherwise(pages, harmless):
    def running(page: Page) -> list[str]:
        kinds = [(one.get("type") or "", one) for one in page.all("script")]
        return [(one.get("src") or "") + one.text for kind, one in kinds if not kind.endswith("json")]

    assert [name for name, page in pages.items() if running(page) != running(harmless[name])] == []


def test_no_link_leads_to_a_script(pages, harmless):
    def links(page: Page) -> list[str]:
        return [re.sub(r"[?#].*", "", one.get("href") or "") for one in page.elements]

    for name, page in pages.items():
        assert not [link for link in links(page) if re.match(r"(?i)\s*(javascript|data|vbscript):", link)], name
        assert len(links(page)) == len(links(harmless[name]))


def test_what_machines_read_is_whole(pages, site):
    blocks = [one.text for page in pages.values() for one in page.all("script") if "json" in (one.get("type") or "")]
    assert len(blocks) > 200
    for block in blocks:
        assert "<" not in block
        json.loads(block)
    for file in site.glob("data/**/*.json"):
        json.loads(file.read_bytes())
    ET.fromstring((site / "sitemap.xml").read_bytes())


def test_slots_and_tokens_in_texts_do_not_mislead_a_second_pressing(town, site, tmp_path):
    again = shutil.copytree(site, tmp_path / "site")
    build = read_build(home_at(town))
    after_build(build, again, build.directory.settings.address)
    assert subprocess.run(["diff", "-rq", again, site], capture_output=True, text=True).stdout == ""


def test_an_address_that_is_not_of_the_web_is_refused_wherever_a_link_may_stand():
    home = home_at(OURS)
    links = [way for entry in [*gather_directory(home)[0], *gather_shared(home)] for way in taken_as_links(entry)]
    assert set(links) == {("settings", "reporting.to")}  # may be a street as well: the page shows it, and links it not


def taken_as_links(entry) -> list[tuple[str, str]]:
    """The fields of a file that hold the address of a page and would hold a script as well."""
    data = yaml.load(entry.file.read_text(encoding="utf-8"), yaml.CBaseLoader)
    quick = read_schema(PROJECT / "schemas", entry.kind).quick
    found = []
    for way in list(ways(data)):
        old = put(data, way, "javascript:alert(1)")
        if old.startswith("http") and quick.is_valid(data):
            found.append((entry.kind, ".".join(step for step in way if isinstance(step, str))))
        put(data, way, old)
    return found


def test_a_way_to_report_that_is_a_script_is_no_link(rendered, tmp_path):
    town = make_town(tmp_path / "town")
    settings = (OURS / "settings.yml").read_text(encoding="utf-8")
    write(
        town / "settings.yml", settings.replace("to: https://example.org/pellbridge/issues", "to: javascript:alert(1)")
    )
    press_into(rendered, tmp_path / "site", town)
    for page in read_pages(tmp_path / "site").values():
        assert "javascript:alert" not in page.html or "javascript:alert(1)" in page.root.words
        assert not [one for one in page.all("a") if "javascript" in (one.get("href") or "")]


def test_a_script_in_a_link_of_the_description_is_named(tmp_path):
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING + "description: Read [this](javascript:alert(1)).\n")
    rules = [problem.rule for problem in check_directory(home_at(town)).problems]
    assert "links_in_words_are_web_addresses" in rules
