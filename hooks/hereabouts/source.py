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
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from hereabouts.problem import Problem

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
SAFE_DEPTH = 100
"""So many levels the C composer takes on any thread's stack; each takes a bracket or a sign of indentation."""
_BOM = b"\xef\xbb\xbf"
_RARE_LINE_BREAK = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")
_DEEP_LINE = re.compile(rb"(?:\A|[\n\r])[ \t\-?:]{%d}" % SAFE_DEPTH)
_TAGS = {yaml.ScalarNode: "str", yaml.SequenceNode: "seq", yaml.MappingNode: "map"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C loader without implicit types: every scalar is text, every tag is the kind of its node."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, node: object, index: object) -> None:
        """No tag depends on its place."""

    def ascend_resolver(self) -> None:
        """No tag depends on its place."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was written."""

    path: str
    """As the contributor sees it."""
    kind: str
    """listing, venue, organisation, scheme, term, settings, help-now, closures or next-door."""
    slug: str
    """File name without its ending."""
    area: str
    """Name of the folder a listing lies in; empty for other kinds."""
    data: dict[str, Any]
    """Mappings, lists and strings only."""
    file: Path
    """The file itself, read again when a line is asked for."""
    digest: bytes = b""
    """Short digest of the file's bytes: what is made from it need not be made again while this stays."""
    lines: tuple[int, ...] = ()
    """The line of each row, where the file is a table and no YAML."""


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
    digest = blake2b(text, digest_size=12).digest()
    return Source(shown, kind, file.stem, area, data, file, digest), []


def read_text_of(file: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """The text of a file that is not YAML, or None and the one problem that kept it from being read."""
    try:
        return read_text(file).decode().replace("\r\n", "\n").replace("\r", "\n"), []
    except _Refused as refused:
        return None, [Problem(shown, refused.line, refused.field, refused.rule, "error", refused.message)]


def parse_front(text: bytes, shown: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The mapping at the head of a page, or None and the one problem; lines are counted from the mapping's first."""
    try:
        return parse_mapping(text), []
    except _Refused as refused:
        return None, [Problem(shown, refused.line, refused.field, refused.rule, "error", refused.message)]


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
        # An alias is written with a star; without one no node can come twice.
        value = _to_value(node, 1, set() if b"*" in text else None) if node else None
    except yaml.YAMLError as error:
        raise _in_words(error, text) from None
    if not isinstance(value, dict):
        message = "File holds no fields. Begin with a line such as: name: Riverside Community Garden"
        raise _Refused(1, "file_is_a_mapping", message)
    return value


def line_of(source: Source, field: str) -> int:
    """Line of a field such as 'when.0.end'; of its nearest parent where it is not written."""
    if source.lines:
        row = next((int(step) for step in field.split(".") if step.isdigit()), None)
        return source.lines[row] if row is not None else 1
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


def read_nodes(text: str) -> yaml.Node | None:
    """The nodes of a text that has been read before; their marks count letters."""
    return _compose(text)


def _compose(text: bytes | str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
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
    """True unless brackets and indentation together are too few to trouble the composer; never too low."""
    flow = text.count(b"[") + text.count(b"{")
    return flow >= SAFE_DEPTH or bool(_DEEP_LINE.search(text)) or bool(_RARE_LINE_BREAK.search(text))


def _refuse_depth(text: bytes) -> None:
    """Counts nesting from the events alone: the composer would end the process on a very deep file."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep(event.start_mark.line + 1 if event.start_mark else 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_deep(line: int) -> _Refused:
    message = f"Fields are nested more than {MAX_DEPTH} deep. Take out the extra brackets or spaces."
    return _Refused(line, "nesting_is_shallow", message)


def _to_value(node: Any, depth: int, seen: set[int] | None) -> Any:
    """Plain mappings, lists and strings of a node. `seen` holds the nodes met, in files that may hold aliases."""
    if seen is not None:
        if id(node) in seen:
            raise _alias(node)
        seen.add(id(node))
    kind = type(node)
    if node.tag != _TAGS[kind]:
        message = "A value here begins with ! or !!. Take the tag out, or put the value in quotation marks."
        raise _Refused(node.start_mark.line + 1, "values_have_no_tags", message)
    if kind is yaml.ScalarNode:
        return node.value
    if depth > MAX_DEPTH:
        raise _too_deep(node.start_mark.line + 1)
    if kind is yaml.SequenceNode:
        return [_to_value(item, depth + 1, seen) for item in node.value]
    return _to_mapping(node, depth, seen)


def _to_mapping(node: Any, depth: int, seen: set[int] | None) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        if type(key) is not yaml.ScalarNode:
            message = "A field name here is itself a list or a mapping. Check brackets and question marks on this line."
            raise _Refused(key.start_mark.line + 1, "field_names_are_words", message)
        name = key.value
        if name == "<<":
            raise _alias(key)
        if name in mapping:
            first = next(k.start_mark.line + 1 for k, _ in node.value if k.value == name)
            message = f"Field {name} is written twice, first on line {first}. Keep one of the two."
            raise _Refused(key.start_mark.line + 1, "field_is_written_once", message, name)
        mapping[name] = _to_value(value, depth + 1, seen)
    return mapping


def _alias(node: Any) -> _Refused:
    message = "A value here repeats another by & and *. Write the value out in full."
    return _Refused(node.start_mark.line + 1, "values_are_written_out", message)


def _in_words(error: yaml.YAMLError, text: bytes) -> _Refused:
    """The parser's complaint in the reader's words, by what is usually behind it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1, max(1, text.count(b"\n") + 1)) if mark else 1
    context = str(getattr(error, "context", "") or "")
    said = str(getattr(error, "problem", "") or error)
    here = text.split(b"\n")[line - 1] if line - 1 <= text.count(b"\n") else b""
    if b"\t" in here and ("character that cannot start any token" in said or "tab" in said):
        return _Refused(line, "indent_with_spaces", "A tab stands here. Indent with spaces, two for each step.")
    if "special characters are not allowed" in said or "control characters" in said:
        line = text.count(b"\n", 0, getattr(error, "position", 0)) + 1
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
    if context == "while scanning a quoted scalar" and "unexpected end of stream" in said:
        line = error.context_mark.line + 1  # type: ignore[attr-defined]
        message = "A quotation mark opens here and never closes. Close it, or take it out."
        return _Refused(line, "yaml_is_well_formed", message)
    if "expected a single document" in context:
        return _Refused(line, "yaml_is_well_formed", "A line of three dashes starts a second file here. Take it out.")
    message = "This line cannot be read. Check its colon, quotation marks and indentation, and the line before it."
    return _Refused(line, "yaml_is_well_formed", message)
