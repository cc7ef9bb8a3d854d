"""What ages in the data that others set: postcodes, bank holidays, term dates, days on which all is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from hereabouts.doctor.ager import SITE, Ager, days_on
from hereabouts.doctor.past import last_change_of_line
from hereabouts.doctor.seen import Seen, to_days
from hereabouts.postcode_wheel import wheel_version
from hereabouts.session_words import format_day

POSTCODE_DAYS = 365
HOLIDAY_DAYS = 365
REQUIREMENTS = "requirements.txt"
_EDITION = re.compile(r"(\d{4})\.(\d{1,2})\b")
LENT = "; the example’s own, as this directory has no such file"


def data_agers(seen: Seen) -> Iterator[Ager]:
    """Everything about places and days."""
    closures = _source(seen, "closures")
    yield postcodes_ager(_edition())
    yield bank_holidays_ager(last_change_of_line(seen.home.project, "^holidays==", REQUIREMENTS), seen.today)
    yield terms_ager(closures.get("school-holidays") or (), seen.file("closures.yml"), seen.is_lent("closures.yml"))
    yield closures_ager(closures.get("closures") or (), seen.file("closures.yml"))


def _source(seen: Seen, kind: str) -> Mapping[str, Any]:
    return next((source.data for source in seen.checked.shared.sources if source.kind == kind), {})


def _edition() -> str:
    try:
        return wheel_version()
    except PackageNotFoundError:
        return ""


def postcodes_ager(edition: str) -> Ager:
    """The national file of postcodes; its version is its month."""
    found = _EDITION.match(edition)
    day = date(int(found[1]), int(found[2]), 1) if found and 1 <= int(found[2]) <= 12 else None
    return Ager(
        "postcodes",
        f"The national file of postcodes, edition {edition or 'not installed'}",
        days_on(day, POSTCODE_DAYS),
        "Homes built since are not found by their postcode, and people who live there see no distances.",
        "make upgrade. Until then a missing postcode goes by hand into directory/postcodes.csv.",
        grave=SITE,
    )


def bank_holidays_ager(pinned: date | None, today: date) -> Ager:
    """They are worked out by rule; one that is proclaimed comes only with a newer library."""
    try:
        library = f"holidays {version('holidays')}"
    except PackageNotFoundError:
        library = "no library here"
    since = f"pinned {format_day(pinned)}" if pinned else "pinned on a day that Git does not say"
    return Ager(
        "bank-holidays",
        f"Bank holidays, worked out by rule to the end of {today.year + 2} ({library}, {since})",
        days_on(pinned, HOLIDAY_DAYS),
        "A holiday that was moved or added since, as for a coronation, is shown as an ordinary day.",
        "make upgrade, then hold the days against www.gov.uk/bank-holidays.",
        grave=SITE,
    )


def terms_ager(rows: Sequence[Mapping[str, Any]], file: str, is_lent: bool) -> Ager:
    """School holidays: what rests in them has dates that are right only as far as these go."""
    days = to_days(row.get("until") or row.get("from") for row in rows)
    last = days[-1] if days else None
    known = f"known to {format_day(last)}" if last else "none are written down"
    return Ager(
        "term-dates",
        f"School holidays, {known}{LENT if is_lent else ''}",
        last,
        "Groups that rest in the holidays are shown as meeting. Pages say that the holidays are not known.",
        f"Copy next year’s dates from your council’s page into {file}, then: hereabouts check",
        warn_days=150,
        grave=SITE,
    )


def closures_ager(rows: Sequence[Mapping[str, Any]], file: str) -> Ager:
    """Days on which everything is closed, such as Christmas Day; those of single venues come and go."""
    days = to_days(row.get("until") or row.get("from") for row in rows if not row.get("venues"))
    last = days[-1] if days else None
    known = f"the last one known is {format_day(last)}" if last else "none are written down"
    return Ager(
        "closures",
        f"Days on which everything is closed, such as Christmas: {known}",
        last,
        "People are sent to a locked door on a day when everybody knows that it is shut.",
        f"Write the coming ones into {file}, then: hereabouts check",
        warn_days=90,
        grave=SITE,
    )
