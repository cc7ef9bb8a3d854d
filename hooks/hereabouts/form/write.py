"""Station 7, the form: writes what the page `/add/` asks for when somebody opens it, and nothing earlier.

The schema goes as it is, so that a browser judges by the same rules and says the same words. The listings, of which a
change begins with one, lie in files of many: which of them somebody opens is told to nobody.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hereabouts.directory import Directory
from hereabouts.form.groups import ASKED_IF, AT_FIRST, FIRST, GROUPS, KNOWN, TERMS
from hereabouts.home import Home
from hereabouts.schema import read_schema
from hereabouts.settings import Settings
from hereabouts.source import Source

FOLDER = "data/form"
LISTINGS_A_FILE = 64
HIDDEN = ("ended", "withheld")
"""Whoever asks for their pages is told so there; nothing else shows them."""


def write_form(site_dir: Path, directory: Directory, sources: Sequence[Source], home: Home) -> None:
    """Writes the form, the names of all listings, and the listings in files of many."""
    shown = [source for source in sources if source.data.get("status") not in HIDDEN]
    folder = site_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    count = max(1, -(-len(shown) // LISTINGS_A_FILE))
    _write(folder / "form.json", {**to_form(directory, home), "files": count})
    _write(folder / "names.json", [[source.slug, source.data["name"], source.area] for source in shown])
    gone = {source.slug for source in sources if source.data.get("status") in HIDDEN}
    for number, listings in enumerate(to_files(shown, count, gone)):
        _write(folder / f"listings-{number}.json", listings)


def to_form(directory: Directory, home: Home) -> dict[str, Any]:
    """The questions: schema and words, in which order, which of them fit, and where answers may go."""
    return {
        "schema": read_schema(home.project / "schemas", "listing").document,
        "groups": GROUPS,
        "first": FIRST,
        "askedIf": ASKED_IF,
        "termsOf": TERMS,
        "knownOf": KNOWN,
        "atFirst": AT_FIRST,
        "terms": {name: _terms(directory, name) for name in sorted(set(TERMS.values()))},
        "known": {
            "venues": _named(directory.venues.values(), "area"),
            "organisations": _named(directory.organisations.values()),
            "schemes": _named(directory.schemes.values(), "proof"),
        },
        "send": to_ways(directory.settings),
        "today": directory.today.isoformat(),
    }


def to_files(sources: Iterable[Source], count: int, gone: Collection[str] = ()) -> list[dict[str, Any]]:
    """Listings by their short names, in so many files; none names one that is `gone`."""
    files: list[dict[str, Any]] = [{} for _ in range(count)]
    for source in sources:
        files[place_of(source.slug, count)][source.slug] = {"area": source.area, "listing": _shown(source.data, gone)}
    return files


def _shown(data: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """A listing without the names of others that are nowhere to be read."""
    related = [slug for slug in data.get("related", ()) if slug not in gone]
    return {key: related if key == "related" else value for key, value in data.items() if key != "related" or related}


def place_of(slug: str, count: int) -> int:
    """The number of the file that holds a listing; form-files.mjs counts in the same way."""
    total = 0
    for letter in slug:
        total = (total * 31 + ord(letter)) % 65521
    return total % count


def to_ways(settings: Settings) -> dict[str, Any]:
    """Who reads what is sent and within how many days; and the ways, the public ones last."""
    team = settings.data.get("team", {})
    ways = settings.data.get("reporting") or [
        {"way": way, "to": team[way]} for way in ("email", "phone") if way in team
    ]
    return {
        "team": team.get("name", ""),
        "days": team.get("answer-days", ""),
        "ways": sorted(ways, key=lambda way: way["way"] == "issue"),
        "edit": settings.data.get("edit-address", ""),
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


def _write(file: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
