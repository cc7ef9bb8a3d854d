"""Station 7, the open data: writes what others take over, at the end of every press."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hereabouts.address import LISTINGS, OPEN_DATA, SERVICES
from hereabouts.check import Checked
from hereabouts.directory import Directory
from hereabouts.export.document import to_json
from hereabouts.export.folder import kept_folder
from hereabouts.export.gone import Gone, find_gone, to_gone_service
from hereabouts.export.piece import Piece, Room, make_piece
from hereabouts.export.public import Shelves, is_public
from hereabouts.export.shard import Member, Store, forget_others, read_shards, to_shards, write_shard
from hereabouts.export.town import to_town
from hereabouts.export.whole import NAMES, write_whole
from hereabouts.halves import beside
from hereabouts.home import Home
from hereabouts.pages.edition import to_edition
from hereabouts.pages.page import listing_files
from hereabouts.press.job import CODE, SHARED
from hereabouts.press.keys import to_key
from hereabouts.source import Source

WHOLE, KEY = "whole", "key"


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
    work = to_work(directory, checked)
    common = to_key(digests[CODE], digests[SHARED], directory.today.isoformat())
    members = [_to_member(slug, work, digests, common) for slug in work.sources]
    shards = to_shards(members)
    gone = find_gone(home.directory, work.sources, _renamed(work.sources), directory.today)
    with kept_folder(home.own_cache("open-data")) as folder:
        (folder / WHOLE).mkdir(exist_ok=True)
        store = Store(folder, site_dir)
        middle = len(shards) // 2
        with beside(partial(_write_shards, shards[middle:], work, store), len(members)) as second:
            _write_shards(shards[:middle], work, store)
        second()
        forget_others(shards, store)
        _renew_whole(store, shards, gone, common, work, home.project / "schemas")
        put_in_place(folder / WHOLE, site_dir / OPEN_DATA)
    told = write_gone(site_dir, gone, work)
    take_away(site_dir, members, told)


def to_work(directory: Directory, checked: Checked) -> Work:
    """What goes out of a checked directory."""
    sources = {source.slug: source for source in checked.listings if is_public(source)}
    context = checked.context
    shelves = Shelves(context.venues, context.organisations, context.schemes, sources.keys(), directory.today)
    return Work(sources, directory, Room(to_town(directory), shelves, context, to_edition(directory)))


def _write_shards(shards: Sequence[Sequence[Member]], work: Work, store: Store) -> None:
    for shard in shards:
        write_shard(shard, work.make, store)


def _renew_whole(
    store: Store, shards: Sequence[Sequence[Member]], gone: Sequence[Gone], common: bytes, work: Work, schemas: Path
) -> None:
    """Makes the files of all listings anew, unless they were made of the same."""
    folder, note = store.folder / WHOLE, store.folder / KEY
    members = [member.key for shard in shards for member in shard]
    key = to_key(common, *members, *(f"{one.slug} {one.day} {one.became}" for one in gone))
    if note.is_file() and note.read_bytes() == key and all((folder / name).is_file() for name in NAMES):
        return
    note.unlink(missing_ok=True)
    write_whole(folder, read_shards(shards, store), len(members), gone, work.room.town, schemas)
    note.write_bytes(key)


def _to_member(slug: str, work: Work, digests: Mapping[str, bytes], common: bytes) -> Member:
    source, listing = work.sources[slug], work.directory.listings[slug]
    related = [other for other in source.data.get("related", ()) if other in work.sources]
    key = to_key(common, slug, *(digests[file] for file in listing_files(listing)), *related)
    return Member(slug, work.room.town.names.of(f"service/{slug}"), key)


def _renamed(sources: Mapping[str, Source]) -> dict[str, str]:
    """New short names by old ones."""
    return {old: slug for slug, source in sources.items() for old in source.data.get("renamed-from", ())}


def put_in_place(folder: Path, target: Path) -> None:
    """Puts the files where they are published; one that says the same stays, another is replaced whole."""
    for name in NAMES:
        made, file = folder / name, target / name
        if file.is_file() and filecmp.cmp(made, file, shallow=False):
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, f"{file}.new")
        Path(f"{file}.new").replace(file)


def write_gone(site_dir: Path, gone: Sequence[Gone], work: Work) -> set[str]:
    """A file for each listing that is gone; gives their names."""
    services = [to_gone_service(one, work.room.town) for one in gone]
    (site_dir / SERVICES).mkdir(parents=True, exist_ok=True)
    for service in services:
        file, text = site_dir / SERVICES / f"{service['id']}.json", to_json(service)
        if not file.is_file() or file.read_bytes() != text:
            file.write_bytes(text)
    return {f"{service['id']}.json" for service in services}


def take_away(site_dir: Path, members: Sequence[Member], told: Collection[str]) -> None:
    """Deletes what stands of listings that go out no more."""
    wanted = {f"{member.identity}.json" for member in members} | {*told}
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
