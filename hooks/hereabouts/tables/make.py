"""The columns of our own tables, made from the schema of a listing and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hereabouts.schema import describe
from hereabouts.shape import written_shapes
from hereabouts.tables.cell_form import choices_of, enum_of, folded, form_of, in_cell, may_be_text, shape_of, with_said
from hereabouts.tables.column import AREA, GROUPS, MORE, SLUG, VERSION, Column
from hereabouts.vocabulary import VOCABULARY_OF, Term, Vocabulary

Data = Mapping[str, Any]
LEFT_OUT = frozenset(("source.row-hash",))
FIRST = (SLUG, AREA, "name", "summary", "kind", "interests")
"""What stands at the left; the rest follows in the order of the schema."""
NO_COLUMNS = frozenset(("where[].venue.opening", "where[].venue.notices", "where[].venue.checked",
    "where[].venue.source", "where[].venue.renamed-from", "where[].venue.travel", "where[].access",
    "where[].venue.access", "organisation.ids", "organisation.checked", "organisation.source",
    "organisation.renamed-from", "where[].venue.status", "organisation.status"))  # fmt: skip
"""What belongs into a file of its own; it travels in the column for everything else."""
NAMED: Mapping[str, str] = {
    "organisation": "organisation",
    "where[].venue": "venue",
    "when[].venue": "venue",
    "cost.reduced[].scheme": "scheme",
}
"""Fields that name a file of this kind."""


def make_columns(
    document: Data, vocabularies: Mapping[str, Vocabulary], named: Mapping[str, Mapping[str, str]]
) -> list[Column]:
    """Every column, in the order of the table; `named` gives the names of venue, organisation and scheme files."""
    found = [*_special(vocabularies), *_walk(document, document, (), vocabularies)]
    found = [_with_names(column, named) for column in found]
    order = {path: place for place, path in enumerate(FIRST)}
    found.sort(key=lambda column: order.get(column.path, len(order) + (column.path in (MORE, VERSION))))
    return _with_headings(found)


def _special(vocabularies: Mapping[str, Vocabulary]) -> Iterator[Column]:
    yield Column(
        SLUG, "Short name", "Leave empty for a new one. It becomes the address of the page and stays.", "example",
        "Write small letters, figures and hyphens, such as riverside-garden, or leave it empty.", "text",
    )  # fmt: skip
    areas = vocabularies["areas"]
    yield Column(
        AREA, "Area", "The part of the place that it belongs to.", next(iter(areas)).label if areas.terms else "",
        "Choose an area from the list.", "text", *choices_of(areas), needed=True,
    )  # fmt: skip
    yield Column(
        MORE, "Everything else", "Written by the export. Leave it as it is; leave it empty in a new row.", "",
        "Leave this cell as the export wrote it, or empty.", "json",
    )  # fmt: skip
    yield Column(
        VERSION, "Version", "Written by the export, to see what you have changed. Leave it as it is.", "",
        "Leave this cell as the export wrote it, or empty.", "text",
    )  # fmt: skip


def _walk(
    document: Data, node: Data, path: tuple[str, ...], vocabularies: Mapping[str, Vocabulary], needed: bool = True
) -> Iterator[Column]:
    name = _name(path)
    if name in NO_COLUMNS or name in LEFT_OUT:
        return
    shapes = list(written_shapes(document, node))
    required = {key for shape in shapes for key in shape.get("required", ())}
    properties = {key: below for shape in reversed(shapes) for key, below in shape.get("properties", {}).items()}
    is_fact = set(properties) == {"is", "note"}
    if name == "access":
        yield from _access(document, vocabularies)
        return
    if (not properties or is_fact or may_be_text(shapes)) and path:
        items = next((shape["items"] for shape in shapes if isinstance(shape.get("items"), dict)), None)
        if items is not None and name in GROUPS:
            yield from _walk(document, items, (*path, "0"), vocabularies, needed)
            return
        yield _column(document, shapes, path, vocabularies, needed, "fact" if is_fact else shape_of(shapes))
        if is_fact:
            return
    for key, below in properties.items():
        inside = needed and (key in required) and not may_be_text(shapes) and "0" not in path
        yield from _walk(document, below, (*path, key), vocabularies, inside)


def _access(document: Data, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Column]:
    for term in vocabularies["access"]:
        wanted = "Write yes, no or unknown; or yes, a colon and a few words."
        what = f"{term.definition or term.label} {wanted}".strip()
        choices = ("yes", "no", "unknown")
        yield Column(f"access.{term.slug}", f"Access: {term.label}", what, "", wanted, "fact", choices, folded(choices))


def _column(
    document: Data,
    shapes: Sequence[Data],
    path: tuple[str, ...],
    vocabularies: Mapping[str, Vocabulary],
    needed: bool,
    shape: str,
) -> Column:
    said = describe(document, path)
    name = _name(path)
    choices: tuple[str, ...] = ()
    slugs: Mapping[str, str] | None = None
    words = [word for one in shapes for word in enum_of(document, one)]
    if shape == "fact":
        choices, slugs = ("yes", "no", "unknown"), None
    elif vocabulary := VOCABULARY_OF.get(name.replace("[]", "")):
        choices, slugs = choices_of(vocabularies[vocabulary])
    elif words:
        choices, slugs = tuple(dict.fromkeys(words)), folded(words)
    example = next(iter(said.get("examples", ())), "")
    return Column(
        name, "", str(said.get("description", "")), in_cell(example, shape), str(said.get("errorMessage", "")), shape,
        choices, with_said(name, slugs), needed, form_of(document, shapes),
    )  # fmt: skip


def _name(path: Sequence[str]) -> str:
    return ".".join(path).replace(".0.", "[].")


def _with_names(column: Column, named: Mapping[str, Mapping[str, str]]) -> Column:
    names = named.get(NAMED.get(column.path, ""), {})
    if not names:
        return column
    files = Vocabulary(column.path, column.path, {slug: Term(slug, name) for slug, name in names.items()})
    choices, slugs = choices_of(files)
    return replace(column, choices=choices, slugs=slugs)


def _with_headings(columns: Sequence[Column]) -> list[Column]:
    return [replace(column, heading=column.heading or _heading(column.path)) for column in columns]


TITLES: dict[str, str] = {
    "where[].venue": "Where: venue file",
    "where[].venue.name": "Where: name of the place",
    "when-note": "Note on times",
    "status-note": "Note on the status",
    "organisation": "Run by: organisation file",
    "organisation.name": "Run by: name",
}


def _heading(path: str) -> str:
    """Words made of the field's own names: when[].day is When: day."""
    if path in TITLES:
        return TITLES[path]
    steps = path.replace("[]", "").replace("where.venue.", "where.").replace("organisation.", "run-by.").split(".")
    first, *rest = (step.replace("-", " ") for step in steps)
    return ": ".join([first[:1].upper() + first[1:], " ".join(rest)]) if rest else first[:1].upper() + first[1:]
