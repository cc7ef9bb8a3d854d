"""The feed of a closed site: one entry, the last, which says so and leads on."""

from __future__ import annotations

from datetime import UTC, datetime, time

from hereabouts.closing.closed import Closed
from hereabouts.news.feed import EXAMPLE, FEED, format_instant, to_attribute, to_id, to_text
from hereabouts.session_words import format_day
from hereabouts.settings import Settings


def render_closed_feed(settings: Settings, closed: Closed) -> str:
    """The whole feed, the same whenever it is made."""
    moment = format_instant(datetime.combine(closed.day, time(), UTC))
    team = settings.data.get("team", {}).get("name", "") or settings.name
    leads = "; ".join(f"{one.name}: {one.url}" for one in closed.pointers)
    says = " ".join(
        filter(None, (f"This list closed on {format_day(closed.day)}.", closed.says, f"Look here now: {leads}"))
    )
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{to_id(settings.address, FEED)}</id>",
        f"<title>{to_text(settings.name)}: closed</title>",
        *([f"<subtitle>{EXAMPLE}</subtitle>"] if settings.example else []),
        f"<updated>{moment}</updated>",
        f'<link rel="self" type="application/atom+xml" href={to_attribute(settings.address + FEED)}/>',
        f'<link rel="alternate" type="text/html" href={to_attribute(settings.address)}/>',
        f"<author><name>{to_text(team)}</name></author>",
        "<entry>",
        f"<id>{to_id(settings.address, f'closed/{closed.day.isoformat()}')}</id>",
        f"<title>{to_text(settings.name)} has closed</title>",
        f'<link rel="alternate" type="text/html" href={to_attribute(settings.address)}/>',
        f'<link rel="related" type="text/html" href={to_attribute(closed.pointers[0].url)}/>',
        f"<published>{moment}</published>",
        f"<updated>{moment}</updated>",
        f"<summary>{to_text(says)}</summary>",
        "</entry>",
        "</feed>",
    ]
    return "\n".join(lines) + "\n"
