"""Why a file wants a look: its check is due or old, it is like another, lies elsewhere, or a link of it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hereabouts.check import Checked
from hereabouts.directory import Directory
from hereabouts.home import Home
from hereabouts.links.found import find_links
from hereabouts.links.history import read_history
from hereabouts.links.report import link_problems
from hereabouts.links.run import every_source
from hereabouts.listing import Listing
from hereabouts.pages.words import age_words
from hereabouts.record import to_day
from hereabouts.source import Source

KINDS = ("stale", "dead-link", "due", "out-of-area", "alike", "missing")
"""The gravest first."""
NEVER = "never checked"
BY_RULE = {
    "listing_is_not_alike": "alike",
    "venue_is_not_alike": "alike",
    "pin_is_near_its_postcode": "out-of-area",
    "postcode_is_known": "out-of-area",
}
GONE = ("ended", "withheld")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and what it says."""

    kind: str
    words: str

    @property
    def rank(self) -> int:
        """Its place among the kinds."""
        return KINDS.index(self.kind)


def reasons_by_path(checked: Checked, directory: Directory, home: Home) -> dict[str, list[Reason]]:
    """Every reason by the file as contributors see it; questions without an answer are not among them."""
    found: dict[str, list[Reason]] = {}
    for path, reason in _all(checked, directory, home):
        if reason not in found.setdefault(path, []):
            found[path].append(reason)
    return found


def _all(checked: Checked, directory: Directory, home: Home) -> Iterator[tuple[str, Reason]]:
    context = checked.context
    shelves = (context.venues, context.organisations, context.schemes)
    for source in [*checked.listings, *(source for shelf in shelves for source in shelf.values())]:
        if source.data.get("status") not in GONE:
            yield from ((source.path, reason) for reason in _age(source, directory))
    for listing in directory.found():
        yield from ((listing.path, reason) for reason in _elsewhere(listing, directory))
    for problem in checked.problems:
        if problem.rule in BY_RULE:
            yield problem.path, Reason(BY_RULE[problem.rule], problem.message)
    for problem in link_problems(find_links(every_source(checked)), read_history(home)):
        yield problem.path, Reason("dead-link", problem.message)


def _age(source: Source, directory: Directory) -> Iterator[Reason]:
    day, fresh = to_day(source.data.get("checked", {}).get("date")), directory.settings.freshness
    if day is None:
        if source.kind != "organisation":
            yield Reason("due", NEVER)
    elif fresh.is_due(day, directory.today):
        kind = "stale" if fresh.is_stale(day, directory.today) else "due"
        yield Reason(kind, f"checked {age_words(day, directory.today)}")


def _elsewhere(listing: Listing, directory: Directory) -> Iterator[Reason]:
    """Places whose postcode begins with none of those that the settings say are served."""
    served = directory.settings.postcodes
    for place in listing.where:
        postcode = place.venue.postcode
        district = postcode.replace(" ", "")[:-3]
        if served and postcode and district not in served and district.rstrip("0123456789") not in served:
            yield Reason("out-of-area", f"{place.venue.name} has the postcode {postcode}, outside {', '.join(served)}")
