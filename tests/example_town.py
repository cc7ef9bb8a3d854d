"""The files of the example town, read once for the tests that ask what occurs in it."""

from typing import Any

from hereabouts.home import PROJECT
from hereabouts.source import Source, read_source

Data = dict[str, Any]
DIRECTORY = PROJECT / "directory"


def read_all(pattern: str, kind: str) -> list[Source]:
    """Every file of a kind; a file that cannot be read fails here."""
    sources = []
    for file in sorted(DIRECTORY.glob(pattern)):
        source, problems = read_source(file, file.name, kind, file.parent.name)
        assert source, problems
        sources.append(source)
    return sources


LISTINGS = read_all("listings/*/*.yml", "listing")
VENUES = read_all("venues/*.yml", "venue")
ORGANISATIONS = read_all("organisations/*.yml", "organisation")


def places_in_place(source: Source) -> list[Data]:
    """The venues that a listing writes out itself."""
    return [place["venue"] for place in source.data.get("where", ()) if isinstance(place["venue"], dict)]
