"""Gives every listing a file name that stays: made of words, unique, and the same whatever the order of the rows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from hashlib import blake2b

MAX_SLUG = 80
TAIL = 8
"""Letters of the tail that tells two of the same name apart."""
_SPELT = str.maketrans({"&": " and ", "@": " at ", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "", "'": ""})


def to_slug(text: str) -> str:
    """Small letters, figures and single hyphens, cut between words at the longest length; may be empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return cut_slug("-".join(re.findall(r"[a-z0-9]+", bare)), MAX_SLUG)


def cut_slug(slug: str, length: int) -> str:
    """The slug cut between words, so that it is not longer than this."""
    if len(slug) <= length:
        return slug
    words = slug[: length + 1].rpartition("-")[0]
    return words or slug[:length]


def name_slug(name: str, area: str) -> str:
    """What a file is called where the mapping does not say: its name, and its area unless the name holds it."""
    slug = to_slug(name)
    return slug if f"-{area}-" in f"-{slug}-" else to_slug(f"{slug} {area}")


def name_all(wanted: Mapping[str, str], kept: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """A slug for every identity.

    `wanted` gives what each would be called, `kept` what some are called already, `taken` what belongs to others.
    Where two want the same, each gets a tail made of its own identity, so no order of rows can swap their names.
    """
    counts = Counter(slug for identity, slug in wanted.items() if identity not in kept)
    occupied = {*taken, *kept.values()}
    names = {}
    for identity, slug in wanted.items():
        free = slug and counts[slug] == 1 and slug not in occupied
        names[identity] = kept.get(identity) or (slug if free else _with_tail(slug, identity))
    return names


def _with_tail(slug: str, identity: str) -> str:
    tail = blake2b(identity.encode(), digest_size=8).hexdigest()[:TAIL]
    return f"{cut_slug(slug, MAX_SLUG - TAIL - 1)}-{tail}".strip("-")
