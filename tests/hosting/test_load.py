"""Two hundred requests a second for a minute, to nginx and to Caddy by our recipes: no error, no wrong byte."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from hereabouts.hosting.objects import sent
from hosts import SERVERS, run_host
from load import Load, put_load
from serving import FolderHandler, serve_folder

RATE, SECONDS = 200, 60
LARGE = 300_000
"""What is larger is asked for once by somebody who wants it, not by visitors in passing."""


def mixed(site: Path) -> dict[str, tuple[int, bytes]]:
    """Every page, every file of theirs and of the data, and some addresses that lead nowhere: what must come back."""
    answers = {}
    for path in sorted(sent(site)):
        if (site / path).stat().st_size <= LARGE:
            answers[path.removesuffix("index.html")] = (200, (site / path).read_bytes())
    gone = (404, (site / "404.html").read_bytes())
    return answers | {f"no-such-page-{number}/": gone for number in range(20)}


@pytest.fixture(scope="module")
def loads(programs, published, tmp_path_factory) -> dict[str, Load]:
    """Both servers at once, so that the minute is one minute."""
    answers = mixed(published)
    with ExitStack() as running, ThreadPoolExecutor(len(SERVERS)) as pool:
        hosts = [
            running.enter_context(run_host(name, programs[name], published, tmp_path_factory.mktemp(name)))
            for name in SERVERS
        ]
        ended = [pool.submit(put_load, host.address, answers, RATE, SECONDS) for host in hosts]
        return {host.name: load.result() for host, load in zip(hosts, ended, strict=True)}


@pytest.mark.parametrize("name", SERVERS)
def test_a_minute_of_two_hundred_requests_a_second_goes_without_an_error(loads, name, record_property):
    load = loads[name]
    record_property("load", (name, load.requests, load.seconds))
    assert load.faults == []
    assert load.requests == RATE * SECONDS
    assert load.seconds < 10 * SECONDS, "the machine was too busy to say anything about the server"


class _TiresHandler(FolderHandler):
    """Every fiftieth answer is that it cannot."""

    def do_GET(self) -> None:  # noqa: N802
        if len(self.requests) % 50 == 49:
            self.requests.append(self.path)
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()


def test_a_server_that_tires_is_found_out(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    with serve_folder(tmp_path, kind=_TiresHandler) as served:
        load = put_load(served.address, {"a.txt": (200, b"one"), "b.txt": (200, b"other")}, rate=100, seconds=2)
    assert load.requests == 200
    assert sum(fault.endswith("answered with 503") for fault in load.faults) == 4
    assert sum(fault.startswith("b.txt: other bytes") for fault in load.faults) > 50
