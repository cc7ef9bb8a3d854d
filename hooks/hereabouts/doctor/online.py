"""What only others know, and only when asked to look: packages with known faults, and when the site was last built.

Each look is bounded; what cannot be reached is said in words and is no failure of the site.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.request import Request, urlopen

from hereabouts.doctor.ager import SITE, Ager, days_on
from hereabouts.doctor.running import SAID_DAYS
from hereabouts.doctor.seen import count, to_days
from hereabouts.session_words import format_day

AUDIT_SECONDS = 180
PAGE_SECONDS = 15
PAGE_BYTES = 64 * 1024
NOT_HERE = "pip-audit is not here"
GET_IT = "python3 -m pip install pip-audit, in an environment of its own on the path; then hereabouts doctor --online"
_BUILT = re.compile(r'<meta name="site-built" content="(\d{4}-\d{2}-\d{2})"')


def online_agers(project: Path, address: str, today: date) -> Iterator[Ager]:
    """What others say today."""
    yield faults_ager(*ask_for_faults(project), today)
    yield built_ager(address, *ask_for_built(address))


def find_audit() -> str | None:
    """pip-audit, beside this Python or on the path."""
    beside = Path(sys.executable).with_name("pip-audit")
    return str(beside) if beside.is_file() else shutil.which("pip-audit")


def ask_for_faults(project: Path) -> tuple[list[str] | None, str]:
    """Packages with a known fault, or None and why nobody knows."""
    tool = find_audit()
    if tool is None:
        return None, NOT_HERE
    command = [tool, "--requirement", str(project / "requirements.txt"), "--disable-pip", "--format", "json"]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=AUDIT_SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, f"pip-audit gave no answer in {AUDIT_SECONDS // 60} minutes."
    except OSError as error:
        return None, f"pip-audit could not be started ({error.strerror})."
    found = read_audit(ended.stdout)
    return (found, "") if found is not None else (None, "pip-audit could not reach the list of known faults.")


def read_audit(text: str) -> list[str] | None:
    """The names and versions in its answer that have a fault; None where it is no answer."""
    try:
        rows = json.loads(text)["dependencies"]
        return sorted(f"{row['name']} {row['version']}" for row in rows if row.get("vulns"))
    except (ValueError, KeyError, TypeError):
        return None


def faults_ager(found: Sequence[str] | None, why: str, today: date) -> Ager:
    """A known fault is over at once."""
    if found is None:
        said, day = f"not looked at: {why}", None
    elif found:
        said, day = f"{count(len(found), 'has one', 'have one')}: {', '.join(found)}", days_on(today, -1)
    else:
        said, day = "none is known today", days_on(today, 30)
    return Ager(
        "known-faults",
        f"Packages with a known fault: {said}",
        day,
        "Nothing of Python runs on the site, but it runs on your machines with what contributors send in.",
        GET_IT if why == NOT_HERE else "make upgrade",
        warn_days=7,
        grave=SITE,
    )


def ask_for_built(address: str) -> tuple[date | None, str]:
    """The day that the published home page says it was built on, or why nobody knows."""
    if not address.startswith(("https://", "http://")):
        return None, "the address is no web address"
    try:
        with urlopen(Request(address, headers={"User-Agent": "hereabouts-doctor"}), timeout=PAGE_SECONDS) as answer:
            held = answer.read(PAGE_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None, "it does not answer"
    found = _BUILT.search(held)
    days = to_days([found[1]]) if found else []
    return (days[0], "") if days else (None, "its home page does not say when it was built")


def built_ager(address: str, day: date | None, why: str) -> Ager:
    """The site as readers have it."""
    return Ager(
        "published",
        f"The site at {address}, {f'built {format_day(day)}' if day else why}",
        days_on(day, SAID_DAYS),
        "Pages say “ask before you go” after 45 days, and “not updated” on every page after 180.",
        "gh workflow run publish.yml, or make site and publish; gh run list --workflow publish.yml shows what failed.",
        warn_days=40,
        grave=SITE,
    )
