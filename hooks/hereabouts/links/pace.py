"""Politeness: one request at a time to each host, a pause between two, and an end to the whole run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


class OutOfTime(Exception):
    """The time of the whole run is over; what was not asked is asked next time."""


@dataclass
class _Turn:
    lock: Lock = field(default_factory=Lock)
    free_at: float = 0


class Pace:
    """The turns of all hosts."""

    def __init__(
        self,
        delay: float,
        seconds: float,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.delay, self.sleep, self.now = delay, sleep, now
        self.ends = now() + seconds
        self._turns: dict[str, _Turn] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, host: str, delay: float = 0) -> Iterator[None]:
        """Waits for the host's turn; its next one comes after the pause that it asks for, or ours."""
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            self.wait(turn.free_at - self.now())
            try:
                yield
            finally:
                turn.free_at = self.now() + max(delay, self.delay)

    def wait(self, seconds: float) -> None:
        """Waits, unless the run would be over by then."""
        if self.now() + max(seconds, 0) >= self.ends:
            raise OutOfTime
        if seconds > 0:
            self.sleep(seconds)
