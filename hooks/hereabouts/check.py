"""Stations 1 to 3 together: every file read, held against its schema and its rules; all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts import rules
from hereabouts.asked_for import FILE
from hereabouts.context import Context
from hereabouts.gather import Entry, gather_directory, gather_paths
from hereabouts.generator import check_site_url
from hereabouts.guidance.check import check_guidance, check_pack_paths, check_read, is_of_pack
from hereabouts.halves import in_halves
from hereabouts.home import Home
from hereabouts.memory import Judged, Memory, Stamp, judging_key, remembering, stamp_of
from hereabouts.papers.blanks import check_blanks
from hereabouts.problem import Problem, has_errors, in_reading_order
from hereabouts.rules.finding import Finding
from hereabouts.shared import OnDemand, Shared, read_asked, read_checked, read_shared
from hereabouts.source import Source, line_of

THINGS = ("venue", "organisation", "scheme")
"""What listings name, each in a file of its own."""
Progress = Callable[[int, int], None]
Rule = Callable[[Source, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and what may be built from."""

    shared: Shared
    context: Context
    listings: Sequence[Source]
    """The listing files without errors."""
    problems: Sequence[Problem]
    """In reading order."""
    file_count: int


def _silent(done: int, total: int) -> None:
    """The progress of a run that nobody watches."""


def check_directory(
    home: Home, live: bool = False, progress: Progress = _silent, advice: bool = True, guidance: bool = True
) -> Checked:
    """Checks the whole directory: every file, then the rules that compare listings with each other.

    Without `guidance` only the listings and what they lean on are checked: a printed directory is made of nothing else.
    Without `advice` nobody works out how guidance reads, nor tries the logo: a build prints, and so finds that itself.
    """
    shared, problems = read_shared(home)
    entries, found = gather_directory(home)
    problems += found
    things, found = check_things(entries, shared, home)
    problems += found
    context = to_context(shared, things, home)
    problems += check_shared(shared, context, home)
    problems += check_guidance(home, shared, advice) if guidance else []
    problems += _try_logo(home, shared) if advice else []
    with remembering(home, "listings", judging_key(home, shared.files, things)) as memory:
        listings, found = check_entries([e for e in entries if e.kind == "listing"], context, home, progress, memory)
    problems += found
    problems += _compare(listings, context)
    if live:
        everything = [*shared.sources, *(source for shelf in things.values() for source in shelf.values()), *listings]
        problems += _judge_whole(everything, context, rules.LIVE_ERRORS, "error")
        problems += check_read(home)
        problems += check_blanks(home, shared.settings)
    broken = {problem.path for problem in problems if problem.severity == "error"}
    good = [source for source in listings if source.path not in broken]
    count = len(shared.files) + len(entries)
    return Checked(shared, context, good, in_reading_order(problems), count)


def _try_logo(home: Home, shared: Shared) -> list[Problem]:
    if not shared.settings.data.get("logo"):
        return []
    # The compiler takes its time to load, and most towns name no logo.
    from hereabouts.guidance.print.logo import check_logo

    return list(check_logo(shared.settings.data, home))


def check_things(
    entries: Sequence[Entry], shared: Shared, home: Home
) -> tuple[dict[str, dict[str, Source]], list[Problem]]:
    """Venues, organisations and schemes by slug, those without errors; and every problem."""
    context = to_context(shared, {kind: {} for kind in THINGS}, home)
    named = [entry for entry in entries if entry.kind in THINGS]
    with remembering(home, "things", judging_key(home, shared.files, {})) as memory:
        sources, problems = check_entries(named, context, home, _silent, memory)
    return {kind: {s.slug: s for s in sources if s.kind == kind} for kind in THINGS}, problems


def check_shared(shared: Shared, context: Context, home: Home) -> list[Problem]:
    """What the rules find in settings, help, closures and terms; and the generator's address held against ours.

    A file that the directory borrows from ours is not judged: it may name venues that only our town has.
    """
    own = [source for source in shared.sources if source.file.is_relative_to(home.directory)]
    problems = [problem for source in own for problem in judge_by_kind(source, context)]
    return problems + (check_site_url(home.project, shared.settings) if home.is_ours else [])


def check_paths(home: Home, paths: Sequence[Path], progress: Progress = _silent) -> tuple[list[Problem], int]:
    """The problems of the named files, listings and guidance pages alike, and how many files those are.

    Rules that compare listings with each other run only when a folder is named: they need every file.
    """
    shared, _ = read_shared(home)
    pages = [path for path in paths if is_of_pack(home, path)]
    paths = [path for path in paths if path not in pages]
    of_pages, page_count = check_pack_paths(home, shared, pages) if pages else ([], 0)
    tables = [table for path in paths if (table := path / FILE if path.is_dir() else path).name == FILE]
    tables = [table for table in tables if table.is_file()]
    named, problems = gather_paths(home, [path for path in paths if path not in tables])
    problems += of_pages
    entries, _ = gather_directory(home)
    things = {kind: OnDemand((entry for entry in entries if entry.kind == kind), home) for kind in THINGS}
    context = to_context(shared, things, home)
    listings, found = check_entries(named, context, home, progress)
    problems += found
    for table in tables:
        problems += check_asked_for(table, context, home)
    if any(path.is_dir() for path in paths):
        seen = {entry.file for entry in named}
        others = [entry for entry in entries if entry.kind == "listing" and entry.file not in seen]
        shown = {entry.shown for entry in named}
        alike = _compare(listings + check_entries(others, context, home, _silent)[0], context)
        problems += [problem for problem in alike if problem.path in shown]
    return in_reading_order(problems), len(named) + len(tables) + page_count


def check_asked_for(table: Path, context: Context, home: Home) -> list[Problem]:
    """What is wrong with one table of what people asked for."""
    source, problems = read_asked(home, table.absolute())
    return problems + (judge_by_kind(source, context) if source else [])


def _compare(listings: Sequence[Source], context: Context) -> list[Problem]:
    listings = [source for source in listings if source.kind == "listing"]
    problems = _judge_whole(listings, context, rules.DIRECTORY_ERRORS, "error")
    return problems + _judge_whole(listings, context, rules.DIRECTORY_WARNINGS, "warning")


def to_context(shared: Shared, things: Mapping[str, Mapping[str, Source]], home: Home) -> Context:
    """What rules may look at."""
    return Context(
        settings=shared.settings,
        vocabularies=shared.vocabularies,
        venues=things["venue"],
        organisations=things["organisation"],
        schemes=things["scheme"],
        help_now=shared.help_now,
        closures=shared.closures,
        postcodes=shared.postcodes,
        today=home.today,
        do_not_list=shared.do_not_list,
    )


def check_entries(
    entries: Sequence[Entry], context: Context, home: Home, progress: Progress, memory: Memory | None = None
) -> tuple[list[Source], list[Problem]]:
    """The sources that pass their schema and rules, in the order of the entries; and every problem."""
    known = {entry.shown: memory.recall(entry) for entry in entries} if memory else {}
    unknown = [entry for entry in entries if known.get(entry.shown) is None]
    done = len(entries) - len(unknown)

    def judge_some(some: Sequence[Entry]) -> list[tuple[Stamp | None, Judged]]:
        judged = []
        for number, entry in enumerate(some, 1):
            judged.append((stamp_of(entry.file), check_entry(entry, context, home)))
            if number % 100 == 0:
                progress(done + number * len(unknown) // len(some), len(entries))
        return judged

    fresh = [judged for half in in_halves(judge_some, unknown) for judged in half]
    for entry, (stamp, judged) in zip(unknown, fresh, strict=True):
        known[entry.shown] = judged
        if memory:
            memory.note(entry, stamp, judged)
    found = [known[entry.shown] or (None, []) for entry in entries]
    return [source for source, _ in found if source], [problem for _, problems in found for problem in problems]


def check_entry(entry: Entry, context: Context, home: Home) -> tuple[Source | None, list[Problem]]:
    """One file through its stations: the source where it has no errors, and its problems."""
    source, problems = read_checked(entry, home)
    if source is None:
        return None, problems
    problems += judge_by_kind(source, context)
    return (None if has_errors(problems) else source), problems


def judge_by_kind(source: Source, context: Context) -> list[Problem]:
    """What the rules for files of its kind find in one source."""
    errors, warnings = RULES[source.kind]
    return judge(source, context, errors, "error") + judge(source, context, warnings, "warning")


RULES: Mapping[str, tuple[Sequence[Rule], Sequence[Rule]]] = {
    "listing": (rules.LISTING_ERRORS, rules.LISTING_WARNINGS),
    "venue": (rules.VENUE_ERRORS, rules.VENUE_WARNINGS),
    "organisation": (rules.ORGANISATION_ERRORS, rules.ORGANISATION_WARNINGS),
    "scheme": (rules.SCHEME_ERRORS, rules.SCHEME_WARNINGS),
    "term": (rules.TERM_ERRORS, rules.TERM_WARNINGS),
    "settings": (rules.SETTINGS_ERRORS, rules.SETTINGS_WARNINGS),
    "help-now": (rules.HELP_NOW_ERRORS, rules.HELP_NOW_WARNINGS),
    "closures": (rules.CLOSURES_ERRORS, rules.CLOSURES_WARNINGS),
    "next-door": (rules.NEXT_DOOR_ERRORS, rules.NEXT_DOOR_WARNINGS),
    "do-not-list": (rules.DO_NOT_LIST_ERRORS, rules.DO_NOT_LIST_WARNINGS),
    "leads": (rules.LEADS_ERRORS, rules.LEADS_WARNINGS),
    "asked-for": (rules.ASKED_FOR_ERRORS, rules.ASKED_FOR_WARNINGS),
}


def judge(source: Source, context: Context, by: Iterable[Rule], severity: Any) -> list[Problem]:
    """What some rules find in one source."""
    return [to_problem(source, finding, rule.__name__, severity) for rule in by for finding in rule(source, context)]


def to_problem(source: Source, finding: Finding, rule: str, severity: Any) -> Problem:
    """A finding with its line."""
    return Problem(source.path, line_of(source, finding.field), finding.field, rule, severity, finding.message)


def _judge_whole(sources: Sequence[Source], context: Context, by: Iterable[Any], severity: Any) -> list[Problem]:
    return [
        to_problem(source, finding, rule.__name__, severity)
        for rule in by
        for source, finding in rule(sources, context)
    ]
