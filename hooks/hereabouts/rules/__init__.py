"""Station 3: what a schema cannot say. One short function is one rule, named for the truth that it holds.

A rule for one file takes the file and the context and gives findings; a rule for the whole directory takes all
files and gives each finding with its file. These lists are all there is: a rule that stands in none is not asked.
"""

from __future__ import annotations

from hereabouts.rules.alike import listing_is_not_alike, venue_is_not_alike
from hereabouts.rules.asked_for import (
    asked_for_has_nobody_in_it,
    asked_for_is_listed,
    asked_for_is_not_in_the_future,
    asked_for_says_what,
)
from hereabouts.rules.checked import (
    added_is_not_in_the_future,
    capacity_has_a_date,
    capacity_is_not_in_the_future,
    checked_is_not_in_the_future,
    checked_within_a_year,
    help_checked_within_90_days,
    help_is_not_checked_in_the_future,
    permission_is_not_in_the_future,
)
from hereabouts.rules.closed import closed_leads_elsewhere
from hereabouts.rules.cost import (
    discount_has_proof,
    free_has_no_price,
    highest_price_is_above_price,
    paid_has_a_price,
    reduced_price_is_not_above_full,
    reduced_says_how_much,
)
from hereabouts.rules.do_not_list import is_not_to_be_listed
from hereabouts.rules.finding import DirectoryRule, Finding, Rule
from hereabouts.rules.help_now import help_can_be_reached, help_is_listed_once, urgent_help_is_listed
from hereabouts.rules.licence import permission_is_given, source_licence_fits_ours
from hereabouts.rules.link import link_names_a_host, links_in_words_are_web_addresses
from hereabouts.rules.live import (
    live_has_no_example_addresses,
    live_has_no_example_phones,
    live_has_no_example_postcodes,
    live_has_no_example_town,
    live_help_is_checked,
    live_is_not_the_example,
)
from hereabouts.rules.name import renamed_from_is_free, renamed_from_is_used_once, slug_is_used_once
from hereabouts.rules.notice import notice_is_not_over, notice_is_on_a_session_day
from hereabouts.rules.people import (
    contact_stands_under_contact,
    email_is_not_free_mail,
    phone_is_not_a_personal_mobile,
    teams_are_named_not_people,
)
from hereabouts.rules.place import (
    contact_or_just_turn_up,
    in_person_says_where,
    map_edges_are_in_order,
    online_says_how,
    pin_is_in_the_area,
    pin_is_near_its_postcode,
    place_has_a_position,
    postcode_is_known,
    practice_members_say_which,
    street_has_a_postcode,
)
from hereabouts.rules.reference import (
    closed_venue_is_known,
    organisation_is_known,
    related_is_known,
    scheme_is_known,
    session_venue_is_one_of_where,
    venue_is_in_use,
    venue_is_known,
)
from hereabouts.rules.secret import (
    confidential_place_has_no_address,
    confidential_place_is_not_given_away,
)
from hereabouts.rules.session import (
    dates_are_to_come,
    end_is_after_start,
    session_can_happen,
    single_dates_do_not_repeat,
    until_is_not_before_from,
    which_goes_with_month,
)
from hereabouts.rules.status import (
    ended_has_no_dates_to_come,
    money_help_goes_with_its_kind,
    paused_says_why,
    withheld_gives_no_reason,
)
from hereabouts.rules.term import (
    access_is_listed,
    advice_help_is_listed,
    areas_are_listed,
    folder_is_an_area,
    good_for_is_listed,
    help_areas_are_listed,
    interests_are_listed,
    joining_is_listed,
    kind_is_listed,
    languages_are_listed,
    next_door_is_listed,
    reduced_for_is_listed,
    term_is_listed_once,
    to_do_is_listed,
    who_for_is_listed,
    work_help_is_listed,
)
from hereabouts.rules.wording import (
    age_from_is_not_above_age_to,
    name_is_not_shouted,
    summary_says_more_than_the_name,
)

__all__ = ["DirectoryRule", "Finding", "Rule"]

TIME_ERRORS: tuple[Rule, ...] = (
    end_is_after_start,
    until_is_not_before_from,
    which_goes_with_month,
    single_dates_do_not_repeat,
    session_can_happen,
)
"""For everything that has times: listings, and the opening times of venues."""

PLACE_ERRORS: tuple[Rule, ...] = (
    confidential_place_has_no_address,
    confidential_place_is_not_given_away,
    place_has_a_position,
    pin_is_in_the_area,
)
"""For venues in files of their own, and those written in a listing."""

RECORD_ERRORS: tuple[Rule, ...] = (
    link_names_a_host,
    checked_is_not_in_the_future,
    source_licence_fits_ours,
)
"""For everything that somebody wrote down and checked."""

PRIVACY_WARNINGS: tuple[Rule, ...] = (phone_is_not_a_personal_mobile, email_is_not_free_mail)
PLACE_WARNINGS: tuple[Rule, ...] = (
    street_has_a_postcode,
    pin_is_near_its_postcode,
    postcode_is_known,
    notice_is_not_over,
)

LISTING_ERRORS: tuple[Rule, ...] = (
    is_not_to_be_listed,
    interests_are_listed,
    kind_is_listed,
    areas_are_listed,
    folder_is_an_area,
    access_is_listed,
    who_for_is_listed,
    languages_are_listed,
    reduced_for_is_listed,
    joining_is_listed,
    to_do_is_listed,
    good_for_is_listed,
    work_help_is_listed,
    advice_help_is_listed,
    venue_is_known,
    organisation_is_known,
    scheme_is_known,
    session_venue_is_one_of_where,
    *TIME_ERRORS,
    *PLACE_ERRORS,
    in_person_says_where,
    practice_members_say_which,
    online_says_how,
    contact_or_just_turn_up,
    free_has_no_price,
    paid_has_a_price,
    highest_price_is_above_price,
    reduced_price_is_not_above_full,
    reduced_says_how_much,
    discount_has_proof,
    ended_has_no_dates_to_come,
    money_help_goes_with_its_kind,
    age_from_is_not_above_age_to,
    links_in_words_are_web_addresses,
    *RECORD_ERRORS,
    added_is_not_in_the_future,
    permission_is_not_in_the_future,
    capacity_is_not_in_the_future,
)
LISTING_WARNINGS: tuple[Rule, ...] = (
    *PRIVACY_WARNINGS,
    contact_stands_under_contact,
    teams_are_named_not_people,
    *PLACE_WARNINGS,
    notice_is_on_a_session_day,
    venue_is_in_use,
    dates_are_to_come,
    withheld_gives_no_reason,
    paused_says_why,
    permission_is_given,
    capacity_has_a_date,
    checked_within_a_year,
    name_is_not_shouted,
    summary_says_more_than_the_name,
)

VENUE_ERRORS: tuple[Rule, ...] = (
    areas_are_listed,
    access_is_listed,
    *TIME_ERRORS,
    *PLACE_ERRORS,
    *RECORD_ERRORS,
)
VENUE_WARNINGS: tuple[Rule, ...] = (
    *PRIVACY_WARNINGS,
    *PLACE_WARNINGS,
    checked_within_a_year,
    name_is_not_shouted,
)

ORGANISATION_ERRORS: tuple[Rule, ...] = RECORD_ERRORS
ORGANISATION_WARNINGS: tuple[Rule, ...] = (
    *PRIVACY_WARNINGS,
    checked_within_a_year,
    name_is_not_shouted,
)

SCHEME_ERRORS: tuple[Rule, ...] = (reduced_for_is_listed, *RECORD_ERRORS)
SCHEME_WARNINGS: tuple[Rule, ...] = (
    *PRIVACY_WARNINGS,
    checked_within_a_year,
    name_is_not_shouted,
)

TERM_ERRORS: tuple[Rule, ...] = (term_is_listed_once, urgent_help_is_listed, until_is_not_before_from)
TERM_WARNINGS: tuple[Rule, ...] = (notice_is_not_over,)

SETTINGS_ERRORS: tuple[Rule, ...] = (map_edges_are_in_order, link_names_a_host, closed_leads_elsewhere)
SETTINGS_WARNINGS: tuple[Rule, ...] = ()

HELP_NOW_ERRORS: tuple[Rule, ...] = (
    help_areas_are_listed,
    help_can_be_reached,
    help_is_listed_once,
    help_is_not_checked_in_the_future,
    link_names_a_host,
)
HELP_NOW_WARNINGS: tuple[Rule, ...] = (help_checked_within_90_days,)

CLOSURES_ERRORS: tuple[Rule, ...] = (closed_venue_is_known, until_is_not_before_from)
CLOSURES_WARNINGS: tuple[Rule, ...] = ()

NEXT_DOOR_ERRORS: tuple[Rule, ...] = (next_door_is_listed,)
NEXT_DOOR_WARNINGS: tuple[Rule, ...] = ()

DO_NOT_LIST_ERRORS: tuple[Rule, ...] = ()
DO_NOT_LIST_WARNINGS: tuple[Rule, ...] = ()

LEADS_ERRORS: tuple[Rule, ...] = (link_names_a_host,)
LEADS_WARNINGS: tuple[Rule, ...] = PRIVACY_WARNINGS

ASKED_FOR_ERRORS: tuple[Rule, ...] = (
    asked_for_is_listed,
    asked_for_says_what,
    asked_for_is_not_in_the_future,
    asked_for_has_nobody_in_it,
    *PRIVACY_WARNINGS,
)
"""What elsewhere is asked about is refused here: nobody has to be in this table."""
ASKED_FOR_WARNINGS: tuple[Rule, ...] = ()

DIRECTORY_ERRORS: tuple[DirectoryRule, ...] = (
    slug_is_used_once,
    renamed_from_is_free,
    renamed_from_is_used_once,
    related_is_known,
)
DIRECTORY_WARNINGS: tuple[DirectoryRule, ...] = (listing_is_not_alike, venue_is_not_alike)
LIVE_ERRORS: tuple[DirectoryRule, ...] = (
    live_is_not_the_example,
    live_has_no_example_postcodes,
    live_has_no_example_phones,
    live_has_no_example_addresses,
    live_has_no_example_town,
    live_help_is_checked,
)
"""Asked by `hereabouts check --live` only; their files are all files, settings, terms and help included."""
