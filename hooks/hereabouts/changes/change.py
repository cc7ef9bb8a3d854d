"""What has changed between two states of a directory: listings whose file or card is another, and other files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from hereabouts.address import Addresses
from hereabouts.changes.past import ENDINGS
from hereabouts.changes.reading import longest_sentence, reading_age, text_of
from hereabouts.check import Checked, check_directory
from hereabouts.directory import make_directory
from hereabouts.home import Home
from hereabouts.pages.card import render_card
from hereabouts.pages.edition import to_edition
from hereabouts.problem import Problem

ALIKE = "alike"
"""What the names of the rules about likely doubles hold."""
ORDER = ("new", "changed", "gone", "touched")
MAX_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class State:
    """A directory at one time."""

    files: Mapping[str, bytes]
    """By name, seen from the directory."""
    cards: Mapping[str, Markup]
    """By name of the listing's file."""
    texts: Mapping[str, str]
    """What a newcomer reads of each listing."""
    problems: Sequence[Problem]
    """Their paths seen from the directory."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file that has changed, or a listing that shows what another file says."""

    name: str
    what: str
    """new, changed, gone, or touched: its card changed through another file."""
    before: Markup | None
    after: Markup | None
    age: int | None
    long: str
    problems: Sequence[Problem]
    doubles: Sequence[Problem]

    @property
    def is_listing(self) -> bool:
        """Whether it has a card, or would have one if it were right."""
        return self.name.startswith("listings/")


def read_state(home: Home) -> State:
    """The directory's files, the cards of its listings, and what is wrong with it."""
    checked = check_directory(home)
    shown = f"{home.shown(home.directory)}/"
    names = {source.slug: source.path.removeprefix(shown) for source in checked.listings}
    problems = [
        Problem(one.path.removeprefix(shown), one.line, one.field, one.rule, one.severity, one.message)
        for one in checked.problems
    ]
    texts = {source.path.removeprefix(shown): text_of(source.data) for source in checked.listings}
    return State(_read_files(home.directory), _render_cards(checked, home, names), texts, problems)


def _read_files(directory: Path) -> dict[str, bytes]:
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()[:MAX_BYTES]
        for file in sorted(directory.rglob("*"))
        if file.name.endswith(ENDINGS) and file.is_file() and not file.is_symlink()
    }


def _render_cards(checked: Checked, home: Home, names: Mapping[str, str]) -> dict[str, Markup]:
    shared = checked.shared
    directory = make_directory(checked.context, shared.help_now, list(checked.listings), home, shared.next_door)
    edition = to_edition(directory)
    at = Addresses(directory.settings.address)
    return {
        names[slug]: render_card(edition, listing, at)
        for slug, listing in directory.listings.items()
        if listing.status != "withheld"
    }


def find_changes(before: State, after: State) -> list[Change]:
    """Every change; what stands new or changed first, then in order of name."""
    names = before.files.keys() | after.files.keys() | before.cards.keys() | after.cards.keys()
    found = (_compare(name, before, after) for name in sorted(names))
    return sorted((change for change in found if change), key=lambda change: (ORDER.index(change.what), change.name))


def _is_double(problem: Problem, name: str) -> bool:
    """Whether a rule holds a file for a double; it tells of the second of the two, and either may be the new one."""
    return ALIKE in problem.rule and (problem.path == name or f"/{name}." in problem.message)


def _about_both(problem: Problem) -> Problem:
    return replace(problem, message=f"{problem.path}: {problem.message}")


def about_changes(changes: Sequence[Change], after: State, folder: str) -> list[Problem]:
    """What is wrong with changed files, and every mistake elsewhere; old warnings would crowd both out."""
    changed = {change.name for change in changes}
    told = [one for one in after.problems if one.severity == "error" or one.path in changed]
    told.sort(key=lambda one: (one.path not in changed, one))
    return [replace(one, path=f"{folder}/{one.path}") for one in told]


def _compare(name: str, before: State, after: State) -> Change | None:
    was, now = before.files.get(name), after.files.get(name)
    old, new = before.cards.get(name), after.cards.get(name)
    if was == now and old == new:
        return None
    what = "new" if was is None else "gone" if now is None else "touched" if was == now else "changed"
    about = [problem for problem in after.problems if problem.path == name]
    text = after.texts.get(name, "") if what != "touched" else ""
    return Change(
        name=name,
        what=what,
        before=old,
        after=new,
        age=reading_age(text),
        long=longest_sentence(text),
        problems=[problem for problem in about if ALIKE not in problem.rule],
        doubles=[_about_both(problem) for problem in after.problems if _is_double(problem, name)],
    )
