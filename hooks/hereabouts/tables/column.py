"""The columns of our own tables, made from the schema of a listing and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hereabouts.schema import describe
from hereabouts.vocabulary import Term, Vocabulary

Data = Mapping[str, Any]
VOCABULARY_OF: Mapping[str, str] = {
    "kind": "kinds",
    "interests": "interests",
    "good-for": "good-for",
    "areas": "areas",
    "where[].venue.area": "areas",
    "joining.how": "joining",
    "to-do-there": "to-do",
    "work-help": "work-help",
    "advice-help": "advice-help",
    "who-for.groups": "who-for",
    "languages": "languages",
    "cost.reduced[].for": "reduced-for",
}
"""Which vocabulary a field takes its words from."""
SLUG, AREA, MORE, VERSION = "(slug)", "(area)", "(more)", "(version)"
"""Columns that are no field: what the listing is called, where it lies, what has no column, what it was made from."""
LEFT_OUT = frozenset(("source.row-hash",))
FIRST = (SLUG, AREA, "name", "summary", "kind", "interests")
"""What stands at the left; the rest follows in the order of the schema."""
GROUPS = ("when", "where", "cost.reduced", "contact", "notices", "other-ids", "checked.what")
"""Lists of groups: one entry a row."""
NO_COLUMNS = frozenset(("where[].venue.opening", "where[].venue.notices", "where[].venue.checked",
    "where[].venue.source", "where[].venue.renamed-from", "where[].venue.travel", "where[].access",
    "where[].venue.access", "organisation.ids", "organisation.checked", "organisation.source",
    "organisation.renamed-from", "where[].venue.status", "organisation.status"))  # fmt: skip
"""What belongs into a file of its own; it travels in the column for everything else."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    path: str
    """Its field, such as cost.price, or when[].day for what may stand in several rows."""
    heading: str
    what: str
    """What to write there."""
    example: str
    remedy: str
    """What to do where a cell cannot be read."""
    shape: str
    """text, words (several), either (one text, or several), fact (with a note after a colon) or json."""
    choices: tuple[str, ...] = ()
    """What may be chosen, as people read it; empty where anything may be written."""
    slugs: Mapping[str, str] | None = None
    """What each folded choice stands for."""
    needed: bool = False
    form: str = ""
    """date, time, price, postcode and so on: how a cell that people typed is tidied."""

    @property
    def group(self) -> str:
        """The list whose entries it describes; empty where a listing has but one."""
        return self.path.partition("[]")[0] if "[]" in self.path else ""

    @property
    def below(self) -> str:
        """Its field inside an entry of the group."""
        return self.path.partition("[].")[2]


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
        "Choose an area from the list.", "text", *_choices(areas), needed=True,
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
    shapes = list(_shapes(document, node))
    required = {key for shape in shapes for key in shape.get("required", ())}
    properties = {key: below for shape in reversed(shapes) for key, below in shape.get("properties", {}).items()}
    is_fact = set(properties) == {"is", "note"}
    if name == "access":
        yield from _access(document, vocabularies)
        return
    if (not properties or is_fact or _may_be_text(shapes)) and path:
        items = next((shape["items"] for shape in shapes if isinstance(shape.get("items"), dict)), None)
        if items is not None and name in GROUPS:
            yield from _walk(document, items, (*path, "0"), vocabularies, needed)
            return
        yield _column(document, shapes, path, vocabularies, needed, "fact" if is_fact else _shape(shapes))
        if is_fact:
            return
    for key, below in properties.items():
        inside = needed and (key in required) and not _may_be_text(shapes) and "0" not in path
        yield from _walk(document, below, (*path, key), vocabularies, inside)


def _access(document: Data, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Column]:
    for term in vocabularies["access"]:
        wanted = "Write yes, no or unknown; or yes, a colon and a few words."
        what = f"{term.definition or term.label} {wanted}".strip()
        choices = ("yes", "no", "unknown")
        yield Column(
            f"access.{term.slug}", f"Access: {term.label}", what, "", wanted, "fact", choices, _folded(choices)
        )


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
    words = [word for one in shapes for word in _enum(document, one)]
    if shape == "fact":
        choices, slugs = ("yes", "no", "unknown"), None
    elif name in VOCABULARY_OF:
        choices, slugs = _choices(vocabularies[VOCABULARY_OF[name]])
    elif words:
        choices, slugs = tuple(dict.fromkeys(words)), _folded(words)
    example = next(iter(said.get("examples", ())), "")
    return Column(
        name, "", str(said.get("description", "")), _in_cell(example, shape), str(said.get("errorMessage", "")), shape,
        choices, slugs, needed, _form(document, shapes),
    )  # fmt: skip


def _form(document: Data, shapes: Sequence[Data]) -> str:
    """What kind of text it is, by the shared definition that the schema names."""
    names = [shape["$ref"].rpartition("/")[2] for shape in shapes if "$ref" in shape]
    names += [one["$ref"].rpartition("/")[2] for shape in shapes for one in _items(document, shape) if "$ref" in one]
    known = ("date", "time", "price", "postcode", "weekday", "yes-no", "url", "email", "phone")
    return next((name for name in names if name in known), "")


def _items(document: Data, shape: Data) -> Iterator[Data]:
    if isinstance(shape.get("items"), dict):
        yield from _shapes(document, shape["items"])
        for one in shape["items"].get("anyOf", ()):
            yield from _shapes(document, one)


def _enum(document: Data, shape: Data) -> Iterator[str]:
    yield from shape.get("enum", ())
    for item in _items(document, shape):
        yield from item.get("enum", ())


def _in_cell(example: Any, shape: str) -> str:
    if isinstance(example, list):
        return "; ".join(map(str, example))
    return "" if isinstance(example, dict) else str(example)


def _shape(shapes: Sequence[Data]) -> str:
    types = {kind for shape in shapes for kind in _types(shape)}
    return "either" if {"array", "string"} <= types else "words" if "array" in types else "text"


def _types(shape: Data) -> Sequence[str]:
    kind = shape.get("type", ())
    return (kind,) if isinstance(kind, str) else kind


def _may_be_text(shapes: Sequence[Data]) -> bool:
    """True for what is either a short name or written out, such as a venue."""
    types = {kind for shape in shapes[:1] for kind in _types(shape)}
    return {"string", "object"} <= types


def _shapes(document: Data, node: Data) -> Iterator[Data]:
    yield node
    if "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target.get(step, {})
        yield from _shapes(document, target)
    for key in ("then", "else"):
        if isinstance(node.get(key), dict):
            yield from _shapes(document, node[key])


def _name(path: Sequence[str]) -> str:
    return ".".join(path).replace(".0.", "[].")


def _choices(vocabulary: Vocabulary) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Labels to choose from, and what every label, other name and short name stands for."""
    slugs: dict[str, str] = {}
    for term in vocabulary:
        for name in term.also:
            slugs.setdefault(fold(name), term.slug)
    for term in vocabulary:
        slugs[fold(term.label)] = term.slug
    slugs |= {term.slug: term.slug for term in vocabulary}
    labels = [term.label if slugs[fold(term.label)] == term.slug else term.slug for term in vocabulary]
    return tuple(labels), slugs


def _with_names(column: Column, named: Mapping[str, Mapping[str, str]]) -> Column:
    names = named.get(NAMED.get(column.path, ""), {})
    if not names:
        return column
    files = Vocabulary(column.path, column.path, {slug: Term(slug, name) for slug, name in names.items()})
    choices, slugs = _choices(files)
    return replace(column, choices=choices, slugs=slugs)


def _folded(words: Sequence[str]) -> Mapping[str, str]:
    return {fold(word): word for word in words} | {fold(word.replace("-", " ")): word for word in words}


def fold(text: str) -> str:
    """A text without regard to capitals, blanks and the marks that people leave out."""
    return " ".join(text.replace("_", " ").split()).casefold().strip(" :*.?")


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
