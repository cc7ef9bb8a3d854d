"""What each address did when it was asked: kept, so that nothing is asked too often and a fault has its history."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path

from hereabouts.home import Home
from hereabouts.links.ask import Outcome
from hereabouts.session_words import format_day

KEPT = 24
"""So many answers of each address are kept."""
ASK_AGAIN_DAYS = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer."""

    day: date
    kind: str
    words: str


History = dict[str, list[Asked]]
"""By address, the newest last."""


def history_file(home: Home) -> Path:
    """Where the answers of one directory's addresses are kept."""
    return home.own_cache("links").with_suffix(".json")


def read_history(home: Home) -> History:
    """What is known; nothing where no run was made yet, or its note cannot be read."""
    try:
        kept = json.loads(history_file(home).read_text(encoding="utf-8"))
        return {url: [Asked(date.fromisoformat(day), *said) for day, *said in log] for url, log in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_history(home: Home, history: Mapping[str, Iterable[Asked]]) -> None:
    """Aside and renamed, so that a run that is ended leaves the old note."""
    file = history_file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = {url: [[one.day.isoformat(), one.kind, one.words] for one in log] for url, log in history.items()}
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")
    aside.replace(file)


def with_answers(history: History, answers: Mapping[str, Outcome], urls: Iterable[str], today: date) -> History:
    """The history with today's answers, without addresses that stand nowhere any more."""
    renewed: History = {}
    for url in urls:
        log = [one for one in history.get(url, ()) if one.day != today or url not in answers]
        if url in answers:
            log.append(Asked(today, answers[url].kind, answers[url].words))
        if log:
            renewed[url] = log[-KEPT:]
    return renewed


def to_ask(history: History, urls: Iterable[str], today: date, *, again: bool) -> list[str]:
    """The addresses whose turn it is: never asked first, then those asked longest ago; what fails is asked each day."""
    turns = []
    for url in urls:
        last = history[url][-1] if history.get(url) else None
        waits = timedelta(1 if last and last.kind == "fails" else ASK_AGAIN_DAYS)
        if again or last is None or today - last.day >= waits:
            turns.append((last.day if last else date.min, url))
    return [url for _, url in sorted(turns)]


def failing_words(log: list[Asked]) -> str:
    """How often it failed and when it last answered."""
    failed = list(takewhile(lambda one: one.kind == "fails", reversed(log)))
    answered = next((one for one in reversed(log) if one.kind in ("answers", "moved")), None)
    often = f"{len(failed)} times since {format_day(failed[-1].day)}" if len(failed) > 1 else "for the first time"
    last = f"it last answered on {format_day(answered.day)}" if answered else "it never answered"
    return f"It failed {often}; {last}."
