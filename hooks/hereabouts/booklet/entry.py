"""One listing in the words of a booklet: what it is, when, where, what it costs, who can get in, how to begin."""

from __future__ import annotations

from dataclasses import dataclass

from hereabouts.listing import Listing, Place
from hereabouts.pages.card import state_tags
from hereabouts.pages.contact import to_way_rows
from hereabouts.pages.cost import to_cost_view
from hereabouts.pages.edition import Edition
from hereabouts.pages.served import served_in
from hereabouts.pages.trust import ask_words, checked_words
from hereabouts.pages.visit import to_start_view
from hereabouts.pages.when import pattern_words, to_notice_rows, untimed_words
from hereabouts.pages.whereabouts import AccessView, inside_words, to_access_view, to_venue_view
from hereabouts.pages.words import NOTICE_WORDS, sentence
from hereabouts.recurrence import Occurrence
from hereabouts.session import WEEKDAYS
from hereabouts.session_words import format_day

Row = tuple[str, str]
"""What is told, and what is known of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on paper about one listing; every text is plain."""

    slug: str
    name: str
    summary: str
    state: str
    """Full, paused, online; empty where there is nothing to say."""
    news: tuple[str, ...]
    """Notices that hold now or soon."""
    rows: tuple[Row, ...]
    unknown: str
    checked: str


def to_entry(edition: Edition, listing: Listing) -> Entry:
    """The words about one listing, as of the edition's day. Confidential places tell only how to ask."""
    fresh = edition.directory.settings.freshness
    checked = checked_words(listing.checked.date, edition.today, fresh)
    ask = ask_words(listing.contacts) if fresh.is_stale(listing.checked.date, edition.today) else ""
    rows = [
        ("When", _lines(_when(edition, listing))),
        ("Next", _next(edition, listing)),
        ("Where", _lines([*_where(edition, listing), served_in(edition.directory, listing)])),
        ("Getting there", _lines(_travel(edition, listing))),
        ("Cost", _lines(_cost(edition, listing))),
        ("Getting in", _lines(_access(edition, listing))),
        ("To start", _lines(_start(edition, listing))),
        ("Contact", _lines(_ways(listing))),
    ]
    return Entry(
        slug=listing.slug,
        name=listing.name,
        summary=listing.summary,
        state=" · ".join(words for _, words in state_tags(listing)),
        news=tuple(sentence(f"{row.words} {row.because}") for row in to_notice_rows(edition, listing)),
        rows=tuple((name, words) for name, words in rows if words),
        unknown=_unknown(edition, listing),
        checked=f"{checked}: {ask}." if ask else f"{checked}.",
    )


def _lines(texts: list[str]) -> str:
    """Several facts, each a sentence."""
    return " ".join(sentence(text) for text in texts if text.strip())


def _when(edition: Edition, listing: Listing) -> list[str]:
    patterns = pattern_words(listing, edition.today)
    known = [*patterns, listing.when_note] if patterns else [untimed_words(listing) or "Times not known: ask them"]
    return [*known, listing.status_note]


def _next(edition: Edition, listing: Listing) -> str:
    return sentence(", ".join(_day(edition, one) for one in edition.next_dates(listing)))


def _day(edition: Edition, one: Occurrence) -> str:
    day = f"{WEEKDAYS[one.date.weekday()].capitalize()} {format_day(one.date, edition.today)}"
    return f"{day} ({NOTICE_WORDS[one.notice.what].lower()})" if one.notice else day


def _where(edition: Edition, listing: Listing) -> list[str]:
    return [_place(edition, place) for place in listing.where]


def _place(edition: Edition, place: Place) -> str:
    view = to_venue_view(edition, place, {})
    if view.ask:
        return ": ".join(filter(None, (view.name, view.ask)))
    told = ", ".join(filter(None, (view.name, view.room, *view.lines)))
    return f"{told}. {view.directions}" if view.directions else told


def _travel(edition: Edition, listing: Listing) -> list[str]:
    if not listing.where:
        return []
    rows = to_venue_view(edition, listing.where[0], listing.travel).travel
    return [f"{name}: {words}" for name, words in rows]


def _cost(edition: Edition, listing: Listing) -> list[str]:
    view = to_cost_view(edition, listing.cost)
    lower = [f"{sentence(f'{row.who}: {row.pays}')} Show: {row.shows}" for row in view.rows[1:]]
    return [view.price, *lower, *view.says]


def _access(edition: Edition, listing: Listing) -> list[str]:
    if not listing.where:
        return []
    known = [f"{words} ({note.rstrip('.')})" if note else words for _, words, note in _facts(edition, listing).facts]
    inside = inside_words(listing.alcohol, listing.gambling, listing.where[0].venue, listing.sensory)
    return [", ".join(known), *inside]


def _unknown(edition: Edition, listing: Listing) -> str:
    """What nobody knows of getting in: silence would read as no."""
    unknown = _facts(edition, listing).unknown if listing.where else ""
    return f"Not known, so ask: {unknown[:1].lower()}{unknown[1:]}." if unknown else ""


def _facts(edition: Edition, listing: Listing) -> AccessView:
    return to_access_view(edition, listing.access, (listing.alcohol, listing.gambling))


def _start(edition: Edition, listing: Listing) -> list[str]:
    joining = listing.joining
    view = to_start_view(edition, joining)
    met = f"You are met by: {joining.met_by}" if joining.met_by else ""
    bring = {"yes": "You may bring someone", "ask": "Ask if you may bring someone"}.get(joining.bring_someone, "")
    return [view.how, *view.says, view.referral_by, joining.first_visit, met, bring]


def _ways(listing: Listing) -> list[str]:
    organisation = listing.organisation
    shown = organisation.name if organisation and organisation.status != "withheld" else ""
    ways = []
    for row in to_way_rows(listing.contacts, shown):
        told = row.shown or (row.href if row.is_out else row.who)
        where = told.removeprefix("https://").removeprefix("http://").rstrip("/")
        verb = "Website:" if row.verb.startswith("Website") else "Form:" if row.verb.startswith("Fill") else row.verb
        # A hyphen at which no line ends.
        verb = verb.replace("E-mail", "E\u2011mail")
        ways.append(" ".join(filter(None, (verb, where, f"({row.role})" if row.role else ""))))
    return ways
