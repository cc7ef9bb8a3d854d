"""`hereabouts links`, the run: many hosts side by side, one request at a time to each, within a time for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from hereabouts.check import Checked, check_directory
from hereabouts.home import Home
from hereabouts.links.ask import Asker, Outcome
from hereabouts.links.found import Spoken, find_links, without_invented
from hereabouts.links.history import History, read_history, to_ask, with_answers, write_history
from hereabouts.links.net import Net
from hereabouts.links.pace import OutOfTime, Pace
from hereabouts.settings import Settings
from hereabouts.source import Source

HOSTS_AT_ONCE = 8
DELAY = 1.0
"""Seconds between two requests to one host."""
HOSTS_THAT_TELL = 3
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LinkRun:
    """What a run did."""

    links: dict[str, list[Spoken]]
    history: History
    asked: dict[str, Outcome]
    left: int
    """How many addresses were due and not asked: the limit or the time was reached."""
    invented: int
    no_network: bool
    """True where not one server was reached: then nothing is noted."""


def agent_of(settings: Settings) -> str:
    """Who asks: the site, and the team's address, so that whoever minds can say so."""
    return f"Hereabouts-links (+{settings.address}; {settings.data.get('team', {}).get('email', '')})"


def run_links(home: Home, pace: Pace, net: Net | None, *, again: bool, limit: int, progress: Progress) -> LinkRun:
    """Asks the addresses whose turn it is, and notes what they did."""
    checked = check_directory(home)
    every = find_links(every_source(checked))
    links = without_invented(every)
    history = read_history(home)
    due = to_ask(history, links, home.today, again=again)
    asker = Asker(net or Net(agent_of(checked.shared.settings)), pace)
    asked = ask_all(asker, due[:limit], progress)
    no_network = is_alone(asked)
    if not no_network:
        history = with_answers(history, asked, links, home.today)
        write_history(home, history)
    return LinkRun(links, history, asked, len(due) - len(asked), len(every) - len(links), no_network)


def is_alone(asked: dict[str, Outcome]) -> bool:
    """True where several hosts were asked and none was there: then it is our network, not theirs."""
    hosts = {urlsplit(url).netloc for url in asked}
    return len(hosts) >= HOSTS_THAT_TELL and all(outcome.no_network for outcome in asked.values())


def every_source(checked: Checked) -> list[Source]:
    """Listings, venues, organisations, schemes, settings and the rest."""
    context = checked.context
    shelves = (context.venues, context.organisations, context.schemes)
    return [*checked.listings, *(source for shelf in shelves for source in shelf.values()), *checked.shared.sources]


def ask_all(asker: Asker, urls: Sequence[str], progress: Progress) -> dict[str, Outcome]:
    """What each address did, as far as the time reached."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    answers: dict[str, Outcome] = {}

    def ask_host(several: Iterable[str]) -> None:
        for url in several:
            try:
                answers[url] = asker.ask(url)
            except OutOfTime:
                return
            progress(len(answers), len(urls))

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as workers:
        list(workers.map(ask_host, hosts.values()))
    return answers
