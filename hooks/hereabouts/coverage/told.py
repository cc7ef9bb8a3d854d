"""The parts of the coverage page that are told in words: gaps, what was asked for, what is not known, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hereabouts.address import Addresses
from hereabouts.coverage.change import Change
from hereabouts.coverage.demand import Demand, say_asked, year_before
from hereabouts.coverage.gap import Gap, choose_gaps
from hereabouts.coverage.sheet import to_csv
from hereabouts.coverage.unknown import SHOWN as CALLS
from hereabouts.coverage.unknown import Call, Unknown
from hereabouts.directory import Directory
from hereabouts.listing import Contact, Listing
from hereabouts.pages.fragment import Fragments
from hereabouts.pages.words import count_words, format_phone
from hereabouts.session_words import format_day

AT = Addresses("../")
NAMED = 8
"""So many listings are named in a line."""
ROWS = 15
"""So many rows of what was asked for are shown."""
ANYWHERE = "anywhere"


def render_gaps(gaps: Sequence[Gap], fragments: Fragments) -> str:
    """The gaps that are shown, in words."""
    chosen = choose_gaps(gaps)
    rows = [
        {"words": gap.words, "asked": times_words(gap.asked) if gap.asked else "", "expected": about(gap)}
        for gap in chosen
    ]
    return fragments.render("coverage-gaps", {"gaps": rows, "more": len(gaps) - len(chosen)})


def about(gap: Gap) -> int:
    """How many there would be, in whole numbers; 0 where that says nothing."""
    return 0 if gap.is_all else round(gap.expected)


def times_words(times: int) -> str:
    """'once', 'twice', '5 times'."""
    return {1: "once", 2: "twice"}.get(times, f"{times:,} times")


def gaps_csv(gaps: Iterable[Gap], directory: Directory) -> bytes:
    """Every gap."""
    areas = directory.vocabularies["areas"]
    rows = (
        (gap.words, areas.label(gap.area) if gap.area else ANYWHERE, f"{gap.expected:.1f}", gap.asked) for gap in gaps
    )
    return to_csv(("Gap", "Area", "As elsewhere there would be", "Times asked for"), rows)


def render_asked(demand: Sequence[Demand], directory: Directory, fragments: Fragments) -> str:
    """What was asked for beside what there is."""
    rows = [_asked_row(one, directory) for one in demand[:ROWS]]
    since = format_day(year_before(directory.today))
    return fragments.render("coverage-asked", {"rows": rows, "since": since, "more": max(len(demand) - ROWS, 0)})


def _asked_row(one: Demand, directory: Directory) -> dict[str, Any]:
    said = say_asked(one.asked, directory.vocabularies)
    return {
        "said": said,
        "notes": [note for note in one.notes if note.casefold() != said.casefold()],
        "where": _where(one, directory),
        "times": one.asked.times,
        "supply": supply_words(one),
    }


def supply_words(one: Demand) -> str:
    """'none', '3'; words where nothing can be counted."""
    if one.supply is None:
        return "cannot be counted"
    return f"{one.supply:,}" if one.supply else "none"


def _where(one: Demand, directory: Directory) -> str:
    return directory.vocabularies["areas"].label(one.asked.area) if one.asked.area else ANYWHERE


def asked_csv(demand: Iterable[Demand], directory: Directory) -> bytes:
    """Everything that was asked for."""
    rows = (
        (
            say_asked(one.asked, directory.vocabularies), _where(one, directory), one.asked.times, one.months,
            supply_words(one), "; ".join(one.notes),
        )
        for one in demand
    )  # fmt: skip
    return to_csv(
        ("Asked for", "Where", "Times", "In so many months", "Listings that fit", "In the team's words"), rows
    )


def render_unknown(unknown: Unknown, directory: Directory, fragments: Fragments) -> str:
    """What is not known, by question and by call."""
    values = {
        "nothing": not directory.found(),
        "counted": f"{'is' if unknown.listings == 1 else 'are'} {count_words(unknown.listings, 'listing', 'listings')}",
        "facts": [(one.fact, one.asks, count_words(count, "listing", "listings")) for one, count in unknown.by_fact],
        "calls": [_call_view(call) for call in unknown.calls[:CALLS]],
        "more": max(len(unknown.calls) - CALLS, 0),
    }
    return fragments.render("coverage-unknown", values)


def _call_view(call: Call) -> dict[str, Any]:
    return {
        "title": call.title,
        "ways": " · ".join(_ways(call.contacts)),
        "answers": count_words(call.answers, "thing to ask", "things to ask"),
        "asks": [question.fact for question in call.questions],
        "listings": named(one for one, _ in call.listings),
        "more": max(len(call.listings) - NAMED, 0),
    }


def _ways(contacts: Iterable[Contact]) -> list[str]:
    """The phone first, since this is for ringing up; then e-mail; where there is neither, the web page."""
    held = sorted((one for one in contacts if one.way in ("phone", "email")), key=lambda one: one.way != "phone")
    held = held or [one for one in contacts if one.way == "url"]
    return list(dict.fromkeys(format_phone(one.value) if one.way == "phone" else one.value for one in held))


def named(listings: Iterable[Listing]) -> list[tuple[str, str]]:
    """Address and name of the first listings."""
    return [(AT.listing(one.slug), one.name) for one, _ in zip(listings, range(NAMED), strict=False)]


def unknown_csv(unknown: Unknown, directory: Directory) -> bytes:
    """A row for each listing and question."""
    areas = directory.vocabularies["areas"]
    rows = (
        (call.title, ways, one.name, areas.label(one.area), question.fact, question.asks)
        for call, ways in ((call, " · ".join(_ways(call.contacts))) for call in unknown.calls)
        for one, questions in call.listings
        for question in questions
    )
    return to_csv(("Run by", "Ring or write", "Listing", "Area", "Not known", "Ask"), rows)


def render_change(changes: Iterable[tuple[str, Change]], fragments: Fragments) -> str:
    """What has changed over some times, each with its title."""
    return fragments.render("coverage-change", {"changes": [_change_view(*one) for one in changes]})


def _change_view(title: str, change: Change) -> dict[str, Any]:
    days = f"{format_day(change.since)} to {format_day(change.until)}"
    return {
        "title": f"{title}: {days}",
        "begins": f" since {format_day(change.begins)}" if change.begins else "",
        "new": None if change.new is None else len(change.new),
        "new_names": named(change.new or ()),
        "more": max(len(change.new or ()) - NAMED, 0),
        "ended": len(change.ended),
        "ended_names": named(change.ended),
        "gone": change.gone,
        "checked": change.checked,
        "says": change.says,
    }
