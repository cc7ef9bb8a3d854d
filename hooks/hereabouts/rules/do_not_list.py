"""What was taken out for good stays out, whoever brings it back."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.context import Context
from hereabouts.do_not_list import FILE, ids_of
from hereabouts.rules.finding import Finding
from hereabouts.session_words import format_day
from hereabouts.source import Source


def is_not_to_be_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Nothing is listed that asked to be removed."""
    kept_out = context.do_not_list.find(source.slug, source.area, source.data["name"], ids_of(source.data))
    if kept_out:
        day = format_day(kept_out.day)
        message = (
            f"Asked to be removed on {day}: it stands in {FILE}. Take this file out. Where they have asked to be "
            "back, take their line out of that file; another group needs another name."
        )
        yield Finding("", message)
