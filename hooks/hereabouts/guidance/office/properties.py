"""What a file says of itself: title, subject, who made it, and a day that does not depend on the clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.look import LANGUAGE
from hereabouts.guidance.office.plain import LONGEST_PROPERTY, in_short


class Properties(Protocol):
    """The properties of a file, of either kind."""

    title: str
    subject: str
    author: str
    last_modified_by: str
    keywords: str
    category: str
    comments: str
    language: str
    revision: int
    created: datetime
    modified: datetime


def fill_properties(said: Properties, title: str, subject: str, keywords: str, naming: Naming, today: date) -> None:
    """Fills in the properties of one file."""
    by = in_short(naming.here("team") or naming.here("name"), LONGEST_PROPERTY)
    said.title, said.subject = in_short(title, LONGEST_PROPERTY), in_short(subject, LONGEST_PROPERTY)
    said.author = said.last_modified_by = by
    said.keywords, said.comments = in_short(keywords, LONGEST_PROPERTY), ""
    said.category = in_short(naming.here("name"), LONGEST_PROPERTY)
    said.language, said.revision = LANGUAGE, 1
    said.created = said.modified = datetime(today.year, today.month, today.day)
