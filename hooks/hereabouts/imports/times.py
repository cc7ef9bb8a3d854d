"""The sessions of a row: from a column for each day of the week, or from a repeat rule with its times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hereabouts.imports.cell import to_clock, to_iso_date, to_list, to_span, to_weekday
from hereabouts.imports.mapping import ImportMap, Times
from hereabouts.imports.refusal import Refused
from hereabouts.imports.repeat import to_repeating
from hereabouts.imports.rule import Remark, fill_text, fold
from hereabouts.imports.table import Row
from hereabouts.session import WEEKDAYS

Session = dict[str, Any]
SPOKEN_ORDER = ("day", "start", "end", "every", "which", "from", "until", "months", "except", "note")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_AND = re.compile(r"[,;&\n]|\band\b", re.IGNORECASE)


def to_sessions(mapping: ImportMap, row: Row, remark: Remark) -> list[Session]:
    """Every session of a row; raises Refused with the reason where a time cannot be read."""
    sessions: list[Session] = []
    for times in mapping.times:
        sessions += _by_days(times, mapping, row) if times.days else _by_rule(times, mapping, row, remark)
    return sessions


def _by_days(times: Times, mapping: ImportMap, row: Row) -> list[Session]:
    """One session for all days that have the same times, or the same words."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for day in WEEKDAYS:
        column = times.days.get(day, "")
        text = row.cells[column] if column else ""
        if not text or fold(text) in mapping.nothing | times.closed:
            continue
        for said in _say_words(times, column, text) if times.holds_words else _say_spans(column, text):
            alike.setdefault(tuple(said.items()), []).append(day)
    return [{"day": days[0] if len(days) == 1 else days, **dict(said)} for said, days in alike.items()]


def _say_words(times: Times, column: str, text: str) -> Iterator[Session]:
    if times.values and fold(text) not in times.values:
        known = ", ".join(times.values)
        raise Refused(f"Column {column} holds {text!r}, which the mapping does not know. It knows: {known}.")
    note = times.values.get(fold(text), "") if times.values else text
    if note:
        yield {"note": note}


def _say_spans(column: str, text: str) -> Iterator[Session]:
    for span in filter(None, map(str.strip, _AND.split(text))):
        ends = _TO.split(span)
        if len(ends) != 2:
            raise Refused(f"Column {column} holds {span!r}, which is not a span of time such as 9:30-12:00.")
        try:
            start, end = to_span(*ends)
        except Refused as refused:
            raise Refused(f"Column {column}: {refused}") from None
        yield {"start": start, "end": end}


def _by_rule(times: Times, mapping: ImportMap, row: Row, remark: Remark) -> list[Session]:
    def text(key: str) -> str:
        return fill_text(times.rules.get(key), row, mapping.nothing, remark)

    repeat, first, last = text("repeat"), text("first-date"), text("last-date")
    if not repeat or not first:
        raise Refused(f"{'The repeat rule' if not repeat else 'The first date'} is missing.")
    day = date.fromisoformat(to_iso_date(first))
    session = to_repeating(repeat, day)
    if last:
        until = to_iso_date(last)
        session["until"] = min(until, session.get("until", until))
    notes = [text("note"), _note_of_day(times, text("day"), session, day, remark)]
    said = {
        "start": to_clock(text("starts")) if text("starts") else "",
        "end": to_clock(text("ends")) if text("ends") else "",
        "except": list(map(to_iso_date, to_list(text("left-out")))),
        "note": " ".join(filter(None, notes)),
    }
    whole = {**session, **said}
    return [{key: whole[key] for key in SPOKEN_ORDER if whole.get(key)}]


def _note_of_day(times: Times, named: str, session: Session, first: date, remark: Remark) -> str:
    """What to tell where the table's own day is not the day that its rule gives."""
    days = session["day"] if isinstance(session["day"], list) else [session["day"]]
    if not named or to_weekday(named) in days:
        return ""
    other, said = days[0].capitalize(), to_weekday(named).capitalize()
    what = f"The table names {said}, but its first date, {first.isoformat()}, and its rule give {other}."
    if not times.follows_first_date:
        raise Refused(what)
    remark(f"{what} {other} is taken, with a note.")
    return f"Our source also says {said}. Ask before you go."
