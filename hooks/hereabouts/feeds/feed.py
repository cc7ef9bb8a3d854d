"""What is said of another directory's data: whose it is, under which licence, and what its words are in ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.imports.mapping import line_in
from hereabouts.imports.refusal import Refused
from hereabouts.imports.rule import fold
from hereabouts.problem import Problem, has_errors
from hereabouts.schema import check_schema, read_schema
from hereabouts.source import read_source

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed file, checked."""

    reads: str
    """open-referral, openactive, outpost or ohana."""
    short_name: str
    source: Mapping[str, str]
    checked: Mapping[str, str]
    area: str
    areas: Mapping[str, str]
    """Area by folded town or postcode district."""
    new_areas: str
    """district, town, or empty where no area is added."""
    kind: str
    interests: Mapping[str, list[str]]
    """By folded word of the data."""
    other_interests: list[str]
    joining: str

    def to_interests(self, words: list[str]) -> list[str]:
        """Our interests for the words of the data; raises Refused where none is known."""
        found = [slug for word in words for slug in self.interests.get(fold(word), ())]
        found = list(dict.fromkeys(found)) or self.other_interests
        if not found:
            named = ", ".join(words) or "none"
            raise Refused(f"Its activities or categories ({named}) are not under interests in the feed file. Add them.")
        return found[:8]


def is_feed(file: Path) -> bool:
    """True where a file given by --map is one of these, and no mapping of a table."""
    source, _ = read_source(file, file.as_posix(), "feed")
    return bool(source and "reads" in source.data)


def read_feed(file: Path, schemas: Path) -> tuple[Feed | None, list[Problem]]:
    """The feed of a file, or None and every problem in it."""
    source, problems = read_source(file, file.as_posix(), "feed")
    if source is None:
        return None, problems
    problems = check_schema(source, read_schema(schemas, "feed"))
    if has_errors(problems):
        text = file.read_bytes()
        return None, [
            Problem(one.path, line_in(text, one.field), one.field, one.rule, one.severity, one.message)
            for one in problems
        ]
    data = source.data
    default = "open-data" if data["reads"] == "openactive" else "other-directory"
    return Feed(
        reads=data["reads"],
        short_name=data["short-name"],
        source={"from": default, **data["source"]},
        checked={"date": data["checked"]["date"], "how": "open-data", "by": data["checked"]["by"]},
        area=data.get("area", ""),
        areas={fold(name): slug for name, slug in data.get("areas", {}).items()},
        new_areas=data.get("new-areas", ""),
        kind=data.get("kind", "class" if data["reads"] == "openactive" else "group"),
        interests={fold(word): slugs for word, slugs in data.get("interests", {}).items()},
        other_interests=data.get("other-interests", []),
        joining=data.get("joining", "get-in-touch-first"),
    ), []  # fmt: skip
