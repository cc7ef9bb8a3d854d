"""Web addresses are asked politely, their answers told with their history; no test asks beyond this machine."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from hereabouts.cli import commands
from hereabouts.home import PROJECT, Home
from hereabouts.links.ask import Asker
from hereabouts.links.found import find_links, without_invented
from hereabouts.links.history import Asked, failing_words, history_file, read_history, to_ask, with_answers
from hereabouts.links.net import Net, Unreachable, is_public
from hereabouts.links.pace import OutOfTime, Pace
from hereabouts.links.report import format_run, link_problems
from hereabouts.links.run import LinkRun, ask_all, run_links
from hereabouts.source import Source
from town import GARDEN, LISTING, TODAY, make_town, write

AGENT = "Hereabouts-links (+https://smallton.example.org/; list@example.org)"


@dataclass
class Web:
    """A server on this machine that plays many hosts, and what it was asked."""

    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Host, method and path."""
    agents: set[str] = field(default_factory=set)
    spans: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    """When each host was asked and began to answer."""
    busy: dict[str, int] = field(default_factory=dict)
    """How often a host still fails before it answers."""
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self, host: str) -> list[tuple[str, str]]:
        return [(method, path) for name, method, path in self.asked if name == host and path != "/robots.txt"]


ROBOTS = {
    "shy.clubs.uk": "User-agent: *\nDisallow: /\n",
    "choosy.clubs.uk": "User-agent: Hereabouts-links\nDisallow: /private\nCrawl-delay: 0.2\n",
}


def to_handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:  # noqa: N802
            host = self.headers["Host"].partition(":")[0]
            began = time.monotonic()
            web.asked.append((host, self.command, self.path))
            web.agents.add(self.headers["User-Agent"])
            # Written before the answer goes out: who has read the last answer finds it here.
            web.spans[host].append((began, time.monotonic()))
            with suppress(OSError):
                self.answer(host)

        do_GET = do_HEAD  # noqa: N815

        def answer(self, host: str) -> None:
            if self.path == "/robots.txt":
                self.say(200 if host in ROBOTS else 404, body=ROBOTS.get(host, "").encode())
            elif host.startswith("slow"):
                web.ended.wait(20)
            elif host.startswith("drip"):
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while not web.ended.wait(0.05):
                    self.wfile.write(b"X-Drip: 1\r\n")
            elif host.startswith("breaks"):
                self.connection.close()
            elif host.startswith("no-head") and self.command == "HEAD":
                self.say(405)
            elif web.busy.get(host, 0) > 0:
                web.busy[host] -= 1
                self.say(503, {"Retry-After": "7"})
            elif self.path.startswith("/to"):
                code, _, target = self.path.removeprefix("/to").partition("=")
                self.say(int(code), {"Location": target})
            elif self.path.startswith("/say"):
                self.say(int(self.path.removeprefix("/say")))
            else:
                self.say(200)

        def say(self, code: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
            self.send_response(code)
            for name, value in {"Content-Length": str(len(body)), "Connection": "close", **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), to_handler(web))
    server.daemon_threads = True
    web.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield web
    web.ended.set()
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> list[str]:
    if host.startswith("nowhere"):
        raise OSError
    return ["10.0.0.7"] if host.startswith("inside") else ["127.0.0.1"]


def make_net(seconds: float = 5) -> Net:
    """Asks this machine, whatever the host is called; 10.0.0.7 stands for a private network."""
    return Net(AGENT, seconds, resolve, lambda address: address == "127.0.0.1")


class Waits(list):
    """Remembers the waits instead of waiting."""

    def __call__(self, seconds: float) -> None:
        self.append(round(seconds))


def make_asker(sleep: Callable[[float], None] | None = None, seconds: float = 5) -> Asker:
    return Asker(make_net(seconds), Pace(0, 600, Waits() if sleep is None else sleep))


def said(web: Web, host: str, path: str = "/", **kwargs: float) -> tuple[str, str]:
    outcome = make_asker(**kwargs).ask(web.url(host, path))
    return outcome.kind, outcome.words


# One address.


def test_a_page_that_is_there_answers_and_is_not_read(web):
    assert said(web, "good.clubs.uk", "/a page/ü?q=ä#x") == ("answers", "")
    assert web.paths("good.clubs.uk") == [("HEAD", "/a%20page/%C3%BC?q=%C3%A4")]
    assert web.agents == {AGENT}


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/say404", "fails", "there is no such page (404)"),
        ("/say410", "fails", "the page is gone (410)"),
        ("/say500", "fails", "the server has a fault (500)"),
        ("/say403", "unsure", "it does not let programs in (403); open it in a browser"),
        ("/say429", "unsure", "it does not let programs in (429); open it in a browser"),
    ],
)
def test_a_page_that_is_not_there_says_why(web, path, kind, words):
    assert said(web, "good.clubs.uk", path) == (kind, words)


def test_a_server_that_knows_no_head_is_asked_for_the_page(web):
    assert said(web, "no-head.clubs.uk") == ("answers", "")
    assert web.paths("no-head.clubs.uk") == [("HEAD", "/"), ("GET", "/")]


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("nowhere.clubs.uk", "there is no such web server"),
        ("slow.clubs.uk", "it does not answer in time"),
        ("breaks.clubs.uk", "the connection breaks off"),
    ],
)
def test_a_server_that_does_not_answer_is_tried_again_and_fails(web, host, words):
    waits = Waits()
    assert said(web, host, sleep=waits, seconds=0.3) == ("fails", words)
    assert waits == [2, 4]


def test_a_server_that_says_a_word_at_a_time_for_ever_is_cut_off(web):
    assert said(web, "drip.clubs.uk", seconds=0.4) == ("fails", "it does not answer in time")


def test_a_busy_server_is_asked_again_when_it_says(web):
    web.busy["busy.clubs.uk"] = 2
    waits = Waits()
    assert said(web, "busy.clubs.uk", sleep=waits) == ("answers", "")
    assert waits == [7, 7]


def test_what_has_moved_for_good_tells_where_to_and_what_has_moved_for_now_does_not(web):
    target = web.url("new.clubs.uk", "/home")
    assert said(web, "old.clubs.uk", f"/to301={target}") == ("moved", target)
    assert said(web, "old.clubs.uk", f"/to302={target}") == ("answers", "")
    assert said(web, "old.clubs.uk", "/to308=/home") == ("moved", web.url("old.clubs.uk", "/home"))
    assert said(web, "old.clubs.uk", f"/to301={web.url('old.clubs.uk', '/say404')}")[0] == "fails"


def test_a_circle_comes_to_an_end(web):
    assert said(web, "round.clubs.uk", "/to301=?again") == ("fails", "it leads from page to page and never arrives")


@pytest.mark.parametrize(
    "target", ["http://inside.clubs.uk/", "http://127.0.0.2/", "file:///etc/passwd", "http://u@a.uk/"]
)
def test_no_redirect_leads_to_a_private_place(web, target):
    net = Net(
        AGENT, 5, lambda host, port: [host] if host[0].isdigit() else resolve(host, port), lambda a: a == "127.0.0.1"
    )
    outcome = Asker(net, Pace(0, 600, Waits())).ask(web.url("good.clubs.uk", f"/to302={target}"))
    assert outcome.kind == "fails"
    assert "private" in outcome.words or "no web page" in outcome.words


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "fd00::1", "224.0.0.1", "ff02::1", "255.255.255.255",
    ],
)  # fmt: skip
def test_private_addresses_are_never_asked(address):
    assert not is_public(address)
    with pytest.raises(Unreachable, match="private network"):
        Net(AGENT, 1, lambda host, port: [address]).ask("HEAD", "http://club.uk/")


def test_a_name_that_leads_to_a_public_and_a_private_place_is_not_asked():
    with pytest.raises(Unreachable, match="private network"):
        Net(AGENT, 1, lambda host, port: ["93.184.215.14", "127.0.0.1"]).ask("HEAD", "http://club.uk/")


@pytest.mark.parametrize("url", ["ftp://club.uk/", "file:///etc/passwd", "https:///x", "gopher://club.uk"])
def test_nothing_but_web_pages_is_asked(url):
    with pytest.raises(Unreachable, match="no web page"):
        make_net().ask("HEAD", url)


# Politeness.


def test_a_host_that_wants_no_programs_is_asked_for_its_rules_only(web):
    assert said(web, "shy.clubs.uk", "/page")[0] == "unsure"
    assert web.paths("shy.clubs.uk") == []


def test_a_host_is_obeyed_page_by_page_and_its_rules_are_read_once(web):
    asker = make_asker()
    kinds = [
        asker.ask(web.url("choosy.clubs.uk", path)).kind for path in ("/private/1", "/open", "/private/2", "/more")
    ]
    assert kinds == ["unsure", "answers", "unsure", "answers"]
    assert [path for host, _, path in web.asked if path == "/robots.txt"] == ["/robots.txt"]


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_and_others_meanwhile(web):
    urls = [web.url(f"{name}.clubs.uk", f"/{n}") for n in range(4) for name in ("a", "b", "c")]
    answers = ask_all(Asker(make_net(), Pace(0.15, 600)), urls, lambda done, count: None)
    assert {url: one.kind for url, one in answers.items()} == dict.fromkeys(urls, "answers")
    assert len(web.spans) == 3
    for spans in web.spans.values():
        spans.sort()
        assert len(spans) == 5, "the rules and four pages"
        # The pause is counted from the answer as it was read, a little after it was sent.
        assert all(later[0] - earlier[0] >= 0.15 for earlier, later in zip(spans, spans[1:], strict=False))
    first_ends = min(spans[-1][1] for spans in web.spans.values())
    assert all(spans[0][0] < first_ends for spans in web.spans.values()), "hosts are asked side by side"


def test_a_pause_that_a_host_asks_for_is_kept():
    now = [0.0]
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    pace = Pace(1, 100, sleep, lambda: now[0])
    for pause in (0, 9, 0):
        with pace.turn("a.uk", pause):
            pass
    with pace.turn("b.uk"):
        pass
    assert waits == [1, 9]


def test_the_run_ends_in_its_time_and_the_rest_is_left(web):
    now = [0.0]
    lock = threading.Lock()

    def sleep(seconds: float) -> None:
        with lock:
            now[0] += seconds

    urls = [web.url("a.clubs.uk", f"/{n}") for n in range(50)]
    answers = ask_all(Asker(make_net(), Pace(10, 95, sleep, lambda: now[0])), urls, lambda done, count: None)
    assert len(answers) == 9
    with pytest.raises(OutOfTime):
        Pace(10, 5, sleep, lambda: 0).wait(6)


# What is asked, and when again.


def listing_of(**data: object) -> Source:
    return Source("x.yml", "listing", "x", "riverside", dict(data), Path())


def test_addresses_are_found_wherever_they_stand_but_not_in_what_has_ended():
    links = find_links([
        listing_of(contact=[{"url": "https://a.uk/x#part"}, {"email": "a@b.uk"}], notes="https://a.uk/x"),
        listing_of(description="See [us](https://b.uk/y) and <https://c.uk>, not https://d.uk or [me](mailto:a@b.uk)."),
        listing_of(status="withheld", url="https://e.uk/"),
        listing_of(url="https://example.org/"),
    ])  # fmt: skip
    assert {url: len(spoken) for url, spoken in links.items()} == {
        "https://a.uk/x": 2, "https://b.uk/y": 1, "https://c.uk": 1, "https://example.org/": 1,
    }  # fmt: skip
    assert list(without_invented(links)) == ["https://a.uk/x", "https://b.uk/y", "https://c.uk"]


def ago(days: int, kind: str = "answers") -> Asked:
    return Asked(TODAY - timedelta(days), kind, "")


def test_what_answered_rests_a_week_what_failed_a_day_and_new_ones_come_first():
    history = {
        "old": [ago(30)], "week": [ago(7)], "fresh": [ago(6)], "failed": [ago(1, "fails")], "today": [ago(0, "fails")],
    }  # fmt: skip
    urls = ["week", "fresh", "failed", "today", "old", "new"]
    assert to_ask(history, urls, TODAY, again=False) == ["new", "old", "week", "failed"]
    assert len(to_ask(history, urls, TODAY, again=True)) == 6


def test_a_history_tells_how_often_and_since_when():
    assert failing_words([ago(0, "fails")]) == "It failed for the first time; it never answered."
    log = [ago(40), ago(30, "fails"), ago(20), ago(9, "fails"), ago(2, "fails"), ago(0, "fails")]
    said = "It failed 3 times since 14 November 2026; it last answered on 3 November 2026."
    assert failing_words(log) == said


def test_a_second_answer_on_one_day_takes_the_place_of_the_first(web):
    outcome = make_asker().ask(web.url("good.clubs.uk"))
    history = with_answers({"u": [ago(3), ago(0, "fails")], "gone": [ago(1)]}, {"u": outcome}, ["u"], TODAY)
    assert history == {"u": [ago(3), ago(0)]}


# The whole run.


def town_with(folder: Path, *urls: str) -> Home:
    town = make_town(folder / "town")
    rows = "".join(f"  - {{url: '{url}'}}\n" for url in urls)
    write(town / GARDEN, LISTING.replace("contact:\n", f"contact:\n{rows}"))
    write(folder / "schemas/x", "")
    return Home(PROJECT, town, TODAY)


class Elsewhere(Home):
    """A home whose cache is a folder of the test's."""

    @property
    def cache(self) -> Path:
        return self.directory.parent / "cache"


def run_in(home: Home, days: int = 0, **asked: object) -> LinkRun:
    later = Elsewhere(home.project, home.directory, home.today + timedelta(days))
    chosen = {"again": False, "limit": 100, **asked}
    return run_links(later, Pace(0, 600, Waits()), make_net(0.5), progress=lambda done, count: None, **chosen)


def test_a_failing_site_is_a_warning_on_its_line_with_its_history(tmp_path, web):
    home = town_with(tmp_path, web.url("busy.clubs.uk"), web.url("good.clubs.uk"))
    run_in(home)
    web.busy["busy.clubs.uk"] = 99
    for days in (8, 9):
        run = run_in(home, days)
    (problem,) = [one for one in link_problems(run.links, run.history) if "help-now" not in one.path]
    assert (problem.severity, problem.rule, problem.field) == ("warning", "link_answers", "contact.0.url")
    assert (
        (home.directory / GARDEN).read_text().splitlines()[problem.line - 1].strip().startswith("- {url: 'http://busy")
    )
    assert problem.message.endswith(
        "the server is busy (503). It failed 2 times since 1 December 2026; it last answered on 23 November 2026."
    )


def test_what_is_known_is_not_asked_again_and_the_limit_is_kept(tmp_path, web):
    home = town_with(tmp_path, *(web.url("good.clubs.uk", f"/{n}") for n in range(5)))
    first = run_in(home, limit=3)
    assert (len(first.asked), first.left > 0) == (3, True)
    run_in(home)
    count = len(web.asked)
    last = run_in(home)
    assert (len(web.asked), last.asked) == (count, {})
    assert "none was due" in format_run(last)


def test_without_a_network_nothing_is_noted(tmp_path, web):
    home = town_with(tmp_path, *(web.url(f"nowhere-{n}.clubs.uk") for n in range(3)))
    net = Net(AGENT, 1, lambda host, port: resolve("nowhere", port), lambda address: True)
    elsewhere = Elsewhere(home.project, home.directory, home.today)
    run = run_links(elsewhere, Pace(0, 600, Waits()), net, again=True, limit=100, progress=lambda done, count: None)
    assert run.no_network
    assert not history_file(elsewhere).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [["x", "y", "z"]]}', '{"a": [[1]]}'])
def test_a_note_that_cannot_be_read_is_begun_anew(tmp_path, text):
    home = Elsewhere(PROJECT, tmp_path / "town", TODAY)
    write(history_file(home), text)
    assert read_history(home) == {}


def test_the_command_leaves_invented_addresses_alone(tmp_path):
    write(tmp_path / "help-now.yml", "entries: []\n")
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("contact:\n", "contact:\n  - {url: 'https://garden.example.org/'}\n"))
    help_now = (
        "intro: These people can help.\nentries:\n  - {slug: emergency, name: '999', says: If a life is at risk now., "
        "call: '999', line: yes, short: 'Danger to life: 999', checked: {date: 2026-11-01, by: the team, "
        "source: 'https://example.org/'}}\n"
    )
    write(town / "help-now.yml", help_now)
    settings = (PROJECT / "directory/settings.yml").read_text()
    write(town / "settings.yml", settings)
    environ = {"DIRECTORY": str(town), "TODAY": TODAY.isoformat()}
    done = CliRunner(env=environ).invoke(commands, ["links", "--format", "json"], standalone_mode=False)
    assert json.loads(done.output) == []
    done = CliRunner(env=environ).invoke(commands, ["links"], standalone_mode=False)
    assert "0 of 0 web addresses asked: none was due." in done.output
    assert "invented ones are left out" in done.output
