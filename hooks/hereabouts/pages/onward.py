"""Where one might go from a listing: a smaller step, a bigger step, and something different; each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from zlib import crc32

from hereabouts.bolder import bolder_words
from hereabouts.gentle import gentle_words
from hereabouts.listing import Listing
from hereabouts.next_door import Door, NextDoor
from hereabouts.pages.lines import AROUND, Lines, around, lay_out, window
from hereabouts.pages.nearness import WITHOUT, along_the_line, squared_way
from hereabouts.pages.stop import BOLD_BIT, GENTLE_BIT, Stop, in_bits, to_stop
from hereabouts.pages.way import BESIDE, CLOSE, NAMED, SURPRISING, Different, Onward, Way
from hereabouts.vocabulary import Vocabulary

SHOWN = 3
REASONS_SAID = 3

Found = tuple[int, Stop]
"""The square of the way to a listing, and the listing."""


def find_onward(
    listings: Sequence[Listing], interests: Vocabulary, beside: NextDoor, taken: Mapping[str, Collection[str]]
) -> dict[str, Onward]:
    """The ways onward from every listing given; `taken` holds what its page shows already."""
    lines = lay_out(sorted((to_stop(listing, interests, beside) for listing in listings), key=along_the_line))
    found: dict[str, Onward] = {}
    by_slug = {stop.slug: stop for stop in lines.stops}
    for index, here in enumerate(lines.stops):
        shown = {here.slug, *taken.get(here.slug, ())}
        named = [_named(here, by_slug[slug]) for slug in here.named if slug in by_slug and slug not in shown][:SHOWN]
        shown.update(one.way.slug for one in named)
        near = _offers(here, around(index, here, lines), lines.stops, shown)
        smaller = _smaller(here, near)
        bigger = _bigger(here, near)
        shown.update(way.slug for way in (*smaller, *bigger))
        different = (*named, *_different(index, here, [] if named else near, lines, interests, beside, shown))
        found[here.slug] = Onward(smaller, bigger, different)
    return found


def _offers(here: Stop, few: Collection[int], stops: Sequence[Stop], shown: Collection[str]) -> list[Found]:
    """Those among a few that may be offered here, the nearest first.

    Whoever reads one page may go to the other, and is not met there with what they did not ask for.
    """
    welcomes, oldest, groups, asked = here.welcomes, here.oldest, here.groups, here.asked
    found = []
    for index in few:
        there = stops[index]
        if (
            there.youngest <= welcomes
            and there.oldest >= oldest
            and (not there.groups or there.groups <= groups)
            and (not there.asked or there.asked <= asked)
            and there.slug not in shown
        ):
            square = squared_way(here, there)
            if square >= 0:
                found.append((square, there))
    found.sort()
    return found


def _smaller(here: Stop, near: Sequence[Found]) -> tuple[Way, ...]:
    """What has more gentle reasons: the same interest first, then the gentlest, then the nearest."""
    if not here.is_visit:
        return ()
    ranked = [
        (here.interests.isdisjoint(there.interests), -(there.gentle & ~here.gentle).bit_count(), square, there)
        for square, there in near
        if there.ease > here.ease and there.is_start and there.is_visit
    ]
    ranked.sort()
    return tuple(
        _way(here, square, there, _gentle_words(there.gentle & ~here.gentle)) for _, _, square, there in ranked[:SHOWN]
    )


def _bigger(here: Stop, near: Sequence[Found]) -> tuple[Way, ...]:
    """What is no gentler and has more to do: the same interest first, then what has most, then the nearest."""
    if not here.is_visit:
        return ()
    ranked = [
        (here.interests.isdisjoint(there.interests), -(there.bold & ~here.bounds).bit_count(), square, there)
        for square, there in near
        if there.ease <= here.ease and there.bold & ~here.bounds and there.is_visit
    ]
    ranked.sort()
    return tuple(
        _way(here, square, there, _bolder_words(there.bold & ~here.bounds)) for _, _, square, there in ranked[:SHOWN]
    )


def _different(
    index: int,
    here: Stop,
    near: Sequence[Found],
    lines: Lines,
    interests: Vocabulary,
    beside: NextDoor,
    shown: set[str],
) -> Iterator[Different]:
    """One of those near, one next door, one surprising, as far as there are any."""
    for square, there in near:
        if there.slug not in shown:
            shown.add(there.slug)
            yield Different(CLOSE, _shared(here, there, interests), _way(here, square, there, ""))
            break
    for how, doors in ((BESIDE, beside.beside), (SURPRISING, beside.surprising)):
        for door in _doors(here, doors, interests):
            line = lines.by_family.get(door.term) or lines.by_interest.get(door.term, ())
            offers = _offers(here, window(line, index, AROUND), lines.stops, shown)
            other = next((found for found in offers if here.interests.isdisjoint(found[1].interests)), None)
            if other:
                shown.add(other[1].slug)
                yield Different(how, door.term, _way(here, *other, door.because))
                break


def _named(here: Stop, there: Stop) -> Different:
    """What a person has named stands in the place of what we would call close, however far it is."""
    return Different(NAMED, "", _way(here, squared_way(here, there), there, ""))


def _doors(here: Stop, doors: Mapping[str, Sequence[Door]], interests: Vocabulary) -> list[Door]:
    """The doors of a listing's interests, then those of its families; not the same one first on every page."""
    own = [door for slug in sorted(here.interests) for door in doors.get(slug, ())]
    turn = crc32(here.slug.encode()) % len(own) if own else 0
    broad = [door for slug in here.families if slug not in here.interests for door in doors.get(slug, ())]
    return [*own[turn:], *own[:turn], *broad]


def _shared(here: Stop, there: Stop, interests: Vocabulary) -> str:
    """The interest that two listings have in common; without one, that of the other which is in the same family."""
    same = here.interests & there.interests
    if same:
        return min(same)
    return min(slug for slug in there.interests if interests.family(slug) in here.families)


@cache
def _gentle_words(bits: int) -> str:
    return ", ".join(gentle_words(in_bits(bits, GENTLE_BIT))[:REASONS_SAID])


@cache
def _bolder_words(bits: int) -> str:
    return ", ".join(bolder_words(in_bits(bits, BOLD_BIT))[:REASONS_SAID])


def _way(here: Stop, square: int, there: Stop, why: str) -> Way:
    is_known = 0 <= square < WITHOUT and here.is_sure and there.is_sure
    metres = round(square**0.5) if is_known else None
    return Way(there.slug, metres, why)
