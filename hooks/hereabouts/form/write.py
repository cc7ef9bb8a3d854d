"""Station 7, the form: writes what the page `/add/` asks for when somebody opens it, and nothing earlier.

The schema goes as it is, so that a browser judges by the same rules and says the same words. The listings, of which a
change begins with one, lie in files of many: which of them somebody opens is told to nobody.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hereabouts.directory import Directory
from hereabouts.do_not_list import DoNotList
from hereabouts.form.beside import to_beside
from hereabouts.form.groups import ASKED_IF, AT_FIRST, FIRST, GROUPS, KNOWN
from hereabouts.form.kept_out import to_kept_out
from hereabouts.form.unpublished import HIDDEN, as_published, version_of_published
from hereabouts.home import Home
from hereabouts.kept import Keep, make_anew
from hereabouts.schema import read_schema
from hereabouts.settings import Settings
from hereabouts.source import Source
from hereabouts.vocabulary import VOCABULARY_OF

FOLDER = "data/form"
LISTINGS_A_FILE = 64


def write_form(
    site_dir: Path,
    directory: Directory,
    sources: Sequence[Source],
    home: Home,
    kept_out: DoNotList,
    keep: Keep = make_anew,
) -> None:
    """Writes the form, the names of all listings, and the listings in files of many.

    `keep` may give what an earlier run made of the same listings.
    """
    shown = [source for source in sources if source.data.get("status") not in HIDDEN]
    folder = site_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    count = max(1, -(-len(shown) // LISTINGS_A_FILE))
    out = to_kept_out(kept_out, directory.settings, home)
    names = [[source.slug, source.data["name"], source.area] for source in shown]
    (folder / "form.json").write_bytes(to_json({**to_form(directory, home), "files": count, "keptOut": out}))
    (folder / "names.json").write_bytes(to_json(names))
    gone = {source.slug for source in sources if source.data.get("status") in HIDDEN}
    for number, some in enumerate(to_shares(shown, count)):
        inputs = (*sorted(map(str.encode, gone)), b"", *(_key_of(source) for source in some))
        content = keep(inputs, partial(_to_file, some, gone))
        (folder / f"listings-{number}.json").write_bytes(content)


def to_form(directory: Directory, home: Home) -> dict[str, Any]:
    """The questions: schema and words, in which order, which of them fit, and where answers may go."""
    return {
        "schema": read_schema(home.project / "schemas", "listing").document,
        "groups": GROUPS,
        "first": FIRST,
        "askedIf": ASKED_IF,
        "termsOf": VOCABULARY_OF,
        "knownOf": KNOWN,
        "atFirst": AT_FIRST,
        "terms": {name: _terms(directory, name) for name in sorted(set(VOCABULARY_OF.values()))},
        "known": {
            "venues": _named(directory.venues.values(), "area"),
            "organisations": _named(directory.organisations.values()),
            "schemes": _named(directory.schemes.values(), "proof"),
        },
        "send": to_ways(directory.settings, home.folder),
        "today": directory.today.isoformat(),
        "beside": to_beside(directory),
    }


def to_shares(sources: Iterable[Source], count: int) -> list[list[Source]]:
    """The listings of each of so many files."""
    shares: list[list[Source]] = [[] for _ in range(count)]
    for source in sources:
        shares[place_of(source.slug, count)].append(source)
    return shares


def _key_of(source: Source) -> bytes:
    return f"{source.area}/{source.slug} ".encode() + source.digest


def _to_file(sources: Iterable[Source], gone: Collection[str]) -> bytes:
    return to_json(to_listings(sources, gone))


def to_listings(sources: Iterable[Source], gone: Collection[str] = ()) -> dict[str, Any]:
    """Listings as published, by their short names; none names one that is `gone`."""
    shown = {source.slug: (source.area, as_published(source.data, gone)) for source in sources}
    return {
        slug: {"area": area, "version": version_of_published(listing), "listing": listing}
        for slug, (area, listing) in shown.items()
    }


def place_of(slug: str, count: int) -> int:
    """The number of the file that holds a listing; form-file.mjs counts in the same way."""
    total = 0
    for letter in slug:
        total = (total * 31 + ord(letter)) % 65521
    return total % count


def to_ways(settings: Settings, folder: str = "") -> dict[str, Any]:
    """Who reads what is sent and within how many days; and the ways, the public ones last.

    `folder` is the directory's, seen from the top of its repository: there files can be edited.
    """
    team = settings.data.get("team", {})
    ways = settings.data.get("reporting") or [
        {"way": way, "to": team[way]} for way in ("email", "phone") if way in team
    ]
    return {
        "team": team.get("name", ""),
        "days": team.get("answer-days", ""),
        "ways": sorted(ways, key=lambda way: way["way"] == "issue"),
        "edit": f"{edit}{folder}" if (edit := settings.data.get("edit-address", "")) else "",
        "place": settings.place,
        "example": settings.example,
    }


def _terms(directory: Directory, name: str) -> list[list[str]]:
    vocabulary = directory.vocabularies.get(name, ())
    if name != "areas":
        return [[term.slug, term.label, term.parent] for term in vocabulary]
    return [[term.slug, term.label, *_centre(term.extra.get("centre", {}))] for term in vocabulary]


def _centre(centre: Mapping[str, str]) -> tuple[str, str]:
    return centre.get("easting", ""), centre.get("northing", "")


def _named(records: Iterable[Any], *more: str) -> list[list[str]]:
    rows = [
        [record.slug, record.name, *(getattr(record, key) for key in more)]
        for record in records
        if getattr(record, "status", "active") == "active"
    ]
    return sorted(rows, key=lambda row: row[1].casefold())


def to_json(content: Any) -> bytes:
    """As short as JSON can be written."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
