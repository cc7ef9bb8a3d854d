"""What people asked for: in words that the directory knows, by month, and with nobody in it."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.asked_for import ROWS
from hereabouts.context import Context
from hereabouts.postcode_text import UNIT
from hereabouts.rules.finding import Finding
from hereabouts.rules.nearest import suggest_term
from hereabouts.rules.people import EMAIL, FREE_MAIL, MOBILE, PHONE, REMEMBERS, TITLED
from hereabouts.source import Source

VOCABULARIES = {"area": "areas", "interest": "interests", "access": "access"}
TITLES = {"area": "Area", "interest": "Interest", "access": "Access"}
SAID = ("interest", "day", "part", "cost", "access", "missing")
"""A row says at least one of these."""


def asked_for_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Areas, interests and access come from the vocabularies, so that what was asked stands beside what there is."""
    for index, row in enumerate(source.data[ROWS]):
        for key, name in VOCABULARIES.items():
            vocabulary = context.vocabularies[name]
            if key in row and row[key] not in vocabulary:
                message = f'{TITLES[key]} "{row[key]}" is not in terms/{name}.yml. {suggest_term(row[key], vocabulary)}'
                yield Finding(f"{ROWS}.{index}.{key}", message)


def asked_for_says_what(source: Source, context: Context) -> Iterator[Finding]:
    """A row says what was asked for."""
    for index, row in enumerate(source.data[ROWS]):
        if not any(key in row for key in SAID):
            yield Finding(f"{ROWS}.{index}", f"This row says nothing of what was asked for. Fill in {', '.join(SAID)}.")


def asked_for_is_not_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """Nobody has asked next month yet."""
    this_month = context.today.isoformat()[:7]
    for index, row in enumerate(source.data[ROWS]):
        if row["month"] > this_month:
            yield Finding(
                f"{ROWS}.{index}.month", f"Month {row['month']} is still to come. Write {this_month} or before."
            )


def asked_for_has_nobody_in_it(source: Source, context: Context) -> Iterator[Finding]:
    """The words name nobody: no title with a name, no way to reach anyone, no full postcode."""
    for index, row in enumerate(source.data[ROWS]):
        words = row.get("missing", "")
        found = _person_in(words)
        if found:
            message = (
                f'What was missing holds "{found}", which may lead to a person. {REMEMBERS} '
                "Write what was asked for, never who asked."
            )
            yield Finding(f"{ROWS}.{index}.missing", message)


def _person_in(words: str) -> str:
    """What may lead to a person; mobile numbers and free mail have rules of their own."""
    if TITLED.search(words):
        return words
    rest = MOBILE.sub(" ", FREE_MAIL.sub(" ", words))
    found = EMAIL.search(rest) or PHONE.search(rest) or UNIT.search(rest.upper())
    return found[0].strip() if found else ""
