"""A listing that an import would write: held against the check while it waits aside, then put in its place."""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.check import check_entry
from hereabouts.gather import Entry
from hereabouts.imports.desk import Desk, Ready, without_seal
from hereabouts.imports.refusal import Refused
from hereabouts.rules.nearest import suggest_term


def passes(one: Ready, desk: Desk) -> bool:
    """True where the listing may be written; the reasons against it go to the outcome with its rows."""
    reasons = list(_faults(one, desk))
    if reasons and one.old and one.data != one.draft.data:
        reasons.append(f"{desk.home.shown(one.old)} stays as it is: what was changed there does not go with this.")
    desk.outcome.sorted.refused += [(row, " ".join(reasons)) for row in one.draft.rows if reasons]
    return not reasons


def _faults(one: Ready, desk: Desk) -> Sequence[str]:
    """Why the listing may not be written; what it holds is written aside and read as a check would read it."""
    home, areas = desk.home, desk.context.vocabularies["areas"]
    if one.area not in areas:
        hint = suggest_term(one.area, areas)
        return [
            f"Area {one.draft.area_label} is not in terms/areas.yml. {hint} Or write new-areas: add in the mapping."
        ]
    if not one.target.parent.resolve().is_relative_to(home.directory.resolve()):
        return [f"Folder {home.shown(one.target.parent)} is a link to another place."]
    one.aside.parent.mkdir(parents=True, exist_ok=True)
    one.aside.write_bytes(one.text)
    entry = Entry(one.aside, home.shown(one.target), "listing", one.area)
    source, problems = check_entry(entry, desk.context, home)
    if source and without_seal(source.data) != without_seal(one.data):
        return ["The listing does not read back as it was written: a text in it holds strange characters."]
    errors = [problem for problem in problems if problem.severity == "error"]
    return [f"{desk.name_field(problem.field) or 'listing'}: {problem.message}" for problem in errors]


def put_in_place(one: Ready) -> None:
    """Puts the file where it belongs; one that moves is moved first, so that it never lies in two places."""
    one.target.parent.mkdir(parents=True, exist_ok=True)
    if one.old and one.old != one.target:
        if one.target.exists():
            raise Refused(f"{one.target.parent.name}/{one.target.name} is there already. Take one of the two out.")
        one.old.rename(one.target)
    one.aside.replace(one.target)
