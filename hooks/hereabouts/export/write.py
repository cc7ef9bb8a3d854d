"""Station 7, the open data: writes what others take over, at the end of every press."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hereabouts.address import LISTINGS, OPEN_DATA, SERVICES
from hereabouts.check import Checked
from hereabouts.directory import Directory
from hereabouts.export.document import to_json
from hereabouts.export.gone import find_gone, to_gone_service
from hereabouts.export.piece import Piece, Room, Shared, make_piece
from hereabouts.export.public import Shelves, is_public
from hereabouts.export.shard import Member, Store, to_shards, write_shard
from hereabouts.export.town import to_town
from hereabouts.export.whole import to_files
from hereabouts.halves import beside
from hereabouts.home import Home
from hereabouts.pages.page import listing_files
from hereabouts.press import SHARED
from hereabouts.press.keys import code_digest, to_key
from hereabouts.source import Source


@dataclass(frozen=True, slots=True)
class Work:
    """All listings that go out, and how a piece is made of one."""

    sources: Mapping[str, Source]
    directory: Directory
    room: Room

    def make(self, slug: str) -> Piece:
        """The piece of one listing."""
        return make_piece(self.sources[slug], self.directory.listings[slug], self.room)


def write_open_data(
    site_dir: Path, directory: Directory, checked: Checked, digests: Mapping[str, bytes], home: Home
) -> None:
    """Writes the files of every listing that has changed, then those that hold all; what is no more goes."""
    town = to_town(directory)
    sources = {source.slug: source for source in checked.listings if is_public(source)}
    context = checked.context
    shelves = Shelves(context.venues, context.organisations, context.schemes, sources.keys(), directory.today)
    work = Work(sources, directory, Room(town, shelves, context))
    members = [_to_member(slug, work, digests) for slug in sorted(sources)]
    common = to_key(code_digest(), digests[SHARED], directory.today.isoformat())
    store = Store(home.own_cache("open-data"), common, site_dir)
    numbered = list(enumerate(to_shards(members)))
    middle = len(numbered) // 2
    with beside(partial(_write_shards, numbered[middle:], work, store), len(members)) as second:
        first = _write_shards(numbered[:middle], work, store)
    shared = sorted([*first, *second()], key=lambda one: str(one["slug"]))
    gone = find_gone(home.directory, sources, _renamed(sources), directory.today)
    write_files(site_dir / OPEN_DATA, to_files(shared, gone, town, home.project / "schemas"))
    gone_files = {town.names.of(f"service/{one.slug}"): to_json(to_gone_service(one, town)) for one in gone}
    write_files(site_dir / SERVICES, {f"{name}.json": text for name, text in gone_files.items()})
    take_away(site_dir, members, gone_files)


def _write_shards(numbered: Sequence[tuple[int, list[Member]]], work: Work, store: Store) -> list[Shared]:
    return [one for number, members in numbered for one in write_shard(number, members, work.make, store)]


def _to_member(slug: str, work: Work, digests: Mapping[str, bytes]) -> Member:
    source, listing = work.sources[slug], work.directory.listings[slug]
    related = [other for other in source.data.get("related", ()) if other in work.sources]
    digest = to_key(*(digests[file] for file in listing_files(listing)), *related)
    return Member(slug, work.room.town.names.of(f"service/{slug}"), digest)


def _renamed(sources: Mapping[str, Source]) -> dict[str, str]:
    """New short names by old ones."""
    return {old: slug for slug, source in sources.items() for old in source.data.get("renamed-from", ())}


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files that say something else than before; each is replaced whole."""
    for name, content in files.items():
        file = folder / name
        if file.is_file() and file.read_bytes() == content:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f"{file.name}.new")
        aside.write_bytes(content)
        aside.replace(file)


def take_away(site_dir: Path, members: Sequence[Member], gone: Mapping[str, bytes]) -> None:
    """Deletes what stands of listings that go out no more."""
    wanted = {f"{member.identity}.json" for member in members} | {f"{identity}.json" for identity in gone}
    if (site_dir / SERVICES).is_dir():
        for item in list(os.scandir(site_dir / SERVICES)):
            if item.name not in wanted:
                os.unlink(item.path)  # noqa: PTH108
    slugs = {member.slug for member in members}
    if (site_dir / LISTINGS).is_dir():
        for item in list(os.scandir(site_dir / LISTINGS)):
            if item.is_dir() and item.name not in slugs:
                Path(item.path, "index.json").unlink(missing_ok=True)
                if not os.listdir(item.path):  # noqa: PTH208
                    shutil.rmtree(item.path)
