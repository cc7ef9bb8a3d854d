"""Ways onward: true, in reach, for the same people, each once, each with its reason."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.bolder import bolder_reasons, bolder_words
from hereabouts.gentle import REASONS, gentle_reasons, gentle_words
from hereabouts.listing import Listing
from hereabouts.next_door import NextDoor, to_next_door
from hereabouts.pages import to_edition
from hereabouts.pages.onward import find_onward
from hereabouts.pages.snippet import all_neighbour_groups, shorten_groups
from hereabouts.pages.way import Onward
from hereabouts.vocabulary import Vocabulary
from small_town import make_town, stand

POEM = "Plants and tunes both need tending."
DOORS = {
    "only-if-asked": {"kinds": ["money-help"]},
    "interests": {
        "singing": {"surprising": [{"term": "gardening", "because": POEM}]},
        "nature": {"next-door": [{"term": "music", "because": "Birds sing too."}]},
    },
}
GENTLE = {"how": "just-turn-up", "bring-someone": "yes", "just-watch": "yes"}
BOOKED = {"how": "referral"}
INTERESTS: Vocabulary = make_town().vocabularies["interests"]


def onward(*listings: Listing, doors: NextDoor | None = None) -> dict[str, Onward]:
    return find_onward(listings, INTERESTS, doors or to_next_door(DOORS), {})


def hall(slug: str, east: int = 0, interest: str = "singing", **fields: Any) -> Listing:
    return stand(slug, 600000 + east, 480000, interest, **fields)


def test_every_gentle_fact_is_a_reason_and_what_is_unknown_is_none() -> None:
    cost: dict[str, Any] = {"type": "pay-each-time", "price": "3"}
    none = hall("a", cost=cost, joining={"how": "book", "bring-someone": "ask"})
    everything = {**GENTLE, "come-and-go": "yes", "met-by": "The cook"}
    every = hall("b", cost={**cost, "first-visit-free": "yes"}, joining=everything, group_size="6-to-12")
    assert gentle_reasons(none) == ()
    assert gentle_reasons(every) == tuple(REASONS)


def test_a_smaller_step_says_what_makes_it_gentler() -> None:
    found = onward(hall("hard", joining=BOOKED), hall("easy", 500, joining=GENTLE))
    (way,) = found["hard"].smaller
    assert (way.slug, way.metres) == ("easy", 500)
    assert way.why == "you may bring someone, no need to book, you may just watch"
    assert found["easy"].smaller == ()


def test_a_bigger_step_says_what_there_is_more_of() -> None:
    more = hall("more", 500, joining=BOOKED, to_do_there=["help-to-run-it"], group_size="over-30")
    found = onward(hall("easy", joining=GENTLE, group_size="6-to-12"), more)
    (way,) = found["easy"].bigger
    assert way.why == "you can help to run it, more than 30 people come"
    assert found["more"].bigger == ()


def test_no_group_is_called_bigger_than_one_of_unknown_size() -> None:
    assert onward(hall("a", joining=GENTLE), hall("b", joining=BOOKED, group_size="over-30"))["a"].bigger == ()


def test_something_different_is_close_then_next_door_then_surprising() -> None:
    found = onward(hall("here"), hall("close", 300), hall("garden", 900, "gardening"))
    close, surprising = found["here"].different
    assert (close.how, close.term, close.way.slug) == ("close", "singing", "close")
    assert (surprising.how, surprising.way.slug, surprising.way.why) == ("surprising", "garden", POEM)
    (beside,) = found["garden"].different
    assert (beside.how, beside.way.slug, beside.way.why) == ("next-door", "close", "Birds sing too.")


def test_what_a_person_named_stands_in_the_place_of_what_is_close() -> None:
    found = onward(hall("here", related=["far"]), hall("close", 300), hall("far", 90000, "gardening"))
    assert [(one.how, one.way.slug) for one in found["here"].different] == [("named", "far")]


def test_nothing_is_offered_that_is_for_others_or_not_to_be_had() -> None:
    here = hall("here", joining=BOOKED)
    refused = [
        hall("women", joining=GENTLE, who_for={"groups": ["women"]}),
        hall("old", joining=GENTLE, who_for={"age-from": "55"}),
        hall("young", joining=GENTLE, who_for={"age-to": "17"}),
        hall("away", 9000, joining=GENTLE),
        hall("paused", joining=GENTLE, status="paused"),
        hall("full", joining={**GENTLE, "capacity": "full"}),
        hall("waiting", joining={**GENTLE, "how": "waiting-list"}),
        hall("grant", joining=GENTLE, kind="money-help"),
    ]
    for other in refused:
        assert onward(here, other)["here"] == Onward(), other.slug
    assert onward(here, hall("adults", joining=GENTLE, who_for={"age-from": "18"}))["here"].smaller


YES_NO = st.sampled_from(["yes", "no", "unknown"])
LISTINGS = st.lists(
    st.tuples(
        st.integers(0, 12000),
        st.sampled_from(["singing", "gardening", "music", "nature"]),
        st.fixed_dictionaries({"how": st.sampled_from(["just-turn-up", "referral"]), "just-watch": YES_NO}),
        st.sampled_from([[], ["lend-a-hand"], ["learn-a-skill", "lend-a-hand"]]),
        st.sampled_from(["up-to-5", "13-to-30", "over-30", "unknown"]),
        st.sampled_from(["active", "paused", "ended", "withheld"]),
    ),
    max_size=24,
)


@settings(deadline=None)
@given(LISTINGS)
def test_every_way_is_another_listing_shown_once_for_a_reason_that_is_true(rows: list[Any]) -> None:
    made = [
        hall(f"x{n}", east, interest, joining=joining, to_do_there=to_do or None, group_size=size, status=status)
        for n, (east, interest, joining, to_do, size, status) in enumerate(rows)
    ]
    town = make_town(*made, hall("one"))
    edition = to_edition(town)
    near, found = edition.neighbours(), edition.onward()
    assert set(found) == {listing.slug for listing in town.found()}
    for slug, ways in found.items():
        here = town.listings[slug]
        steps = [*ways.smaller, *ways.bigger]
        shown = [*(way.slug for way in steps), *(one.way.slug for one in ways.different)]
        shown += [*near[slug].same_building, *(one.slug for one in near[slug].nearby)]
        assert slug not in shown
        assert len(shown) == len(set(shown))
        assert all(town.listings[other].is_found for other in shown)
        assert max(len(ways.smaller), len(ways.bigger), len(ways.different)) <= 3
        for way in ways.smaller:
            there = gentle_reasons(town.listings[way.slug])
            assert len(there) > len(gentle_reasons(here))
            assert set(way.why.split(", ")) <= set(gentle_words(r for r in there if r not in gentle_reasons(here)))
        for way in ways.bigger:
            assert set(way.why.split(", ")) <= set(bolder_words(bolder_reasons(town.listings[way.slug])))
    assert found == to_edition(town).onward()


def test_a_long_page_shows_two_of_each() -> None:
    listings = [hall(f"x{n}", n * 10, joining=GENTLE if n else BOOKED) for n in range(9)]
    edition = to_edition(make_town(*listings))
    groups = all_neighbour_groups(edition)["x0"]
    assert groups.count("<li>") == 6
    assert shorten_groups(groups).count("<li>") == 4
    assert shorten_groups(shorten_groups(groups)) == shorten_groups(groups)
    assert "<h2>A smaller step</h2>" in groups
    assert "<small>You may bring someone, no need to book, you may just watch.</small>" in groups
