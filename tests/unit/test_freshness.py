"""How long a check holds: the settings say it once, and rule, pages, home and finder keep to it."""

from datetime import date, timedelta

import pytest

from hereabouts.freshness import Freshness
from hereabouts.manifest import to_terms
from hereabouts.pages.card import render_card
from hereabouts.pages.edition import to_edition
from hereabouts.pages.lists import soon_cards
from hereabouts.settings import to_settings
from small_town import GARDEN, SETTINGS, TODAY, changed, make_listing, make_town, parse


def test_a_check_is_due_after_half_a_year_and_old_after_a_year():
    usual = to_settings(parse(SETTINGS)).freshness
    assert usual == Freshness(6, 12)
    assert [usual.is_due(TODAY - timedelta(days), TODAY) for days in (183, 184)] == [False, True]
    assert [usual.is_stale(TODAY - timedelta(days), TODAY) for days in (365, 366)] == [False, True]


@pytest.mark.parametrize(("months", "said"), [("12", "Last checked 1 April 2026"), ("6", "Not checked for 8 months")])
def test_the_settings_say_when_a_card_begins_to_doubt(months, said):
    listing = make_listing(changed(GARDEN, checked={"date": "2026-04-01", "how": "phone", "by": "us"}))
    edition = to_edition(make_town(listing, settings=f"freshness: {{due-months: '3', stale-months: '{months}'}}"))
    assert said in render_card(edition, listing, edition.at)
    assert to_terms(edition.directory)["stale"] == Freshness(3, int(months)).stale_days


@pytest.mark.parametrize(("day", "count"), [(date(2025, 12, 1), 1), (date(2025, 11, 1), 0)])
def test_home_does_not_lead_with_what_was_checked_long_ago(day, count):
    checked = {"date": day.isoformat(), "how": "phone", "by": "us"}
    edition = to_edition(make_town(make_listing(changed(GARDEN, checked=checked))))
    assert len(soon_cards(edition, edition.at)) == count
