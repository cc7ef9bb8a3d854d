"""Rows that people have filled in become drafts; every cell that cannot be read is told, with its column and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hereabouts.imports.confidential import drop_addresses, refuse_telling
from hereabouts.imports.draft import Draft, Sorted
from hereabouts.imports.naming import name_slug, to_slug
from hereabouts.imports.refusal import Refused
from hereabouts.imports.table import Row
from hereabouts.tables.cell import from_cell
from hereabouts.tables.column import AREA, SLUG, VERSION, Column, fold
from hereabouts.tables.flat import from_rows
from hereabouts.tables.read import Filled
from hereabouts.tables.said import refuse_pointing
from hereabouts.tables.version import unpack

TABLE = "table"
"""What our own tables are called as a source."""
EXAMPLE = "example"
WAYS = ("phone", "text", "email", "form", "url", "drop-in")
"""Ways to get in touch; an entry of a listing holds one."""


def take_rows(filled: Filled, columns: Mapping[str, Column], known: Mapping[str, Path], order: Sequence[str]) -> Sorted:
    """Every listing of the table drafted, refused or left out; `known` gives the files of our listings by identity."""
    found = Sorted()
    for rows in _group(filled.rows, found):
        reasons = {row.number: list(_faults(row, columns, filled.letters)) for row in rows}
        if not any(reasons.values()):
            try:
                draft = _draft(rows, columns, known, order)
                if draft.identity in found.drafts:
                    number = found.drafts[draft.identity].rows[0].number
                    raise Refused(f"Row {number} is called {draft.slug}, too. Give one of the two another short name.")
                found.drafts[draft.identity] = draft
                continue
            except Refused as refused:
                reasons[rows[0].number] = [str(refused)]
        first = next(number for number, said in reasons.items() if said)
        for row in rows:
            said = " ".join(reasons[row.number]) or f"It belongs to the listing of row {first}, which is refused."
            found.refused.append((row, said))
    return found


def _group(rows: Iterable[Row], found: Sorted) -> list[list[Row]]:
    """The rows of each listing: those of one short name, or those below its first that name no other."""
    groups: list[list[Row]] = []
    by_slug: dict[str, list[Row]] = {}
    is_example = False
    for row in rows:
        slug, name = fold(row.cells.get(SLUG, "")), fold(row.cells.get("name", ""))
        if slug.startswith(EXAMPLE) or (is_example and not slug and not name):
            is_example = True
            found.left_out.append((row, "It is the example."))
            continue
        is_example = False
        if row.too_long:
            found.refused.append(
                (row, "The row has more cells than the table has headings. Take out what is at its end.")
            )
            continue
        current = by_slug.get(slug) if slug else groups[-1] if groups else None
        if current is None and not name and not slug:
            found.refused.append((row, "The row has no name, and no listing stands above it. Write its name."))
        elif current is not None and (slug or not name or _is_same(current[0], row)):
            current.append(row)
        else:
            groups.append([row])
            if slug:
                by_slug[slug] = groups[-1]
    return groups


def _is_same(first: Row, row: Row) -> bool:
    """True where a row repeats the name above it, and says of nothing else that it is another."""
    once = (SLUG, AREA, "name", "summary", "kind")
    texts = [(fold(first.cells.get(key, "")), fold(row.cells.get(key, ""))) for key in once]
    return fold(row.cells.get("name", "")) == fold(first.cells.get("name", "")) and all(
        not new or new == old for old, new in texts
    )


def _one_way_each(entry: dict[str, str]) -> Iterator[dict[str, str]]:
    """Phone, e-mail and web address side by side in one row are three ways; what to expect belongs to the first."""
    ways = [way for way in WAYS if way in entry]
    about = {key: value for key, value in entry.items() if key not in ways}
    if len(ways) < 2:
        yield entry
    else:
        yield {ways[0]: entry[ways[0]], **about}
        yield from ({way: entry[way]} for way in ways[1:])


def _faults(row: Row, columns: Mapping[str, Column], letters: Mapping[str, str]) -> Iterable[str]:
    for path, text in row.cells.items():
        try:
            if columns[path].form == "phone" and text.isdigit() and len(text) == 10:
                raise Refused(f"{text!r} lacks its first 0. Write it with blanks, such as 0{text[:4]} {text[4:]}.")
            refuse_pointing(text)
            from_cell(columns[path], text)
        except Refused as refused:
            yield f"Column {letters.get(path, '')}, {columns[path].heading}: {refused}"


def _draft(
    rows: Sequence[Row], columns: Mapping[str, Column], known: Mapping[str, Path], order: Sequence[str]
) -> Draft:
    cells = [dict(row.cells) for row in rows]
    data = from_rows(cells, columns)
    slug = to_slug(next((row[SLUG] for row in cells if row.get(SLUG)), ""))
    label = next((row[AREA] for row in cells if row.get(AREA)), "")
    area = str(from_cell(columns[AREA], label)) if label else ""
    lies = known.get(f"{TABLE}:{slug}")
    area = area or (lies.parent.name if lies else "")
    if not area:
        raise Refused(f"{columns[AREA].heading} is empty. {columns[AREA].remedy}")
    slug = slug or name_slug(str(data.get("name", "")), area)
    if isinstance(data.get("contact"), list):
        data["contact"] = [
            one for entry in data["contact"] for one in (_one_way_each(entry) if isinstance(entry, dict) else [entry])
        ]
    taken = drop_addresses(data)
    refuse_telling({**data, "slug": slug}, taken)
    version = next((row[VERSION] for row in cells if row.get(VERSION)), "")
    places = {key: place for place, key in enumerate(order)}
    ordered = {key: data[key] for key in sorted(data, key=lambda key: places.get(key, len(places)))}
    return Draft(
        f"{TABLE}:{slug}",
        slug,
        area,
        label or area,
        ordered,
        tuple(rows),
        hides_address=bool(taken),
        started_from=unpack(version),
    )
