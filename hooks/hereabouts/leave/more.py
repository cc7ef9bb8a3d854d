"""What the open data has no table for, because no listing names it, and a directory must not lose when it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hereabouts.build import Build
from hereabouts.export.public import pick, to_public_organisation, to_public_venue
from hereabouts.export.rows import VOCABULARIES
from hereabouts.export.table import Column, Table
from hereabouts.export.town import Town
from hereabouts.pages.degrees import degrees_of
from hereabouts.recurrence import to_session
from hereabouts.session_words import to_words
from hereabouts.urgent import entries_here

Row = list[Any]
Data = Mapping[str, Any]


def _columns(*texts: str) -> tuple[Column, ...]:
    """Columns from short texts, 'name!: type: what'; the ! says that it is never empty."""
    parted = (text.split(": ", 2) for text in texts)
    return tuple(Column(name.rstrip("!"), what, kind, name.endswith("!")) for name, kind, what in parted)


VENUES = Table("venues", "Places with a file of their own", _columns(
    "slug!: string: Short name; last part of its page's address.",
    "name!: string: Its name.",
    "area: string: The part of town.",
    "street: string: Street and number; lines as on an envelope.",
    "town: string: Town.",
    "county: string: County.",
    "postcode: string: Postcode.",
    "latitude: number: Degrees north (WGS 84).",
    "longitude: number: Degrees east (WGS 84).",
    "confidential!: boolean: True where the address is not public; then it stands nowhere here.",
    "ask: string: How to ask for an address that is not public.",
    "directions: string: How to find the door.",
    "buses: string: Buses that stop near.",
    "opening: string: When it is open, in words.",
    "toilets: string: About the toilets.",
    "quiet_space: string: Where it is quiet.",
    "url: string: Its web address.",
    "phone: string: Its public phone number.",
    "email: string: Its public e-mail address.",
), ("slug",), {})  # fmt: skip
AREAS = Table("areas", "The parts of town", _columns(
    "slug!: string: Short name; last part of its page's address.",
    "label!: string: What people read.",
    "broader: string: The wider area it lies in.",
    "definition: string: Where it is.",
    "also: string: Other names for it, parted by semicolons.",
    "districts: string: Beginnings of its postcodes, parted by blanks.",
    "easting: number: Its middle, metres east on the British National Grid.",
    "northing: number: Its middle, metres north on the British National Grid.",
    "radius_km: number: How far it reaches from there.",
), ("slug",), {})  # fmt: skip
HELP_NOW = Table("help_now", "Urgent help, with the day on which each was checked", _columns(
    "slug!: string: Short name.",
    "name!: string: Who answers.",
    "says!: string: What for.",
    "call: string: The number to call.",
    "text: string: The number to text, with the word to send.",
    "chat: string: The address to write at.",
    "url: string: Its web address.",
    "hours: string: When somebody answers.",
    "ages: string: For what ages.",
    "relay: string: For people who cannot hear or speak.",
    "checked!: date: When somebody last made sure that it is right.",
    "source: string: Where that was looked up.",
), ("slug",), {})  # fmt: skip
MORE = (VENUES, AREAS, HELP_NOW)


def more_rows(build: Build, town: Town) -> dict[str, list[Row]]:
    """The rows of the tables that the open data has not."""
    found = {
        VENUES.name: _venues(build),
        AREAS.name: _areas(build),
        HELP_NOW.name: map(_to_help, entries_here(build.directory)),
    }
    return {name: [[None if cell == "" else cell for cell in row] for row in rows] for name, rows in found.items()}


def unnamed_rows(build: Build, town: Town, known: Mapping[str, Iterable[Any]]) -> dict[str, list[Row]]:
    """Rows for words, organisations and schemes that no listing names; `known` holds the keys of those that stand."""
    context = build.checked.context
    runs = (
        [
            town.names.of(f"organization/{slug}"),
            slug,
            *map(shown.get, ("name", "type", "about", "url", "email", "phone")),
        ]
        for slug, source in sorted(context.organisations.items())
        if (shown := to_public_organisation(source.data))
    )
    schemes = (
        [slug, *map(source.data.get, ("name", "who-qualifies", "proof", "costs", "how-to-get", "url"))]
        for slug, source in sorted(context.schemes.items())
    )
    found = {"organisations": runs, "schemes": schemes}
    rows = {name: [row for row in rows if row[0] not in set(known[name])] for name, rows in found.items()}
    return {"terms": list(_other_words(build)), **rows}


def _other_words(build: Build) -> Iterator[Row]:
    """The words of vocabularies that the open data has no table for: of access, of who pays less, of danger."""
    for name, words in sorted(build.directory.vocabularies.items()):
        if name not in VOCABULARIES:
            yield from ([name, one.slug, one.label, one.parent or None, one.definition or None] for one in words)


def _venues(build: Build) -> Iterator[Row]:
    """A row for each place that is not withheld; of a confidential one only what its pages say."""
    for slug, source in sorted(build.checked.context.venues.items()):
        if source.data.get("status") == "withheld":
            continue
        shown = to_public_venue(source.data, "", build.directory.today)
        address = shown.get("address", {})
        degrees = None if "confidential" in shown else degrees_of(build.directory.venues[slug].position)
        opening = "; ".join(to_words(to_session(row)) for row in shown.get("opening", ()))
        yield [
            slug, shown["name"], shown.get("area"), *map(address.get, ("street", "town", "county")),
            shown.get("postcode"), degrees and degrees.lat, degrees and degrees.lon, "confidential" in shown,
            *map(shown.get, ("ask", "directions", "buses")), opening,
            *map(shown.get, ("toilets", "quiet-space", "url", "phone", "email")),
        ]  # fmt: skip


def _areas(build: Build) -> Iterator[Row]:
    for area in build.directory.vocabularies.get("areas", ()):
        centre = pick(area.extra.get("centre", {}), ("easting", "northing"))
        numbers = (centre.get("easting"), centre.get("northing"), area.extra.get("radius-km"))
        yield [
            area.slug, area.label, area.parent, area.definition, "; ".join(area.also),
            " ".join(area.extra.get("districts", ())), *(float(text) if text else None for text in numbers),
        ]  # fmt: skip


def _to_help(entry: Data) -> Row:
    text = entry.get("text-to", {})
    send = f"{text['word']} to {text['number']}" if text.get("word") else text.get("number")
    more = map(entry.get, ("chat", "url", "hours", "ages", "relay"))
    checked = entry["checked"]
    return [
        entry["slug"],
        entry["name"],
        entry["says"],
        entry.get("call"),
        send,
        *more,
        checked["date"],
        checked.get("source"),
    ]
