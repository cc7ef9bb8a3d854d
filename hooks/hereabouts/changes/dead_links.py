"""Whether the web addresses in changed files answer: asked politely, a few at most, and never an error."""

from __future__ import annotations

from dataclasses import replace

from hereabouts.changes.change import State
from hereabouts.gather import kind_of
from hereabouts.home import Home
from hereabouts.links.ask import Asker
from hereabouts.links.found import find_links, without_invented
from hereabouts.links.history import with_answers
from hereabouts.links.net import Net
from hereabouts.links.pace import Pace
from hereabouts.links.report import link_problems
from hereabouts.links.run import DELAY, agent_of, ask_all, is_alone
from hereabouts.shared import read_settings
from hereabouts.source import Source, read_source

MOST = 60
"""Addresses; whoever changes more of them at once runs `hereabouts links`."""
SECONDS = 180.0


def with_dead_links(before: State, after: State, home: Home, net: Net | None = None) -> State:
    """The state with a warning for each address of a changed file that fails or has moved."""
    changed = [name for name, text in after.files.items() if name.endswith(".yml") and before.files.get(name) != text]
    links = without_invented(find_links(filter(None, (_read(name, home) for name in changed))))
    asker = Asker(net or Net(agent_of(read_settings(home))), Pace(DELAY, SECONDS))
    asked = ask_all(asker, [*links][:MOST], lambda done, total: None)
    if is_alone(asked):
        return after
    found = link_problems(links, with_answers({}, asked, links, home.today))
    return replace(after, problems=[*after.problems, *found])


def _read(name: str, home: Home) -> Source | None:
    file = home.directory / name
    return read_source(file, name, kind_of(file, home))[0]
