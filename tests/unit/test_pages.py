"""Pages of listings, venues, organisations, areas and interests: what they say, and what they keep to themselves."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import check_golden
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.home import find_home
from hereabouts.listing import Listing
from hereabouts.pages import draft_pages, to_edition
from hereabouts.pages.fragment import OURS, read_fragments
from hereabouts.pages.listing import render_listing
from hereabouts.pages.page import Page
from outline import read_outline
from small_town import GARDEN, SMALL, changed, make_listing, make_town

FRAGMENTS = read_fragments()


def render(data: str | dict[str, Any], **town: Any) -> Page:
    """The page of one listing, alone in its town."""
    listing = make_listing(data)
    return render_listing(to_edition(make_town(listing, **town), FRAGMENTS), listing)


def render_all(directory: Directory) -> dict[str, Page]:
    """Every page of the families by its address."""
    return {draft.address: draft.render() for draft in draft_pages(to_edition(directory, FRAGMENTS))}


def read(page: Page) -> str:
    """What a reader of the page reads."""
    return read_outline(page.body).text


# What a listing's page says


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("listing-full", GARDEN),
        ("listing-small", SMALL),
        ("listing-paused", changed(GARDEN, status="paused", status_note="Back in spring.", notices=None)),
        ("listing-ended", changed(GARDEN, status="ended", status_note="The last meeting was in June.")),
        ("listing-withheld", changed(GARDEN, status="withheld")),
        (
            "listing-online",
            changed(SMALL, online="yes", online_link="https://example.org/join", online_how="By video."),
        ),
        ("listing-confidential", changed(GARDEN, where=[{"venue": "quiet-house"}])),
    ],
)
def test_the_page_is_as_it_was_agreed(name: str, data: Any) -> None:
    page = render(data)
    check_golden(f"{name}.html", "\n".join([*page.head, page.body]) + "\n")


def test_who_agreed_and_since_when_is_said_and_silence_says_nothing() -> None:
    noted = {"permission": {"given": "yes", "date": "2026-06-16"}, "added": {"date": "2024-04-09", "by": "River team"}}
    text = read(render(changed(SMALL, **noted)))
    assert "The group agreed to be listed, 16 June 2026. Added 9 April 2024 by River team." in text
    assert "agreed" not in read(render(changed(SMALL, permission={"given": "unknown"})))


def test_the_page_begins_with_name_news_dates_cost_and_first_visit() -> None:
    text = read(render(GARDEN))
    wanted = [
        "Group · Riverside · £3 a session", "Community Garden",
        "Cancelled: Tuesday 1 December 2026. The leader is away.", "Next",
        "Tuesday 24 November 2026 10:30am to 12:30pm",
        "Tuesday 1 December 2026 10:30am to 12:30pm cancelled",
        "As of 23 November 2026", "What it costs you", "Your first visit Ask at the shed",
        "Getting there", "Getting in", "How to start",
        "Get in touch", "Who it is for", "Things you can do there", "What we checked, and what we did not", "Tell us",
    ]  # fmt: skip
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_each_price_says_who_pays_it_what_they_show_and_who_sees_that() -> None:
    text = read(render(GARDEN))
    assert "Everyone £3 a session Nothing" in text
    assert "Smallton Town Card Free Show the card. Not asked for in front of others." in text
    assert "Universal Credit or Student £1.50 Tell the leader quietly. Asked for in front of others." in text
    assert "Your first visit is free. They lend you what you need. Bring gloves." in text
    assert "Not known: whether a carer comes free. Ask them." in text


def test_what_is_not_known_is_said_and_never_shown_as_no() -> None:
    page = render(SMALL)
    text = read(page)
    assert text.count("We do not know yet: ask them.") == 6
    assert 'class="fact no"' not in page.body
    assert "Not known: ages, children, languages, how many come, moving about, who comes." in text


def test_access_has_three_values() -> None:
    body = render(GARDEN).body
    assert '<li class="fact yes">Step-free way in <span class="note">(by the side gate)</span></li>' in body
    assert '<li class="fact no">Hearing loop: no <span class="note">(A loop is on order.)</span></li>' in body
    assert "Not known: Accessible toilet, gambling. Ask them." in read(render(GARDEN))


def test_ways_to_get_in_touch_stand_quietest_first_and_say_what_to_expect() -> None:
    body = render(GARDEN).body
    assert body.index("mailto:garden@example.org") < body.index('href="tel:+441632960123"')
    text = read(render(GARDEN))
    assert "E-mail Smallton Growers garden@example.org Answers within two days." in text
    assert "Call 01632 960123 (the garden lead) Relay UK: 18001 then the number" in text


def test_a_way_for_people_who_do_not_hear_stands_in_place_of_the_usual_one() -> None:
    ways = [{"email": "a@example.org"}, {"phone": "01632 960123", "relay": "Sign language video, weekdays"}]
    text = read(render(changed(SMALL, contact=ways)))
    assert "Call 01632 960123 Sign language video, weekdays" in text
    assert "18001" not in text


def test_what_helps_to_take_part_online_is_said_though_there_is_no_place() -> None:
    online = changed(SMALL, where=None, online="yes", online_how="By video.", access={"step-free": "yes"})
    text = read(render(online))
    assert "What helps to take part Step-free way in" in text
    assert "Not known: Accessible toilet" not in text


def test_no_qualification_is_said_with_its_note() -> None:
    text = read(render(changed(SMALL, qualification={"is": "no", "note": "But a reference."})))
    assert "No qualification. But a reference." in text


def test_a_listing_without_a_way_to_get_in_touch_says_so() -> None:
    assert "There is no need to ask first: just turn up." in read(render(SMALL))
    joining = {"how": "referral", "referral-by": "A surgery"}
    text = read(render(changed(SMALL, joining=joining)))
    assert "We do not know yet how to reach them." in text
    assert "Who can refer you: A surgery" in text


def test_the_eight_things_are_checked_or_not_and_a_listing_is_never_a_recommendation() -> None:
    text = read(render(GARDEN))
    assert "Asked 1 October 2026 (by phone): times" in text
    assert "Seen 16 June 2026 (on a visit): place" in text
    assert (
        "Not asked: price, how to get in touch, access, the first visit, who keeps people safe, insurance "
        "Being listed is not a recommendation. Talk it over, and trust your own sense of a place."
    ) in text
    assert "Being listed is not a recommendation." in read(render(SMALL))


def test_an_old_check_is_told_with_its_age_and_the_quietest_way_to_ask_first() -> None:
    old = changed(GARDEN, checked={"date": "2025-08-20", "how": "phone", "by": "the team"})
    said = "Not checked for 15 months: ask first, by e-mail (Last checked 20 August 2025, by phone, the team)"
    assert said in read(render(old))


def test_a_change_is_told_privately_first_and_in_public_last() -> None:
    body = render(GARDEN).body
    assert body.index("mailto:list@example.org?subject=A%20change%3A%20Community%20Garden") < body.index(
        "issues/new?title="
    )
    assert "Anyone can read this, for ever. Write about the group, never about a person." in body


def test_names_addresses_and_numbers_are_not_translated() -> None:
    kept = read_outline(render(GARDEN).body).kept
    wanted = [
        "Community Garden", "Riverside", "Acorn Hall", "4 Mill Lane", "QX1 1AA", "01632 960123", "garden@example.org",
        "Smallton Growers",
    ]  # fmt: skip
    assert [words for words in wanted if words not in kept] == []


def test_the_sessions_stand_in_the_page_for_the_browser() -> None:
    outline = read_outline(render(GARDEN).body)
    (kind, text) = outline.scripts[0]
    assert kind == "application/json"
    data = json.loads(text)
    assert data["sessions"] == [[2, 630, 750, 1, 0, 0, 0, 0, 1, 0, 0, 0, "In frost we meet in the shed."]]
    assert set(data["closures"]) == {"bank"}
    assert "venue" not in data  # it has no closed days of its own
    assert "assets/javascripts/dates.mjs" in "".join(render(GARDEN).head)


def test_what_has_dates_can_be_added_to_a_calendar_and_what_is_confidential_cannot() -> None:
    assert '<a class="button plain" href="../../calendar/garden.ics">Add to calendar</a>' in render(GARDEN).body
    assert "calendar/" not in render(changed(GARDEN, where=[{"venue": "quiet-house"}])).body
    assert "calendar/" not in render(SMALL).body


def test_a_listing_without_dates_asks_the_browser_for_nothing() -> None:
    page = render(SMALL)
    assert "We do not know any dates yet: ask them." in read(page)
    assert read_outline(page.body).scripts == []
    assert "dates.mjs" not in "".join(page.head)


def test_a_place_that_is_open_shows_its_hours() -> None:
    page = render(changed(SMALL, where=[{"venue": "acorn-hall"}], kind="place-to-be"))
    assert "Open Mondays and Tuesdays, 9am to 5pm" in read(page)


def test_money_help_says_for_what_how_much_and_who_may_apply() -> None:
    money = {"for-what": "Bus fares", "who-may-apply": "Anyone here", "link": "https://example.org/apply"}
    page = render(changed(SMALL, kind="money-help", money_help=money))
    assert "About this help For what Bus fares Who may apply Anyone here How to apply" in read(page)
    assert "May I bring someone?" not in read(page)


def test_several_places_are_named_at_their_dates() -> None:
    where = [{"venue": "acorn-hall"}, {"venue": {"name": "The pier", "access": {"step-free": "no"}}}]
    when = [{"day": "monday", "venue": "acorn-hall"}]
    text = read(render(changed(SMALL, where=where, when=when)))
    assert "Monday 23 November 2026 at Acorn Hall" in text
    assert "The pier Step-free way in: no" in text


def test_a_venues_news_of_a_day_without_a_session_is_left_out() -> None:
    hall = {"name": "The pier", "notices": [{"full": "2026-11-25", "because": "A gala."}]}
    listing = changed(SMALL, where=[{"venue": hall}], when=[{"day": "monday"}])
    assert "A gala." not in read(render(listing))
    assert "A gala." in read(render(changed(SMALL, where=[{"venue": hall}], when=[{"day": "wednesday"}])))


# What is kept back


def test_a_confidential_place_tells_only_how_to_ask() -> None:
    page = render(changed(GARDEN, where=[{"venue": "quiet-house"}]))
    assert "Send a text first; we will tell you where to come." in read(page)
    assert "openstreetmap" not in page.body
    assert "location" not in "".join(page.head)


def test_what_is_withheld_is_named_on_no_page() -> None:
    withheld = make_listing(changed(GARDEN, status="withheld", name="Zanzibar Club", related=["singing"]), "zanzibar")
    other = make_listing(
        changed(SMALL, related=["zanzibar"], organisation="hidden", where=[{"venue": "old-barn"}]), "singing"
    )
    pages = render_all(make_town(withheld, other))
    neutral = pages.pop("activity/zanzibar/")
    assert "This page is not available at the moment" in neutral.title
    assert not neutral.indexed
    for page in (neutral, *pages.values()):
        said = page.title + page.description + page.body + "".join(page.head)
        assert not re.search("Zanzibar|hidden group|old barn", said, re.IGNORECASE), page.address
    assert "withheld" not in neutral.body
    assert not pages["with/hidden/"].indexed
    assert pages["activity/the-old-garden/"].title == neutral.title


def test_what_has_ended_keeps_a_page_and_is_listed_nowhere() -> None:
    ended = make_listing(changed(GARDEN, status="ended"), "garden")
    pages = render_all(make_town(ended, make_listing(SMALL, "singing")))
    assert not pages["activity/garden/"].indexed
    assert "This has ended." in read(pages["activity/garden/"])
    lists = [page for address, page in pages.items() if address not in ("activity/garden/", "activity/the-old-garden/")]
    assert all("activity/garden/" not in page.body for page in lists)


def test_an_old_name_leads_to_the_new_one() -> None:
    pages = render_all(make_town())
    for old, new in (("activity/the-old-garden/", "activity/garden/"), ("venue/oak-hall/", "venue/acorn-hall/")):
        page = pages[old]
        assert page.head == (f'<meta http-equiv="refresh" content="0; url=../../{new}">',)
        assert f'href="../../{new}"' in page.body
        assert not page.indexed


def test_an_old_name_that_somebody_else_now_has_is_theirs() -> None:
    taken = make_listing(SMALL, "the-old-garden")
    pages = render_all(make_town(make_listing(GARDEN), taken))
    assert pages["activity/the-old-garden/"].title == "Singing for all"


# Lists


def test_every_listing_stands_on_one_part_of_its_list() -> None:
    many = [make_listing(changed(SMALL, name=f"Choir {n:03}"), f"choir-{n}") for n in range(45)]
    pages = render_all(make_town(*many))
    parts = [page for address, page in pages.items() if address.startswith("area/riverside")]
    found = [link for part in parts for link in read_outline(part.body).links if "/activity/" in link]
    assert sorted(found) == sorted(f"../../activity/choir-{n}/" for n in range(45))
    assert all(part.body.count('<li class="card">') <= 20 for part in parts)
    assert "area/riverside-page-2/" in pages
    assert '<a href="../../area/riverside-page-2/">Next</a>' in pages["area/riverside/"].body
    assert '<a href="../../area/riverside/">Previous</a>' in pages["area/riverside-page-2/"].body


def test_a_broad_interest_holds_its_narrower_ones_and_leads_to_them() -> None:
    page = render_all(make_town())["interest/nature/"]
    assert "Gardening 1" in read(page)
    assert "../../activity/garden/" in page.body
    assert 'href="../../interest/nature/"' in render_all(make_town())["interest/gardening/"].body


def test_an_area_leads_to_those_around_it_even_when_it_is_empty() -> None:
    pages = render_all(make_town())
    assert "Nothing is listed here yet." in read(pages["area/far-end/"])
    assert 'href="../../area/hilltop/"' in pages["area/riverside/"].body
    assert "0 things to do here" in read(pages["area/far-end/"])


def test_only_what_has_a_file_has_a_page() -> None:
    listing = changed(
        SMALL, where=[{"venue": {"name": "A hut"}}], organisation={"name": "A few of us", "type": "unknown"}
    )
    addresses = set(render_all(make_town(make_listing(listing))))
    assert {address for address in addresses if address.startswith(("venue/", "with/"))} == {
        "venue/acorn-hall/", "venue/oak-hall/", "venue/quiet-house/", "venue/old-barn/",
        "with/growers/", "with/hidden/",
    }  # fmt: skip


def test_a_draft_names_the_files_its_page_is_made_of() -> None:
    drafts = {draft.address: draft for draft in draft_pages(to_edition(make_town(), FRAGMENTS))}
    garden = ("listing/garden", "venue/acorn-hall", "organisation/growers", "scheme/town-card")
    assert drafts["activity/garden/"].files == garden
    assert set(garden) <= set(drafts["area/riverside/"].files)
    assert "Singing for all" in drafts["activity/garden/"].shows or "singing" not in drafts["activity/garden/"].shows
    assert all(draft.indexed == draft.render().indexed for draft in drafts.values())


# Nothing hostile comes through


def every_text(value: Any, text: str) -> Any:
    """The same mapping with each free text in it replaced."""
    if isinstance(value, dict):
        return {
            key: text if key in FREE and isinstance(one, str) else every_text(one, text) for key, one in value.items()
        }
    return [every_text(one, text) for one in value] if isinstance(value, list) else value


FREE = {
    "name", "summary", "status-note", "when-note", "online-how", "note", "extras", "per", "proof", "room", "travel",
    "because", "first-visit", "met-by", "wait", "referral-by", "expect", "to-do-note", "eligibility", "sensory", "bus",
    "parking", "funding", "training", "directions", "ask", "toilets", "quiet-space", "buses", "about", "drop-in", "by",
    "who-qualifies", "costs", "how-to-get", "for-what", "how-much", "town", "county",
}  # fmt: skip


def hostile_listing(text: str) -> Listing:
    """A listing with as many free texts as may be, all of them this one."""
    data = changed(
        GARDEN,
        description=None, status_note="x", when_note="x", online="both", online_how="x", to_do_note="x", sensory="x",
        funding="x", training="x", organisation={"name": "x", "type": "charity", "about": "x"},
        where=[{
            "room": "x", "travel": "x",
            "venue": {
                "name": "x", "address": {"street": "1 Lane", "town": "x", "county": "x"}, "directions": "x",
                "toilets": "x", "quiet-space": "x", "buses": "x", "access": {"step-free": {"is": "yes", "note": "x"}},
            },
        }],
    )  # fmt: skip
    data["status"] = "seasonal"
    data["who-for"] = {"note": "x", "eligibility": "x"}
    data["joining"] |= {"wait": "x", "referral-by": "x", "buddy": {"is": "yes", "note": "x"}}
    data["contact"] = [
        {"drop-in": "x", "name": "x", "expect": "x"},
        {"email": "a@example.org", "name": "x", "expect": "x"},
    ]
    data["source"] = {"from": "the-group", "licence": "cc-by-4.0", "name": "x"}
    return make_listing(every_text(data, text))


HARMLESS = hostile_listing("Word")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip()) | st.sampled_from([
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><b>", "{{ 7 * 7 }}", "' onmouseover='x",
    "<!--", "]]>", "&lt;b&gt;", '<div data-slot="soon">', "javascript:alert(1)", "</article></main>",
]))  # fmt: skip
def test_any_text_in_any_field_leaves_the_page_as_it_is_built(text: str) -> None:
    pages, harmless = (render_all(make_town(listing)) for listing in (hostile_listing(text), HARMLESS))
    assert set(pages) == set(harmless)
    for address, page in pages.items():
        assert read_outline(page.body).elements == read_outline(harmless[address].body).elements, address
        for head, plain in zip(page.head, harmless[address].head, strict=True):
            assert read_outline(head).elements == read_outline(plain).elements


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_data_for_machines_reads_back_as_it_was_written(text: str) -> None:
    page = render(changed(GARDEN, name=text, when=[{"day": "tuesday", "note": text}]))
    outlines = [read_outline(page.body), *(read_outline(head) for head in page.head)]
    data = [json.loads(script) for outline in outlines for _, script in outline.scripts if script]
    assert data[0]["sessions"][0][-1] == text
    assert data[1]["name"] == text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//e.org", " javascript:x"]
)
def test_an_address_that_is_not_of_the_web_is_never_a_link(address: str) -> None:
    data = changed(
        GARDEN, online="yes", online_link=address, contact=[{"form": address}, {"url": address}],
        organisation={"name": "Growers", "type": "charity", "url": address}, money_help={"link": address},
        source={"from": "the-group", "licence": "cc-by-4.0", "url": address, "name": "them"},
    )  # fmt: skip
    data["joining"]["referral-link"] = address
    assert address.strip() not in "".join(read_outline(render(data).body).links)


# The whole example, every page


@pytest.fixture(scope="module")
def example_pages() -> dict[str, Page]:
    return render_all(read_build(find_home({"TODAY": "2026-11-23"})).directory)


def test_every_page_is_well_built(example_pages: dict[str, Page]) -> None:
    assert len(example_pages) > 300
    for address, page in example_pages.items():
        outline = read_outline(page.body)
        assert [tag for tag, _ in outline.elements].count("h1") == 1, address
        assert "content" in outline.ids, address
        assert len(outline.ids) == len(set(outline.ids)), address
        assert not [one for one in outline.ids if set("=&") & set(one)], address
        assert not [name for _, names in outline.elements for name in names if name == "style" or name.startswith("on")]


SHELL_BYTES = 5_400
"""What the shell of a pressed page weighs, with help line and policy."""


def test_no_page_weighs_more_than_twenty_kilobytes(example_pages: dict[str, Page]) -> None:
    for address, page in example_pages.items():
        size = len(page.body.encode()) + sum(len(one.encode()) for one in page.head)
        assert size + SHELL_BYTES <= 20 * 1024, (address, size)


HUSHED = re.compile(
    r"mental|psychi|depress|anxi|suicid|self-harm|crisis|service user|lonel|isolat|wellbeing|recover|illness|disorder|"
    r"therap|symptom|diagnos|distress|vulnerab|carer free|concession|opportunit",
    re.IGNORECASE,
)


def test_our_own_words_are_everyday_words() -> None:
    for file in sorted(OURS.glob("*.html")):
        assert not HUSHED.search(file.read_text(encoding="utf-8")), file.name
    everything = [
        make_listing(GARDEN),
        make_listing(SMALL, "singing"),
        make_listing(changed(SMALL, status="ended"), "x"),
    ]
    for address, page in render_all(make_town(*everything)).items():
        assert not HUSHED.search(page.title + page.description + read_outline(page.body).text), address
