"""Station 7, what is at hand: all that the stations of one press may look at, and what is kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hereabouts.check import Checked
from hereabouts.directory import Directory
from hereabouts.guidance.library import NO_LIBRARY, Library
from hereabouts.halves import nothing_begun
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.listing import Listing
from hereabouts.pages.page import listing_files
from hereabouts.press.keys import code_digest, to_key

SHARED, CODE = "shared", "code"
"""What every page is made of: terms and closures among others; modules and templates."""


@dataclass(frozen=True, slots=True)
class Job:
    """One press: a checked directory, and the rendered folder it goes into."""

    site_dir: Path
    home: Home
    checked: Checked
    directory: Directory
    digests: Mapping[str, bytes]
    """One for every file a page may be made of, by its kind and slug ('listing/riverside-garden'); SHARED and CODE."""
    site_url: str
    serving: bool = False
    strip: str = ""
    """HTML that stands at the head of every page: the problems that `mkdocs serve` went past."""
    library: Library = NO_LIBRARY
    """The guidance pack, whose pages are filled with names, lists and pictures."""
    ahead: Callable[[], None] = nothing_begun
    """Waits for what was begun while the generator rendered."""
    of_listings: dict[str, bytes] = field(default_factory=dict)
    """What `digest_of` gave, by slug: tiles, details and shelves ask for the same."""

    def kept(self, what: str) -> Kept:
        """Return the memory of one thing that is made of listings: it holds for this code, these terms and today."""
        common = to_key(self.digests[CODE], self.digests[SHARED], self.directory.today.isoformat())
        return Kept(self.home.own_cache(what), common)

    def digest_of(self, listing: Listing) -> bytes:
        """Return one digest for all the files that a listing shows facts of."""
        if listing.slug not in self.of_listings:
            self.of_listings[listing.slug] = b"".join(self.digests[file] for file in listing_files(listing))
        return self.of_listings[listing.slug]


def file_digests(checked: Checked) -> dict[str, bytes]:
    """A digest for each file that a page may be made of, by kind and slug: 'venue/acorn-hall'; SHARED and CODE."""
    context = checked.context
    shelves = (context.venues, context.organisations, context.schemes)
    things = [source for shelf in shelves for source in shelf.values()]
    shared = to_key(*(file.read_bytes() for file in checked.shared.files if file.is_file()))
    return {
        SHARED: shared,
        CODE: code_digest(),
        **{f"{source.kind}/{source.slug}": source.digest for source in [*checked.listings, *things]},
    }
