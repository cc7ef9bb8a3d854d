"""Choices that look random and are the same on every machine: all of them follow from a name and a number."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A row of choices that follows from what it is for and which one it is."""

    def __init__(self, purpose: str, index: int) -> None:
        self._seed = f"{purpose}:{index}".encode()
        self._left = 0
        self._round = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, the limit."""
        if self._left < 1 << 64:
            seed = self._seed + b":%d" % self._round
            self._left = int.from_bytes(blake2b(seed, digest_size=64).digest(), "big")
            self._round += 1
        self._left, chosen = divmod(self._left, limit)
        return chosen

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones of the choices, in their own order."""
        left = list(range(len(choices)))
        chosen = sorted(left.pop(self.below(len(left))) for _ in range(min(count, len(left))))
        return [choices[number] for number in chosen]

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.below(100) < percent
