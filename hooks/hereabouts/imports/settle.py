"""What becomes of each draft: its file stays as it is, or waits aside, checked, to be put in place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hereabouts.context import Context
from hereabouts.do_not_list import FILE as DO_NOT_LIST
from hereabouts.do_not_list import ids_of
from hereabouts.imports.desk import AREA, FROM, Desk, Progress, Ready, without_seal
from hereabouts.imports.draft import Draft
from hereabouts.imports.gone import OVER
from hereabouts.imports.merge import Data, Merged, merge, settled_base
from hereabouts.imports.naming import name_all
from hereabouts.imports.patch import patch
from hereabouts.imports.place import passes
from hereabouts.imports.store import fingerprint, last_seal, read_bytes, seal_of, to_file, to_plain_file
from hereabouts.source import parse_mapping


def check_drafts(drafts: Sequence[Draft], desk: Desk, progress: Progress) -> list[Ready]:
    """The listings that pass, written aside; what is unchanged, edited or refused goes to the outcome."""
    lying, outcome = desk.lying, desk.outcome
    kept = {identity: file.stem for identity, file in lying.by_identity.items()}
    others = {name for name in lying.taken if name not in kept.values()}
    names = name_all({draft.identity: draft.slug for draft in drafts}, kept, others)
    ready: list[Ready] = []
    for number, draft in enumerate(drafts, 1):
        if reason := _why_kept_out(draft, desk.context):
            outcome.sorted.left_out += [(row, reason) for row in draft.rows]
            continue
        one = Ready(draft, draft.area, names[draft.identity], lying.by_identity.get(draft.identity))
        base = _settle(one, desk)
        if one.text and not passes(one, desk):
            base = None
        elif one.text:
            (outcome.renewed if one.old else outcome.new).append(draft)
            ready.append(one)
        if base is not None:
            desk.base[draft.identity] = (
                base if draft.started_from is None else {**base, FROM: _digest(draft.started_from)}
            )
        if number % 100 == 0:
            progress(number, len(drafts))
    return ready


def _why_kept_out(draft: Draft, context: Context) -> str:
    """Why a listing stays out that was removed for good; empty where it may come in."""
    ids = (draft.identity, *ids_of(draft.data))
    found = context.do_not_list.find(draft.slug, draft.area, str(draft.data.get("name", "")), ids)
    return f"It is in {DO_NOT_LIST} since {found.day}. Only the group can ask to come back." if found else ""


def _settle(one: Ready, desk: Desk) -> Data | None:
    """Gives the listing its text, if there is one to write; what to compare with next time, where that is known."""
    theirs = {**one.draft.data, AREA: one.draft.area}
    if one.old is None:
        one.text, one.data = _whole(one.draft.data, desk), one.draft.data
        one.lay(desk)
        return theirs
    return _settle_with(one, one.old, theirs, desk)


def _settle_with(one: Ready, old: Path, theirs: Data, desk: Desk) -> Data | None:
    there, outcome = read_bytes(old), desk.outcome
    shown = desk.home.shown(old)
    ours = _read_ours(there, old, desk)
    base = _find_base(one.draft, there, ours, desk) if ours else None
    if ours is None or base is None:
        changed = last_seal(there) != seal_of(to_file(one.draft.data))
        outcome.edited.append((one.draft, shown, changed))
        return None
    if desk.own and _brings_back(one.draft, ours, theirs, base):
        reason = _why_not_back(shown, old.stem, str(ours["status"]))
        outcome.sorted.refused += [(row, reason) for row in one.draft.rows]
        return None
    merged = merge(base, ours, theirs)
    is_open = any(clash.field == "status" for clash in merged.clashes)
    if is_open:  # whether it is held at all is settled first: an end also takes the times away
        merged = Merged(ours, (), merged.clashes)
    if not desk.keeps_ours:
        outcome.clashes += [(one.draft, shown, clash) for clash in merged.clashes]
    if merged.data == ours:
        is_edited = ours != theirs and not merged.clashes and not desk.own
        if is_edited or not (seal_of(there) or desk.own):
            outcome.edited.append((one.draft, shown, False))
        else:
            outcome.as_before.append(one.draft)
    else:
        one.area, one.data = merged.data[AREA], {key: merged.data[key] for key in merged.data if key != AREA}
        one.text = _renew(one, there, desk)
        one.lay(desk)
    if desk.keeps_ours:
        return theirs
    return base if is_open else settled_base(theirs, merged.clashes)


def _brings_back(draft: Draft, ours: Data, theirs: Data, base: Data) -> bool:
    """True for what has the short name of a listing that is over, and was not made from it: it may be another group."""
    last = {**{key: value for key, value in base.items() if key != FROM}, AREA: theirs[AREA]}
    knows = draft.started_from is not None or base.get("status") in OVER or last == theirs
    return ours.get("status") in OVER and theirs.get("status") not in OVER and not knows


def _why_not_back(shown: str, slug: str, status: str) -> str:
    over = "has ended" if status == "ended" else "is withheld"
    return (
        f"{shown} is called {slug}, too, and {over}. If this is another group, give it a short name of its own. "
        "If it is the same and meets again, take the status out of that file first."
    )


def _find_base(draft: Draft, there: bytes, ours: Data, desk: Desk) -> Data | None:
    """What the source started from: our listing where nobody has touched it, else what it said last time."""
    if seal_of(there) and not desk.own:
        return ours
    known = desk.base.get(draft.identity)
    if draft.started_from is not None and (known is None or known.get(FROM) != _digest(draft.started_from)):
        known = draft.started_from  # another export than the one that was brought in last
    if known is not None:
        return {AREA: ours[AREA], **known}
    return {} if desk.own else None


def _digest(data: Data) -> str:
    return fingerprint(json.dumps(data, sort_keys=True).encode())


def _read_ours(there: bytes, old: Path, desk: Desk) -> Data | None:
    try:
        data = parse_mapping(there.removeprefix(b"\xef\xbb\xbf"))
    except Exception:  # whatever is wrong with it, it is somebody's work and stays
        return None
    return {**(data if desk.own else without_seal(data)), AREA: old.parent.name}


def _renew(one: Ready, there: bytes, desk: Desk) -> bytes:
    """The text of a listing that changes: whole where nobody has touched it, else only the fields that change."""
    if seal_of(there):
        return to_file(without_seal(one.data))
    data = dict(one.data)
    origin = parse_mapping(there.removeprefix(b"\xef\xbb\xbf")).get("source", {})
    if isinstance(origin, dict) and "row-hash" in origin and isinstance(data.get("source"), dict):
        data["source"] = {**data["source"], "row-hash": origin["row-hash"]}
    text = patch(there.decode("utf-8-sig"), data)
    return text.encode() if text else _whole(one.data, desk)


def _whole(data: Mapping[str, Any], desk: Desk) -> bytes:
    return to_plain_file(data) if desk.own else to_file(data)
