"""The figures as text: one short table for each question, then the budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from budget import BUDGETS, GB, KB, judge

Figures = Mapping[str, Any]
Row = Sequence[str]
BUILDERS = {"ours": "Hereabouts", "hugo": "Hugo + Pagefind", "material": "stock MkDocs Material"}


def format_report(figures: Figures) -> str:
    """Everything that was measured, then what it means for the budgets."""
    return "\n".join([figures["about"], *_tables(figures), *_budgets(figures), ""])


def _tables(figures: Figures) -> Iterator[str]:
    sizes = {f"{int(count):,}": found for count, found in figures["sizes"].items()}
    for title, head, to_rows in TABLES:
        rows = [row for count, found in sizes.items() for row in to_rows(count, found)]
        if rows:
            yield from ("", title, *columns([head, *rows]))
    if "large" in figures:
        large = figures["large"]
        yield f"\nA directory ten times as large: {large['times']:.1f} times as long"
        yield from columns([_memory_row("10,000", large["tenth"]), _memory_row("100,000", large["whole"])])


def _build_rows(count: str, found: Figures) -> Iterator[Row]:
    for name, words in BUILDERS.items():
        if name in found.get("build", {}):
            one = found["build"][name]
            ratios = [f"{one[key]:.2f}" if key in one else "" for key in ("ratio", "processor_ratio")]
            yield (
                count,
                words,
                f"{one['seconds']:.1f} s",
                f"{one['processor']:.1f} s",
                f"{one['page_bytes']:,}",
                *ratios,
            )


def _rebuild_rows(count: str, found: Figures) -> Iterator[Row]:
    for name, words in (("check", "hereabouts check"), ("press", "hereabouts press"), ("build", "mkdocs build")):
        if "rebuild" in found:
            one = found["rebuild"][name]
            yield (
                count,
                words,
                *(f"{one[state]['seconds']:.2f} s" for state in ("cold", "after")),
                f"{one['ratio']:.2f}",
            )
    if "one_file" in found:
        one = found["one_file"]
        yield count, "check of one file", *(f"{one[state]['seconds']:.2f} s" for state in ("cold", "warm")), ""


def _memory_rows(count: str, found: Figures) -> Iterator[Row]:
    if "memory" in found:
        yield _memory_row(count, found["memory"])


def _memory_row(count: str, found: Figures) -> Row:
    seconds, processor = f"{found['seconds']:.1f} s", f"{found['processor']:.1f} s"
    return count, seconds, processor, f"{found['peak_bytes'] / GB:.2f} GiB"


def _visit_rows(count: str, found: Figures) -> Iterator[Row]:
    for name, visit in found.get("visit", {}).items():
        first, whole = visit["first"], visit["all"]
        sizes = (f"{each / KB:.1f} KB" for each in (first["our_bytes"], first["all_bytes"], whole["all_bytes"]))
        yield count, name, *sizes, *map(str, (first["requests"], whole["requests"], visit["steps"], visit["foreign"]))


def _click_rows(count: str, found: Figures) -> Iterator[Row]:
    for name, clicks in found.get("clicks", {}).items():
        times = (f"{clicks[key]:.1f} ms" for key in ("median_ms", "high_ms", "layout_ms", "painted_ms", "first_key_ms"))
        yield count, name, str(clicks["count"]), *times


def _line_rows(count: str, found: Figures) -> Iterator[Row]:
    if "line" in found:
        line = found["line"]
        presses = (f"{line[key]:.0f} ms" for key in ("letter_ms", "high_letter_ms", "tick_ms", "high_tick_ms"))
        yield count, f"{line['first_results_ms'] / 1000:.1f} s", *presses


def _booklet_rows(count: str, found: Figures) -> Iterator[Row]:
    if "booklet" in found:
        one = found["booklet"]
        yield count, f"{one['seconds']:.1f} s", f"{one['processor']:.1f} s", str(one["pages"]), f"{one['bytes']:,}"


TABLES = (
    (
        "Whole build, cold: check, pages and search",
        ("listings", "builder", "time", "processor", "page bytes", "ours is", "by processor"),
        _build_rows,
    ),
    ("After one listing changed", ("listings", "command", "cold", "after", "ratio"), _rebuild_rows),
    ("Memory of a cold build, all processes", ("listings", "time", "processor", "peak"), _memory_rows),
    ("The printed directory", ("listings", "time", "processor", "pages", "bytes"), _booklet_rows),
    (
        "A cold visit, compressed",
        (
            "listings",
            "visit",
            "first: ours",
            "with others'",
            "in the end",
            "requests",
            "in the end",
            "steps",
            "foreign",
        ),
        _visit_rows,
    ),
    (
        "Ticking a filter: script, style and layout",
        ("listings", "processor", "ticks", "median", "95th", "layout alone", "with paint", "first key"),
        _click_rows,
    ),
    (
        "An old phone on a weak signal: processor slowed 6 times, answers 400 ms late; from press to picture",
        ("listings", "first results", "a letter", "95th", "a tick", "95th"),
        _line_rows,
    ),
)


def _budgets(figures: Figures) -> Iterator[str]:
    yield from ("", "Budgets")
    rows = [("", "", "measured", "bound")]
    for budget in BUDGETS:
        measured, verdict = judge(budget, figures)
        rows.append((verdict, budget.what, measured, budget.bound))
    yield from columns(rows)


def columns(rows: Sequence[Row]) -> list[str]:
    """Rows with their cells below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    cells = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return [("  " + "  ".join(row)).rstrip() for row in cells]
