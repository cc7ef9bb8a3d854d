"""What fills the slots of ordinary pages: right for the nation, right from any depth, and in plain words."""

import pytest

from hereabouts.address import Addresses
from hereabouts.pages import render_slots, to_edition
from hereabouts.pages.fragment import read_fragments
from hereabouts.pages.slots import SLOTS
from outline import read_outline
from small_town import GARDEN, SMALL, changed, make_listing, make_town

FRAGMENTS = read_fragments()
EDITION = to_edition(make_town(), FRAGMENTS)


def fill(name: str, root: str = "") -> str:
    """The filling of one slot of the small town."""
    return render_slots(EDITION, root, [name])[name]


@pytest.mark.parametrize("name", sorted(SLOTS))
@pytest.mark.parametrize("root", ["", "../", "../../"])
def test_links_lead_from_the_depth_of_the_page(name: str, root: str) -> None:
    outline = read_outline(fill(name, root))
    assert len(outline.ids) == len(set(outline.ids))
    ours = [link for link in outline.links if not link.startswith(("http", "mailto:", "tel:", "sms:", "#"))]
    assert all(link.startswith(root) and not link.startswith(root + "../") and link[0] != "/" for link in ours)


def test_a_site_on_a_disk_links_to_files() -> None:
    links = read_outline(
        render_slots(to_edition(make_town(), FRAGMENTS, as_files=True), "", ["areas-list"])["areas-list"]
    ).links
    assert links[0] == "area/riverside/index.html"


def test_only_slots_that_are_asked_for_are_made() -> None:
    assert set(render_slots(EDITION, "", ["soon", "unheard-of"])) == {"soon"}
    assert set(render_slots(EDITION, "")) == set(SLOTS)


def test_the_constant_line_holds_the_nations_own_help_and_opens_to_all_of_it() -> None:
    outline = read_outline(fill("help-line", "../../"))
    assert outline.text == (
        "Need help now? Danger to life: 999 · The text line "
        "Call 999 If a life is at risk now. Text HELLO to 85000 Text at any hour. All urgent help"
    )
    assert outline.links == ["tel:999", "sms:85000?body=HELLO", "../../help/"]
    assert outline.elements[0] == ("details", ("class",))


def test_another_nation_has_its_own_line() -> None:
    edition = to_edition(make_town(settings="nation: wales"), FRAGMENTS)
    assert "The valley line" in render_slots(edition, "", ["help-line"])["help-line"]


def test_full_help_says_for_whom_when_and_checked_when() -> None:
    text = read_outline(fill("help-full")).text
    assert "We cannot answer here. These people can." in text
    assert "The text line Text at any hour. Text HELLO to 85000 All day and night" in text
    assert "Ages: Any" in text
    assert "Call 01632 960556 Chat online: The town line Relay UK: 18001 then the number" in text
    assert "In Riverside" in text
    assert text.count("Checked 1 November 2026") == 3
    assert "valley" not in text


def test_elsewhere_all_but_the_most_urgent_help_is_folded_away() -> None:
    shown, folded = read_outline(fill("help-folded")).text.split("More help")
    assert "The text line" in shown
    assert "The town line" not in shown
    assert "The town line" in folded
    assert "Call 01632 960556" in folded
    assert folded.count("Checked 1 November 2026") == 1


def test_paper_has_the_line_too() -> None:
    assert read_outline(fill("help-print")).text == "Need help now? Danger to life: 999 · The text line."


def test_only_an_example_says_that_it_is_invented() -> None:
    assert "Invented example" in fill("example-notice")
    assert render_slots(to_edition(make_town(settings="example: no"), FRAGMENTS), "", ["example-notice"]) == {
        "example-notice": ""
    }


def test_everything_free_stands_under_its_area() -> None:
    assert read_outline(fill("free-list")).text == "Hilltop Singing for all"


def test_a_to_z_passes_over_the_article_and_puts_strange_letters_last() -> None:
    names = ["The Apple Day", "éclair club", "Ǝ group", "zebra walk", "3rd choir", "Apple fair"]
    town = make_town(*(make_listing(changed(SMALL, name=name), f"x{n}") for n, name in enumerate(names)))
    html = render_slots(to_edition(town, FRAGMENTS), "", ["a-to-z-list"])["a-to-z-list"]
    outline = read_outline(html)
    assert outline.ids == ["letter-a", "letter-e", "letter-z", "letter-other"]
    assert outline.links[:4] == ["#letter-a", "#letter-e", "#letter-z", "#letter-other"]
    order = [
        outline.text.rindex(name) for name in ("The Apple Day", "Apple fair", "éclair club", "zebra walk", "3rd choir")
    ]
    assert order == sorted(order)
    assert "Riverside, Free" in outline.text


def test_areas_interests_and_venues_carry_their_numbers() -> None:
    assert read_outline(fill("areas-list")).text == "Riverside 1 Hilltop 1 Far End 0"
    assert read_outline(fill("interests-list")).text.startswith(
        "Nature All of Nature 1 Gardening 1 Music All of Music 1"
    )
    assert read_outline(fill("venues-list")).text == "Riverside Acorn Hall 1 Elsewhere The quiet house 0"


def test_pictures_have_words_and_lead_on_without_script() -> None:
    html = fill("pictures", "../")
    assert '<img src="../assets/pictures/leaf.svg" alt="" width="64" height="64"><span>Nature</span>' in html
    assert 'href="../interest/nature/" data-interest="nature"' in html


def test_the_home_search_has_links_that_need_no_script() -> None:
    links = read_outline(fill("home-search", "../")).links
    assert links == ["../free/", "../a-to-z/", "../find/#by-area", "../find/#by-interest"]


def test_soon_is_in_order_of_time_without_what_is_cancelled_full_or_paused() -> None:
    def held(slug: str, day: str, **fields: object) -> object:
        return make_listing(changed(SMALL, name=slug, when=[{"day": day, "start": "10:00"}], **fields), slug)

    town = make_town(
        held("wednesday", "wednesday"), held("monday", "monday"), held("tuesday", "tuesday"),
        held("off", "tuesday", notices=[{"cancelled": "all", "until": "2028-01-01", "because": "Roof."}]),
        held("full", "tuesday", joining={"how": "book", "capacity": "full"}),
        held("paused", "tuesday", status="paused"),
    )  # fmt: skip
    html = render_slots(to_edition(town, FRAGMENTS), "", ["soon"])["soon"]
    assert read_outline(html).links == ["activity/monday/", "activity/tuesday/", "activity/wednesday/"]


def test_soon_still_says_something_tomorrow() -> None:
    today = [make_listing(changed(SMALL, when=[{"day": "monday"}]), f"a{n}") for n in range(8)]
    tomorrow = make_listing(changed(SMALL, when=[{"day": "tuesday"}]), "tomorrow")
    html = render_slots(to_edition(make_town(*today, tomorrow), FRAGMENTS), "", ["soon"])["soon"]
    assert "activity/tomorrow/" in html


def test_people_other_places_and_the_team() -> None:
    assert "The library desk Anyone. Smallton Library Weekdays Come in" in read_outline(fill("talk-to")).text
    assert "The notice board: Small things" in read_outline(fill("other-places")).text
    assert "You have an answer within 5 working days." in read_outline(fill("contact-team")).text
    bare = to_edition(make_town(settings="talk-to: []"), FRAGMENTS)
    assert "Ask at a library" in render_slots(bare, "", ["talk-to"])["talk-to"]


def test_a_person_to_talk_to_is_one_line_where_nothing_fits() -> None:
    outline = read_outline(fill("talk-briefly", "../"))
    assert outline.text == (
        "A person to talk to The library desk · Smallton Library · Weekdays · Come in Who they are there for"
    )
    assert outline.links == ["../help/#talk"]
    bare = to_edition(make_town(settings="talk-to: []"), FRAGMENTS)
    assert "Ask at a library" in render_slots(bare, "", ["talk-briefly"])["talk-briefly"]


def missing_links(settings: str) -> list[str]:
    """The ways to send what is missing, and the way to all others."""
    html = render_slots(to_edition(make_town(settings=settings), FRAGMENTS), "", ["missing"])["missing"]
    return read_outline(html).links


def test_what_is_missing_goes_to_the_team_by_letter_or_message_and_by_nothing_else() -> None:
    letter = "mailto:list@example.org?subject=What%20is%20missing%3A%20Smallton"
    assert "The Smallton list team reads it. Two of us read this on weekdays." in read_outline(fill("missing")).text
    assert missing_links("") == [letter, "add/#ways"]
    text = "reporting: [{way: text, to: 01632 960215}, {way: issue, to: 'https://example.org/new'}]"
    assert missing_links(text) == [letter, "sms:+441632960215", "add/#ways"]
    other = "reporting: [{way: email, to: desk@example.org}, {way: email, to: b@example.org}, {way: post, to: Us}]"
    assert missing_links(other) == [letter.replace("list@", "desk@"), "add/#ways"]


def test_about_the_data_counts_sources_and_licences() -> None:
    text = read_outline(fill("about-data")).text
    assert "2 listings, built 23 November 2026." in text
    assert "The group itself CC BY 4.0 1" in text
    assert "Built 23 November 2026." in read_outline(fill("footer-data")).text


def test_an_empty_directory_says_so_everywhere() -> None:
    nothing = make_town(make_listing(changed(GARDEN, status="withheld")))
    edition = to_edition(nothing, FRAGMENTS)
    slots = render_slots(edition, "")
    assert "Nothing is listed here yet." in slots["a-to-z-list"]
    assert "No dates are known yet." in slots["soon"]
    assert "Community Garden" not in "".join(slots.values())


def test_addresses_are_written_in_one_place() -> None:
    assert Addresses("../").area("riverside") in fill("areas-list", "../")
