"""Station 2: holds a source against its JSON Schema and says in words what is amiss.

`jsonschema_rs` decides; only what it refuses is read again by `jsonschema`, whose errors carry what the words need.
The words are the schema's own: the `title` of the field and its `errorMessage`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from rapidfuzz import fuzz, process

from hereabouts.problem import Problem
from hereabouts.shape import every_shape
from hereabouts.source import Source, line_of

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema, with the quick reading that decides; the one that explains is made where it is needed."""

    document: Data
    """The schema with the shared definitions put in."""
    quick: Any

    def explain(self, data: Data) -> Iterator[ValidationError]:
        """What the explaining reading finds amiss. Imported late: most files have no errors, and it takes its time."""
        from jsonschema import Draft202012Validator

        reading = Draft202012Validator(self.document, format_checker=Draft202012Validator.FORMAT_CHECKER)
        errors: Iterator[ValidationError] = reading.iter_errors(data)
        return errors


@cache
def read_schema(folder: Path, kind: str) -> Schema:
    """The schema `<kind>.schema.json` of a folder; read once a run."""
    document = _read_document(folder, kind)
    return Schema(document, jsonschema_rs.Draft202012Validator(document, validate_formats=True))


def forget_schemas() -> None:
    """Reads the schemas anew next time; `mkdocs serve` keeps one process over many builds."""
    read_schema.cache_clear()


def _read_document(folder: Path, kind: str) -> dict[str, Any]:
    """The schema with every reference to a sibling file turned into one to its own `$defs`."""
    definitions: dict[str, Any] = {}
    document = _localised(folder, f"{kind}.schema.json", definitions)
    return {**document, "$defs": definitions}


def _localised(folder: Path, name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema file without its `$id` and `$defs`; those of it and of its siblings land in `definitions`."""
    document = _localise(json.loads((folder / name).read_text(encoding="utf-8")), folder, name, definitions)
    definitions.update(document.pop("$defs", {}))
    return {key: value for key, value in document.items() if key != "$id"}


def _localise(node: Any, folder: Path, name: str, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_localise(item, folder, name, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    local = {key: _localise(value, folder, name, definitions) for key, value in node.items() if key != "$ref"}
    if isinstance(node.get("$ref"), str):
        local["$ref"] = _local_reference(node["$ref"], folder, name, definitions)
    return local


def _local_reference(target: str, folder: Path, name: str, definitions: dict[str, Any]) -> str:
    file, _, place = target.partition("#")
    if not file or file == name:
        return "#" + place
    key = file.removesuffix(".schema.json")
    if key not in definitions:
        definitions[key] = {}  # named before it is read, so that two files may refer to each other
        definitions[key] = _localised(folder, file, definitions)
    return "#" + place if place else f"#/$defs/{key}"


def check_schema(source: Source, schema: Schema) -> list[Problem]:
    """Every way in which the source differs from its schema; empty for most."""
    if schema.quick.is_valid(source.data):
        return []
    found = {finding for error in schema.explain(source.data) for finding in _explain(error, schema)}
    return [
        Problem(source.path, line_of(source, field), field, rule, "error", message)
        for field, rule, message in sorted(found)
    ]


Finding = tuple[str, str, str]


def _explain(error: ValidationError, schema: Schema, base: tuple[Any, ...] = ()) -> Iterator[Finding]:
    """Field, rule and words of one error, or of the errors inside the branch that was meant."""
    path = (*base, *error.absolute_path) if not base else (*base, *error.relative_path)
    branch = _meant_branch(error)
    if branch:
        for inner in branch:
            yield from _explain(inner, schema, path)
        return
    explain = _EXPLAIN.get(str(error.validator), _explain_value)
    yield from explain(error, tuple(map(str, path)), schema)


def _meant_branch(error: ValidationError) -> list[ValidationError]:
    """Of several allowed shapes, the errors of the one whose type the contributor wrote."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        return []
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [
        errors
        for errors in branches.values()
        if not any(inner.validator == "type" and not inner.relative_path for inner in errors)
    ]
    return meant[0] if len(meant) == 1 else []


def _explain_unknown(error: ValidationError, path: tuple[str, ...], schema: Schema) -> Iterator[Finding]:
    known = list(error.schema.get("properties", {}))
    patterns = error.schema.get("patternProperties", {})
    for name in error.instance:
        if name in known or any(_matches(pattern, name) for pattern in patterns):
            continue
        near = nearest(name, known)
        hint = f" Did you mean {near}?" if near else f" Use one of: {', '.join(known)}."
        shown = name if len(name) <= 60 else name[:59] + "…"
        yield ".".join((*path, name)), "field_is_known", f"There is no field {shown} here.{hint}"


def _matches(pattern: str, name: str) -> bool:
    return bool(jsonschema_rs.is_valid({"type": "string", "pattern": pattern}, name))


def _explain_required(error: ValidationError, path: tuple[str, ...], schema: Schema) -> Iterator[Finding]:
    for name in error.validator_value:
        if name in error.instance:
            continue
        described = describe(schema.document, (*path, name))
        example = next(iter(described.get("examples", ())), None)
        hint = f" Add a line such as: {name}: {example}" if isinstance(example, str) else f" Add a field {name}."
        title = described.get("title", name)
        yield ".".join(path), "field_is_there", f"{title} is missing.{hint}"


def _explain_enum(error: ValidationError, path: tuple[str, ...], schema: Schema) -> Iterator[Finding]:
    if not isinstance(error.instance, str):
        yield from _explain_value(error, path, schema)
        return
    choices = list(map(str, error.validator_value))
    near = nearest(error.instance, choices)
    hint = f"Did you mean {near}?" if near else f"Use one of: {', '.join(choices)}."
    yield ".".join(path), "word_is_allowed", f"{_title(schema, path)} cannot be {_shown(error.instance)}. {hint}"


def _explain_value(error: ValidationError, path: tuple[str, ...], schema: Schema) -> Iterator[Finding]:
    described = describe(schema.document, path)
    wanted = described.get("errorMessage") or f"Write {_kind_in_words(error)}."
    field, title = ".".join(path), _title(schema, path)
    if error.instance == "":
        yield field, "field_is_filled", f"{title} is empty. {wanted} Or take the line out."
    elif isinstance(error.instance, dict | list):
        yield field, "value_has_its_shape", f"{title} is not in the shape that is needed. {wanted}"
    else:
        yield field, "value_has_its_shape", f"{title} cannot be {_shown(error.instance)}. {wanted}"


_EXPLAIN = {
    "additionalProperties": _explain_unknown,
    "unevaluatedProperties": _explain_unknown,
    "required": _explain_required,
    "enum": _explain_enum,
}


def _kind_in_words(error: ValidationError) -> str:
    words = {
        "array": "a list, one line each beginning with a dash",
        "object": "fields below it, indented",
        "string": "a text",
    }
    wanted = error.validator_value if error.validator == "type" else error.schema.get("type", "string")
    return words.get(str(wanted), "a text")


def _shown(text: Any) -> str:
    """The value as written, cut short; quotation marks keep a comma or an emoji apart from the sentence."""
    value = str(text).replace("\n", " ")
    return f'"{value[:59]}…"' if len(value) > 60 else f'"{value}"'


def _title(schema: Schema, path: tuple[str, ...]) -> str:
    """The field's title; for an item of a list the list's title."""
    for end in range(len(path), 0, -1):
        title = describe(schema.document, path[:end]).get("title")
        if title:
            return str(title)
    return "The file"


def nearest(word: str, choices: list[str]) -> str:
    """The choice most like the word, or '' where none is like it."""
    best = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=65)
    return best[0] if best else ""


def describe(document: Data, path: tuple[str, ...]) -> dict[str, Any]:
    """Title, description, examples and errorMessage of the field at `path`; the nearest word wins over `$defs`."""
    nodes = [document]
    for step in path:
        nodes = [below for node in nodes for below in _steps_down(document, node, step)]
    described: dict[str, Any] = {}
    for shape in reversed([shape for node in nodes for shape in every_shape(document, node)]):
        described.update(
            {key: shape[key] for key in ("title", "description", "examples", "errorMessage") if key in shape}
        )
    return described


def _steps_down(document: Data, node: Data, step: str) -> Iterator[Data]:
    for shape in every_shape(document, node):
        if step in shape.get("properties", {}):
            yield shape["properties"][step]
        elif step.isdigit() and isinstance(shape.get("items"), dict):
            yield shape["items"]
        elif isinstance(shape.get("additionalProperties"), dict):
            yield shape["additionalProperties"]
        else:
            yield from shape.get("patternProperties", {}).values()
