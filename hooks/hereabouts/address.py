"""Where things stand on the site. Every address is written here and nowhere else.

A path such as `activity/riverside-garden/` is counted from the site's root; `Addresses` makes links of paths for one
page, by the way up from it to the root. With `as_files` the links end in index.html, for a folder opened from a disk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

LISTINGS, VENUES, ORGANISATIONS, AREAS, INTERESTS = "activity", "venue", "with", "area", "interest"
FAMILIES = (LISTINGS, VENUES, ORGANISATIONS, AREAS, INTERESTS)
"""The folders of pressed pages; each page lies in one of them, so two steps below the root."""
FAMILY_ROOT = "../../"
CALENDARS = "calendar"
"""The folder of calendar files, kept between builds as the families are."""
OPEN_DATA = "data/"
"""Where the open data lies; the finder's own files lie in folders there, too."""
SERVICES = "data/services/"
"""A file of the open data for each listing."""


def listing_path(slug: str) -> str:
    """Path of a listing's page."""
    return f"{LISTINGS}/{slug}/"


def listing_data_path(slug: str) -> str:
    """Path of a listing in our own JSON: it lies beside its page."""
    return f"{listing_path(slug)}index.json"


def venue_path(slug: str, part: int = 1) -> str:
    """Path of a venue's page, or of a later part of its list."""
    return _part_path(VENUES, slug, part)


def organisation_path(slug: str, part: int = 1) -> str:
    """Path of an organisation's page, or of a later part of its list."""
    return _part_path(ORGANISATIONS, slug, part)


def area_path(slug: str, part: int = 1) -> str:
    """Path of an area's page, or of a later part of its list."""
    return _part_path(AREAS, slug, part)


def interest_path(slug: str, part: int = 1) -> str:
    """Path of an interest's page, or of a later part of its list."""
    return _part_path(INTERESTS, slug, part)


def _part_path(family: str, slug: str, part: int) -> str:
    # Later parts lie beside the first, not below it: the shell's links fit one depth only.
    return f"{family}/{slug}/" if part == 1 else f"{family}/{slug}-page-{part}/"


def calendar_path(slug: str) -> str:
    """Path of a listing's calendar."""
    return f"{CALENDARS}/{slug}.ics"


def as_file(link: str) -> str:
    """The same link in a folder opened from a disk, where a page is a file and a folder is no page."""
    path, *rest = re.split(r"([?#])", link, maxsplit=1)
    if path.endswith("/"):
        path += "index.html"
    elif path.split("/")[-1] in (".", ".."):
        path += "/index.html"
    return path + "".join(rest)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Writes the links of one page, or of all pages of one depth."""

    root: str = FAMILY_ROOT
    """The way from the page up to the root: '', '../' or '../../'."""
    as_files: bool = False
    """True for a site that is read from a disk, without a server."""

    def page(self, path: str = "") -> str:
        """Link to the page of a path; an empty path is the home page."""
        target = self.root + path or "./"
        return as_file(target) if self.as_files else target

    def asset(self, path: str) -> str:
        """Link to a picture, a style sheet or a module."""
        return f"{self.root}assets/{path}"

    def listing(self, slug: str) -> str:
        """Link to a listing's page."""
        return self.page(listing_path(slug))

    def listing_beside(self, slug: str) -> str:
        """Link from one listing's page to another's: they lie in one folder, and a page holds many of these."""
        return as_file(f"../{slug}/") if self.as_files else f"../{slug}/"

    def calendar(self, slug: str) -> str:
        """Link to a listing's calendar."""
        return self.root + calendar_path(slug)

    def venue(self, slug: str) -> str:
        """Link to a venue's page."""
        return self.page(venue_path(slug))

    def organisation(self, slug: str) -> str:
        """Link to an organisation's page."""
        return self.page(organisation_path(slug))

    def area(self, slug: str) -> str:
        """Link to an area's page."""
        return self.page(area_path(slug))

    def interest(self, slug: str) -> str:
        """Link to an interest's page."""
        return self.page(interest_path(slug))

    def find(self, **choices: str) -> str:
        """Link to the find page with choices made; they stand after the # and so reach no server."""
        state = "&".join(f"{name}={quote(value, safe='')}" for name, value in choices.items())
        return self.page("find/") + (f"#{state}" if state else "")
