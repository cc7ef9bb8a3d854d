"""A review as a table to read, as rows for a spreadsheet, and as a checklist to print and ring through."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from hereabouts.keeping.reason import KINDS
from hereabouts.keeping.review import Group, Item, Review, checked_words
from hereabouts.listing import Contact, Listing
from hereabouts.pages.when import pattern_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.pages.words import count_words, format_phone, price_words
from hereabouts.report import printable
from hereabouts.session_words import format_day

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a sum."""
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")
COLUMNS = (
    "run by", "phone", "email", "short name", "name", "area", "last checked", *KINDS, "file",
)  # fmt: skip


def format_table(review: Review) -> str:
    """A heading for each group, a line for each thing, and under it why."""
    lines = []
    for group in review.groups:
        lines += ["", f"{printable(group.title)}{_ways(group.contacts)}"]
        for item in group.items:
            lines.append(f"  {item.name}: {printable(item.title)}{_ways(_own_ways(group, item))}")
            lines += [f"      {reason.kind}: {printable(reason.words)}" for reason in item.reasons]
    lines += ["", "Leads, not asked about yet", *(f"  {line}" for line in _leads(review))] if review.leads else []
    return "\n".join([*lines, "", _summary(review)]).lstrip("\n")


def format_csv(review: Review) -> str:
    """A row for each thing, one column for each kind of reason; leads come last."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for group in review.groups:
        for item in group.items:
            ways = {one.way: one.value for one in reversed((*group.contacts, *item.contacts))}
            said = {kind: "; ".join(one.words for one in item.reasons if one.kind == kind) for kind in KINDS}
            day = item.checked.isoformat() if item.checked else ""
            row = (
                group.title, ways.get("phone", ""), ways.get("email", ""), item.name, item.title, item.area, day,
                *said.values(), item.path,
            )  # fmt: skip
            writer.writerow([_cell(value) for value in row])
    for lead in review.leads:
        words = "; ".join(filter(None, (lead.get("where", ""), lead.get("reach", ""))))
        row = ("lead", "", "", "", lead["name"], "", lead.get("date", ""), *([""] * len(KINDS)), words)
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def format_checklist(review: Review) -> str:
    """Markdown that reads well on paper: a box for each thing, what we say of it, and what to ask."""
    directory = review.directory
    lines = [
        f"# To check: {_plain(directory.settings.place)}, {format_day(directory.today)}",
        "",
        "Say who you are and which list you ring for. Ask whether it is a good moment. Read out what we say, "
        "then ask what is not known. Write down the team, never a person.",
    ]
    for group in review.groups:
        lines += ["", f"## {_plain(group.title)}{_ways(group.contacts)}", ""]
        for item in group.items:
            lines += _boxes(group, item, review)
        names = " ".join(item.name for item in group.items)
        lines += ["", f'Then: `hereabouts checked {names} --how phone --by "..."`']
    lines += (
        ["", "## Leads, not asked about yet", "", *(f"- [ ] {_plain(line)}" for line in _leads(review))]
        if review.leads
        else []
    )
    return "\n".join([*lines, "", _summary(review)])


def _boxes(group: Group, item: Item, review: Review) -> Iterator[str]:
    today = review.directory.today
    yield f"- [ ] **{_plain(item.title)}**, last checked: {checked_words(item, today)}{_ways(_own_ways(group, item))}"
    if item.listing:
        yield f"  - [ ] Still right? {_plain(_what_we_say(item.listing, review))}"
    for reason in item.reasons:
        if reason.kind in ("dead-link", "out-of-area", "alike"):
            yield f"  - [ ] {_plain(reason.words)}"
    yield from (f"  - [ ] {question.asks} ________________" for question in item.questions)


def _what_we_say(listing: Listing, review: Review) -> str:
    """Times, place and price in one line."""
    times = "; ".join(pattern_words(listing, review.directory.today))
    places = "; ".join(shown_name(place.venue) for place in listing.where)
    parts = (part.rstrip(".") for part in (times, places, price_words(listing.cost)) if part)
    return ". ".join(parts) + "."


def _own_ways(group: Group, item: Item) -> tuple[Contact, ...]:
    """The phones and addresses of an item that its group does not have already."""
    known = {one.value for one in group.contacts}
    return tuple(one for one in item.contacts if one.value not in known)


def _ways(contacts: tuple[Contact, ...]) -> str:
    """Phones first, since this is for ringing up; then e-mail."""
    phones = [format_phone(one.value) for one in contacts if one.way == "phone"]
    mails = [one.value for one in contacts if one.way == "email"]
    return "".join(f" · {printable(way)}" for way in dict.fromkeys([*phones, *mails]))


def _leads(review: Review) -> Iterator[str]:
    for lead in review.leads:
        parts = (lead["name"], lead.get("where", ""), lead.get("reach", ""), lead.get("date", ""), lead.get("by", ""))
        yield printable(", ".join(filter(None, parts)))


def _summary(review: Review) -> str:
    items = [item for group in review.groups for item in group.items]
    counts = [(kind, sum(any(one.kind == kind for one in item.reasons) for item in items)) for kind in KINDS]
    said = ", ".join(f"{count} {kind}" for kind, count in counts if count) or "nothing to do"
    stand = "file with errors stands", "files with errors stand"
    broken = f" {count_words(review.broken, *stand)} in no list: run hereabouts check." if review.broken else ""
    leads = f" {count_words(len(review.leads), 'lead', 'leads')}." if review.leads else ""
    return f"{count_words(len(items), 'thing', 'things')} to look at: {said}.{leads}{broken}"


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _plain(words: str) -> str:
    """Words that Markdown shows as they are, and that call nobody by an @."""
    return re.sub(r"(?<!\w)@", "@\N{WORD JOINER}", _MARKS.sub(r"\\\1", printable(words)))


FORMATS = {"table": format_table, "csv": format_csv, "checklist": format_checklist}
