"""The quick exit: which pages have one, and where it leads."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.home import PROJECT
from hereabouts.listing import Listing
from hereabouts.pages import draft_pages, to_edition
from hereabouts.pages.fragment import read_fragments
from hereabouts.pages.listing import render_listing
from hereabouts.pages.slots import render_slots
from hereabouts.schema import read_schema
from hereabouts.source import Source
from hereabouts.vocabulary import to_vocabulary
from outline import read_outline
from small_town import GARDEN, SETTINGS, SMALL, changed, make_listing, make_town, parse

FRAGMENTS = read_fragments()
EXIT = "data-exit"
TERMS = {
    "interests": "[{slug: music, label: Music, terms: [{slug: singing, label: Singing}]}]",
    "kinds": "[{slug: group, label: Group}]",
    "who-for": "[{slug: women, label: Women}]",
}
SINGERS = make_listing(changed(SMALL, who_for={"groups": ["women"]}), "singing")


def pages_where(terms: dict[str, str], listing: Listing = SINGERS, settings: str = "") -> dict[str, str]:
    """The pages of a town of one listing by address, where vocabularies say this."""
    town = make_town(listing, settings=settings)
    changes = {
        name: to_vocabulary(Source("", "term", name, "", parse(f"terms: {text}"), Path()))
        for name, text in {**TERMS, **terms}.items()
    }
    edition = to_edition(replace(town, vocabularies={**town.vocabularies, **changes}), FRAGMENTS)
    return {draft.address: draft.render().body for draft in draft_pages(edition)}


def with_exit(pages: dict[str, str]) -> set[str]:
    return {address for address, body in pages.items() if EXIT in body}


def test_no_page_has_one_where_no_term_says_so():
    assert with_exit(pages_where({})) == set()


def test_a_no_is_no_yes():
    assert with_exit(pages_where({"kinds": "[{slug: group, label: Group, quick-exit: no}]"})) == set()


@pytest.mark.parametrize(
    ("terms", "pages"),
    [
        ({"kinds": "[{slug: group, label: Group, quick-exit: yes}]"}, set()),
        ({"who-for": "[{slug: women, label: Women, quick-exit: yes}]"}, set()),
        (
            {"interests": "[{slug: music, label: M, terms: [{slug: singing, label: S, quick-exit: yes}]}]"},
            {"interest/singing/"},
        ),
        (
            {"interests": "[{slug: music, label: M, quick-exit: yes, terms: [{slug: singing, label: S}]}]"},
            {"interest/singing/", "interest/music/"},
        ),
    ],
)
def test_a_listing_has_one_when_any_of_its_terms_says_so(terms: dict[str, str], pages: set[str]):
    assert with_exit(pages_where(terms)) == {"activity/singing/", *pages}


def test_what_has_ended_keeps_it_and_what_is_withheld_says_nothing():
    terms = {"kinds": "[{slug: group, label: Group, quick-exit: yes}]"}
    ended = make_listing(changed(SMALL, status="ended", status_note="In June."), "singing")
    withheld = make_listing(changed(SMALL, status="withheld"), "singing")
    assert with_exit(pages_where(terms, ended)) == {"activity/singing/"}
    assert with_exit(pages_where(terms, withheld)) == set()


def test_it_leads_to_the_page_of_the_settings():
    terms = {"kinds": "[{slug: group, label: Group, quick-exit: yes}]"}
    usual = pages_where(terms)["activity/singing/"]
    own = pages_where(terms, settings="quick-exit: https://www.gov.uk/bank-holidays")["activity/singing/"]

    assert 'href="https://www.bbc.co.uk/weather" rel="noreferrer"' in usual
    assert 'href="https://www.gov.uk/bank-holidays" rel="noreferrer"' in own
    assert "It opens gov.uk." in read_outline(own).text


def test_the_slot_of_ordinary_pages_leads_the_same_way():
    edition = to_edition(make_town(), FRAGMENTS)
    for root in ("", "../", "../../"):
        filled = render_slots(edition, root, ["quick-exit"])["quick-exit"]
        assert f'href="{root}about/privacy/#exit"' in filled
        assert f'src="{root}assets/javascripts/exit.mjs"' in filled


@given(st.text(min_size=1))
def test_no_address_breaks_out_of_the_link(text: str):
    edition = to_edition(make_town(settings=""), FRAGMENTS)
    data = {**edition.directory.settings.data, "quick-exit": "https://example.org/" + text}
    settings = replace(edition.directory.settings, data=data)
    town = replace(edition.directory, settings=settings)
    filled = render_slots(to_edition(town, FRAGMENTS), "", ["quick-exit"])["quick-exit"]
    assert filled.count("<") == 10, filled


@pytest.mark.parametrize("address", ["http://example.org/", "javascript:alert(1)", "weather", "", "//example.org"])
def test_an_address_that_is_not_secure_is_refused(address: str):
    settings = reader("settings")
    assert settings.is_valid({**parse(SETTINGS), "quick-exit": "https://example.org/"})
    assert not settings.is_valid({**parse(SETTINGS), "quick-exit": address})


def test_only_yes_and_no_are_understood():
    def terms(said: str) -> dict[str, Any]:
        return {
            "title": "Interests",
            "terms": [
                {"slug": "music", "label": "Music", "quick-exit": said},
                {"slug": "games", "label": "Games", "terms": [{"slug": "chess", "label": "Chess", "quick-exit": said}]},
            ],
        }

    assert {said: reader("term").is_valid(terms(said)) for said in ("yes", "no", "maybe")} == {
        "yes": True,
        "no": True,
        "maybe": False,
    }


def reader(kind: str) -> Any:
    """What decides whether the text of a file is right."""
    return read_schema(PROJECT / "schemas", kind).quick


def test_the_fullest_page_with_one_stays_light():
    plain = make_listing(GARDEN)
    edition = to_edition(make_town(plain), FRAGMENTS)
    leaving = replace(edition, exits=frozenset({f"kinds/{plain.kind}"}))
    before, after = (len(render_listing(one, plain).body.encode()) for one in (edition, leaving))
    assert 0 < after - before < 500
