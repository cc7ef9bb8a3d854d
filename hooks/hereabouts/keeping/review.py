"""`hereabouts review`: everything that wants a look, put together so that one call settles all that a group runs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hereabouts.check import Checked, check_directory
from hereabouts.directory import Directory, make_directory
from hereabouts.home import Home
from hereabouts.keeping.missing import Question, open_questions
from hereabouts.keeping.reason import NEVER, Reason, reasons_by_path
from hereabouts.listing import Contact, Listing, Organisation
from hereabouts.pages.words import age_words
from hereabouts.record import to_contacts, to_day
from hereabouts.source import Source

NOBODY, PLACES, SCHEMES = "No organisation", "Places", "Discount schemes"
_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Item:
    """One file that wants a look."""

    name: str
    """Its short name, as `hereabouts checked` takes it."""
    title: str
    area: str
    path: str
    checked: date | None
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...] = ()
    contacts: tuple[Contact, ...] = ()
    listing: Listing | None = None

    @property
    def worst(self) -> int:
        """The place of its gravest reason."""
        return min(reason.rank for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Group:
    """What one call settles."""

    title: str
    contacts: tuple[Contact, ...]
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole list, the most urgent first."""

    groups: Sequence[Group]
    leads: Sequence[Mapping[str, str]]
    broken: int
    """How many files have errors, and are in no list."""
    directory: Directory


def make_review(home: Home, only: Collection[str] = (), area: str = "") -> Review:
    """What wants a look; with `only` for some reasons alone, with `area` in one area alone."""
    checked = check_directory(home)
    directory = make_directory(checked.context, {}, list(checked.listings), home)
    found = reasons_by_path(checked, directory, home)
    groups: dict[str, Group] = {}
    for key, group, item in _items(checked, directory, found, home):
        kept = [reason for reason in item.reasons if not only or reason.kind in only]
        if kept and (not area or item.area == area):
            groups.setdefault(key, group).items.append(item)
    for one in groups.values():
        one.items.sort(key=lambda item: (item.worst, item.checked or date.min, item.title))
    ordered = sorted(groups.values(), key=lambda one: (one.items[0].worst, one.items[0].checked or date.min, one.title))
    broken = {problem.path for problem in checked.problems if problem.severity == "error"}
    leads = () if area or (only and "leads" not in only) else checked.shared.leads
    return Review(ordered, leads, len(broken), directory)


def _items(
    checked: Checked, directory: Directory, found: Mapping[str, list[Reason]], home: Home
) -> Iterator[tuple[str, Group, Item]]:
    """Every item with the group it belongs to, which is made where it is the first."""
    context = checked.context
    for listing in directory.listings.values():
        if not listing.is_found:
            continue
        questions = tuple(open_questions(listing))
        reasons = found.get(listing.path, []) + ([_missing(questions)] if questions else [])
        if reasons:
            key, group = group_of(listing)
            item = Item(
                listing.slug, listing.name, listing.area, listing.path, listing.checked.date,
                _in_order(reasons), questions, listing.contacts, listing,
            )  # fmt: skip
            yield key, group, item
    for slug, source in context.organisations.items():
        if found.get(source.path):
            key, group = _group_of(directory.organisations[slug])
            yield key, group, _thing(f"organisations/{slug}", source, found)
    for folder, title, shelf in (("venues", PLACES, context.venues), ("schemes", SCHEMES, context.schemes)):
        for slug, source in shelf.items():
            if found.get(source.path):
                yield title, Group(title, ()), _thing(f"{folder}/{slug}", source, found)


def group_of(listing: Listing) -> tuple[str, Group]:
    """Whom to ask about a listing, and the key that all listings have which the same call settles."""
    return _group_of(listing.organisation) if listing.organisation else _by_phone(listing)


def _by_phone(listing: Listing) -> tuple[str, Group]:
    """What no organisation runs goes by its phone: whoever answers may know of several."""
    phone = next((one for one in listing.contacts if one.way == "phone"), None)
    if phone is None:
        return NOBODY, Group(f"{NOBODY}, without a phone", ())
    return f"{NOBODY} {_DIGITS.sub('', phone.value)}", Group(NOBODY, (phone,))


def _group_of(organisation: Organisation) -> tuple[str, Group]:
    rows = [{way: getattr(organisation, way)} for way in ("phone", "email", "url")]
    return organisation.slug or organisation.name.casefold(), Group(organisation.name, to_contacts(rows))


def _thing(name: str, source: Source, found: Mapping[str, list[Reason]]) -> Item:
    data = source.data
    day = to_day(data.get("checked", {}).get("date"))
    rows = [{way: data.get(way, "")} for way in ("phone", "email", "url")]
    reasons = _in_order(found[source.path])
    return Item(name, data["name"], data.get("area", ""), source.path, day, reasons, contacts=to_contacts(rows))


def _missing(questions: Sequence[Question]) -> Reason:
    return Reason("missing", "not known: " + ", ".join(question.fact for question in questions))


def _in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: reason.rank))


def checked_words(item: Item, today: date) -> str:
    """When it was last checked: "14 months ago", or that it never was."""
    return age_words(item.checked, today) if item.checked else NEVER
