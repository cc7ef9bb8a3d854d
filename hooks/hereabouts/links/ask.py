"""What becomes of one address: asked quietly, followed where it leads, and tried again where that may help."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from hereabouts.links.net import Net, Reply, Unreachable
from hereabouts.links.pace import Pace

Kind = Literal["answers", "moved", "unsure", "fails"]
HOPS = 5
TRIES = 3
FIRST_WAIT = 2.0
LONGEST_WAIT = 60.0
LONGEST_PAUSE = 30.0
"""A robots.txt may ask for so long a pause between two requests, and no longer."""
REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
REFUSES_PROGRAMS = (401, 403, 405, 406, 418, 429, 451, 501, 999)
"""People may see the page all the same."""
SAID = {404: "there is no such page", 410: "the page is gone", 500: "the server has a fault", 503: "the server is busy"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an address did."""

    kind: Kind
    words: str = ""
    """Why; for what has moved, where to."""
    no_network: bool = False
    """True where no server was reached at all."""


@dataclass
class Asker:
    """Asks addresses, one host at a time."""

    net: Net
    pace: Pace
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def ask(self, url: str) -> Outcome:
        """What the address does; raises OutOfTime."""
        wait = FIRST_WAIT
        for attempt in range(TRIES):
            try:
                reply, led, for_good = self._follow(url)
            except Unreachable as error:
                outcome = Outcome("fails", error.words, no_network=error.may_pass)
                if not error.may_pass:
                    return outcome
            else:
                outcome = _judge(reply, led if for_good and led != url else "")
                if reply.status < 500 and reply.status != 429:
                    return outcome
                wait = min(reply.wait or wait, LONGEST_WAIT)
            if attempt < TRIES - 1:
                self.pace.wait(wait)
                wait *= 2
        return outcome

    def _follow(self, url: str) -> tuple[Reply, str, bool]:
        """The last answer, the address that gave it, and whether all that led there moved for good."""
        for_good = True
        for _ in range(HOPS + 1):
            if not self._may_ask(url):
                return Reply(403), url, False
            reply = self._once("HEAD", url)
            if reply.status >= 400 and reply.status not in (410, 429, 503):
                reply = self._once("GET", url)
            if reply.status not in REDIRECTS or not reply.leads_to:
                return reply, url, for_good
            for_good &= reply.status in FOR_GOOD
            url = urljoin(url, reply.leads_to)
        raise Unreachable("it leads from page to page and never arrives", may_pass=False)

    def _once(self, method: str, url: str, *, with_body: bool = False) -> Reply:
        host = urlsplit(url).netloc
        rules = self.robots.get(host)
        pause = float(rules.crawl_delay(self.net.agent) or 0) if rules else 0.0
        with self.pace.turn(host, min(pause, LONGEST_PAUSE)):
            return self.net.ask(method, url, with_body=with_body)

    def _may_ask(self, url: str) -> bool:
        """Whether the host lets programs ask for this; where it says nothing, yes."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return True
        if parts.netloc not in self.robots:
            self.robots[parts.netloc] = None
            reply = self._once("GET", urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), with_body=True)
            if reply.status == 200:
                rules = RobotFileParser()
                rules.parse(reply.body.decode("utf-8", "replace").splitlines())
                self.robots[parts.netloc] = rules
        rules_here = self.robots[parts.netloc]
        return rules_here is None or rules_here.can_fetch(self.net.agent, url)


def _judge(reply: Reply, moved_to: str) -> Outcome:
    if reply.status < 400:
        return Outcome("moved", moved_to) if moved_to else Outcome("answers")
    if reply.status in REFUSES_PROGRAMS:
        return Outcome("unsure", f"it does not let programs in ({reply.status}); open it in a browser")
    return Outcome("fails", f"{SAID.get(reply.status, 'the server says no')} ({reply.status})")
