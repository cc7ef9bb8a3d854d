"""The templates of pressed pages, each compiled when it is first needed. Every value is escaped unless it is Markup."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

Render = Callable[[Mapping[str, Any]], str]

OURS = Path(__file__).resolve().parents[3] / "overrides" / "fragments"
"""The project's own fragments."""


@dataclass(frozen=True, slots=True)
class Fragments:
    """The templates by name, and those that were compiled."""

    environment: Environment
    renders: dict[str, Render] = field(default_factory=dict)

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """Return the HTML of a fragment filled with values."""
        if name not in self.renders:
            self.renders[name] = _quicken(self.environment.get_template(f"{name}.html"))
        return self.renders[name](values)


def read_fragments(folders: Sequence[Path] = (OURS,)) -> Fragments:
    """The fragments of all folders; where two have the same name, the earlier folder's is taken."""
    return Fragments(
        Environment(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            undefined=StrictUndefined,
        )
    )


def _quicken(template: Template) -> Render:
    """A page escapes some 150 texts; without a Markup object for each it is rendered a quarter faster."""
    template.root_render_func.__globals__["escape"] = escape_text
    return template.render


def escape_text(value: Any) -> str:
    """The value as text that holds no markup; Markup stays as it is."""
    return _escape_inner(value) if type(value) is str else str(escape(value))


_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def script_json(data: Any) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(_encode_json(data).replace("<", "\\u003c"))
