"""Station 1: reads a contributor's YAML file into plain text values, safely.

Nothing is guessed: every scalar stays the text that was written, so `18:30`, `no`, `3.00` and `0113` are what the
contributor typed; the schema says which texts are numbers. What could harm is refused before any node is made:
a file above 64 KB is not read, nesting above 20 is found from the event stream (the C loader's composer overruns
its stack on deep nesting), and aliases, tags and repeated keys are errors. Line numbers are not kept: `line_of`
composes the file a second time, which only a file with a problem needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from hereabouts.problem import Problem

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
_FLOW_OPENERS = re.compile(rb"[\[{]")
_BLOCK_PREFIX = re.compile(rb"(?:^|[\n\r])[ \t\-?:]*")
_RARE_LINE_BREAK = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")
_BOM = b"\xef\xbb\xbf"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C loader without implicit types: every scalar is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was written."""

    path: str
    """As the contributor sees it."""
    kind: str
    """listing, venue, organisation, scheme, term, settings, help-now or closures."""
    slug: str
    """File name without its ending."""
    area: str
    """Name of the folder a listing lies in; empty for other kinds."""
    data: dict[str, Any]
    """Mappings, lists and strings only."""
    file: Path
    """The file itself, read again when a line is asked for."""


class _Refused(Exception):
    """Carries one problem out of the walk over a file; it never leaves this module."""

    def __init__(self, line: int, rule: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.line, self.rule, self.message, self.field = line, rule, message, field


def read_source(file: Path, shown: str, kind: str, area: str = "") -> tuple[Source | None, list[Problem]]:
    """The file as a Source, or None and the one problem that kept it from being read."""
    try:
        text = read_text(file)
        data = parse_mapping(text)
    except _Refused as refused:
        problem = Problem(shown, refused.line, refused.field, refused.rule, "error", refused.message)
        return None, [problem]
    return Source(shown, kind, file.stem, area, data, file), []


def read_text(file: Path) -> bytes:
    """The bytes of a file small enough to be read, as UTF-8 without byte-order mark."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise _Refused(1, "file_is_small", f"File is {file.stat().st_size // 1024} KB. Keep it below 64 KB.")
        text = file.read_bytes()
    except OSError as error:
        message = f"File cannot be read ({error.strerror}). Check its permissions."
        raise _Refused(1, "file_is_readable", message) from None
    text = text.removeprefix(_BOM)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        message = "A letter here is not UTF-8. Save the file as UTF-8 (in Windows Notepad: Save as, Encoding)."
        raise _Refused(line, "text_is_utf8", message) from None
    return text


def parse_mapping(text: bytes) -> dict[str, Any]:
    """The file's mapping with every scalar as text; raises _Refused with line and words."""
    try:
        if _may_be_deep(text):
            _refuse_depth(text)
        node = _compose(text)
        value = _to_value(node, "", set())
    except yaml.YAMLError as error:
        raise _in_words(error, text) from None
    if not isinstance(value, dict):
        message = "File holds no fields. Begin with a line such as: name: Riverside Community Garden"
        raise _Refused(1, "file_is_a_mapping", message)
    return value


def line_of(source: Source, field: str) -> int:
    """Line of a field such as 'when.0.end'; of its nearest parent where it is not written."""
    return field_line(source.file.read_bytes(), field)


def field_line(text: bytes, field: str) -> int:
    """Line of a field in the text of a file that has been read before."""
    try:
        node = _compose(text)
    except yaml.YAMLError:
        return 1
    line = 1
    for step in field.split(".") if field else []:
        found = _child(node, step)
        if found is None:
            break
        node, line = found
    return line


def _compose(text: bytes) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _child(node: yaml.Node | None, step: str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        item = node.value[int(step)]
        return item, item.start_mark.line + 1
    return None


def _may_be_deep(text: bytes) -> bool:
    """A cheap bound: brackets plus the longest run of indentation and dashes are at least the depth."""
    if _RARE_LINE_BREAK.search(text):
        return True
    flow = len(_FLOW_OPENERS.findall(text))
    block = max(map(len, _BLOCK_PREFIX.findall(text)))
    return flow + block >= MAX_DEPTH


def _refuse_depth(text: bytes) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"Fields are nested more than {MAX_DEPTH} deep. Take out the extra brackets or spaces."
                raise _Refused(event.start_mark.line + 1, "nesting_is_shallow", message)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _to_value(node: yaml.Node | None, field: str, seen: set[int]) -> Any:
    if node is None:
        return None
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        if id(node) in seen:
            raise _alias(line, field)
        seen.add(id(node))
        _refuse_tag(node, line, field)
        return node.value
    if id(node) in seen:
        raise _alias(line, field)
    seen.add(id(node))
    _refuse_tag(node, line, field)
    below = f"{field}." if field else ""
    if isinstance(node, yaml.SequenceNode):
        return [_to_value(item, f"{below}{index}", seen) for index, item in enumerate(node.value)]
    return _to_mapping(node, below, seen)


def _to_mapping(node: Any, below: str, seen: set[int]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            message = "A field name here is itself a list or a mapping. Check brackets and question marks on this line."
            raise _Refused(line, "field_names_are_words", message)
        name = key.value
        if name == "<<":
            raise _alias(line, below + name)
        if name in mapping:
            first = next(k.start_mark.line + 1 for k, _ in node.value if k.value == name)
            message = f"Field {name} is written twice, first on line {first}. Keep one of the two."
            raise _Refused(line, "field_is_written_once", message, below + name)
        mapping[name] = _to_value(value, below + name, seen)
    return mapping


def _alias(line: int, field: str) -> _Refused:
    message = "A value here repeats another by & and *. Write the value out in full."
    return _Refused(line, "values_are_written_out", message, field)


_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))


def _refuse_tag(node: yaml.Node, line: int, field: str) -> None:
    if node.tag not in _PLAIN_TAGS:
        message = "A value here begins with ! or !!. Take the tag out, or put the value in quotation marks."
        raise _Refused(line, "values_have_no_tags", message, field)


def _in_words(error: yaml.YAMLError, text: bytes) -> _Refused:
    """The parser's complaint in the reader's words, by what is usually behind it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1, max(1, text.count(b"\n") + 1)) if mark else 1
    said = str(getattr(error, "problem", "") or error)
    here = text.split(b"\n")[line - 1] if line - 1 <= text.count(b"\n") else b""
    if b"\t" in here and ("character that cannot start any token" in said or "tab" in said):
        return _Refused(line, "indent_with_spaces", "A tab stands here. Indent with spaces, two for each step.")
    if "special characters are not allowed" in said or "control characters" in said:
        return _Refused(
            line, "text_is_plain", "A character that cannot be shown stands here. Delete it and type again."
        )
    if "found undefined alias" in said:
        message = "A value here begins with *, which points at another value. Put it in quotation marks."
        return _Refused(line, "values_are_written_out", message)
    if "mapping values are not allowed" in said and here.count(b":") < 2:
        message = "This line is indented further than the one before it. Line fields of one group up under each other."
        return _Refused(line, "yaml_is_well_formed", message)
    if "mapping values are not allowed" in said:
        message = 'A second colon stands here. Put the text in quotation marks: "Tea: 50p".'
        return _Refused(line, "yaml_is_well_formed", message)
    if "did not find expected" in said or "could not find expected" in said:
        message = "The file breaks off or the indentation changes here. Line fields of one group up under each other."
        return _Refused(line, "yaml_is_well_formed", message)
    if "expected a single document" in said:
        return _Refused(line, "yaml_is_well_formed", "A line of three dashes starts a second file here. Take it out.")
    message = "This line cannot be read. Check its colon, quotation marks and indentation, and the line before it."
    return _Refused(line, "yaml_is_well_formed", message)
