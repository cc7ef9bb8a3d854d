"""Every address of the site, for pages at any depth and for a folder opened from a disk."""

import pytest

from hereabouts.address import FAMILIES, FAMILY_ROOT, Addresses, area_path, interest_path, listing_path, venue_path


@pytest.mark.parametrize(
    ("root", "listing", "home"),
    [("", "activity/a-b/", "./"), ("../", "../activity/a-b/", "../"), ("../../", "../../activity/a-b/", "../../")],
)
def test_links_lead_from_the_pages_own_depth(root: str, listing: str, home: str) -> None:
    at = Addresses(root)
    assert at.listing("a-b") == listing
    assert at.page() == home


def test_a_folder_on_a_disk_needs_the_name_of_the_file() -> None:
    at = Addresses("../../", as_files=True)
    assert at.venue("hall") == "../../venue/hall/index.html"
    assert at.page() == "../../index.html"
    assert at.find(interest="nature") == "../../find/index.html#interest=nature"
    assert at.asset("pictures/leaf.svg") == "../../assets/pictures/leaf.svg"


def test_choices_stand_after_the_hash_and_cannot_break_out_of_it() -> None:
    assert Addresses("").find(near="a&b=c d") == "find/#near=a%26b%3Dc%20d"


def test_every_pressed_page_lies_two_steps_below_the_root() -> None:
    paths = [listing_path("a"), venue_path("a"), area_path("a", 2), interest_path("a", 12)]
    assert [path.count("/") for path in paths] == [2] * 4
    assert FAMILY_ROOT.count("/") == 2
    assert {path.split("/")[0] for path in paths} <= set(FAMILIES)


def test_later_parts_of_a_list_lie_beside_the_first() -> None:
    assert [area_path("hill", part) for part in (1, 2)] == ["area/hill/", "area/hill-page-2/"]
