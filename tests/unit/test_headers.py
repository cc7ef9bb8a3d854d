"""What hosts are told with each file: the table by itself, and `_headers`, in which no two lines disagree."""

import re
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from framing import read_rules
from hereabouts.hosting.objects import sent
from hereabouts.hosting.place import NoPlace, to_place
from hereabouts.hosting.policy import join_policies, read_policy
from hereabouts.hosting.table import LIFETIME, SHORT, YEAR, headers_of, to_table
from hereabouts.press.headers import NAME, write_headers
from town import run_command

PAGE = '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{}">'
PAGES = {
    "index.html": "script-src 'self' 'sha256-a'; img-src 'self'",
    "404.html": "script-src 'self'; img-src 'self'",
    "find/index.html": "script-src 'self' 'sha256-b'; img-src 'self' https://streets.example",
    "embed/index.html": "script-src 'self'; img-src 'self'",
    "activity/garden/index.html": "script-src 'self' 'sha256-c'; img-src 'self'",
    "activity/embed/index.html": "script-src 'self' 'sha256-c'; img-src 'self'",
    "data/index.html": "script-src 'self'; img-src 'self'",
    "teams/a/b/index.html": "script-src 'self' 'sha256-d'; img-src 'self'",
}
FILES = (
    "sw.js", "feed.xml", "activity/garden/index.json", "data/listings.json", "data/find/0123456789.json",
    "data/list/0123456789.json", "data/list/index.json", "calendar/area/millgate.ics", "print/t4.pdf",
    "assets/javascripts/bundle.0123abcd.min.js", "assets/javascripts/lunr/min/lunr.de.min.js",
    "assets/javascripts/workers/search.0123abcd.min.js", "assets/javascripts/find.mjs", "assets/fonts/a.woff2",
    "assets/stylesheets/main.0123abcd.min.css", "assets/stylesheets/public.css", "assets/pictures/leaf.svg",
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        **{name: PAGE.format(policy) for name, policy in PAGES.items()},
        **dict.fromkeys(FILES, ""),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "activity/.pressed").write_text("kept by the build")
    write_headers(tmp_path)
    return tmp_path


def said(site: Path, path: str) -> list[tuple[str, str]]:
    """What a host that reads the file says with an address."""
    rules = read_rules((site / NAME).read_text("utf-8"))
    return [
        header
        for rule, headers in rules
        if fnmatchcase(f"/{path.removesuffix('index.html')}", rule)
        for header in headers
    ]


def test_the_policy_for_all_pages_allows_what_any_of_them_does(site):
    assert read_policy(site) == (
        "script-src 'self' 'sha256-a' 'sha256-b' 'sha256-c' 'sha256-d'; img-src 'self' https://streets.example"
    )


def test_policies_are_joined_by_what_they_are_about():
    assert join_policies(["a 'self'; b x", "a y; b x"]) == "a 'self' y; b x"
    assert join_policies([]) == ""


def test_no_header_is_said_twice_of_one_address(site):
    for path in sent(site):
        names = Counter(name for name, _ in said(site, path))
        assert [name for name, count in names.items() if count > 1] == [], path


def test_the_file_says_what_the_table_says(site):
    table = to_table(read_policy(site))
    for path in sent(site):
        wanted, told = headers_of(table, path), dict(said(site, path))
        if LIFETIME not in told:  # a host's own rule is to ask each time, or for some minutes
            assert wanted.pop(LIFETIME) in ("no-cache", SHORT)
            assert path.startswith(("assets/", "data/"))
        assert told == wanted, path


def test_the_file_keeps_within_what_hosts_read(example_site):
    lines = (example_site / NAME).read_text("utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) <= 100
    assert max(map(len, lines)) <= 2000


def test_only_the_page_for_frames_may_stand_in_another_site(site):
    framed = [path for path in sent(site) if "frame-ancestors *" in dict(said(site, path))["Content-Security-Policy"]]
    assert framed == ["embed/index.html"]


def test_what_everybody_may_read_is_the_data_the_calendars_and_the_feed(site):
    opened = {path for path in sent(site) if dict(said(site, path)).get("Access-Control-Allow-Origin") == "*"}
    assert opened == {path for path in sent(site) if path.startswith(("data/", "calendar/", "feed.xml"))}


def test_only_a_name_with_a_digest_is_kept_for_a_year(site):
    table = to_table("")
    year = {path for path in sent(site) if headers_of(table, path)[LIFETIME] == YEAR}
    assert year == {path for path in FILES if re.search(r"0123", path)}


@pytest.mark.parametrize(
    "address",
    ["list.example.org", "ftp://list.example.org/", "https://list.example.org:many/", "https://x/;y/", "https://x/?a=b",
     "https://x/a b/", "https://user@/", "https://x y/", "https://x/{y}/", "https://[x", "https://me:pw@x.org/",
     "https://x.org:0/", "https://x.org:70000/", "https://../", "https://-.org/", "https://x.org/../y/", "https://x.o\trg/",
     "https://x.org/\n}"],
)  # fmt: skip
def test_an_address_that_would_say_more_than_where_is_refused(address, tmp_path):
    with pytest.raises(NoPlace):
        to_place(address, tmp_path, tmp_path)


@pytest.mark.parametrize("name", ['a"b', "a{b", "a$b", "a\nb", "a\tb", "a\\b"])
def test_a_folder_that_would_end_its_quotes_is_refused(name, tmp_path):
    with pytest.raises(NoPlace):
        to_place("https://list.example.org/", tmp_path / name, tmp_path)


def test_a_place_is_read_from_its_address(tmp_path):
    place = to_place("https://list.example.org/town", tmp_path, tmp_path / "logs")
    assert (place.secure, place.host, place.port, place.base) == (True, "list.example.org", None, "/town/")
    assert (place.folder, place.logs) == (str(tmp_path), str(tmp_path / "logs"))


def test_a_file_that_cannot_be_written_is_told_without_signs_of_the_machine(site, tmp_path):
    ended = run_command("hosting", "objects", site, "--out", tmp_path / "none/list.json", directory=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr == f"Error: {tmp_path / 'none/list.json'}: No such file or directory\n"
