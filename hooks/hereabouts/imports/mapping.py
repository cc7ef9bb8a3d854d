"""Station 2: reads and checks the mapping file; every mistake in it is told with its line, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from hereabouts.imports.fields import is_field, nearest_field
from hereabouts.imports.rule import Rule, columns_of, fold, to_rule
from hereabouts.imports.table import TableForm
from hereabouts.problem import Problem, has_errors, in_reading_order
from hereabouts.schema import check_schema, nearest, read_schema
from hereabouts.source import Source, read_source

OURS = ("source", "checked", "when")
"""Fields of which the mapping's own sections give the most; a rule may still fill what lies below them."""
TIME_RULES = ("repeat", "first-date", "last-date", "starts", "ends", "left-out", "day", "note")


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Which rows are no listing."""

    place: tuple[str, ...]
    column: str
    texts: frozenset[str]
    """Folded; empty where it is the emptiness that counts."""
    empty: str
    """yes, no, or empty where texts count."""
    because: str


@dataclass(frozen=True, slots=True)
class Times:
    """Columns that hold times: one for each day, or a repeat rule."""

    place: tuple[str, ...]
    days: Mapping[str, str]
    """Heading by day of the week; empty for a repeat rule."""
    holds_words: bool
    closed: frozenset[str]
    values: Mapping[str, str]
    """Note of the day by folded word."""
    rules: Mapping[str, Rule]
    """The rules of a repeat rule, by their key in the mapping."""
    follows_first_date: bool


@dataclass(frozen=True, slots=True)
class ImportMap:
    """A mapping file, checked."""

    short_name: str
    form: TableForm
    nothing: frozenset[str]
    """Folded texts that count as empty."""
    source: Mapping[str, str]
    checked: Mapping[str, str]
    identity: Rule
    slug: Rule | None
    area: Rule
    adds_areas: bool
    together: bool
    """True where rows of one identity are times of one listing."""
    leave_out: Sequence[LeaveOut]
    fields: Mapping[str, Rule]
    times: Sequence[Times]
    file: Source


def read_mapping(file: Path, schemas: Path) -> tuple[ImportMap | None, list[Problem]]:
    """The mapping of a file, or None and every problem in it."""
    source, problems = read_source(file, file.as_posix(), "mapping")
    if source is None:
        return None, problems
    problems = [_with_line(problem, source) for problem in check_schema(source, read_schema(schemas, "mapping"))]
    if not has_errors(problems):
        problems += _unknown_fields(source, schemas)
    if has_errors(problems):
        return None, in_reading_order(problems)
    return to_mapping(source), []


def to_mapping(source: Source) -> ImportMap:
    """The mapping of a file that its schema has passed."""
    data = source.data
    table = data.get("table", {})
    return ImportMap(
        short_name=data["short-name"],
        form=TableForm(
            table.get("encoding", ""),
            table.get("delimiter", ""),
            table.get("sheet", ""),
            int(table.get("heading-row", "1")),
        ),
        nothing=frozenset(map(fold, data.get("means-nothing", ()))),
        source={"from": "open-data", **data["source"]},
        checked={"date": data["checked"]["date"], "how": "open-data", **data["checked"]},
        identity=to_rule(data["id"], ("id",)),
        slug=to_rule(data["slug"], ("slug",)) if "slug" in data else None,
        area=to_rule(data["area"], ("area",)),
        adds_areas=data.get("new-areas") == "add",
        together=data.get("rows") == "together",
        leave_out=[_to_leave_out(row, ("leave-out", str(i))) for i, row in enumerate(data.get("leave-out", ()))],
        fields={path: to_rule(row, ("fields", path)) for path, row in data["fields"].items()},
        times=[_to_times(row, ("when", str(index))) for index, row in enumerate(data.get("when", ()))],
        file=source,
    )


def check_columns(mapping: ImportMap, columns: Sequence[str], table: str) -> list[Problem]:
    """Every heading that the mapping names and the table lacks, with the nearest that it has."""
    problems = []
    for place, column in _columns(mapping):
        if column not in columns:
            near = nearest(column, list(columns))
            hint = f"Did you mean {near}?" if near else f"It has: {', '.join(columns)}."
            message = f"Column {column} is not in {table}. {hint}"
            problems.append(_problem(mapping.file, place, "column_is_in_the_table", message))
    return in_reading_order(problems)


def line_in(text: bytes, path: str) -> int:
    """Line of a field; unlike a listing's, the names in a mapping file may themselves hold dots."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    while path and node is not None:
        key, node, line = _step(node, path, line)
        path = path[len(key) + 1 :]
    return line


def _step(node: Any, path: str, line: int) -> tuple[str, Any, int]:
    """The longest name at the beginning of the path, what stands under it, and its line."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, value, key.start_mark.line + 1) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(str(index), item, item.start_mark.line + 1) for index, item in enumerate(node.value)]
    else:
        pairs = []
    fitting = [pair for pair in pairs if path == pair[0] or path.startswith(f"{pair[0]}.")]
    return max(fitting, key=lambda pair: len(pair[0]), default=("", None, line))


def _columns(mapping: ImportMap) -> Iterator[tuple[tuple[str, ...], str]]:
    rules = [mapping.identity, mapping.area, *mapping.fields.values()]
    rules += [mapping.slug] if mapping.slug else []
    rules += [rule for times in mapping.times for rule in times.rules.values()]
    for rule in rules:
        yield from columns_of(rule)
    for row in mapping.leave_out:
        yield (*row.place, "column"), row.column
    for times in mapping.times:
        for day, column in times.days.items():
            yield (*times.place, "day-columns", day), column


def _unknown_fields(source: Source, schemas: Path) -> Iterator[Problem]:
    document = read_schema(schemas, "listing").document
    for path in source.data["fields"]:
        if not is_field(document, path):
            near = nearest_field(document, path)
            hint = f"Did you mean {near}?" if near else "Look it up in schemas/listing.schema.json."
            yield _problem(source, ("fields", path), "field_is_known", f"A listing has no field {path}. {hint}")
        elif path in OURS:
            message = (
                f"Field {path} is filled by the section {path} of the mapping. Name a field below it, or take it out."
            )
            yield _problem(source, ("fields", path), "field_is_free", message)


def _problem(source: Source, place: tuple[str, ...], rule: str, message: str) -> Problem:
    return _with_line(Problem(source.path, 1, ".".join(place), rule, "error", message), source)


def _with_line(problem: Problem, source: Source) -> Problem:
    return replace(problem, line=line_in(source.file.read_bytes(), problem.field))


def _to_leave_out(data: Mapping[str, Any], place: tuple[str, ...]) -> LeaveOut:
    texts = frozenset(map(fold, data.get("is", ())))
    return LeaveOut(place, data["column"], texts, data.get("empty", ""), data["because"])


def _to_times(data: Mapping[str, Any], place: tuple[str, ...]) -> Times:
    return Times(
        place=place,
        days=data.get("day-columns", {}),
        holds_words=data.get("hold") == "words",
        closed=frozenset(map(fold, data.get("closed", ()))),
        values={fold(word): note for word, note in data.get("values", {}).items()},
        rules={key: to_rule(data[key], (*place, key)) for key in TIME_RULES if key in data},
        follows_first_date=data.get("day-differs") == "follow-first-date",
    )
