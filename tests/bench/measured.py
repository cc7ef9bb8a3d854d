"""Runs a command; seconds, processor seconds and memory of all its processes, as the operating system counts them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.2
PROC = Path("/proc")
UNUSUAL = "PYTHONDONTWRITEBYTECODE"
"""What a machine that runs tests may set and people's do not: with it modules are compiled at every start."""


class BrokenRun(Exception):
    """A command that should have run did not; the message says which and what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run of one command, or of several in a row."""

    seconds: float
    """From start to end, start-up included."""
    processor: float
    """Processor seconds of the command and of everything it started."""
    peak: int = 0
    """Bytes of all its processes together, shared pages counted once; 0 where nobody looked."""

    def __add__(self, other: Run) -> Run:
        return Run(self.seconds + other.seconds, self.processor + other.processor, max(self.peak, other.peak))


def run(
    command: Sequence[str | Path],
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    watch_memory: bool = False,
) -> Run:
    """Runs the command to its end; raises BrokenRun when it fails."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**{name: value for name, value in os.environ.items() if name != UNUSUAL}, **(environ or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        with _peak_of(process.pid, watch_memory) as peak:
            assert process.stdout is not None, "it was asked for"
            said = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = said.decode(errors="replace").strip()[-2000:]
        raise BrokenRun(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{words}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(peak))


@contextlib.contextmanager
def _peak_of(pid: int, wanted: bool) -> Iterator[list[int]]:
    """Looks at the memory of the process and its children five times a second, until the block ends."""
    peak = [0]
    over = threading.Event()

    def look() -> None:
        while not over.wait(SAMPLE_SECONDS):
            peak[0] = max(peak[0], sum(map(_memory, _family(pid))))

    watcher = threading.Thread(target=look, daemon=True)
    if wanted:
        watcher.start()
    try:
        yield peak
    finally:
        over.set()
        if wanted:
            watcher.join()


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
    family = [pid]
    for member in family:
        family += children.get(member, [])
    return family


def _memory(pid: int) -> int:
    """Bytes that the process holds, with its share of what it shares."""
    with contextlib.suppress(OSError, StopIteration):
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return 0
