"""nginx and Caddy, run by the files that `hereabouts hosting` writes: what they say with every kind of file."""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest

from building import PROJECT, clean_environ
from hereabouts.hosting.media import media_type
from hereabouts.hosting.objects import sent
from hereabouts.hosting.policy import read_policy
from hereabouts.hosting.table import headers_of, to_table
from hosts import Host, run_host
from html_page import read_pages
from visiting import GARDEN

ASK = "no-cache"
SHORT = "public, max-age=600"
DAY = "public, max-age=86400"
YEAR = "public, max-age=31536000, immutable"
HTML = "text/html; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
KINDS = {
    "home": ("", HTML, ASK),
    "find": ("find/", HTML, ASK),
    "a listing": (GARDEN, HTML, ASK),
    "an area": ("area/riverside/", HTML, ASK),
    "for teams": ("teams/", HTML, ASK),
    "a manual": ("practice/find-ideas/", HTML, ASK),
    "add": ("add/", HTML, ASK),
    "a table": ("add/sheet/", HTML, ASK),
    "in a frame": ("embed/", HTML, ASK),
    "the data": ("data/", HTML, ASK),
    "a listing's data": ("activity/riverside-community-garden/index.json", "application/json", ASK),
    "open data": ("data/listings.json", "application/json", ASK),
    "a table of data": ("data/listings.csv", "text/csv; charset=utf-8", ASK),
    "places": ("data/places.geojson", "application/geo+json", ASK),
    "a database": ("data/listings.sqlite", "application/vnd.sqlite3", ASK),
    "a tile": ("data/find/*.json", "application/json", YEAR),
    "a shelf": ("data/list/??????????.json", "application/json", YEAR),
    "its list of names": ("data/list/index.json", "application/json", ASK),
    "a feed": ("feed.xml", "application/xml", ASK),
    "a calendar": ("calendar/**/*.ics", "text/calendar; charset=utf-8", ASK),
    "a PDF": ("print/t4-goal-plan.pdf", "application/pdf", ASK),
    "a Word file": (
        "print/t4-goal-plan.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ASK,
    ),
    "the theme's styles": ("assets/stylesheets/main.*.min.css", "text/css; charset=utf-8", YEAR),
    "the theme's script": ("assets/javascripts/bundle.*.min.js", SCRIPT, YEAR),
    "the theme's worker": ("assets/javascripts/workers/search.*.min.js", SCRIPT, YEAR),
    "words of a language": ("assets/javascripts/lunr/min/lunr.de.min.js", SCRIPT, SHORT),
    "our styles": ("assets/stylesheets/public.css", "text/css; charset=utf-8", SHORT),
    "a module": ("assets/javascripts/find.mjs", SCRIPT, SHORT),
    "a font": ("assets/fonts/atkinson.woff2", "font/woff2", DAY),
    "a picture": ("assets/pictures/leaf.svg", "image/svg+xml", DAY),
    "the worker": ("sw.js", SCRIPT, ASK),
    "the manifest": ("app.webmanifest", "application/manifest+json", ASK),
    "the list for robots": ("robots.txt", "text/plain; charset=utf-8", ASK),
    "the list of pages": ("sitemap.xml", "application/xml", ASK),
    "the security contact": (".well-known/security.txt", "text/plain; charset=utf-8", ASK),
}
"""A file of each kind by its address or a pattern of its name, its type, and how long it is kept."""
OPEN = ("data/", "calendar/", "feed.xml")
NOWHERE = (
    "no-such-page/",
    "find/no-such-page",
    "activity/no-such.ics",
    "data/find/0123456789.json",
    "assets/javascripts/gone.0123abcd.min.js",
    "assets/",
    "print/",
    "_headers",
    "activity/.pressed",
    ".git/config",
)


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def says(self, name: str) -> str:
        return self.headers.get(name.lower(), "")


def ask(host: Host, path: str, method: str = "GET", **headers: str) -> Answer:
    """What the server answers; no header comes twice."""
    parts = urlsplit(host.address)
    line = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    try:
        line.request(method, parts.path + quote(path, safe="/?=&"), headers=headers)
        answer = line.getresponse()
        said = [(name.lower(), value) for name, value in answer.getheaders()]
        assert len(dict(said)) == len(said), said
        return Answer(answer.status, dict(said), answer.read())
    finally:
        line.close()


def path_of(site: Path, kind: str) -> str:
    """The address of a file of this kind."""
    path = KINDS[kind][0]
    return sorted(sent_like(site, path))[0] if set("*?") & set(path) else path


def sent_like(site: Path, pattern: str) -> Iterator[str]:
    return (file.relative_to(site).as_posix() for file in site.glob(pattern))


def file_of(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_comes_with_its_type_its_lifetime_and_what_protects_it(host, published, kind):
    path = path_of(published, kind)
    _, media, lifetime = KINDS[kind]
    answer = ask(host, path)

    assert answer.status == 200
    assert answer.body == file_of(published, path).read_bytes()
    assert (answer.says("Content-Type"), answer.says("Cache-Control")) == (media, lifetime)
    assert answer.says("X-Content-Type-Options") == "nosniff"
    assert answer.says("Referrer-Policy") == "no-referrer"
    assert answer.says("Cross-Origin-Opener-Policy") == "same-origin"
    permissions = answer.says("Permissions-Policy").split(", ")
    assert {"camera=()", "microphone=()", "payment=()", "geolocation=(self)"} <= set(permissions)
    policy = answer.says("Content-Security-Policy")
    frames = "*" if kind == "in a frame" else "'self'"
    assert f"frame-ancestors {frames}" in policy.split("; ")
    assert "unsafe" not in policy
    assert ("script-src 'self'" in policy) == (not path.startswith("print/"))
    everybody = path.startswith(OPEN)
    assert answer.says("Access-Control-Allow-Origin") == ("*" if everybody else "")
    shared = everybody or kind == "in a frame"
    assert answer.says("Cross-Origin-Resource-Policy") == ("cross-origin" if shared else "same-origin")
    assert not re.search(r"\d", answer.says("Server"))


def test_every_file_of_the_site_is_sent_as_the_table_says(host, published):
    table = to_table(read_policy(published))

    def fault(path: str) -> tuple[str, str, str, str] | None:
        answer = ask(host, path, "HEAD")
        wanted = {"Content-Type": media_type(path), **headers_of(table, path)}
        names = {header.name for header in table} | set(wanted)
        wrong = [(path, name, wanted.get(name, ""), answer.says(name)) for name in sorted(names)]
        return next((each for each in wrong if each[2] != each[3] or answer.status != 200), None)

    paths = sorted(sent(published))
    assert len(paths) > 1000
    with ThreadPoolExecutor(4) as pool:
        assert [found for found in pool.map(fault, paths) if found] == []


def test_the_policy_that_is_sent_allows_the_scripts_of_every_page_and_no_others(host, published):
    policy = dict(part.split(" ", 1) for part in ask(host, "").says("Content-Security-Policy").split("; "))
    allowed = set(re.findall(r"'sha256-([^']+)'", policy["script-src"]))
    held = set()
    for page in read_pages(published).values():
        for script in page.all("script"):
            if script.get("src") is None and not (script.get("type") or "").endswith("json"):
                held.add(base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode())
    assert allowed == held
    assert policy["style-src"] == policy["connect-src"] == policy["default-src"] == "'self'"


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_answered_by_the_page_that_says_so(host, published, path):
    answer = ask(host, path)

    assert answer.status == 404
    assert answer.body == (published / "404.html").read_bytes()
    assert (answer.says("Content-Type"), answer.says("Cache-Control")) == (HTML, ASK)
    assert "frame-ancestors 'self'" in answer.says("Content-Security-Policy")
    assert answer.says("Referrer-Policy") == "no-referrer"
    assert answer.says("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize(
    ("kind", "pressed"),
    [("home", True), ("find", True), ("a module", True), ("our styles", True), ("a tile", True), ("a calendar", True),
     ("places", True), ("a table of data", True), ("the worker", True), ("a picture", False), ("a font", False),
     ("a PDF", False)],
)  # fmt: skip
def test_text_is_compressed_on_its_way_and_what_is_small_already_is_not(host, published, kind, pressed):
    path = path_of(published, kind)
    answer = ask(host, path, **{"Accept-Encoding": "gzip"})

    whole = file_of(published, path).read_bytes()
    assert answer.says("Content-Encoding") == ("gzip" if pressed else "")
    assert (gzip.decompress(answer.body) if pressed else answer.body) == whole
    if pressed:
        assert len(answer.body) < len(whole) * 0.7
        assert answer.says("Vary") == "Accept-Encoding"


def test_what_is_not_there_is_compressed_too(host, published):
    answer = ask(host, "no-such-page/", **{"Accept-Encoding": "gzip"})
    assert (answer.status, answer.says("Content-Encoding")) == (404, "gzip")
    assert gzip.decompress(answer.body) == (published / "404.html").read_bytes()


@pytest.mark.parametrize("kind", ["home", "a module", "a tile", "a calendar"])
def test_what_has_not_changed_is_answered_in_a_line(host, published, kind):
    path = path_of(published, kind)
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        first = ask(host, path, **headers)
        again = ask(host, path, **headers, **{"If-None-Match": first.says("ETag")})

        assert (again.status, again.body) == (304, b"")
        assert again.says("Cache-Control") == KINDS[kind][2]


def test_a_page_without_its_last_stroke_is_led_to_the_one_with_it(host):
    answer = ask(host, "find")
    assert answer.status in (301, 308)
    assert answer.says("Location") == "/find/"


def test_an_old_address_still_leads_to_its_page(host, published):
    moved = [name for name, page in read_pages(published).items() if page.title.startswith("This page has moved")]
    assert moved
    for name in moved:
        answer = ask(host, name.removesuffix("index.html"))
        target = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', answer.body.decode())
        assert answer.status == 200
        assert target, name
        there = (published / name).parent.joinpath(target[1]).resolve().relative_to(published.resolve())
        assert ask(host, f"{there.as_posix()}/").status == 200


def test_nothing_can_be_sent_to_it(host):
    for method in ("POST", "PUT", "DELETE"):
        assert ask(host, "find/", method).status in (404, 405)


def test_what_is_written_down_names_no_device_and_nothing_that_was_asked_for(host):
    asked = {"User-Agent": "Telltale/7", "Referer": "http://elsewhere.example/secret", "Cookie": "who=somebody"}
    asked |= {"X-Forwarded-For": "203.0.113.77", "Forwarded": "for=203.0.113.77"}
    for path in ("find/?q=kettle", "no-such-page/?near=kettle", "assets/?kettle", "feed.xml", "..%2f..%2fetc?kettle"):
        ask(host, path, **asked)
    ask(host, "find/?kettle", "POST", **asked)
    parts = urlsplit(host.address)
    line = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    line.putrequest("GET", "/find/?kettle", skip_host=True)  # no request that it can serve
    line.endheaders()
    assert line.getresponse().status == 400
    line.close()

    written = host.written()
    assert "/find/ " in written or '"/find/"' in written
    assert "/no-such-page/" in written
    for told in ("kettle", "Telltale", "elsewhere", "somebody", "203.0.113.77", "remote_ip", "client:"):
        assert told not in written
    address = urlsplit(host.address).netloc  # its own, which Caddy names
    assert "127.0.0.1" not in written.replace(address, "")


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_below_a_folder_of_the_address_it_is_the_same_site(name, programs, published, tmp_path):
    with run_host(name, programs[name], published, tmp_path / name, base="/hub/") as host:
        for kind in ("home", "find", "in a frame", "a tile", "a calendar", "the theme's script"):
            path = path_of(published, kind)
            answer = ask(host, path)
            assert (answer.status, answer.body) == (200, file_of(published, path).read_bytes())
            assert (answer.says("Content-Type"), answer.says("Cache-Control")) == KINDS[kind][1:]
        assert "frame-ancestors *" in ask(host, "embed/").says("Content-Security-Policy")
        assert "frame-ancestors 'self'" in ask(host, "find/").says("Content-Security-Policy")
        for path in ("no-such-page/", "assets/", "_headers", "activity/.pressed"):
            missing = ask(host, path)
            assert (missing.status, missing.body) == (404, (published / "404.html").read_bytes())
        root = Host(name, host.address.removesuffix("hub/"), host.logs)
        assert ask(root, "find/").status == 404
        assert ask(root, "hub").says("Location") == "/hub/"
        assert ask(host, "find").says("Location") == "/hub/find/"


def test_an_object_store_is_told_the_same_of_every_file(host, published):
    command = [sys.executable, "-m", "hereabouts.cli", "hosting", "objects", str(published)]
    told = json.loads(subprocess.check_output(command, cwd=PROJECT, env=clean_environ(), text=True))

    assert set(told["files"]) == set(sent(published))
    for kind in KINDS:
        path = path_of(published, kind)
        answer = ask(host, path)
        name = f"{path}index.html" if not path or path.endswith("/") else path
        said = {**told["answers"]["all"], **told["files"][name]}
        for rule in reversed(told["answers"]["other"]):
            if re.search(rule["path"], f"/{path}"):
                said[rule["header"]] = rule["value"]
        assert said == {header: answer.says(header) for header in said}, kind


def test_the_caddyfile_stands_as_caddy_itself_would_write_it(programs, published, tmp_path):
    for number, address in enumerate(["https://list.example.org/", "https://example.org/hub/"]):
        file = tmp_path / f"Caddyfile-{number}"
        command = [sys.executable, "-m", "hereabouts.cli", "hosting", "caddy", str(published), "--out", str(file)]
        subprocess.run([*command, "--at", address], cwd=PROJECT, env=clean_environ(), check=True, capture_output=True)
        caddy = programs["caddy"]
        tidy = subprocess.check_output([caddy.path, "fmt", file], env=caddy.environ(HOME=str(tmp_path)), text=True)
        assert file.read_text("utf-8") == tidy
        assert f"\n{urlsplit(address).netloc} {{\n" in tidy
