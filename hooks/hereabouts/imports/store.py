"""Station 4: writes a listing's file so that a later import sees whether anybody has changed it since.

The last line of an imported file holds a fingerprint of everything above it. A file that still fits its fingerprint is
ours to renew whole; any other is somebody's work, of which only the fields that the source has changed are renewed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from hereabouts.source import MAX_BYTES

HEAD = "# Written by an import. Change anything here by hand: later imports bring in the rest and leave that alone.\n"
SCHEMA_LINE = "# yaml-language-server: $schema=../../../schemas/listing.schema.json\n"
_SEAL = re.compile(rb'  row-hash: "([0-9a-f]{16})"\n')


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Quotes what other readers of YAML might take for a number, a date or a yes, and folds no lines."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: Any, text: str) -> Any:
    # A block that ends in several line breaks stays open, and what follows it would begin a second document.
    is_block = "\n" in text and text.strip("\n") and not text.endswith("\n\n")
    style = "|" if is_block else '"' if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def to_yaml(data: Mapping[str, Any]) -> str:
    """The mapping as YAML that reads back the same; short groups stand on one line, as people write them."""
    return "".join(_to_lines(key, value, short=not isinstance(value, str)) for key, value in data.items())


def _to_lines(key: str, value: Any, *, short: bool) -> str:
    flow = None if short else False
    text: str = yaml.dump(
        {key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2**20, default_flow_style=flow
    )
    return text


def to_file(data: Mapping[str, Any]) -> bytes:
    """The file of a listing, sealed with a fingerprint that closes its source."""
    above = {key: value for key, value in data.items() if key != "source"}
    text = (HEAD + to_yaml(above) + _to_lines("source", data["source"], short=False)).encode()
    return text + b'  row-hash: "' + fingerprint(text).encode() + b'"\n'


def to_plain_file(data: Mapping[str, Any]) -> bytes:
    """The file of a listing as people write it, with the line that helps their editors."""
    return (SCHEMA_LINE + to_yaml(data)).encode()


def fingerprint(text: bytes) -> str:
    """Sixteen letters that change with any byte."""
    return blake2b(text, digest_size=8).hexdigest()


def seal_of(text: bytes) -> str:
    """The fingerprint at the end of an imported file; empty where there is none, or where it no longer fits."""
    # Git may have changed the line ends on its way to Windows and back.
    above, last = _cut(text.replace(b"\r\n", b"\n"))
    found = _SEAL.fullmatch(last)
    return found[1].decode() if found and fingerprint(above) == found[1].decode() else ""


def _cut(text: bytes) -> tuple[bytes, bytes]:
    """All lines but the last, and the last."""
    start = text.rfind(b"\n", 0, -1) + 1
    return text[:start], text[start:]


def last_seal(text: bytes) -> str:
    """The fingerprint that the last import wrote, whatever has been changed since."""
    found = _SEAL.findall(text.replace(b"\r\n", b"\n"))
    return found[-1].decode() if found else ""


def read_bytes(file: Path) -> bytes:
    """The bytes of a file; empty where it cannot be read or is too large to be ours."""
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""
