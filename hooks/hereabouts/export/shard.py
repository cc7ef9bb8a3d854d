"""Listings in shards: where nothing in a shard has changed and its files stand, it is taken from the last run.

A shard ends where the digest of a short name says so: one listing more or less moves no other. Shards are in order of
short name, and are read one by one, so that however many listings there are, few lie in memory at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import msgpack

from hereabouts.address import SERVICES, listing_data_path
from hereabouts.export.piece import Piece, Shared

SIZE = 64
"""About how many listings there are in a shard."""
SHARDS = "shards"


@dataclass(frozen=True, slots=True)
class Member:
    """One listing of a shard."""

    slug: str
    identity: str
    """Its UUID."""
    key: bytes
    """Of all that its piece is made from."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where shards are kept, and where the files of their listings go."""

    folder: Path
    site_dir: Path

    def file(self, shard: Sequence[Member]) -> Path:
        """The file of a shard: it is called by its first listing."""
        return self.folder / SHARDS / f"{shard[0].identity}"


def to_shards(members: Sequence[Member]) -> list[list[Member]]:
    """The listings, in order of short name, cut into shards."""
    shards: list[list[Member]] = []
    for member in sorted(members, key=lambda one: one.slug):
        if not shards or crc32(member.slug.encode()) % SIZE == 0:
            shards.append([])
        shards[-1].append(member)
    return shards


def write_shard(shard: Sequence[Member], make: Callable[[str], Piece], store: Store) -> None:
    """Writes the files of a shard's listings as far as they have changed, and keeps what goes into files of many."""
    file = store.file(shard)
    kept = _read(file)
    now: dict[str, tuple[bytes, Shared]] = {}
    for member in shard:
        key, shared = kept.get(member.slug, (b"", None))
        if shared is None or key != member.key or not _stands(member, store.site_dir):
            piece = make(member.slug)
            shared = piece.shared
            _write_if_changed(f"{store.site_dir}/{SERVICES}{member.identity}.json", piece.service)
            _write_if_changed(f"{store.site_dir}/{listing_data_path(member.slug)}", piece.beside)
        now[member.slug] = (member.key, shared)
    if [(slug, key) for slug, (key, _) in kept.items()] != [(slug, key) for slug, (key, _) in now.items()]:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(str(file), msgpack.packb(now))


def read_shards(shards: Sequence[Sequence[Member]], store: Store) -> Iterator[Shared]:
    """What goes into files of many, listing by listing in order of short name."""
    for shard in shards:
        yield from (shared for _, shared in _read(store.file(shard)).values())


def forget_others(shards: Sequence[Sequence[Member]], store: Store) -> None:
    """Takes away the shards that are no more."""
    wanted = {store.file(shard).name for shard in shards}
    for file in (store.folder / SHARDS).glob("*"):
        if file.name not in wanted:
            file.unlink(missing_ok=True)


def _stands(member: Member, site_dir: Path) -> bool:
    # Strings and no paths: this is asked ten thousand times.
    return os.path.isfile(f"{site_dir}/{SERVICES}{member.identity}.json") and os.path.isfile(  # noqa: PTH113
        f"{site_dir}/{listing_data_path(member.slug)}"
    )


def _read(file: Path) -> Mapping[str, tuple[bytes, Shared]]:
    try:
        kept = msgpack.unpackb(file.read_bytes())
    except (OSError, ValueError, TypeError, msgpack.UnpackException):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write_if_changed(name: str, content: bytes) -> None:
    """A file that says the same stays; another is replaced whole."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            if file.read() == content:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120
    _write_whole(name, content)


def _write_whole(name: str, content: bytes) -> None:
    with open(f"{name}.new", "wb") as file:  # noqa: PTH123
        file.write(content)
    os.replace(f"{name}.new", name)  # noqa: PTH105
