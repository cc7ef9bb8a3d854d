"""How the mapping fills one field: a rule, and what it gives for a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hereabouts.imports.cell import FORMS
from hereabouts.imports.refusal import Refused
from hereabouts.imports.table import Row

Value = str | list[str] | dict[str, str] | None
"""What a rule gives; None for nothing."""
Remark = Callable[[str], None]
"""Told what was left out of a row that is taken all the same."""
_HEADING = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the mapping."""

    place: tuple[str, ...]
    """Where it stands in the mapping file, step by step."""
    value: Value = None
    column: str = ""
    text: str = ""
    join: tuple[str, ...] = ()
    joiner: str = ", "
    first_of: tuple[Rule, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    """By folded text; empty where nothing is renamed."""
    otherwise: str = "refuse"
    default: Value = None
    form: str = ""
    """What the text is made into: date, time, postcode, ..."""
    drops_wrong: bool = False
    """True where a text that cannot be made so leaves the field out, not the row."""


def to_rule(data: Mapping[str, Any], place: tuple[str, ...]) -> Rule:
    """The rule of a mapping that the schema has passed."""
    inner = enumerate(data.get("first-of", ()))
    return Rule(
        place=place,
        value=data.get("value"),
        column=data.get("column", ""),
        text=data.get("text", ""),
        join=tuple(data.get("join", ())),
        joiner=data.get("with", ", "),
        first_of=tuple(to_rule(row, (*place, "first-of", str(index))) for index, row in inner),
        values={fold(text): value or None for text, value in data.get("values", {}).items()},
        otherwise=data.get("otherwise", "refuse"),
        default=data.get("default"),
        form=data.get("as", ""),
        drops_wrong=data.get("if-wrong") == "leave-out",
    )


def columns_of(rule: Rule) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every heading that a rule names, and where in the mapping file it does."""
    if rule.column:
        yield (*rule.place, "column"), rule.column
    for heading in _HEADING.findall(rule.text):
        yield (*rule.place, "text"), heading
    for index, heading in enumerate(rule.join):
        yield (*rule.place, "join", str(index)), heading
    for inner in rule.first_of:
        yield from columns_of(inner)


def fold(text: str) -> str:
    """A text without regard to capitals and blanks, as tables that people type need it."""
    return " ".join(text.split()).casefold()


def fill(rule: Rule, row: Row, nothing: frozenset[str], remark: Remark) -> Value:
    """What the rule gives for a row; raises Refused with the reason where it must give something else."""
    found = _take(rule, row, nothing, remark)
    if isinstance(found, str) and found:
        found = _rename(rule, found)
    if isinstance(found, str) and found and rule.form:
        found = _make(rule, found, remark)
    return found or rule.default


def fill_text(rule: Rule | None, row: Row, nothing: frozenset[str], remark: Remark) -> str:
    """What the rule gives, as one text; empty without a rule."""
    value = fill(rule, row, nothing, remark) if rule else None
    return value if isinstance(value, str) else ", ".join(value or ())


def _take(rule: Rule, row: Row, nothing: frozenset[str], remark: Remark) -> Value:
    def cell(heading: str) -> str:
        text = row.cells[heading]
        return "" if fold(text) in nothing else text

    if rule.value is not None:
        return rule.value
    if rule.column:
        return cell(rule.column)
    if rule.text:
        headings = _HEADING.findall(rule.text)
        whole = all(map(cell, headings))
        return _HEADING.sub(lambda found: cell(found[1]), rule.text) if whole else None
    if rule.join:
        return rule.joiner.join(_once(map(cell, rule.join)))
    return next((found for inner in rule.first_of if (found := fill(inner, row, nothing, remark))), None)


def _once(texts: Iterator[str]) -> list[str]:
    """The texts that say something new, in order."""
    return list({fold(text): text for text in reversed(list(texts)) if text}.values())[::-1]


def _rename(rule: Rule, text: str) -> Value:
    if not rule.values:
        return text
    if fold(text) in rule.values:
        return rule.values[fold(text)]
    if rule.otherwise == "refuse":
        known = ", ".join(rule.values)
        raise Refused(f"{_named(rule)} holds {text!r}, which the mapping does not know. It knows: {known}.")
    return text if rule.otherwise == "keep" else None


def _make(rule: Rule, text: str, remark: Remark) -> Value:
    try:
        return FORMS[rule.form](text)
    except Refused as refused:
        if not rule.drops_wrong:
            raise Refused(f"{_named(rule)}: {refused}") from None
        remark(f"{_named(rule)}: {refused} It is left out.")
        return None


def _named(rule: Rule) -> str:
    """What people find in the table, else in the mapping."""
    return f"Column {rule.column}" if rule.column else f"Rule {'.'.join(rule.place)}"
