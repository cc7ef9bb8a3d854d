"""What ages in the software: theme and generator, Python, Node, the pins, and what the doctor itself knows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from hereabouts.doctor.ager import SITE, Ager, days_on
from hereabouts.doctor.known import FILE, Known, read_known
from hereabouts.doctor.past import last_change
from hereabouts.doctor.seen import Seen
from hereabouts.session_words import format_day

PIN_DAYS = 180
KNOWN_DAYS = 365
YEAR = 365
NODE_SECONDS = 20
_SET_UP = re.compile(r"""python-version:\s*["']?(\d+\.\d+)""")


def software_agers(seen: Seen) -> Iterator[Ager]:
    """Everything that others make and we only use."""
    known = read_known()
    yield theme_ager(known)
    yield python_ager(known, f"{sys.version_info.major}.{sys.version_info.minor}")
    yield from workflow_agers(known, seen.home.project / ".github" / "workflows")
    yield from node_agers(known, node_version())
    yield pins_ager(last_change(seen.home.project, "requirements.txt", "package-lock.json"))
    yield known_ager(known)


def theme_ager(known: Known) -> Ager:
    """The theme's last day, and what stands under it."""
    return Ager(
        "theme",
        f"The theme {_named('mkdocs-material')}; under it {_named('mkdocs')}, with no release since "
        f"{format_day(known.generator)}",
        known.theme,
        "Nobody mends faults in the theme any more. The site still builds as it is: every version is pinned.",
        "Read guidance/running/inherited.md#theme, which says what to do on that day and what can wait.",
        warn_days=YEAR,
        grave=SITE,
    )


def _named(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} (not installed here)"


def python_ager(known: Known, running: str) -> Ager:
    """The Python that this runs on."""
    return Ager(
        "python",
        f"Python {running}, which runs this command",
        known.python.get(running),
        "Faults in it are not mended any more, and pinned packages begin to leave it out.",
        "Install a newer Python, then: make test PYTHON=python3.14 (with the version you installed).",
        warn_days=180,
        grave=SITE,
    )


def workflow_agers(known: Known, folder: Path) -> Iterator[Ager]:
    """The Python that the workflows ask for, the oldest of them; nothing where there are none."""
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("*.yml"))]
    asked = {found for text in texts for found in _SET_UP.findall(text)}
    ends = _earliest((known.python.get(one), one) for one in asked)
    if ends:
        yield Ager(
            "workflow-python",
            f"Python {ends[1]}, which the workflows ask for",
            ends[0],
            "The host of the workflows takes it away some time later, and then nothing is published.",
            "Write a newer python-version in .github/workflows/publish.yml and its neighbours, and push.",
            warn_days=180,
            grave=SITE,
        )


def _earliest(pairs: Iterable[tuple[date | None, str]]) -> tuple[date, str] | None:
    return min(((day, one) for day, one in pairs if day), default=None)


def node_version(path: str | None = None) -> str:
    """The major version of the Node that `make` uses, such as 22; empty where there is none."""
    node = shutil.which("node", path=path)
    if not node:
        return ""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=NODE_SECONDS).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.match(r"v(\d+)\.", said)
    return found[1] if found else ""


def node_agers(known: Known, running: str) -> Iterator[Ager]:
    """Node is only a tool of the build: nothing of it reaches a reader."""
    if running:
        yield Ager(
            "node",
            f"Node {running}, which brings the browser libraries",
            known.node.get(running),
            "Faults in it are not mended any more. It runs on this machine only, never on the site.",
            "Install a newer Node, or take it off this machine: make upgrade then brings one in .venv.",
            warn_days=90,
        )


def pins_ager(day: date | None) -> Ager:
    """The pinned versions."""
    return Ager(
        "pins",
        f"The pinned packages{f', last changed {format_day(day)}' if day else ': Git does not say since when'}",
        days_on(day, PIN_DAYS),
        "Mended faults of others do not reach you, and the next step up is a larger one.",
        "make upgrade, which tries newer ones, shows what changes, and puts the old ones back where it fails.",
        grave=SITE,
    )


def known_ager(known: Known) -> Ager:
    """What the doctor knows of ends was read somewhere, on a day."""
    file = f"hooks/hereabouts/doctor/{FILE.name}"
    return Ager(
        "known-ends",
        f"The ends that this command knows, read at their sources on {format_day(known.checked)}",
        days_on(known.checked, KNOWN_DAYS),
        "It may say that all is well about something that others have ended.",
        f"Open the addresses in {file}, put right what has changed, and write the day.",
    )
