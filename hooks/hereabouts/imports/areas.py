"""Areas that a table brings: added to terms/areas.yml behind what stands there, which is kept letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hereabouts.context import Context
from hereabouts.imports.draft import Draft
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.store import to_yaml
from hereabouts.locate import locate_venue
from hereabouts.postcode import Postcodes, middle
from hereabouts.source import parse_mapping
from hereabouts.vocabulary import Term, Vocabulary

NEW_FILE = "title: Areas\ndescription: The parts of the place that listings lie in.\nterms:\n"
INDENTS = ("  ", "")
"""How far the terms of a file may stand in; the first that reads back right is taken."""


def own_areas(folder: Path, context: Context, adds: bool) -> Context:
    """The context with the areas that count: the directory's own, for adding to; else those it is lent, too."""
    if not adds or (folder / "terms" / "areas.yml").exists():
        return context
    return _with_terms(context, {})


def with_areas(context: Context, drafts: Iterable[Draft]) -> tuple[Context, dict[str, str]]:
    """The context that knows every area of the drafts too, and the label of each that is new."""
    known = context.vocabularies["areas"].terms
    labels = {draft.area: draft.area_label for draft in drafts if draft.area not in known}
    terms = {**known, **{slug: Term(slug, label) for slug, label in labels.items()}}
    return _with_terms(context, terms), labels


def to_terms(labels: Mapping[str, str], drafts: Sequence[Draft], postcodes: Postcodes) -> list[dict[str, Any]]:
    """New terms for the areas of these drafts, each with the middle of its listings where they say where they are."""
    terms = []
    for slug, label in sorted((slug, labels[slug]) for slug in labels.keys() & {draft.area for draft in drafts}):
        venues = [place["venue"] for draft in drafts if draft.area == slug for place in draft.data.get("where", ())]
        found = (locate_venue(venue, postcodes) for venue in venues if isinstance(venue, dict))
        centre = middle((position.easting, position.northing) for position in found if position)
        term: dict[str, Any] = {"slug": slug, "label": label}
        if centre:
            term["centre"] = {"easting": str(centre[0]), "northing": str(centre[1])}
        terms.append(term)
    return terms


def add_areas(folder: Path, terms: Sequence[Mapping[str, Any]]) -> None:
    """Writes the terms behind those that stand in the file; raises ImportStopped where they would not read back."""
    file = folder / "terms" / "areas.yml"
    old = file.read_text(encoding="utf-8") if file.exists() else NEW_FILE
    expected = [*(parse_mapping(old.encode())["terms"] or ()), *terms] if file.exists() else list(terms)
    for indent in INDENTS:
        lines = to_yaml({"terms": list(terms)}).split("\n")[1:]
        new = old.rstrip("\n") + "\n" + "\n".join(indent + line if line else line for line in lines)
        if _reads_as(new, expected):
            file.parent.mkdir(parents=True, exist_ok=True)
            aside = file.with_name(".areas.yml.aside")
            aside.write_text(new, encoding="utf-8", newline="\n")
            aside.replace(file)
            return
    named = ", ".join(str(term["slug"]) for term in terms)
    raise ImportStopped(f"{file} cannot be added to. Move its terms to the end, or add these areas by hand: {named}.")


def _reads_as(text: str, terms: Sequence[Mapping[str, Any]]) -> bool:
    try:
        return bool(parse_mapping(text.encode())["terms"] == list(terms))
    except Exception:  # whatever is wrong with it, this is not how the file is written
        return False


def _with_terms(context: Context, terms: Mapping[str, Term]) -> Context:
    areas = context.vocabularies["areas"]
    vocabulary = Vocabulary(areas.name, areas.title, dict(terms))
    return replace(context, vocabularies={**context.vocabularies, "areas": vocabulary})
