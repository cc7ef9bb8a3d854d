"""Two entries for one thing: found by name among those that share a place or a rare word.

Never all pairs: entries are put into blocks, and inside a block each is held against its neighbours in order of
name only, so that 10,000 listings take well under a second whatever they are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from hereabouts.context import Context
from hereabouts.moment import to_texts
from hereabouts.rules.finding import Finding
from hereabouts.session import WEEKDAYS
from hereabouts.source import Source

Findings = Iterator[tuple[Source, Finding]]

ALIKE = 90
NEIGHBOURS = 6
"""How many that follow in order of name each is held against."""
RARE = 4
"""A word that so many names hold at most is worth a block of its own."""
EVERY_DAY = 0b1111111
SMALL_WORDS = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "with"))


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of one entry."""

    source: Source
    words: str
    """The words of its name in order of the alphabet, each once, without small ones and numbers."""
    numbers: frozenset[str]
    """'Group 1' and 'Group 2' are two things."""
    places: frozenset[str]
    """Postcodes and venues; empty where nothing tells."""
    days: int
    """One bit for each weekday; all where nothing tells."""


def listing_is_not_alike(sources: Sequence[Source], context: Context) -> Findings:
    """No two listings have nearly the same name, a place in common and a day in common."""
    sketches = [_sketch_listing(source, context) for source in sources if _is_current(source)]
    hint = "Keep one of the two; if both are right, name the other under related."
    yield from _alike(sketches, "Name, place and day", hint)


def venue_is_not_alike(sources: Sequence[Source], context: Context) -> Findings:
    """No two venues have nearly the same name and the same postcode."""
    venues = (venue for venue in context.venues.values() if venue.data.get("status") != "ended")
    sketches = [_sketch(venue, _places(venue.data), EVERY_DAY) for venue in venues]
    hint = "Keep one of the two, and name that one in the listings."
    yield from _alike(sketches, "Name and place", hint)


def _alike(sketches: Sequence[Sketch], what: str, hint: str) -> Findings:
    """Each entry that is like an earlier one, once."""
    told: set[str] = set()
    for one, other in _pairs(sketches):
        if not _are_alike(one, other):
            continue
        first, second = sorted((one.source, other.source), key=lambda source: source.path)
        if second.path not in told:
            told.add(second.path)
            yield second, Finding("name", f"{what} are like those of {first.path}. {hint}")


def _are_alike(one: Sketch, other: Sketch) -> bool:
    return (
        bool(one.days & other.days)
        and bool(one.words)
        and one.numbers == other.numbers
        and not (one.places and other.places and one.places.isdisjoint(other.places))
        and fuzz.ratio(one.words, other.words, score_cutoff=ALIKE) > 0
        and not _know_each_other(one.source, other.source)
    )


def _know_each_other(one: Source, other: Source) -> bool:
    """True where one names the other as related: then somebody has seen both."""
    return other.slug in one.data.get("related", ()) or one.slug in other.data.get("related", ())


def _pairs(sketches: Iterable[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    for block in _blocks(sketches).values():
        block.sort(key=lambda sketch: sketch.words)
        for index, one in enumerate(block):
            for other in block[index + 1 : index + 1 + NEIGHBOURS]:
                yield one, other


def _blocks(sketches: Iterable[Sketch]) -> dict[str, list[Sketch]]:
    """Those at one place, those of one area, those that share a rare word."""
    sketches = list(sketches)
    counts = Counter(word for sketch in sketches for word in sketch.words.split())
    blocks: dict[str, list[Sketch]] = {}
    for sketch in sketches:
        rare = (word for word in sketch.words.split() if 1 < counts[word] <= RARE)
        for key in (*sorted(sketch.places), f"in {_area(sketch.source)}", *rare):
            blocks.setdefault(key, []).append(sketch)
    return blocks


def _area(source: Source) -> str:
    return source.area or str(source.data.get("area", ""))


def _is_current(source: Source) -> bool:
    return source.kind == "listing" and source.data.get("status") not in ("ended", "withheld")


def _sketch_listing(source: Source, context: Context) -> Sketch:
    places: set[str] = set()
    for row in source.data.get("where", ()):
        venue = row["venue"]
        if isinstance(venue, str):
            places.add(venue)
            venue = context.venues[venue].data if venue in context.venues else {}
        places |= _places(venue)
    return _sketch(source, places, _days(source))


def _sketch(source: Source, places: Iterable[str], days: int) -> Sketch:
    words = default_process(source.data["name"]).split()
    kept = sorted({word for word in words if word not in SMALL_WORDS and not word.isdigit()})
    numbers = frozenset(word for word in words if word.isdigit())
    return Sketch(source, " ".join(kept), numbers, frozenset(places), days)


def _places(venue: dict[str, str]) -> set[str]:
    return {venue["postcode"].upper().replace(" ", "")} if "postcode" in venue else set()


def _days(source: Source) -> int:
    days = 0
    for session in source.data.get("when", ()):
        for day in to_texts(session.get("day")):
            days |= 1 << WEEKDAYS.index(day)
        for day in session.get("dates", ()):
            days |= 1 << date.fromisoformat(day).weekday()
    return days or EVERY_DAY
