"""From the files of another directory to the outcome of their import."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hereabouts.context import Context
from hereabouts.feeds.area import find_area
from hereabouts.feeds.facts import refuse_all
from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.ohana import read_ohana
from hereabouts.feeds.open_referral import read_services, to_service_listing
from hereabouts.feeds.openactive import read_pages, to_event_listing
from hereabouts.feeds.outpost import read_outpost
from hereabouts.feeds.own import own_area, own_part, own_slug, with_rest
from hereabouts.home import Home
from hereabouts.imports.base import read_base
from hereabouts.imports.confidential import drop_addresses, refuse_telling
from hereabouts.imports.desk import Progress
from hereabouts.imports.draft import Draft, Sorted
from hereabouts.imports.gone import last_said
from hereabouts.imports.naming import name_slug, to_slug
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.refusal import ImportStopped, Refused
from hereabouts.imports.run import Upstream, bring_in, field_order, read_context
from hereabouts.imports.shelf import look_around
from hereabouts.imports.table import Row

MAX_BYTES = 100 * 1024 * 1024


def import_feed(files: Sequence[Path], feed: Feed, home: Home, progress: Progress, keeps_ours: bool = False) -> Outcome:
    """Brings in what other directories' files hold; raises ImportStopped where a file cannot be read."""
    context = read_context(home)
    items = list(_read(files, feed))
    found = Sorted()
    order = field_order(home)
    known = last_said(read_base(home.directory, feed.short_name), look_around(home, feed.short_name).by_identity)
    for item in items:
        row = Row(
            item.file, item.number, {"id": item.identity, "entry": json.dumps(item.entry, sort_keys=True)}, word="item"
        )
        try:
            _add(item, row, feed, context, found, order, known)
        except Refused as refused:
            found.refused.append((row, str(refused)))
    outcome = Outcome(len(items), found, word="item")
    upstream = Upstream(
        feed.short_name, bool(feed.new_areas), is_part=feed.reads == "openactive", keeps_ours=keeps_ours
    )
    return bring_in(upstream, outcome, home, progress)


def _read(files: Sequence[Path], feed: Feed) -> Iterator[Item]:
    if feed.reads == "ohana":
        yield from read_ohana(files)
    for file in files if feed.reads != "ohana" else ():
        if feed.reads == "outpost":
            yield from read_outpost(file)
        else:
            reader = read_pages if feed.reads == "openactive" else read_services
            yield from reader(file.name, read_json(file))


def read_json(file: Path) -> Any:
    """What a JSON file holds; raises ImportStopped with words."""
    if not file.is_file():
        raise ImportStopped(f"There is no file {file}.")
    if file.stat().st_size > MAX_BYTES:
        raise ImportStopped(f"{file} is larger than {MAX_BYTES // 1024 // 1024} MB. Fetch it in parts.")
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise ImportStopped(f"{file} is not whole JSON ({error}). Fetch it again.") from None


def _add(
    item: Item, row: Row, feed: Feed, context: Context, found: Sorted, order: Sequence[str], known: dict[str, Any]
) -> None:
    if item.left_out:
        found.left_out.append((row, item.left_out))
        return
    if not item.identity:
        raise Refused("It has no id, so nobody could tell it again. " + " ".join(item.reasons))
    identity = f"{feed.short_name}:{item.identity}"[:160]
    found.identities.add(identity)
    if not item.is_deleted:
        refuse_all(item)
    if item.is_deleted:
        found.drafts.pop(identity, None)
        _end(identity, row, found, known)
        return
    draft = _draft(item, identity, row, feed, context, order)
    earlier = found.drafts.get(identity)
    if earlier and earlier.data == draft.data:
        found.left_out.append((row, "It stands in the data twice."))
        return
    if earlier and feed.reads != "openactive":
        when, before = _modified(row), _modified(earlier.rows[0])
        if when == before:
            raise Refused(f"Item {earlier.rows[0].number} has the same id, {item.identity}, but says something else.")
        older = earlier.rows[0] if when > before else row
        found.left_out.append((older, "The data holds it several times; the one changed last is taken."))
        if older is row:
            return
    found.drafts[identity] = draft  # a later item of an OpenActive feed takes the place of an earlier one


def _modified(row: Row) -> str:
    """When the source last changed it, as far as it says so."""
    return str(json.loads(row.cells["entry"]).get("last_modified", ""))


def _end(identity: str, row: Row, found: Sorted, known: dict[str, Any]) -> None:
    if identity not in known:
        found.left_out.append((row, "The source has deleted it, and it was never brought in."))
        return
    area, data = known[identity]
    slug = to_slug(str(data.get("name", "")))
    ended = {**{key: value for key, value in data.items() if key != "when"}, "status": "ended"}
    found.drafts[identity] = Draft(identity, slug, area, area, ended, (row,))


def _draft(item: Item, identity: str, row: Row, feed: Feed, context: Context, order: Sequence[str]) -> Draft:
    remarks: list[str] = []
    data: dict[str, Any]
    if feed.reads == "openactive":
        data = to_event_listing(item, feed, remarks.append)
    else:
        data = with_rest(to_service_listing(item, feed, context, remarks.append), item, context)
        if own_part(item.entry):
            remarks.clear()  # of what the standard's fields leave out: the part of ours says it
    refuse_all(item)
    taken = drop_addresses(data)
    area = own_area(item.entry, context)
    label = context.vocabularies["areas"].label(area)
    if not area:
        area, label = find_area(data, feed, context)
    if not data.get("where") and data.get("online") != "yes" and not own_part(item.entry):
        name = data.get("organisation", {}).get("name", data["name"])
        data["where"] = [{"venue": {"name": name, "area": area}}]
        remarks.append("The data does not say where it is: a list holds summaries. Fetch its services one by one.")
    for place in data.get("where", ()):
        if not {"postcode", "pin", "area", "confidential"} & place["venue"].keys():
            place["venue"]["area"] = area
            remarks.append("Where exactly it is cannot be told from the data; it is put down for its area.")
    data["source"] = {**feed.source, "id": identity}
    data["checked"] = dict(feed.checked)
    slug = own_slug(item.entry) or name_slug(str(data["name"]), area)
    refuse_telling({**data, "slug": slug}, taken)
    places = {key: place for place, key in enumerate(order)}
    ordered = {key: data[key] for key in sorted(data, key=lambda key: (key == "source", places.get(key, 999)))}
    return Draft(
        identity, slug, area, label, ordered, (row,), tuple((row, said) for said in dict.fromkeys(remarks)), bool(taken)
    )
