"""How far school holidays are known: later dates may fall into one. ages.mjs says the same by the device's clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hereabouts.closure import Closures
from hereabouts.session import Session
from hereabouts.session_words import format_day


def rest_words(sessions: Sequence[Session], days: Sequence[date], closures: Closures, today: date) -> list[str]:
    """What is not known of holidays on the dates shown; nothing where all is known, or nothing rests in them.

    Bank holidays are worked out for years ahead at each build, so only a page that grows old has to speak of them.
    """
    if not days or not any(session.not_in_school_holidays for session in sessions):
        return []
    known = max((date.fromordinal(ordinal) for ordinal in closures.school), default=today)
    last = max(known, today)
    return [f"School holidays are not known after {format_day(last)}. Ask first."] if max(days) > last else []
