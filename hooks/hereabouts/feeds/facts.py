"""What every format of other directories says in the same way: what it is called and about, and who runs it."""

from __future__ import annotations

from typing import Any

from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.parts import Entry
from hereabouts.feeds.words import LONGEST_NAME, Remark, line_of, text_of, to_texts, to_url
from hereabouts.imports.refusal import Refused


def to_head(item: Item, entry: Entry, feed: Feed, topics: list[str], remark: Remark) -> dict[str, Any]:
    """Name, texts, kind and interests; a name that is missing is kept with the item."""
    name = line_of(entry.get("name"), LONGEST_NAME)
    if not name:
        item.reasons.append("It has no name.")
    return {
        "name": name,
        **to_texts(name, entry.get("description"), remark),
        "kind": feed.kind,
        "interests": item.attempt(lambda: feed.to_interests(topics)),
    }


def to_organisation(item: Item, entry: Any) -> dict[str, str]:
    """Whoever runs it: a name, and a web address where there is one."""
    if not isinstance(entry, dict) or not text_of(entry.get("name")):
        return {}
    url = item.attempt(lambda: to_url(entry.get("website") or entry.get("url"), "The web address of who runs it"))
    return {"name": line_of(entry["name"], LONGEST_NAME), "type": "unknown", "url": url}


def refuse_all(item: Item) -> None:
    """Raises Refused with every reason that was found."""
    if item.reasons:
        raise Refused(" ".join(dict.fromkeys(item.reasons)))
