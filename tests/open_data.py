"""Writes the open data of a directory into a folder, without any page, and reads it again."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hereabouts.build import Build, read_build
from hereabouts.export import write_open_data
from hereabouts.feeds.bring import import_feed
from hereabouts.feeds.feed import read_feed
from hereabouts.home import PROJECT, Home
from hereabouts.imports.outcome import Outcome
from hereabouts.press.job import file_digests

TODAY = date(2026, 11, 23)
FEED = """\
reads: open-referral
short-name: next-door
source: {name: The town next door, licence: cc-by-4.0}
checked: {date: 2026-11-20, by: The Sandbeck list}
"""
SETTINGS = """\
name: Sandbeck and around
place: Sandbeck
address: https://example.org/sandbeck/
nation: england
team: {name: The Sandbeck list, email: list@example.org}
"""


@dataclass(frozen=True)
class OpenData:
    """What was written."""

    site: Path
    build: Build

    @property
    def folder(self) -> Path:
        return self.site / "data"

    def json(self, name: str) -> Any:
        return json.loads((self.folder / name).read_bytes())

    def services(self) -> dict[str, Any]:
        """The whole services, by short name; what is gone is not among them."""
        read = [json.loads(file.read_bytes()) for file in sorted((self.folder / "services").iterdir())]
        return {one["hereabouts"]["slug"]: one for one in read if "slug" in one["hereabouts"]}

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def files(self) -> dict[str, bytes]:
        """Every file that was written, beside the pages too."""
        return {
            file.relative_to(self.site).as_posix(): file.read_bytes()
            for file in sorted(self.site.rglob("*"))
            if file.is_file()
        }


@dataclass(frozen=True, slots=True)
class PassingHome(Home):
    """The home of a directory that goes with the test; what is kept between runs goes with it."""

    @property
    def cache(self) -> Path:
        return self.directory.parent / "cache"


def home_of(directory: Path, today: date = TODAY) -> Home:
    kind = Home if directory.is_relative_to(PROJECT) else PassingHome
    return kind(PROJECT, directory, today, prints=False)


def write_for(directory: Path, site: Path, today: date = TODAY) -> OpenData:
    """The open data of a directory; what stands in the folder already is brought up to date."""
    site.mkdir(parents=True, exist_ok=True)
    home = home_of(directory, today)
    build = read_build(home)
    write_open_data(site, build.directory, build.checked, file_digests(build.checked), home)
    return OpenData(site, build)


def import_into(town: Path, services: Any, feed: str = FEED) -> Outcome:
    """Imports services into a directory as `hereabouts import` does; an empty one gets settings first."""
    town.mkdir(parents=True, exist_ok=True)
    if not (town / "settings.yml").exists():
        (town / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    room = town.parent
    (room / "feed.yml").write_text(feed, encoding="utf-8")
    (room / "services.json").write_text(json.dumps(services), encoding="utf-8")
    read, problems = read_feed(room / "feed.yml", PROJECT / "schemas")
    assert read
    assert problems == []
    return import_feed([room / "services.json"], read, home_of(town), lambda done, total: None)


def texts(value: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)
