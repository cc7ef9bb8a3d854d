"""Station 3: a row becomes the mapping of a listing, not yet held against schema and rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hereabouts.imports.confidential import drop_addresses, refuse_telling
from hereabouts.imports.mapping import ImportMap, LeaveOut
from hereabouts.imports.naming import name_slug, to_slug
from hereabouts.imports.refusal import Refused
from hereabouts.imports.rule import fill, fill_text, fold
from hereabouts.imports.table import Row
from hereabouts.imports.times import to_sessions

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing that rows of a table would make."""

    identity: str
    slug: str
    """What it would be called if nothing else were."""
    area: str
    area_label: str
    data: Data
    rows: tuple[Row, ...]
    remarks: tuple[tuple[Row, str], ...] = ()
    """What was left out, though the row is taken."""
    hides_address: bool = False
    """True where an address was dropped because the place is confidential."""
    started_from: Data | None = None
    """What our listing said when the source was made from it; None where the source does not come from us."""


@dataclass(slots=True)
class Sorted:
    """What became of the rows so far."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    refused: list[tuple[Row, str]] = field(default_factory=list)
    left_out: list[tuple[Row, str]] = field(default_factory=list)
    identities: set[str] = field(default_factory=set)
    """Of the refused rows too: their listings are not gone."""


def sort_rows(mapping: ImportMap, rows: Sequence[Row], order: Sequence[str]) -> Sorted:
    """Every row drafted, refused or left out, each with its reason; `order` is that of a listing's fields."""
    found = Sorted()
    for row in rows:
        reason = _why_left_out(mapping.leave_out, row)
        if reason:
            found.left_out.append((row, reason))
            continue
        try:
            _add(make_draft(mapping, row, order, found.identities.add), found, mapping.together)
        except Refused as refused:
            found.refused.append((row, str(refused)))
    return found


def make_draft(mapping: ImportMap, row: Row, order: Sequence[str], tell: Callable[[str], None]) -> Draft:
    """The listing of one row; `tell` hears its identity as soon as it is known."""
    if row.too_long:
        raise Refused("The row has more cells than the table has headings: a delimiter stands inside a text.")
    remarks: list[str] = []
    identity = fill_text(mapping.identity, row, mapping.nothing, remarks.append)
    if not identity:
        raise Refused("The row has no identity: what the mapping names under id is empty.")
    identity = f"{mapping.short_name}:{fold(identity)}"
    tell(identity)
    label = fill_text(mapping.area, row, mapping.nothing, remarks.append)
    if not to_slug(label):
        raise Refused("The row has no area: what the mapping names under area is empty.")
    data = _fill_fields(mapping, row, remarks)
    taken = drop_addresses(data)
    data["source"] = {**mapping.source, **data.get("source", {}), "id": identity}
    data["checked"] = {**mapping.checked, **data.get("checked", {})}
    if sessions := to_sessions(mapping, row, remarks.append):
        data["when"] = sessions
    slug = to_slug(fill_text(mapping.slug, row, mapping.nothing, remarks.append))
    slug = slug or name_slug(str(data.get("name", "")), to_slug(label))
    refuse_telling({**data, "slug": slug}, taken)
    return Draft(
        identity=identity,
        slug=slug,
        area=to_slug(label),
        area_label=label,
        data={key: data[key] for key in sorted(data, key=_by(order))},
        rows=(row,),
        remarks=tuple((row, remark) for remark in remarks),
        hides_address=bool(taken),
    )


def _why_left_out(conditions: Sequence[LeaveOut], row: Row) -> str:
    for condition in conditions:
        text = row.cells[condition.column]
        met = (not text) == (condition.empty == "yes") if condition.empty else fold(text) in condition.texts
        if met:
            return condition.because
    return ""


def _add(draft: Draft, found: Sorted, together: bool) -> None:
    first = found.drafts.get(draft.identity)
    if first is None:
        found.drafts[draft.identity] = draft
        return
    row, earlier = draft.rows[0], first.rows[0]
    if row.cells == earlier.cells:
        found.left_out.append((row, "The row stands in the table twice."))
    elif together:
        found.drafts[draft.identity] = _merge(first, draft)
    else:
        named = f"row {earlier.number}" if earlier.file == row.file else f"row {earlier.number} of {earlier.file}"
        raise Refused(f"The row has the same identity as {named}, {draft.identity}, but is another.")


def _merge(first: Draft, other: Draft) -> Draft:
    """One listing with the times of both, in the order of the week whatever the order of the rows."""
    one, two = ({**draft.data, "when": None} for draft in (first, other))
    if one != two:
        differing = ", ".join(key for key in one if one[key] != two.get(key))
        raise Refused(f"The row has the same identity as row {first.rows[0].number}, but another {differing}.")
    sessions = [*first.data.get("when", ()), *other.data.get("when", ())]
    once = [session for index, session in enumerate(sessions) if session not in sessions[:index]]
    when = sorted(once, key=lambda session: (session.get("from", ""), str(session["day"]), session.get("start", "")))
    return Draft(
        first.identity, first.slug, first.area, first.area_label, {**first.data, "when": when},
        (*first.rows, *other.rows), (*first.remarks, *other.remarks), first.hides_address,
    )  # fmt: skip


def _fill_fields(mapping: ImportMap, row: Row, remarks: list[str]) -> Data:
    tree: dict[str, Any] = {}
    for path, rule in mapping.fields.items():
        value = fill(rule, row, mapping.nothing, remarks.append)
        if value:
            *above, last = path.split(".")
            node = tree
            for step in above:
                node = node.setdefault(step, {})
            node[last] = value
    listed = _to_lists(tree)
    return listed if isinstance(listed, dict) else {}


def _to_lists(node: Any) -> Any:
    """Mappings whose names are all numbers as lists; places that nothing fills close up."""
    if not isinstance(node, dict):
        return node
    below = {step: _to_lists(value) for step, value in node.items()}
    if below and all(step.isdigit() for step in below):
        return [below[step] for step in sorted(below, key=int)]
    return below


def _by(order: Sequence[str]) -> Callable[[str], int]:
    places: Mapping[str, int] = {key: place for place, key in enumerate(order)}
    return lambda key: len(order) + 1 if key == "source" else places.get(key, len(order))
