"""The tables of the open data: their columns, what each holds, and which name rows of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    what: str
    type: str = "string"
    """string, integer, number, boolean, date, time, year."""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and how its rows are told apart."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    names: Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]
    """Columns that name a row of another table: that table, and its columns."""


def _table(name: str, title: str, key: str, columns: str, names: str = "") -> Table:
    """A table from short texts: one column a line, 'name!: type: what'; the ! says that it is never empty."""
    made = []
    for line in filter(None, map(str.strip, columns.splitlines())):
        head, kind, what = line.split(": ", 2)
        made.append(Column(head.rstrip("!"), what, kind, head.endswith("!")))
    links = {}
    for line in filter(None, map(str.strip, names.splitlines())):
        here, there = line.split(" -> ")
        table, columns_there = there.split(": ")
        links[tuple(here.split())] = (table, tuple(columns_there.split()))
    return Table(name, title, tuple(made), tuple(key.split()), links)


LISTING = "listing -> listings: slug"
TABLES = (
    _table("terms", "The words that listings are described by", "vocabulary term", """
        vocabulary!: string: Which list of words it belongs to, such as interests.
        term!: string: The word, in small letters and hyphens.
        label!: string: What people read.
        broader: string: The wider word above it.
        definition: string: What it means.
    """),
    _table("organisations", "Who runs things", "id", """
        id!: string: Identifier (UUID), the same in Open Referral.
        slug: string: Last part of its page's address; empty where it has no page.
        name!: string: Its name.
        type!: string: What sort of organisation it is.
        about: string: A few words about it.
        url: string: Its web address.
        email: string: Its public e-mail address.
        phone: string: Its public phone number.
    """),
    _table("places", "Where things happen", "id", """
        id!: string: Identifier (UUID), the same in Open Referral.
        slug: string: Last part of its page's address; empty where it has no page.
        name!: string: Its name.
        area: string: The part of town.
        street: string: Street and number; lines as on an envelope.
        town: string: Town.
        county: string: County.
        postcode: string: Postcode.
        latitude: number: Degrees north (WGS 84).
        longitude: number: Degrees east (WGS 84).
        point: string: pin where somebody put it on the map, postcode where it is the middle of the postcode.
        confidential!: boolean: True where the address is not public.
        ask: string: How to ask for an address that is not public.
        directions: string: How to find the door.
        buses: string: Buses that stop near.
    """),
    _table("schemes", "Discount schemes", "slug", """
        slug!: string: Short name.
        name!: string: Its name.
        who_qualifies!: string: Who may have it.
        proof: string: What to show.
        costs: string: What it costs.
        how_to_get: string: How to get it.
        url: string: Its web address.
    """),
    _table("listings", "Things to do and to join", "slug", """
        slug!: string: Short name; last part of its page's address.
        id!: string: Identifier (UUID), the same in Open Referral.
        name!: string: What it is called.
        summary!: string: One or two sentences.
        description: string: More about it; may hold Markdown.
        area!: string: The part of town it is listed under.
        kind!: string: What sort of thing it is.
        status!: string: active, seasonal or paused.
        status_note: string: When it starts again.
        organisation: string: Identifier of who runs it.
        online!: string: no, yes or both.
        online_link: string: Where to join online.
        online_how: string: How it works online.
        when_note: string: What the times cannot say.
        cost!: string: How one pays: free, donation, pay-each-time, membership, course-fee or unknown.
        price: number: Full price in pounds.
        price_to: number: Highest price in pounds, where it is a range.
        per: string: What the price buys.
        first_visit_free: string: yes, no or unknown.
        cost_words!: string: What it costs, in words.
        joining!: string: How to start.
        first_visit: string: What happens on the first visit.
        bring_someone: string: yes, no or unknown.
        just_watch: string: yes, no or unknown.
        age_from: integer: Youngest age.
        age_to: integer: Oldest age.
        eligibility: string: Conditions, in words.
        group_size: string: About how many people come.
        effort: string: How hard it is on the body.
        checked!: date: When somebody last made sure that it is right.
        checked_how!: string: How.
        source!: string: Where the facts come from.
        source_name: string: The name of the source.
        source_url: string: The address of the source.
        licence!: string: Under which licence the source gave them.
        page!: string: Address of its page.
    """, "organisation -> organisations: id"),
    _table("words", "Which words describe which listing", "listing vocabulary term", """
        listing!: string: Short name of the listing.
        vocabulary!: string: The list of words.
        term!: string: The word.
    """, f"{LISTING}\nvocabulary term -> terms: vocabulary term"),
    _table("listing_places", "Which listing happens where", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Its places, counted from 1.
        place!: string: Identifier of the place.
        room: string: Which room or door.
        travel: string: About the way there.
    """, f"{LISTING}\nplace -> places: id"),
    _table("times", "When things happen", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Its times, counted from 1.
        words!: string: The time, in words.
        days: string: Days of the week, parted by blanks.
        start: time: When it begins, local time.
        end: time: When it ends, local time.
        every: string: week, month, or every so many weeks.
        which: string: Which of that weekday in the month.
        dates: string: Single dates, parted by blanks.
        first: date: First possible date.
        until: date: Last possible date.
        months: string: Its season.
        left_out: string: What is left out: dates, bank-holidays, school-holidays.
        also: string: Dates added.
        note: string: What else to know.
    """, LISTING),
    _table("next_dates", "The next three dates, worked out on the day of the build", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Counted from 1.
        date!: date: The day.
        start: time: When it begins, local time.
        end: time: When it ends, local time.
        notice: string: cancelled, moved, full or changed.
    """, LISTING),
    _table("prices", "Lower prices, and for whom", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Counted from 1.
        scheme: string: Short name of the discount scheme.
        who: string: Who pays this: words of the list reduced-for, parted by blanks.
        price: number: Pounds; 0 when it is free for them.
        note: string: What the price cannot say.
        proof: string: What to show.
    """, f"{LISTING}\nscheme -> schemes: slug"),
    _table("contacts", "How to get in touch, the quietest way first", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Counted from 1.
        way!: string: form, email, text, drop-in, phone or url.
        value!: string: Address, number, or where to go.
        role: string: Who answers: a role, never a name.
        expect: string: What to expect.
    """, LISTING),
    _table("access", "Who can get in, and how that is known", "listing term", """
        listing!: string: Short name of the listing.
        term!: string: What it is about, such as step-free.
        label!: string: The same in words.
        answer!: string: yes, no or unknown.
        note: string: A few words more.
    """, LISTING),
    _table("notices", "News of single dates", "listing number", """
        listing!: string: Short name of the listing.
        number!: integer: Counted from 1.
        what!: string: cancelled, moved, full or changed.
        dates: string: The dates it speaks of, parted by blanks; all where it speaks of every one.
        first: date: First day it holds for.
        until: date: Last day it holds for.
        because: string: Why.
    """, LISTING),
)  # fmt: skip
"""In an order in which each names only rows of tables before it."""
BY_NAME = {table.name: table for table in TABLES}
WARNING = Column("warning", "Says in every row that it is an invented example, or made on a training day.", "string")
