"""Station 8, news: the Atom feed (RFC 4287) of the listings that are new or were changed last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from hereabouts.directory import Directory
from hereabouts.listing import Listing
from hereabouts.news.history import Touched

FEED = "feed.xml"
MOST = 50
"""So many entries: what is older is no news."""
EXAMPLE = "Invented example: no such town, no such groups."
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class News:
    """One listing, and when it became news."""

    listing: Listing
    updated: datetime
    published: datetime | None
    """When it was first listed; None where nobody knows."""

    @property
    def is_new(self) -> bool:
        """True where nothing was changed since it was first listed."""
        return self.published is not None and self.published.date() == self.updated.date()


def to_news(directory: Directory, history: Mapping[str, Touched]) -> list[News]:
    """The newest first; what has ended or is withheld is never news."""
    found = [_to_news(listing, history.get(listing.slug)) for listing in directory.found()]
    found.sort(key=lambda news: (-news.updated.timestamp(), news.listing.slug))
    return found[:MOST]


def _to_news(listing: Listing, touched: Touched | None) -> News:
    """As the history knows it, else as its check and its first listing were noted."""
    if touched:
        return News(listing, touched.changed, touched.added)
    noted = listing.added.get("date", "")
    added = date.fromisoformat(noted) if noted else None
    changed = max(listing.checked.date, added) if added else listing.checked.date
    return News(listing, _midnight(changed), _midnight(added) if added else None)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def render_feed(directory: Directory, news: list[News]) -> str:
    """The whole feed. It changes only when something in it does: its date is that of its newest entry."""
    settings = directory.settings
    newest = news[0].updated if news else _midnight(date(1970, 1, 1))
    team = settings.data.get("team", {}).get("name", "") or settings.name
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{to_id(settings.address, FEED)}</id>",
        f"<title>{to_text(settings.name)}: new and changed</title>",
        *([f"<subtitle>{EXAMPLE}</subtitle>"] if settings.example else []),
        f"<updated>{format_instant(newest)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={to_attribute(settings.address + FEED)}/>',
        f'<link rel="alternate" type="text/html" href={to_attribute(settings.address + "whats-on/")}/>',
        f"<author><name>{to_text(team)}</name></author>",
        *(line for one in news for line in _entry_lines(one, settings.address)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry_lines(news: News, address: str) -> list[str]:
    listing = news.listing
    first = listing.renamed_from[0] if listing.renamed_from else listing.slug
    says = "New" if news.is_new else "Changed"
    return [
        "<entry>",
        f"<id>{to_id(address, f'activity/{first}/')}</id>",
        f"<title>{to_text(listing.name)}</title>",
        f'<link rel="alternate" type="text/html" href={to_attribute(f"{address}activity/{listing.slug}/")}/>',
        *([f"<published>{format_instant(news.published)}</published>"] if news.published else []),
        f"<updated>{format_instant(news.updated)}</updated>",
        f"<summary>{says}: {to_text(listing.summary)}</summary>",
        "</entry>",
    ]


def to_id(address: str, path: str) -> str:
    """A name that stays the same for ever: of a listing, by the first name of its page."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, address + path)}"


def format_instant(moment: datetime) -> str:
    """As RFC 3339 writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_text(text: str) -> str:
    """Any text as the content of an element."""
    return escape(_NOT_IN_XML.sub("", text))


def to_attribute(text: str) -> str:
    """Any text as the value of an attribute, quoted."""
    return quoteattr(_NOT_IN_XML.sub("", text))
