"""Visitors by the hundred: so many requests a second to a server on this machine, and everything that went wrong."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random
from urllib.parse import urlsplit

HANDS = 8
"""So many visitors ask at once; each keeps its line open, as browsers do."""


@dataclass
class Load:
    """What came of it."""

    requests: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    def add(self, faults: Sequence[str], requests: int) -> None:
        self.faults += faults
        self.requests += requests


def put_load(address: str, answers: Mapping[str, tuple[int, bytes]], rate: int, seconds: int, seed: int = 0) -> Load:
    """Asks for the addresses, mixed, at that rate for that long; each has the status and the bytes that must come back.

    A request is due at a moment of its own. Where the machine is too busy, none is left out: it takes longer.
    """
    parts = urlsplit(address)
    rng = Random(seed)
    paths = list(answers)
    asked = [rng.choice(paths) for _ in range(rate * seconds)]
    due = itertools.count()
    load, lock = Load(), threading.Lock()
    start = time.monotonic()

    def visit() -> None:
        line = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        faults, count = [], 0
        while (number := next(due)) < len(asked):
            time.sleep(max(0.0, start + number / rate - time.monotonic()))
            fault = ask(line, parts.path + asked[number], *answers[asked[number]])
            faults += [f"{asked[number]}: {fault}"] if fault else []
            count += 1
        line.close()
        with lock:
            load.add(faults, count)

    hands = [threading.Thread(target=visit) for _ in range(HANDS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    load.seconds = time.monotonic() - start
    return load


def ask(line: HTTPConnection, path: str, status: int, body: bytes) -> str:
    """What is wrong with the answer; nothing where it is right."""
    try:
        line.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        came = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            came = gzip.decompress(came)
    except (OSError, HTTPException, EOFError) as reason:
        line.close()
        return repr(reason)
    if answer.status != status:
        return f"answered with {answer.status}"
    return "" if came == body else "other bytes than the file's"
