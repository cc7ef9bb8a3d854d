"""Which web addresses stand where in a directory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from hereabouts.rules.link import WHOLE
from hereabouts.rules.walk import texts
from hereabouts.source import Source

IN_WORDS = re.compile(r"\]\(\s*<?(https?://[^)>\s]+)|<(https?://[^>\s]+)>", re.IGNORECASE)
INVENTED = re.compile(r"(^|\.)(example(\.(org|com|net))?|test|invalid|localhost)$", re.IGNORECASE)
"""Hosts that stand for no one: nobody needs to ask them."""
GONE = ("ended", "withheld")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One place where an address stands."""

    source: Source
    field: str


def find_links(sources: Iterable[Source]) -> dict[str, list[Spoken]]:
    """Every web address with the places where it stands; not those of what has ended or is withheld."""
    found: dict[str, list[Spoken]] = {}
    for source in sources:
        if source.data.get("status") in GONE:
            continue
        for field, value in texts(source.data):
            for url in _addresses(value):
                found.setdefault(url.partition("#")[0], []).append(Spoken(source, field))
    return found


def without_invented(links: Mapping[str, list[Spoken]]) -> dict[str, list[Spoken]]:
    """The addresses whose hosts may exist."""
    return {url: spoken for url, spoken in links.items() if not INVENTED.search(urlsplit(url).hostname or "")}


def _addresses(value: str) -> Iterator[str]:
    if value.startswith(("http://", "https://")):
        if WHOLE.match(value) and not any(letter.isspace() for letter in value):
            yield value
    elif "://" in value:
        yield from (one or other for one, other in IN_WORDS.findall(value))
