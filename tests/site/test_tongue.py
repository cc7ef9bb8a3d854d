"""Names in other letters say which language they are in, wherever a page was pressed; all else is English."""

import pytest

from hereabouts.pages.tongue import LETTERS
from html_page import Pages

CIRCLE = "حلقة القراءة العربية"


def test_a_name_in_other_letters_is_marked_with_its_language(public: Pages) -> None:
    assert public["activity/arabic-reading-circle/index.html"].one("h1").get("lang") == "ar"
    cards = [one for page in public.values() for one in page.all("a", translate="no") if one.words == CIRCLE]
    in_cards = [one for one in cards if one.above[0] == "h3"]
    assert in_cards
    assert {one.get("lang") for one in in_cards} == {"ar"}


@pytest.mark.parametrize("slug", ["riverside-community-garden", "dom-polski-cafe", "shapla-sewing", "sgwrs-a-phaned"])
def test_a_name_in_our_letters_is_not_marked(public: Pages, slug: str) -> None:
    assert public[f"activity/{slug}/index.html"].one("h1").get("lang") is None


def test_nothing_is_marked_with_a_language_that_is_not_known(public: Pages) -> None:
    known = {code for codes in LETTERS.values() for code in codes}
    marked = {one.get("lang") for page in public.values() for one in page.elements if one.tag != "html"} - {None}
    assert marked <= known
