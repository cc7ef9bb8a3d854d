"""guidance/papers/tested.yml, from which the accessibility statement is written; GOLDEN=write dates it anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from building import PROJECT

FILE = PROJECT / "guidance/papers/tested.yml"


def read_tested() -> dict[str, Any]:
    """The file, every value as text."""
    data: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return data


def dated_anew(text: str, day: date, version: str, kinds: Sequence[str]) -> str:
    """The text of the file with the day, the tool's version and the kinds of page of a new run."""
    pages = "".join(f"    - {_quoted(kind)}\n" for kind in kinds)
    text = re.sub(r"^  on: .*$", f"  on: {day.isoformat()}", text, count=1, flags=re.M)
    text = re.sub(r"^  version: .*$", f"  version: {version}", text, count=1, flags=re.M)
    return re.sub(r"^  pages:\n(    - .*\n)*", f"  pages:\n{pages}", text, count=1, flags=re.M)


def _quoted(kind: str) -> str:
    return f'"{kind}"' if set(kind) & set(":#'") else kind
