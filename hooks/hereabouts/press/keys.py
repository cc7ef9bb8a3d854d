"""Station 7, memory: which pages of a folder were pressed from which inputs, so that the same are not pressed again.

A page's key covers all that it shows: shell, its files, terms, settings, neighbours shown, today. The keys lie in the
folder of the pages, so they are moved aside, brought back and deleted with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgpack

KEYS = "activity/.pressed"


def to_key(*inputs: bytes | str) -> bytes:
    """One short key for all that a page is made from."""
    digest = hashlib.blake2b(digest_size=12)
    for part in inputs:
        digest.update(part.encode() if isinstance(part, str) else part)
        digest.update(b"\0")
    return digest.digest()


def code_digest() -> bytes:
    """Changes when a module or a template of the pressed pages does."""
    package = Path(__file__).resolve().parents[1]
    files = sorted([*package.rglob("*.py"), *(package.parents[1] / "overrides" / "fragments").glob("*")])
    return to_key(*(f"{file}{file.stat().st_mtime_ns}" for file in files))


def read_keys(site_dir: Path) -> dict[str, bytes]:
    """Keys by page address; empty where the folder was never pressed or its note cannot be read."""
    try:
        kept = msgpack.unpackb((site_dir / KEYS).read_bytes())
    except (OSError, ValueError, msgpack.UnpackException):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_keys(site_dir: Path, keys: Mapping[str, bytes]) -> None:
    """Notes the keys of the pages that now stand."""
    (site_dir / KEYS).parent.mkdir(parents=True, exist_ok=True)
    (site_dir / KEYS).write_bytes(msgpack.packb(dict(keys)))


def stale_addresses(kept: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Pages that stand in the folder but are no longer made."""
    return sorted(set(kept) - set(wanted))
