"""The columns and the listings of one directory, as its tables need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hereabouts.context import Context
from hereabouts.gather import gather_directory
from hereabouts.home import Home
from hereabouts.schema import read_schema
from hereabouts.source import read_source
from hereabouts.tables.column import MORE, VERSION, Column
from hereabouts.tables.flat import Cells, to_rows
from hereabouts.tables.make import make_columns

SHORT = (
    "(slug)", "(area)", "name", "summary", "kind", "interests", "organisation", "organisation.name",
    "organisation.type", "where[].venue", "where[].venue.name", "where[].venue.address.street",
    "where[].venue.address.town", "where[].venue.postcode", "where[].room", "online", "online-link",
    "when[].day", "when[].dates", "when[].start", "when[].end", "when[].every", "when[].which", "when[].from",
    "when[].until", "when[].except", "when[].note", "when-note", "cost.type", "cost.price", "cost.per",
    "cost.first-visit-free", "cost.note", "joining.how", "joining.first-visit", "joining.bring-someone",
    "joining.just-watch", "contact[].phone", "contact[].email", "contact[].url", "contact[].expect",
    "who-for.age-from", "who-for.age-to", "who-for.groups", "who-for.note", "access.step-free",
    "access.accessible-toilet", "access.hearing-loop", "travel.bus", "checked.date", "checked.how",
    "checked.by", "permission.given", "permission.date", "source.from", "source.name", "source.licence",
)  # fmt: skip
"""The columns of a template: what people know of a group. The others are understood, too."""
EXAMPLE: Mapping[str, str] = {
    "(slug)": "example",
    "organisation": "",
    "where[].venue": "",
    "when[].dates": "",
    "when[].every": "week",
    "when[].which": "",
    "when[].from": "",
    "when[].until": "",
    "when[].except": "bank-holidays; school-holidays",
    "when[].note": "",
    "when[].end": "12:30",
    "when-note": "",
    "online-link": "",
    "cost.type": "pay-each-time",
    "cost.note": "",
    "who-for.age-to": "",
    "who-for.groups": "",
    "contact[].url": "",
    "access.step-free": "yes: Ramp at the side door",
    "access.accessible-toilet": "unknown",
    "access.hearing-loop": "no",
    "source.name": "",
}
"""What the example row holds where the schema's own example would not go with the rest."""
SECOND: Mapping[str, str] = {
    "(slug)": "example",
    "when[].day": "saturday",
    "when[].start": "14:00",
    "when[].end": "16:00",
    "when[].every": "month",
    "when[].which": "first",
    "contact[].email": "",
}
"""The row below it: the same listing's second time."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One listing, laid out."""

    slug: str
    rows: list[Cells]


def columns_of(home: Home, context: Context) -> dict[str, Column]:
    """Every column that a table of this directory may have, by its path."""
    shelves = {"venue": context.venues, "organisation": context.organisations, "scheme": context.schemes}
    named = {
        kind: {slug: str(source.data.get("name", slug)) for slug, source in shelf.items()}
        for kind, shelf in shelves.items()
    }
    document = read_schema(home.project / "schemas", "listing").document
    return {column.path: column for column in make_columns(document, context.vocabularies, named)}


def short_columns(columns: Mapping[str, Column]) -> list[Column]:
    """The columns of a template, in their order."""
    return [columns[path] for path in columns if path in SHORT]


def example_rows(columns: Mapping[str, Column]) -> list[Cells]:
    """Two rows that show how a listing is filled in, and how its second time is."""
    first = {path: EXAMPLE.get(path, _label(column)) for path, column in columns.items() if path not in (MORE, VERSION)}
    return [first, {**SECOND, "name": first["name"]}]


def _label(column: Column) -> str:
    """The schema's example as people would choose it."""
    words = column.example.split("; ") if column.shape != "text" else [column.example]
    slugs = column.slugs or {}
    shown = (next((c for c in column.choices if slugs.get(c.casefold()) == word), word) for word in words)
    return "; ".join(shown)


def export_listings(home: Home, columns: Mapping[str, Column]) -> Iterator[Exported]:
    """Every listing that can be read, by area and name of its file."""
    entries, _ = gather_directory(home)
    for entry in entries:
        if entry.kind == "listing":
            source, _ = read_source(entry.file, entry.shown, entry.kind, entry.area)
            if source:
                yield Exported(source.slug, to_rows(source.slug, source.area, source.data, columns))


def used_columns(columns: Mapping[str, Column], listings: list[Exported]) -> list[Column]:
    """The columns of a template, and every other that a listing fills."""
    used = {path for listing in listings for row in listing.rows for path, text in row.items() if text}
    return [column for path, column in columns.items() if path in used or path in SHORT]
