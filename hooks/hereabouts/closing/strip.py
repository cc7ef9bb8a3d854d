"""The line that announces on every page that the site will close, while that is still to come."""

from __future__ import annotations

from datetime import date

from markupsafe import escape

from hereabouts.session_words import format_day, join_words
from hereabouts.settings import Settings


def closing_strip(settings: Settings, today: date) -> str:
    """The line, with where to look from then on; nothing where no closing is to come."""
    closed = settings.closed
    if not closed or closed.day <= today:
        return ""
    links = [f'<a href="{escape(one.url)}" rel="noreferrer">{escape(one.name)}</a>' for one in closed.pointers]
    return (
        f'<p class="strip closing">This site closes on {format_day(closed.day)}. After that: {join_words(links)}.</p>'
    )
