"""Station 7, memory: which pages of a folder were pressed from which inputs, so that the same are not pressed again.

A page's key covers all that it shows: shell, its files, terms, settings, neighbours shown, today. The keys lie in the
folder of the pages, so they are moved aside, brought back and deleted with them. The note names no page: the folder is
published, and may hold the old address of something that is withheld.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Container, Mapping
from pathlib import Path

import msgpack

from hereabouts.address import FAMILIES
from hereabouts.memory import modules_digest

KEYS = "activity/.pressed"


def to_key(*inputs: bytes | str) -> bytes:
    """One short key for all that a page is made from."""
    parts = [part.encode() if isinstance(part, str) else part for part in inputs]
    return hashlib.blake2b(b"\0".join([*parts, b""]), digest_size=12).digest()


def code_digest() -> bytes:
    """Changes when a module or a template of the pressed pages does."""
    fragments = Path(__file__).resolve().parents[3] / "overrides" / "fragments"
    return to_key(modules_digest(), *(file.read_bytes() for file in sorted(fragments.glob("*.html"))))


def read_keys(site_dir: Path) -> dict[bytes, bytes]:
    """Keys by the key of the page's address; empty where the folder was never pressed or its note cannot be read."""
    try:
        kept = msgpack.unpackb((site_dir / KEYS).read_bytes())
    except (OSError, ValueError, msgpack.UnpackException):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_keys(site_dir: Path, keys: Mapping[str, bytes]) -> None:
    """Notes the keys of the pages that now stand."""
    (site_dir / KEYS).parent.mkdir(parents=True, exist_ok=True)
    (site_dir / KEYS).write_bytes(msgpack.packb({to_key(address): key for address, key in keys.items()}))


def is_kept(kept: Mapping[bytes, bytes], address: str, keys: Mapping[str, bytes]) -> bool:
    """True when the page that stands at the address was made from what it would be made from now."""
    return kept.get(to_key(address)) == keys[address]


def take_away_stale(site_dir: Path, wanted: Container[str]) -> None:
    """Deletes pages of the families that are no longer made."""
    for family in FAMILIES:
        folder = f"{site_dir}/{family}"
        if not os.path.isdir(folder):  # noqa: PTH112
            continue
        for item in list(os.scandir(folder)):
            if item.is_dir() and f"{family}/{item.name}/" not in wanted:
                shutil.rmtree(item.path)
        if not os.listdir(folder):  # noqa: PTH208
            os.rmdir(folder)  # noqa: PTH106
