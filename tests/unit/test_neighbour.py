"""Same building and nearby: few of each, near ones first, never itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.pages.neighbour import SHOWN, find_neighbours
from small_town import SMALL, changed, make_listing, stand


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
        shown = [*near.same_building, *(one.slug for one in near.nearby)]
        assert slug not in shown
        assert len(shown) == len(set(shown))
        assert max(len(near.same_building), len(near.nearby)) <= SHOWN
    assert found == find_neighbours(listings)
