"""A value of a listing as the text of a cell, and back: only what comes back the same is written into a cell."""

from __future__ import annotations

import json
import re
from typing import Any

from hereabouts.imports.cell import to_clock, to_iso_date, to_postcode_text, to_price, to_weekday
from hereabouts.imports.refusal import Refused
from hereabouts.imports.table import tidy
from hereabouts.schema import nearest
from hereabouts.session import WEEKDAYS
from hereabouts.tables.column import Column, fold
from hereabouts.tables.said import YES_NO, days_of, says_nothing

FORMULA = tuple("=+-@'")
"""What a spreadsheet would take for a formula, or for the mark that says it is none."""
LONGEST = 30_000
"""Letters that every spreadsheet takes in one cell."""
OF_MONTH = re.compile(r"\b(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)|month\w*)\b", re.IGNORECASE)
"""What tells that a day is meant once a month."""
_AND_DATES = re.compile(r"[;,&\n]|\band\b")
FORMS = {"date": to_iso_date, "time": to_clock, "price": to_price, "postcode": to_postcode_text, "weekday": to_weekday}
_AND = re.compile(r"[;\n]")
_AND_TOO = re.compile(r"[;,&/\n]|\band\b")
_FACT = re.compile(r"([^\W\d]+|[✓✗])\s*(?:[:.,;–-]\s*(.+)|\((.+)\))?", re.IGNORECASE | re.DOTALL)
FACTS = ("yes", "no", "unknown")


def to_cell(column: Column, value: Any) -> str:
    """The text for a value; empty where no text would come back as the same value."""
    text = _guard(_to_text(column, value))
    try:
        fits = text and not says_nothing(text) and len(text) <= LONGEST and from_cell(column, tidy(text)) == value
    except Refused:
        return ""
    return text if fits else ""


def from_cell(column: Column, text: str) -> Any:
    """The value of a cell that is not empty; raises Refused with what to write instead."""
    text = _unguard(text)
    if column.shape == "json":
        return _from_json(text)
    if column.shape == "fact":
        return _from_fact(column, text)
    if column.shape == "text":
        return _from_word(column, text)
    words = [_from_word(column, word) for word in _split(column, text)]
    words = list(dict.fromkeys(words))
    return words[0] if column.shape == "either" and len(words) == 1 else words


def _to_text(column: Column, value: Any) -> str:
    if column.shape == "json":
        text = json.dumps(value, separators=(",", ":"))
        return re.sub(r" {2,}", lambda blanks: "\\u0020" * len(blanks[0]), text)
    if isinstance(value, dict):
        return f"{value.get('is', '')}: {value.get('note', '')}"
    words = value if isinstance(value, list) else [value]
    return "; ".join(_label(column, str(word)) for word in words)


def _label(column: Column, slug: str) -> str:
    """What people read for a word: the choice that stands for it, else the word itself."""
    slugs = column.slugs or {}
    return next((choice for choice in column.choices if slugs.get(fold(choice)) == slug), slug)


def _from_word(column: Column, text: str) -> str:
    slugs = column.slugs or {}
    if column.slugs is not None and fold(text) in slugs:
        return slugs[fold(text)]
    if column.form in FORMS:
        try:
            return FORMS[column.form](text)
        except Refused as refused:
            raise Refused(f"{refused} {_remedy(column, text)}".strip()) from None
    if column.slugs is not None:
        near = nearest(text, list(column.choices))
        few = ", ".join(column.choices[:8]) + (" and so on" if len(column.choices) > 8 else "")
        raise Refused(f"{text!r} is not in the list. {f'Did you mean {near}?' if near else f'Choose from: {few}.'}")
    return text


def _remedy(column: Column, text: str) -> str:
    if column.form != "weekday":
        return ""
    days = [day for day in WEEKDAYS if re.search(rf"\b{day[:3]}(?!th)", text, re.IGNORECASE)]
    monthly = (
        "Write month under When: every and first, second or last under When: which. " if OF_MONTH.search(text) else ""
    )
    return (
        f"Write only the day here, such as {days[0] if days else 'tuesday'}. {monthly}"
        "Times go under When: start and When: end, holidays under When: except, the rest under When: note."
    )


def _split(column: Column, text: str) -> list[str]:
    """The words of a cell; a comma parts them too, where no word holds one."""
    if column.slugs is not None and fold(text) in column.slugs:
        return [text]
    if column.form == "weekday" and (days := days_of(text)):
        return days
    parting = _AND_TOO if column.form == "weekday" or column.path == "when[].which" else _AND
    parting = _AND_DATES if column.form == "date" else parting
    words = [word.strip() for word in parting.split(text) if word.strip()]
    if len(words) == 1 and column.slugs is not None and "," in text:
        words = [word.strip() for word in text.split(",") if word.strip()]
    return words


def _from_fact(column: Column, text: str) -> Any:
    found = _FACT.fullmatch(text)
    word = YES_NO.get(found[1].lower(), found[1].lower()) if found else ""
    if not found or word not in FACTS:
        raise Refused(f"{text!r} is not yes, no or unknown. Write one of them; a note may follow after a colon.")
    note = found[2] or found[3]
    return {"is": word, "note": note} if note else word


def _from_json(text: str) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Refused("The cell is not as the export wrote it. Take it from the export again, or empty it.")
    return found


def _guard(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _unguard(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA and text[1:2] else text
