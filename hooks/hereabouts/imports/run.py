"""One import from end to end: read, draft, name, check aside, then put in place; no file that is edited is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hereabouts.check import check_things, to_context
from hereabouts.context import Context
from hereabouts.gather import gather_directory
from hereabouts.home import Home
from hereabouts.imports.areas import add_areas, own_areas, to_terms, with_areas
from hereabouts.imports.draft import sort_rows
from hereabouts.imports.mapping import ImportMap, check_columns
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.settle import Progress, check_drafts, put_in_place
from hereabouts.imports.shelf import Lying, look_around
from hereabouts.imports.table import Table, read_table
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


def run_import(tables: Sequence[Table], mapping: ImportMap, home: Home, progress: Progress) -> Outcome:
    """Writes the listings of the tables into the directory; raises ImportStopped where it cannot begin."""
    rows = [row for table in tables for row in table.rows]
    order = list(read_schema(home.project / "schemas", "listing").document["properties"])
    found = sort_rows(mapping, rows, order)
    outcome = Outcome(len(rows), found, encodings=[table.encoding for table in tables])
    context = own_areas(home.directory, read_context(home), mapping.adds_areas)
    drafts = list(found.drafts.values())
    labels: dict[str, str] = {}
    if mapping.adds_areas:
        context, labels = with_areas(context, drafts)
    lying = look_around(home, mapping.short_name)
    with TemporaryDirectory(prefix=".import-", dir=home.directory) as aside:
        ready = check_drafts(drafts, lying, context, home, Path(aside), outcome, progress)
        terms = to_terms(labels, [one.draft for one in ready], context.postcodes)
        if terms:
            add_areas(home.directory, terms)
            outcome.areas = [str(term["slug"]) for term in terms]
        for one in ready:
            put_in_place(one)
    outcome.gone = _find_gone(lying, outcome, home)
    return outcome


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
    own = {home.shown(home.directory / "settings.yml"), home.shown(home.directory / "terms")}
    broken = [problem for problem in problems if problem.path in own or problem.path.rpartition("/")[0] in own]
    if has_errors(broken):
        first = next(problem for problem in broken if problem.severity == "error")
        raise ImportStopped(f"{first.path}:{first.line}: {first.message} Put this right first.")


def _find_gone(lying: Lying, outcome: Outcome, home: Home) -> list[str]:
    here = {*outcome.sorted.drafts, *outcome.sorted.identities}
    return sorted(home.shown(file) for identity, file in lying.by_identity.items() if identity not in here)
