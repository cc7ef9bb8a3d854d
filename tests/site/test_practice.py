"""The practice town for training days: marked on every page, and nothing on it sends anything to anyone."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from hereabouts.address import FAMILIES
from hereabouts.practice.town import NOBODY, SENDS_NOTHING
from html_page import Pages, read_pages
from town import run_command


@pytest.fixture(scope="module")
def practice(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "town"
    ended = run_command("practice", folder)
    assert ended.returncode == 0, ended.stderr
    assert f"python3 -m http.server 8000 --directory {folder}" in ended.stdout
    return folder


@pytest.fixture(scope="module")
def its_pages(practice) -> Pages:
    return read_pages(practice)


def test_every_page_says_practice_in_its_title_and_on_a_strip(its_pages):
    assert {name.split("/")[0] for name in its_pages} >= {"find", "add", "teams", *FAMILIES}
    for name, page in its_pages.items():
        if 'http-equiv="refresh"' in page.html:  # a page that only leads on
            continue
        assert "PRACTICE" in page.title, name
        (strip,) = page.all("p", class_="strip example")
        assert strip.words.startswith("PRACTICE "), name
        assert "nothing you write is sent" in strip.words, name


def test_urgent_help_stays_real(its_pages):
    for name in ("index.html", "help/index.html", "add/index.html"):
        assert "999" in its_pages[name].one("div", data_slot="help-line").words


def test_no_way_to_tell_the_team_leads_anywhere(its_pages):
    add = its_pages["add/index.html"]
    ways = add.one("div", data_slot="contact-team")
    assert SENDS_NOTHING in ways.words
    for name, page in its_pages.items():
        for link in [one.get("href") or "" for one in page.all("a")]:
            assert NOBODY not in link, name
            assert not (link.startswith(("mailto:", "sms:")) and "missing" in unquote(link)), name
        assert not [form for form in page.all("form") if form.get("action")], name
        assert "list@example.org" not in page.html, name


def test_it_asks_not_to_be_found(its_pages, practice):
    assert its_pages["find/index.html"].one("meta", name="robots").get("content") == "noindex, nofollow"
    assert "Sitemap" not in (practice / "robots.txt").read_text()


def test_no_page_asks_for_anything_by_an_address_of_its_own(its_pages):
    for name, page in its_pages.items():
        asked = [one.get("src") or "" for one in page.elements]
        asked += [one.get("href") or "" for one in page.all("link") if one.get("rel") != "canonical"]
        assert [address for address in asked if "://" in address] == [], name


def test_the_same_command_again_makes_it_as_it_was(practice):
    (practice / "index.html").write_text("scribbled over")
    assert run_command("practice", practice).returncode == 0
    assert "PRACTICE" in (practice / "index.html").read_text()


def test_a_folder_that_is_no_site_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    ended = run_command("practice", tmp_path)
    assert ended.returncode == 2
    assert "is not a built site" in ended.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
