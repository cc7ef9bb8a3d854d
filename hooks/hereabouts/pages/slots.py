"""Station 7: what fills the slots of ordinary pages, by the way from the page up to the root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from hereabouts.address import Addresses
from hereabouts.clean import safe_link
from hereabouts.closing.strip import closing_strip
from hereabouts.pages.contact import to_report_rows
from hereabouts.pages.edition import Edition
from hereabouts.pages.embed import render_embed
from hereabouts.pages.find import render_finder, render_finder_of_days, render_home_search
from hereabouts.pages.fortnight import to_days
from hereabouts.pages.help_now import folded_view, full_view, line_view
from hereabouts.pages.lists import (
    Group,
    area_groups,
    free_groups,
    interest_groups,
    letter_groups,
    picture_rows,
    soon_cards,
    venue_groups,
)
from hereabouts.pages.nothing import render_missing, render_talk_briefly
from hereabouts.pages.open_data import render_open_data, render_share
from hereabouts.pages.quick_exit import render_exit
from hereabouts.pages.reports import render_add_form, render_reports, render_safety
from hereabouts.pages.sheet import render_add_sheet
from hereabouts.pages.trust import FROM, LICENCES
from hereabouts.pages.words import count_words
from hereabouts.settings import Settings

Fill = Callable[[Edition, Addresses], str]
EXAMPLE = "Invented example: no such town, no such groups. Urgent help is real."
PRACTICE = "This site is for a training day. The town is invented, and nothing you write is sent. Urgent help is real."


def render_slots(edition: Edition, root: str, names: Iterable[str] | None = None) -> dict[str, str]:
    """The HTML of slots by name, for pages from which `root` ('', '../', '../../') leads to the site's root."""
    at = Addresses(root, edition.at.as_files)
    wanted = SLOTS if names is None else [name for name in names if name in SLOTS]
    return {name: _fill(edition, at, name) for name in wanted}


def _fill(edition: Edition, at: Addresses, name: str) -> str:
    """The filling of a slot, made once for all pages of one depth."""
    key = f"{at.root} {name}"
    if key not in edition.slots:
        edition.slots[key] = SLOTS[name](edition, at)
    return edition.slots[key]


def _help_line(edition: Edition, at: Addresses) -> str:
    return edition.fragments.render("help-line", {**line_view(edition), "help": at.page("help/")})


def _help_full(edition: Edition, _at: Addresses) -> str:
    return edition.fragments.render("help-full", full_view(edition))


def _help_folded(edition: Edition, _at: Addresses) -> str:
    return edition.fragments.render("help-full", folded_view(edition))


def _help_print(edition: Edition, _at: Addresses) -> str:
    return edition.fragments.render("help-print", {"line": line_view(edition)["line"]})


def _example_notice(edition: Edition, _at: Addresses) -> str:
    return _town_notice(edition.directory.settings) + closing_strip(edition.directory.settings, edition.directory.today)


def _town_notice(settings: Settings) -> str:
    if settings.practice:
        return f'<p class="strip example"><strong>PRACTICE</strong> {PRACTICE}</p>'
    return f'<p class="strip example">{EXAMPLE}</p>' if settings.example else ""


def _links(edition: Edition, groups: list[Group], names: bool = True, level: int = 2) -> str:
    return edition.fragments.render("links", {"groups": groups, "names": names, "level": level})


def _free_list(edition: Edition, at: Addresses) -> str:
    return _links(edition, free_groups(edition, at))


def _a_to_z_list(edition: Edition, at: Addresses) -> str:
    groups = letter_groups(edition, at)
    letters = edition.fragments.render("letters", {"groups": groups}) if groups else ""
    return letters + _links(edition, groups)


def _areas_list(edition: Edition, at: Addresses) -> str:
    return _links(edition, area_groups(edition, at))


def _interests_list(edition: Edition, at: Addresses) -> str:
    return _links(edition, interest_groups(edition, at), names=False, level=3)


def _venues_list(edition: Edition, at: Addresses) -> str:
    return _links(edition, venue_groups(edition, at))


def _pictures(edition: Edition, at: Addresses) -> str:
    return edition.fragments.render("pictures", {"pictures": picture_rows(edition, at)})


def _soon(edition: Edition, at: Addresses) -> str:
    return edition.fragments.render("soon", {"cards": soon_cards(edition, at)})


def _fortnight(edition: Edition, at: Addresses) -> str:
    return edition.fragments.render(
        "fortnight", {"days": to_days(edition, at), "by_area": at.page("find/") + "#by-area"}
    )


def _talk_to(edition: Edition, _at: Addresses) -> str:
    keys = ("name", "where", "when", "contact", "for")
    people = [tuple(row.get(key, "") for key in keys) for row in edition.directory.settings.data.get("talk-to", ())]
    otherwise = "Ask at a library or a community centre. They know what is on, and they are glad to be asked."
    return edition.fragments.render("talk-to", {"people": people, "otherwise": otherwise})


def _other_places(edition: Edition, _at: Addresses) -> str:
    places = [
        (row["name"], safe_link(row.get("url", "")), row.get("good-for", ""))
        for row in edition.directory.settings.data.get("other-places", ())
    ]
    return edition.fragments.render("other-places", {"places": places})


def _contact_team(edition: Edition, _at: Addresses) -> str:
    team = edition.directory.settings.data.get("team", {})
    values = {
        "name": team.get("name", "Our team"),
        "days": team.get("answer-days", ""),
        "hours": team.get("hours", ""),
        "reporting": to_report_rows(edition.reporting, edition.directory.settings.place),
    }
    return edition.fragments.render("contact-team", values)


def _about_data(edition: Edition, _at: Addresses) -> str:
    listings = edition.directory.found()
    found = Counter((one.source["from"], one.source["licence"]) for one in listings)
    sources = [(FROM[origin], *LICENCES[licence], count) for (origin, licence), count in found.most_common()]
    licence, licence_url = LICENCES[edition.directory.settings.listings_licence]
    values: dict[str, Any] = {
        "counted": count_words(len(listings), "listing", "listings"),
        "built": edition.today_words,
        "licence": licence,
        "licence_url": licence_url,
        "sources": [(origin[:1].upper() + origin[1:], *rest) for origin, *rest in sources],
    }
    return edition.fragments.render("about-data", values)


def _footer_data(edition: Edition, _at: Addresses) -> str:
    licences = edition.directory.settings.data.get("licence", {})
    values = {
        "built": edition.today_words,
        "listings": LICENCES[edition.directory.settings.listings_licence],
        "guidance": LICENCES[licences.get("guidance", "cc-by-4.0")],
        "code": licences.get("code", "mit").upper(),
    }
    return edition.fragments.render("footer-data", values)


SLOTS: dict[str, Fill] = {
    "help-line": _help_line,
    "help-full": _help_full,
    "help-folded": _help_folded,
    "help-print": _help_print,
    "example-notice": _example_notice,
    "free-list": _free_list,
    "a-to-z-list": _a_to_z_list,
    "areas-list": _areas_list,
    "interests-list": _interests_list,
    "venues-list": _venues_list,
    "pictures": _pictures,
    "soon": _soon,
    "fortnight": _fortnight,
    "talk-to": _talk_to,
    "other-places": _other_places,
    "contact-team": _contact_team,
    "about-data": _about_data,
    "quick-exit": render_exit,
    "footer-data": _footer_data,
    "finder": render_finder,
    "finder-of-days": render_finder_of_days,
    "home-search": render_home_search,
    "talk-briefly": render_talk_briefly,
    "missing": render_missing,
    "safety": render_safety,
    "reports": render_reports,
    "add-form": render_add_form,
    "add-sheet": render_add_sheet,
    "embed": render_embed,
    "open-data": render_open_data,
    "share": render_share,
}
"""What fills each slot."""
