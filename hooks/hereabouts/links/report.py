"""What a run of `hereabouts links` tells: a warning on the line of each address that fails or has moved."""

from __future__ import annotations

from collections import Counter

from hereabouts.links.found import Spoken
from hereabouts.links.history import Asked, History, failing_words
from hereabouts.links.run import LinkRun
from hereabouts.problem import Problem, Severity, in_reading_order
from hereabouts.source import line_of


def link_problems(links: dict[str, list[Spoken]], history: History) -> list[Problem]:
    """A warning for every place where an address stands that fails or has moved for good."""
    return in_reading_order(
        Problem(one.source.path, line_of(one.source, one.field), one.field, *said)
        for url, spoken in links.items()
        if (said := _said(url, history.get(url, [])))
        for one in spoken
    )


def _said(url: str, log: list[Asked]) -> tuple[str, Severity, str] | None:
    last = log[-1] if log else None
    if last and last.kind == "fails":
        message = f"Web address {url} does not work: {last.words}. {failing_words(log)}"
        return "link_answers", "warning", message
    if last and last.kind == "moved":
        message = f"Web address {url} has moved for good. Look, and write {last.words}."
        return "link_has_not_moved", "warning", message
    return None


def format_run(run: LinkRun) -> str:
    """One line that sums up."""
    counts: Counter[str] = Counter(outcome.kind for outcome in run.asked.values())
    names = (("answers", "answer"), ("moved", "have moved"), ("unsure", "let no programs in"), ("fails", "fail"))
    said = ", ".join(f"{counts[kind]} {words}" for kind, words in names if counts[kind]) or "none was due"
    rest = f" {run.left} more are due: run it again." if run.left else ""
    invented = f" {run.invented} invented ones are left out." if run.invented else ""
    return f"{len(run.asked)} of {len(run.links)} web addresses asked: {said}.{rest}{invented}"
