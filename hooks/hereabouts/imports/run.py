"""One import from end to end: read, draft, name, merge, check aside, then put in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hereabouts.check import check_things, to_context
from hereabouts.context import Context
from hereabouts.do_not_list import FILE as DO_NOT_LIST
from hereabouts.gather import gather_directory
from hereabouts.home import Home
from hereabouts.imports.areas import add_areas, own_areas, to_terms, with_areas
from hereabouts.imports.base import read_base, write_base
from hereabouts.imports.desk import Desk, Progress, Ready
from hereabouts.imports.draft import Data, sort_rows
from hereabouts.imports.gone import Gone, find_gone, last_said, remember, to_end
from hereabouts.imports.mapping import ImportMap, check_columns
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.place import put_in_place
from hereabouts.imports.refusal import ImportStopped, Refused
from hereabouts.imports.settle import check_drafts
from hereabouts.imports.shelf import Lying, look_around
from hereabouts.imports.table import Table, read_table
from hereabouts.laid_aside import laid_aside
from hereabouts.problem import Problem, has_errors
from hereabouts.schema import read_schema
from hereabouts.shared import read_shared


def read_tables(files: Sequence[Path], mapping: ImportMap) -> tuple[list[Table], list[Problem]]:
    """The tables, and what the mapping names that they lack."""
    tables = [read_table(file, mapping.form) for file in files]
    problems = [
        problem
        for file, table in zip(files, tables, strict=True)
        for problem in check_columns(mapping, table.columns, file.name)
    ]
    return tables, problems


def run_import(
    tables: Sequence[Table], mapping: ImportMap, home: Home, progress: Progress, keeps_ours: bool = False
) -> Outcome:
    """Writes the listings of the tables into the directory; raises ImportStopped where it cannot begin."""
    rows = [row for table in tables for row in table.rows]
    found = sort_rows(mapping, rows, field_order(home))
    outcome = Outcome(len(rows), found, encodings=[table.encoding for table in tables])
    return bring_in(Upstream(mapping.short_name, mapping.adds_areas, keeps_ours=keeps_ours), outcome, home, progress)


@dataclass(frozen=True, slots=True)
class Upstream:
    """A source of listings, as far as bringing them in depends on it."""

    short_name: str
    adds_areas: bool = False
    own: bool = False
    """True for tables of our own listings: files carry no mark of an import."""
    is_part: bool = False
    """True where what the source does not name is not gone: a page of a feed, a table of some listings."""
    keeps_ours: bool = False
    name_field: Callable[[str], str] = str


def bring_in(upstream: Upstream, outcome: Outcome, home: Home, progress: Progress) -> Outcome:
    """The one way in for every source: drafts are merged with what lies here, checked aside, and put in place."""
    context = own_areas(home.directory, read_context(home), upstream.adds_areas)
    drafts = list(outcome.sorted.drafts.values())
    labels: dict[str, str] = {}
    if upstream.adds_areas:
        context, labels = with_areas(context, drafts)
    lying = look_around(home, upstream.short_name, upstream.own)
    base = read_base(home.directory, upstream.short_name)
    gone = [] if upstream.is_part else _find_gone(upstream.short_name, lying, base, outcome, home)
    due = [one for one in gone if one.is_due(home.today)]
    with laid_aside(home.directory, "import") as aside:
        desk = Desk(
            home, context, lying, aside, outcome, base, upstream.name_field, upstream.own,
            upstream.keeps_ours,
        )  # fmt: skip
        ready = check_drafts([*drafts, *map(to_end, due)], desk, progress)
        terms = to_terms(labels, [one.draft for one in ready], context.postcodes)
        if terms:
            add_areas(home.directory, terms)
            outcome.areas = [str(term["slug"]) for term in terms]
        for one in ready:
            _put(one, desk)
    write_base(home.directory, upstream.short_name, desk.base)
    ended = {draft.identity for draft in outcome.renewed}
    outcome.ended = [(home.shown(one.file), one.since) for one in due if one.identity in ended]
    still = [one for one in gone if one not in due or one.identity not in ended]
    outcome.gone = [(home.shown(one.file), one.since) for one in still]
    if not upstream.is_part:
        remember(home.directory, upstream.short_name, still)
    return outcome


def _put(one: Ready, desk: Desk) -> None:
    """Puts a listing in place; where its place is taken, it is refused, and comes again at the next import."""
    try:
        put_in_place(one)
    except Refused as refused:
        desk.base.pop(one.draft.identity, None)
        taken = desk.outcome.renewed if one.old else desk.outcome.new
        taken.remove(one.draft)
        desk.outcome.sorted.refused += [(row, str(refused)) for row in one.draft.rows]


def field_order(home: Home) -> list[str]:
    """The fields of a listing in the order of the schema."""
    return list(read_schema(home.project / "schemas", "listing").document["properties"])


def read_context(home: Home) -> Context:
    """What rules may look at; raises ImportStopped where the directory's own settings or terms cannot be used."""
    if not (home.directory / "settings.yml").exists():
        message = "has no settings.yml, so nobody knows which town it is for. Write it first, with name and place."
        raise ImportStopped(f"{home.directory} {message}")
    shared, problems = read_shared(home)
    _stop_for(home, problems)
    entries, _ = gather_directory(home)
    things, _ = check_things([entry for entry in entries if entry.kind != "listing"], shared, home)
    return to_context(shared, things, home)


def _stop_for(home: Home, problems: Sequence[Problem]) -> None:
    names = ("settings.yml", "terms", DO_NOT_LIST)
    own = {home.shown(home.directory / name) for name in names}
    broken = [problem for problem in problems if problem.path in own or problem.path.rpartition("/")[0] in own]
    if has_errors(broken):
        first = next(problem for problem in broken if problem.severity == "error")
        why = " Until then nobody knows who must stay out." if first.path.endswith(f"/{DO_NOT_LIST}") else ""
        raise ImportStopped(f"{first.path}:{first.line}: {first.message} Put this right first.{why}")


def _find_gone(short_name: str, lying: Lying, base: dict[str, Data], outcome: Outcome, home: Home) -> list[Gone]:
    here = {*outcome.sorted.drafts, *outcome.sorted.identities}
    missing = {identity: file for identity, file in lying.by_identity.items() if identity not in here}
    return find_gone(home.directory, short_name, missing, last_said(base, missing), home.today)
