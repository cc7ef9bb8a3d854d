"""What becomes of each draft: its file stays as it is, or waits aside, checked, to be put in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hereabouts.check import check_entry
from hereabouts.context import Context
from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.imports.draft import Draft
from hereabouts.imports.naming import name_all
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.shelf import Lying
from hereabouts.imports.store import last_seal, read_bytes, seal_of, to_file
from hereabouts.rules.nearest import suggest_term

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """A listing that passed the check and waits aside."""

    draft: Draft
    aside: Path
    target: Path
    old: Path | None
    """Where its file lies so far."""


def check_drafts(
    drafts: Sequence[Draft],
    lying: Lying,
    context: Context,
    home: Home,
    aside: Path,
    outcome: Outcome,
    progress: Progress,
) -> list[Ready]:
    """The listings that pass, written aside; what is unchanged, edited or refused goes to the outcome."""
    kept = {identity: file.stem for identity, file in lying.by_identity.items()}
    others = {name for name in lying.taken if name not in kept.values()}
    names = name_all({draft.identity: draft.slug for draft in drafts}, kept, others)
    ready: list[Ready] = []
    for number, draft in enumerate(drafts, 1):
        one = Ready(
            draft,
            aside / draft.area / f"{names[draft.identity]}.yml",
            home.directory / "listings" / draft.area / f"{names[draft.identity]}.yml",
            lying.by_identity.get(draft.identity),
        )
        if not _is_settled(one, outcome, home) and _passes(one, context, home, outcome):
            (outcome.renewed if one.old else outcome.new).append(draft)
            ready.append(one)
        if number % 100 == 0:
            progress(number, len(drafts))
    return ready


def _is_settled(one: Ready, outcome: Outcome, home: Home) -> bool:
    """Tell whether the file stays as it is: it has been edited by hand, or its row has not changed."""
    if one.old is None:
        return False
    there, new = read_bytes(one.old), to_file(one.draft.data)
    if not seal_of(there):
        outcome.edited.append((one.draft, home.shown(one.old), last_seal(there) != seal_of(new)))
        return True
    if seal_of(there) == seal_of(new) and one.old == one.target:
        outcome.as_before.append(one.draft)
        return True
    return False


def _passes(one: Ready, context: Context, home: Home, outcome: Outcome) -> bool:
    reasons = list(_faults(one, context, home))
    outcome.sorted.refused += [(row, " ".join(reasons)) for row in one.draft.rows if reasons]
    return not reasons


def _faults(one: Ready, context: Context, home: Home) -> Sequence[str]:
    """Why the listing may not be written; what it holds is written aside and read as a check would read it."""
    draft, areas = one.draft, context.vocabularies["areas"]
    if draft.area not in areas:
        hint = suggest_term(draft.area, areas)
        return [f"Area {draft.area_label} is not in terms/areas.yml. {hint} Or write new-areas: add in the mapping."]
    if not one.target.parent.resolve().is_relative_to(home.directory.resolve()):
        return [f"Folder {home.shown(one.target.parent)} is a link to another place."]
    one.aside.parent.mkdir(parents=True, exist_ok=True)
    one.aside.write_bytes(to_file(draft.data))
    entry = Entry(one.aside, home.shown(one.target), "listing", draft.area)
    source, problems = check_entry(entry, context, home)
    if source and _without_seal(source.data) != draft.data:
        return ["The listing does not read back as it was written: a text in it holds strange characters."]
    return [f"{problem.field or 'listing'}: {problem.message}" for problem in problems if problem.severity == "error"]


def _without_seal(data: dict[str, object]) -> dict[str, object]:
    origin = data["source"]
    return {**data, "source": {k: v for k, v in origin.items() if k != "row-hash"} if isinstance(origin, dict) else ""}


def put_in_place(one: Ready) -> None:
    one.target.parent.mkdir(parents=True, exist_ok=True)
    one.aside.replace(one.target)
    if one.old and one.old != one.target:
        one.old.unlink()
