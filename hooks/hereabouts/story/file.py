"""A story as the page "My first visit" reads it, with the days that one may choose from."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hereabouts.listing import Listing
from hereabouts.pages.card import welcome_words
from hereabouts.pages.cost import cost_tags
from hereabouts.pages.edition import Edition
from hereabouts.pages.served import served_in
from hereabouts.pages.trust import checked_words
from hereabouts.pages.when import pattern_words, to_notice_rows
from hereabouts.pages.whereabouts import address_lines
from hereabouts.pages.words import sentence
from hereabouts.story.days import coming_days
from hereabouts.story.tell import has_story, to_story


def to_file(edition: Edition, listing: Listing) -> dict[str, Any] | None:
    """The story as plain data; None for what has no first visit."""
    if not has_story(listing):
        return None
    story = to_story(edition, listing)
    fresh = edition.directory.settings.freshness
    checked = checked_words(listing.checked.date, edition.today, fresh)
    return {
        "slug": listing.slug,
        "name": listing.name,
        "title": f"My first visit to {listing.name}" if listing.where else f"My first time: {listing.name}",
        "dates": [[row.iso, row.day, row.times, row.state_words] for row in coming_days(edition, listing)],
        "news": [sentence(f"{row.words} {row.because}") for row in to_notice_rows(edition, listing)],
        "checked": f"{checked}. Times change: look before you go.",
        "scenes": [asdict(scene) for scene in story.scenes],
        "ladder": story.ladder,
        "message": asdict(story.message),
        "poster": _to_poster(edition, listing),
    }


def _to_poster(edition: Edition, listing: Listing) -> dict[str, Any]:
    """What the group puts on a wall: what it is, when, where, what it costs, and that newcomers are welcome."""
    place = listing.where[0].venue if listing.where else None
    shown = place is not None and not place.confidential and place.status != "withheld"
    where = ", ".join(filter(None, (place.name, *address_lines(place)))) if place and shown else ""
    return {
        "summary": listing.summary,
        "when": [sentence(words) for words in pattern_words(listing, edition.today)],
        "where": where or served_in(edition.directory, listing),
        "cost": [words for _, words in cost_tags(listing.cost)],
        "welcome": welcome_words(listing),
    }
