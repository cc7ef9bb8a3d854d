"""Station 7: the pages of organisations that have a file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hereabouts.address import ORGANISATIONS, organisation_path
from hereabouts.listing import Contact, Organisation
from hereabouts.pages.contact import to_report_rows, to_way_rows
from hereabouts.pages.edition import Edition
from hereabouts.pages.neutral import moved_drafts, withheld_draft
from hereabouts.pages.page import Draft
from hereabouts.pages.series import Series, series_drafts
from hereabouts.pages.words import RUN_BY


def organisation_drafts(edition: Edition) -> Iterator[Draft]:
    """Drafts of every organisation's pages, and of the pages at their old names."""
    live = edition.directory.organisations
    for organisation in live.values():
        file = f"organisation/{organisation.slug}"
        path = organisation_path(organisation.slug)
        withheld = organisation.status == "withheld"
        if withheld:
            yield withheld_draft(edition, file, path)
        else:
            yield from series_drafts(edition, _to_series(edition, organisation, file))
        old = tuple(slug for slug in organisation.renamed_from if slug not in live)
        yield from moved_drafts(edition, file, old, ORGANISATIONS, path, withheld)


def _to_series(edition: Edition, organisation: Organisation, file: str) -> Series:
    return Series(
        fragment="organisation",
        title=organisation.name,
        description=organisation.about or f"What {organisation.name} runs.",
        path=partial(organisation_path, organisation.slug),
        listings=edition.groups.organisations.get(organisation.slug, []),
        files=(file,),
        values=partial(_values, edition, organisation),
    )


def _values(edition: Edition, organisation: Organisation) -> dict[str, Any]:
    ways = (("email", organisation.email), ("phone", organisation.phone), ("url", organisation.url))
    contacts = tuple(Contact(way, value) for way, value in ways if value)
    kind = RUN_BY.get(organisation.type, "")
    return {
        "kind": kind[:1].upper() + kind[1:],
        "about": organisation.about,
        "ways": to_way_rows(contacts, organisation.name),
        "ended": organisation.status == "ended",
        "reporting": to_report_rows(edition.reporting, organisation.name),
    }
