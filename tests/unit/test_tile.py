"""The finder's files: who is in them, how big they get, and when their names change."""

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from hereabouts.code import to_codes
from hereabouts.column import to_columns
from hereabouts.directory import Directory
from hereabouts.listing import Contact, Cost, Fact, Joining, Listing, Place, Position, ReducedPrice, Venue
from hereabouts.notice import Notice
from hereabouts.row import Row, to_row
from hereabouts.session import to_session
from hereabouts.tile import FOLDER, INLINE_ROWS, to_finder
from hereabouts.tiling import TILE_ROWS, to_tiles
from made_listings import TODAY, make_directory, make_listing

DIRECTORY = make_directory(1300)


def rows_of(directory: Directory) -> list[Row]:
    codes = to_codes(directory)
    return [to_row(listing, codes) for listing in directory.found()]


def with_listings(directory: Directory, *listings: Listing) -> Directory:
    return replace(directory, listings={**directory.listings, **{one.slug: one for one in listings}})


def read(finder: Any, name: str) -> Any:
    return json.loads(finder.files[f"{FOLDER}{name}.json"])


def lines_of(manifest: Any) -> list[Any]:
    return [*manifest["tiles"], *([manifest["apart"]] if manifest["apart"] else [])]


def listing(**changes: Any) -> Listing:
    plain = replace(make_listing(Random(3), 1), notices=(), when=(), where=(), cost=Cost("free"), status="active")
    return replace(plain, **changes)


def test_every_listing_that_is_found_stands_in_one_tile_and_no_other_listing_does():
    gone = [listing(slug=status, status=status) for status in ("ended", "withheld")]
    directory = with_listings(DIRECTORY, *gone)
    finder = to_finder(directory)
    names = [name for line in lines_of(finder.manifest) for name in read(finder, line[0])["name"]]
    assert sorted(names) == sorted(one.name for one in directory.found())
    assert finder.manifest["count"] == len(names) == 1300
    assert b"withheld" not in b"".join(finder.files.values())


def test_a_tile_holds_at_most_its_share_and_its_box_holds_its_places():
    finder = to_finder(DIRECTORY)
    for name, _, _, size, west, south, east, north in finder.manifest["tiles"]:
        tile = read(finder, name)
        assert len(tile["name"]) == tile["size"] == size <= TILE_ROWS
        spots = [*zip(tile["east"], tile["north"], strict=True)]
        spots += [spot[:2] for more in tile.get("more", {}).values() for spot in more]
        assert all(0 <= across <= east - west and 0 <= up <= north - south for across, up in spots)


def test_small_directories_have_one_tile():
    finder = to_finder(make_directory(400))
    assert len(finder.manifest["tiles"]) == 1
    assert to_finder(make_directory(0)).manifest["tiles"] == []


def test_listings_without_a_place_stand_apart_and_few_of_them_in_the_page():
    few, many = to_finder(make_directory(100)), to_finder(DIRECTORY)
    assert few.manifest["apart"][3] < INLINE_ROWS < many.manifest["apart"][3]
    assert [*few.manifest["inline"]] == [few.manifest["apart"][0]]
    assert many.manifest["inline"] == {}
    assert f"{FOLDER}{few.manifest['apart'][0]}.json" not in few.files


def test_many_listings_in_one_spot_are_still_parted():
    spot = Position(600_000, 480_000, "pin")
    place = Place(Venue("hall", "Hall", position=spot))
    codes = to_codes(DIRECTORY)
    rows = [to_row(listing(slug=f"one-{number}", where=(place,)), codes) for number in range(1100)]
    assert sorted(row.slug for tile in to_tiles(rows) for row in tile) == sorted(row.slug for row in rows)
    assert max(map(len, to_tiles(rows))) <= TILE_ROWS


def test_the_same_listings_give_the_same_files_on_any_day():
    first = to_finder(DIRECTORY)
    later = to_finder(replace(DIRECTORY, today=TODAY.replace(day=24)))
    assert first.files == to_finder(make_directory(1300)).files
    assert set(first.files) == set(later.files)


def test_a_change_in_one_listing_leaves_the_other_tiles_alone():
    before = to_finder(DIRECTORY)
    slug = next(one.slug for one in DIRECTORY.found() if one.where and one.where[0].venue.position)
    changed = replace(DIRECTORY.listings[slug], name="Changed", cost=Cost("pay-each-time", 123))
    after = to_finder(with_listings(DIRECTORY, changed))
    names = [[line[0] for line in lines_of(finder.manifest)] for finder in (before, after)]
    assert sum(one != other for one, other in zip(*names, strict=True)) == 1


def test_one_more_listing_leaves_the_borders_where_they_are():
    place = Place(Venue("hall", "Hall", position=Position(600_100, 480_100, "pin")))
    before, after = to_finder(DIRECTORY), to_finder(with_listings(DIRECTORY, listing(slug="new", where=(place,))))
    names = [[line[0] for line in finder.manifest["tiles"]] for finder in (before, after)]
    assert len(set(names[1]) - set(names[0])) == 1


def test_summaries_are_found_by_their_line():
    finder = to_finder(DIRECTORY)
    for name, summaries, first, size, *_ in lines_of(finder.manifest):
        texts = read(finder, summaries)["summary"][first : first + size]
        assert [text.split(":")[0] for text in texts] == read(finder, name)["name"]


def test_names_stand_in_a_file_of_their_own_where_there_are_too_many_to_load():
    assert to_finder(DIRECTORY).manifest["names"] == 0
    finder = to_finder(make_directory(5200))
    assert read(finder, finder.manifest["names"])["size"] == 5200


def columns_of(one: Listing, **directory: Any) -> dict[str, Any]:
    codes = to_codes(replace(DIRECTORY, **directory))
    return to_columns([to_row(one, codes)], (600_000, 480_000))


def test_what_nobody_has_said_takes_no_room():
    plain = listing(interests=(), area="", kind="", online="no", access={}, slug="a-name", name="A name")
    plain = replace(plain, joining=Joining("book"), cost=Cost("donation"), contacts=(), group_size="unknown")
    assert set(columns_of(plain)) == {"size", "name", "interest", "cost", "tags", "checked"}


def test_reasons_that_make_it_gentle_are_a_bit_each_and_the_quietest_way_to_ask_a_figure():
    joining = Joining("just-turn-up", met_by="Ann", just_watch=Fact("yes"), come_and_go=Fact("no"))
    columns = columns_of(
        listing(
            joining=joining, cost=Cost("donation"), group_size="over-30", contacts=(Contact("text", "07700 900123"),)
        )
    )
    assert (columns["ease"], columns["ask"]) == ([0b1100010], "3")


def test_facts_are_yes_no_ask_or_not_known():
    plain = listing(access={})
    joining = replace(plain.joining, bring_someone="ask", just_watch=replace(plain.qualification, value="no"))
    asked = replace(plain, joining=joining)
    assert to_row(asked, to_codes(DIRECTORY)).facts.startswith("32")
    assert columns_of(asked)["facts"]["of"] == ["3"], "a card shows company and access only"


@pytest.mark.parametrize(
    ("price", "groups", "low", "nil"),
    [
        (0, ("pip",), 0b11, 0b11),
        (250, ("student",), 0b101, 0),
        (400, ("pip",), 0, 0),
        (100, (), 1, 0),
        (None, ("pip",), 0, 0),
    ],
)
def test_lower_prices_are_told_by_group(price, groups, low, nil):
    cost = Cost("pay-each-time", 900, reduced=(ReducedPrice(None, groups, price),))
    row = to_row(listing(cost=cost), to_codes(DIRECTORY))
    assert (row.low, row.nil) == (low, nil)


def test_a_confidential_place_leaves_no_position():
    place = Place(Venue("hall", "A quiet house", confidential=True))
    assert not {"east", "north", "more"} & set(columns_of(listing(where=(place,))))


def test_every_place_of_a_listing_can_be_measured_to():
    spots = [Position(600_010, 480_020, "pin"), Position(600_500, 480_020, "sector"), Position(600_010, 480_020, "pin")]
    where = tuple(Place(Venue(f"hall-{n}", f"Hall {n}", position=spot)) for n, spot in enumerate(spots))
    columns = columns_of(listing(where=where))
    assert (columns["east"], columns["north"], columns["more"]) == ([10], [20], {0: [[500, 20, 2, "Hall 1"]]})


def test_the_gravest_notice_comes_first_and_a_venues_news_only_where_it_matters():
    moved = Notice("moved", all=True, because="To the library.")
    full = Notice("full", (TODAY.replace(day=29),), because="A gala.")
    venue = Venue("pool", "Pool", notices=(full,))
    on_mondays = listing(where=(Place(venue),), when=(to_session({"day": "monday"}),), notices=(moved, full))
    on_sundays = replace(on_mondays, when=(to_session({"day": "sunday"}),))
    cancelled = replace(on_sundays, notices=(moved, Notice("cancelled", all=True, because="Flood.")))
    told = [
        [notice[-1] for notice in to_row(one, to_codes(DIRECTORY)).notices]
        for one in (on_mondays, on_sundays, cancelled)
    ]
    assert told == [["To the library."], ["To the library.", "A gala."], ["Flood.", "To the library."]]


def test_the_manifest_holds_labels_and_areas():
    manifest = to_finder(DIRECTORY, sectors={"QX2": [1, 2, 3, {}]}).manifest
    assert manifest["interest"][:2] == [["top-0", "Top 0"], ["top-0-low-0", "Low 0 0", 0]]
    assert manifest["area"][1] == ["area-1", "Area 1", 600_900, 480_000, 0]
    assert manifest["sectors"] == {"QX2": [1, 2, 3, {}]}
    assert [manifest["fact"][number][0] for number in manifest["shown"]] == ["bring-someone", "step-free", "lift"]


def test_what_knows_places_stands_in_a_file_of_its_own_without_any_listing():
    finder = to_finder(DIRECTORY, sectors={"QX2": [1, 2, 3, {}]})
    places = read(finder, finder.places)
    assert places == {key: finder.manifest[key] for key in ("area", "town", "sectors", "venues")}
