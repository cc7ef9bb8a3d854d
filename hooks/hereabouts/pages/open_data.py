"""Station 7: the list of the open data's files for people, and the form that writes what another site needs."""

from __future__ import annotations

from hereabouts.address import OPEN_DATA, Addresses
from hereabouts.pages.edition import Edition
from hereabouts.pages.find import within_choices
from hereabouts.pages.trust import LICENCES
from hereabouts.pages.words import count_words

FILES = (
    ("services.json", "Open Referral UK 3.0", "Every service, in short"),
    ("organizations.json", "Open Referral UK 3.0", "Who runs them"),
    ("locations.json", "Open Referral UK 3.0", "Where they are"),
    ("service_at_locations.json", "Open Referral UK 3.0", "Which is where"),
    ("taxonomies.json", "Open Referral UK 3.0", "Lists of words"),
    ("taxonomy_terms.json", "Open Referral UK 3.0", "The words"),
    ("gone.json", "JSON", "What is listed no more, for 90 days"),
    ("datapackage.json", "Frictionless data package 2.0", "All tables, described"),
    ("listings.csv", "CSV", "Every listing, one row each, for a spreadsheet"),
    ("listings.sqlite", "SQLite", "All tables as one database"),
    ("places.geojson", "GeoJSON", "A point for each place that has one, for a map"),
    ("listings.json", "JSON", "Every listing in our own form, with everything we may give out"),
    ("index.json", "JSON", "Where Open Referral programs start"),
)
"""Name, form, and what is in it."""


def render_open_data(edition: Edition, at: Addresses) -> str:
    """The table of files, with date and licence."""
    settings = edition.directory.settings
    licence, licence_url = LICENCES[settings.listings_licence]
    values = {
        "files": [(at.root + OPEN_DATA + name, name, form, what) for name, form, what in FILES],
        "counted": count_words(len(edition.directory.found()), "listing", "listings"),
        "built": edition.today_words,
        "licence": licence,
        "licence_url": licence_url,
        "name": settings.name,
        "example": settings.example,
    }
    return edition.fragments.render("open-data", values)


def render_share(edition: Edition, at: Addresses) -> str:
    """The form that makes a frame and a list for other sites, with what it needs to know of this one."""
    settings = edition.directory.settings
    values = {
        "name": settings.name,
        "embed": settings.address + "embed/",
        "site": settings.address,
        "licence": LICENCES[settings.listings_licence][0],
        "within": within_choices(),
        "find": at.find(),
    }
    return edition.fragments.render("share", values)
