"""Names and summaries that read well on a card, and ages in order."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.source import Source

SHOUT_LETTERS = 12
"""Shorter names may be initials, such as YMCA."""
SAME = 85


def name_is_not_shouted(source: Source, context: Context) -> Iterator[Finding]:
    """Names and summaries are not in capitals, which are hard to read and read out letter by letter."""
    for key, title in (("name", "Name"), ("summary", "Summary")):
        text = source.data.get(key, "")
        if text.isupper() and sum(map(str.isalpha, text)) > SHOUT_LETTERS:
            message = f"{title} is all in capitals, which is hard to read. Write it as in a sentence."
            yield Finding(key, message)


def summary_says_more_than_the_name(source: Source, context: Context) -> Iterator[Finding]:
    """The summary tells what the name does not."""
    name, summary = source.data["name"], source.data["summary"]
    if len(summary) > 2 * len(name):
        return
    if fuzz.ratio(name, summary, processor=default_process) >= SAME:
        message = "Summary only repeats the name. Say in a sentence or two what people do there."
        yield Finding("summary", message)


def age_from_is_not_above_age_to(source: Source, context: Context) -> Iterator[Finding]:
    """The youngest age is not above the oldest."""
    who = source.data.get("who-for", {})
    if "age-from" in who and "age-to" in who and int(who["age-from"]) > int(who["age-to"]):
        message = f"Youngest age must not be above the oldest age, {who['age-to']}."
        yield Finding("who-for.age-from", message)
