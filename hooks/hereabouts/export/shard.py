"""Listings in shards: where nothing in a shard has changed and its files stand, it is taken from the last run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import msgpack

from hereabouts.address import SERVICES, listing_data_path
from hereabouts.export.piece import Piece, Shared
from hereabouts.press.keys import to_key

SIZE = 64
"""About how many listings there are in a shard."""


@dataclass(frozen=True, slots=True)
class Member:
    """One listing of a shard."""

    slug: str
    identity: str
    """Its UUID."""
    digest: bytes
    """Of all the files it shows facts of."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where shards are kept, and what all of them depend on."""

    folder: Path
    common: bytes
    site_dir: Path


def to_shards(members: Sequence[Member]) -> list[list[Member]]:
    """The listings by the digest of their short names: one more or less moves no other."""
    count = 1
    while count * SIZE < len(members):
        count *= 2
    shards: list[list[Member]] = [[] for _ in range(count)]
    for member in members:
        shards[crc32(member.slug.encode()) % count].append(member)
    return shards


def write_shard(number: int, members: Sequence[Member], make: Callable[[str], Piece], store: Store) -> list[Shared]:
    """Writes the files of a shard's listings as far as they have changed; gives what goes into files of many."""
    file = store.folder / str(number)
    kept = _read(file, store)
    wanted = {member.slug: to_key(store.common, member.slug, member.digest) for member in members}
    now: dict[str, tuple[bytes, Shared]] = {}
    for member in members:
        key, shared = kept.get(member.slug, (b"", None))
        if shared is None or key != wanted[member.slug] or not _stands(member, store.site_dir):
            piece = make(member.slug)
            shared = piece.shared
            _write_if_changed(f"{store.site_dir}/{SERVICES}{member.identity}.json", piece.service)
            _write_if_changed(f"{store.site_dir}/{listing_data_path(member.slug)}", piece.beside)
        now[member.slug] = (wanted[member.slug], shared)
    if any(kept.get(slug, (b"",))[0] != key for slug, (key, _) in now.items()) or len(kept) != len(now):
        _write(file, now)
    return [shared for _, shared in now.values()]


def _stands(member: Member, site_dir: Path) -> bool:
    # Strings and no paths: this is asked ten thousand times.
    return os.path.isfile(f"{site_dir}/{SERVICES}{member.identity}.json") and os.path.isfile(  # noqa: PTH113
        f"{site_dir}/{listing_data_path(member.slug)}"
    )


def _read(file: Path, store: Store) -> Mapping[str, tuple[bytes, Shared]]:
    try:
        kept = msgpack.unpackb(file.read_bytes())
    except (OSError, ValueError, TypeError, msgpack.UnpackException):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(file: Path, now: Mapping[str, tuple[bytes, Shared]]) -> None:
    """Aside and renamed; a folder that may not be written to is no mistake."""
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(msgpack.packb(now))
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _write_if_changed(name: str, content: bytes) -> None:
    """A file that says the same stays; another is replaced whole."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            if file.read() == content:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120
    with open(f"{name}.new", "wb") as file:  # noqa: PTH123
        file.write(content)
    os.replace(f"{name}.new", name)  # noqa: PTH105
