"""Station 5: tells what became of every row, in words; nothing is left out in silence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from hereabouts.imports.draft import Draft
from hereabouts.imports.gone import WAIT_DAYS
from hereabouts.imports.merge import Clash
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.table import Row
from hereabouts.report import printable
from hereabouts.session_words import format_day

LONGEST = 120
"""Letters of a value in a report."""
FEW = 12
"""More names than these are not read in one line."""


def format_outcome(outcome: Outcome) -> str:
    """Refused rows first, then what should be looked at, then the sum."""
    lines = [
        *outcome.notes,
        *_refused(outcome),
        *_remarks(outcome),
        *_files(outcome),
        *_left_out(outcome),
        *_sum(outcome),
    ]
    return "\n".join(map(printable, lines))


def is_whole(outcome: Outcome) -> bool:
    """True where no row was refused."""
    return not outcome.sorted.refused


def _refused(outcome: Outcome) -> Iterator[str]:
    for row, reason in sorted(outcome.sorted.refused, key=lambda refused: _place(refused[0])):
        yield f"{row.file}, {row.word} {row.number}: refused. {reason}"


def _remarks(outcome: Outcome) -> Iterator[str]:
    remarks = [remark for draft in outcome.taken for remark in draft.remarks]
    for row, remark in sorted(remarks, key=lambda remark: _place(remark[0])):
        yield f"{row.file}, {row.word} {row.number}: taken, but look again. {remark}"
    for draft in outcome.taken:
        if draft.hides_address:
            row = draft.rows[0]
            yield f"{row.file}, {row.word} {row.number}: the place is confidential, so its address was left out."


def _files(outcome: Outcome) -> Iterator[str]:
    for _, shown, changed in sorted(outcome.edited, key=lambda edited: edited[1]):
        also = " Its row has changed since: compare the two." if changed else ""
        yield f"{shown}: left alone, because it was edited by hand.{also}"
    for draft, shown, clash in sorted(outcome.clashes, key=lambda clash: (clash[1], clash[2].field)):
        yield f"{shown}: {clash.field} was changed here and at the source{_where_from(draft)}. {_say_clash(clash)}"
    for shown, since in outcome.gone:
        due = format_day(since + timedelta(WAIT_DAYS))
        yield (
            f"{shown}: its row is gone, or is left out now, since {format_day(since)}. If it has ended, write "
            f"status: ended; an import from {due} on does."
        )
    for shown, since in outcome.ended:
        yield (
            f"{shown}: its row has been gone since {format_day(since)}, so status: ended is written. Ask them; where "
            f"it still runs, take that line out and it is left alone for another {WAIT_DAYS} days."
        )
    if outcome.areas:
        few = f", {', '.join(outcome.areas)}" if len(outcome.areas) <= FEW else ""
        yield f"terms/areas.yml: {_count(len(outcome.areas), 'area')} added{few}."
    if "cp1252" in outcome.encodings:
        yield "The table is not UTF-8; it was read as Windows-1252. If letters look wrong, name its encoding."


def _where_from(draft: Draft) -> str:
    return f" ({draft.rows[0].file}, {draft.rows[0].word} {draft.rows[0].number})" if draft.rows else ""


def _say_clash(clash: Clash) -> str:
    settle = "Write what is right here, or import with --keep-ours."
    return f"Here: {_short(clash.ours)}. There: {_short(clash.theirs)}. Ours stands. {settle}"


def _short(value: object) -> str:
    """A value in one line that can be read."""
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _left_out(outcome: Outcome) -> Iterator[str]:
    for reason, count in Counter(reason for _, reason in outcome.sorted.left_out).most_common():
        yield f"Left out on purpose, {_count(count, 'row')}: {reason}"


def _sum(outcome: Outcome) -> Iterator[str]:
    taken = sum(len(draft.rows) for draft in outcome.taken)
    left_out, refused = len(outcome.sorted.left_out), len(outcome.sorted.refused)
    rows = _count(outcome.row_count, outcome.word)
    yield f"{rows}: {taken:,} taken, {left_out:,} left out on purpose, {refused:,} refused."
    yield (
        f"{_count(len(outcome.taken), 'listing')}: {len(outcome.new)} new, {len(outcome.renewed)} renewed, "
        f"{len(outcome.as_before)} as before, {len(outcome.edited)} edited by hand and left alone; "
        f"{len(outcome.gone)} without a row."
    )
    if outcome.clashes:
        yield f"{_count(len(outcome.clashes), 'clash', 'clashes')} for a person to settle; ours stands."


def _place(row: Row) -> tuple[str, int]:
    return row.file, row.number


def _count(count: int, thing: str, things: str = "") -> str:
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"
