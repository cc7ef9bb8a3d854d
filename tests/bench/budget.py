"""The budgets, each with the figures that it is held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]
SMALL, USUAL, LARGE = "1000", "10000", "100000"
GB = 1024**3
KB = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was measured, in words, and whether it keeps the budget; None where nothing was measured."""

    measured: str
    keeps: bool | None


@dataclass(frozen=True, slots=True)
class Budget:
    """One bound, and how to read it from the figures; without a reader it waits for what is not made yet."""

    what: str
    bound: str
    judge: Callable[[Figures], Verdict] | None = None


def judge(budget: Budget, figures: Figures) -> tuple[str, str]:
    """What was measured, and pass, fail, not yet or not measured."""
    if budget.judge is None:
        return "", "not yet"
    try:
        verdict = budget.judge(figures)
    except KeyError:
        return "", "not measured"
    return verdict.measured, {True: "pass", False: "FAIL", None: "not measured"}[verdict.keeps]


def _build(figures: Figures) -> Verdict:
    build = figures["sizes"][USUAL]["build"]
    hugo, material = build["hugo"]["ratio"], build["material"]["ratio"]
    return Verdict(f"{hugo:.2f} and {material:.2f}", hugo <= 0.6 and material <= 0.4)


def _page(figures: Figures) -> Verdict:
    build = figures["sizes"][USUAL]["build"]
    ours, hugo = build["ours"]["page_bytes"], build["hugo"]["page_bytes"]
    return Verdict(
        f"{ours / KB:.1f} KB, Hugo's {hugo / ours:.2f} of it", ours <= 20 * KB and abs(hugo / ours - 1) <= 0.1
    )


def _open_data(figures: Figures) -> Verdict:
    ratio = figures["sizes"][USUAL]["open_data"]["ratio"]
    return Verdict(f"open data {ratio:.2f} of it, processor time", ratio <= 1)


def _rebuild(figures: Figures) -> Verdict:
    rebuild = figures["sizes"][USUAL]["rebuild"]
    pressed, built = rebuild["check_and_press_ratio"], rebuild["build"]["ratio"]
    return Verdict(f"{pressed:.2f} and {built:.2f}", pressed <= 0.2 and built <= 0.4)


def _one_file(figures: Figures) -> Verdict:
    one = figures["sizes"][USUAL]["one_file"]
    cold, warm = one["cold"]["seconds"], one["warm"]["seconds"]
    return Verdict(f"{cold:.2f} s; {warm:.2f} s when checked before", max(cold, warm) < 1)


def _large(figures: Figures) -> Verdict:
    large = figures["large"]
    times, peak = large["times"], large["whole"]["peak_bytes"]
    return Verdict(f"{times:.1f} times; {peak / GB:.2f} GiB", times <= 11 and peak < 2 * GB)


def _click(figures: Figures) -> Verdict:
    clicks = figures["sizes"][USUAL]["clicks"]["plain"]
    median, high, key = clicks["median_ms"], clicks["high_ms"], clicks["first_key_ms"]
    return Verdict(f"{median:.1f} ms, {high:.1f} ms; {key:.0f} ms", median < 16 and high < 50 and key < 200)


def _visit(figures: Figures) -> Verdict:
    visit = figures["sizes"][SMALL]["visit"]["find"]
    ours, all_, requests = (visit["first"][key] for key in ("our_bytes", "all_bytes", "requests"))
    keeps = ours <= 80 * KB and all_ <= 150 * KB and requests <= 12 and visit["steps"] <= 2
    return Verdict(f"{ours / KB:.0f} KB, {all_ / KB:.0f} KB, {requests}, {visit['steps']}", keeps)


def _line(figures: Figures) -> Verdict:
    line = figures["sizes"][SMALL]["line"]
    seconds, letter, high = line["first_results_ms"] / 1000, line["letter_ms"], line["high_letter_ms"]
    return Verdict(f"{seconds:.1f} s; {letter:.0f} ms, 95th {high:.0f} ms", seconds < 5 and high < 100)


def _booklet(figures: Figures) -> Verdict:
    booklet = figures["sizes"][SMALL]["booklet"]
    return Verdict(f"{booklet['seconds']:.1f} s, {booklet['pages']} pages", booklet["seconds"] <= 3)


def _place(figures: Figures) -> Verdict:
    sizes = figures["sizes"]
    size = LARGE if "visit" in sizes.get(LARGE, {}) else USUAL
    small, large = (sizes[count]["visit"]["place"]["all"]["data_bytes"] for count in (SMALL, size))
    words = f"{small / KB:.0f} KB at 1,000, {large / KB:.0f} KB at {int(size):,}"
    return Verdict(words, large <= 3 * small)


def _foreign(figures: Figures) -> Verdict:
    visits = [visit for size in figures["sizes"].values() for visit in size.get("visit", {}).values()]
    if not visits:
        return Verdict("", None)
    foreign = sum(visit["foreign"] for visit in visits)
    return Verdict(f"{foreign} in {len(visits)} visits", foreign == 0)


BUDGETS = (
    Budget("Check, pages and finder data, 10,000, cold", "0.6 of Hugo + Pagefind, 0.4 of stock Material", _build),
    Budget("A listing's page", "at most 20 KB; Hugo's within 10% of it", _page),
    Budget("Calendars, feeds and open data, 10,000", "at most as long again", _open_data),
    Budget("One of 10,000 changed", "check and press 0.2, whole build 0.4 of cold", _rebuild),
    Budget("hereabouts check of one file of 10,000", "under 1 s, start-up included", _one_file),
    Budget("100,000 listings", "11 times the time of 10,000, under 2 GiB", _large),
    Budget("One interaction, 10,000", "median 16 ms, 95th percentile 50 ms; first key 200 ms", _click),
    Budget("First useful results, cold, 1,000", "80 KB of ours, 150 KB in all, 12 requests, 2 steps", _visit),
    Budget("Processor slowed six times, 400 ms delay, 1,000", "first results in 5 s, a letter in 100 ms", _line),
    Budget("Data of one place search", "at most 3 times that of 1,000", _place),
    Budget("Printed directory of 1,000", "at most 3 s", _booklet),
    Budget("Requests to anyone else", "none", _foreign),
    Budget("Lighthouse, mobile", "100 accessibility, 100 best practices, 90 speed (find 85)"),
)
