"""Same building, nearby and similar: few of each, near ones first, never itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.listing import Listing
from hereabouts.pages.neighbour import SHOWN, find_neighbours
from small_town import SMALL, changed, make_listing


def stand(slug: str, east: int, north: int, interest: str = "singing", **fields: object) -> Listing:
    """A listing in a hall of its own."""
    pin = {"easting": str(east), "northing": str(north)}
    venue = {"name": f"Hall of {slug}", "postcode": "QX1 1AA", "pin": pin}
    return make_listing(changed(SMALL, interests=[interest], where=[{"venue": venue}], **fields), slug)


def test_the_same_building_is_a_venue_with_a_file_or_one_written_alike() -> None:
    halls = [make_listing(changed(SMALL, where=[{"venue": "acorn-hall"}]), f"hall-{n}") for n in range(5)]
    hut = changed(SMALL, where=[{"venue": {"name": "The hut", "postcode": "QX1 1AB"}}])
    huts = [make_listing(hut, slug) for slug in ("hut-a", "hut-b")]
    alone = make_listing(SMALL, "alone")
    found = find_neighbours([*halls, *huts, alone])
    assert found["hall-0"].same_building == ("hall-1", "hall-2", "hall-3")
    assert found["hall-4"].same_building == ("hall-0", "hall-1", "hall-2")
    assert found["hut-a"].same_building == ("hut-b",)
    assert found["alone"].same_building == ()
    assert found["alone"].nearby == ()


def test_the_nearest_buildings_come_first_with_their_distance() -> None:
    listings = [stand(f"at-{metres}", 600000 + metres, 480000, "gardening") for metres in (0, 50, 300, 900, 2500)]
    near = find_neighbours(listings)["at-0"].nearby
    assert [(one.slug, one.metres) for one in near] == [("at-50", 50), ("at-300", 300), ("at-900", 900)]


def test_a_place_far_from_all_others_has_nothing_nearby() -> None:
    found = find_neighbours([stand("here", 600000, 480000), stand("far", 700000, 480000)])
    assert found["here"].nearby == ()
    assert found["here"].similar == ("far",)


def test_what_shares_more_interests_is_more_alike_and_is_not_shown_twice() -> None:
    both = changed(SMALL, interests=["singing", "gardening"])
    listings = [make_listing(both, "one"), make_listing(both, "two"), make_listing(SMALL, "three")]
    assert find_neighbours(listings)["one"].similar == ("two", "three")
    close = [stand("here", 600000, 480000), stand("next", 600050, 480000)]
    found = find_neighbours(close)["here"]
    assert [one.slug for one in found.nearby] == ["next"]
    assert found.similar == ()


def test_something_without_a_place_still_has_its_like() -> None:
    listings = [make_listing(changed(SMALL, online="yes"), slug) for slug in ("a", "b")]
    assert find_neighbours(listings)["a"].similar == ("b",)


SPOTS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 4000), st.sampled_from(["singing", "gardening"])), max_size=30
)


@settings(deadline=None)
@given(SPOTS)
def test_nobody_is_its_own_neighbour_and_nobody_is_shown_twice(spots: list[tuple[int, int, str]]) -> None:
    listings = [stand(f"x{n}", 600000 + x, 480000 + y, interest) for n, (x, y, interest) in enumerate(spots)]
    found = find_neighbours(listings)
    assert set(found) == {listing.slug for listing in listings}
    for slug, near in found.items():
        shown = [*near.same_building, *(one.slug for one in near.nearby), *near.similar]
        assert slug not in shown
        assert len(shown) == len(set(shown))
        assert max(len(near.same_building), len(near.nearby), len(near.similar)) <= SHOWN
    assert found == find_neighbours(listings)
