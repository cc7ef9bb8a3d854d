"""Notices that tell people something: about days still to come, on which there is a session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hereabouts.closure import Closures
from hereabouts.context import Context
from hereabouts.notice import is_over, to_notice
from hereabouts.recurrence import Session, occurs, to_session
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import notices_in
from hereabouts.session_words import format_date, format_day
from hereabouts.source import Source


def notice_is_not_over(source: Source, context: Context) -> Iterator[Finding]:
    """A notice whose last day is past is taken out of the file."""
    for field, data in notices_in(source):
        notice = to_notice(data)
        if is_over(notice, context.today):
            last = format_day(max(notice.until or date.min, *notice.dates, date.min))
            message = f"Notice ended on {last} and is no longer shown. Take it out."
            yield Finding(field, message)


def notice_is_on_a_session_day(source: Source, context: Context) -> Iterator[Finding]:
    """A listing's notice speaks of days on which it would be held."""
    if "notices" not in source.data or "when" not in source.data:
        return
    sessions = [to_session(session) for session in source.data["when"]]
    for index, data in enumerate(source.data["notices"]):
        notice = to_notice(data)
        for day in notice.dates:
            if day >= context.today and not _is_held(sessions, day):
                message = f"Notice speaks of {format_date(day)}, when nothing is on. Check the date."
                yield Finding(f"notices.{index}.{notice.what}", message)


def _is_held(sessions: list[Session], day: date) -> bool:
    """Tell whether any session would be held, whatever rests on that day."""
    return any(occurs(session, day, Closures()) for session in sessions)
