"""How a booklet looks, and which booklets a build makes for everyone to take away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """How a booklet looks."""

    paper: str = "a5"
    large: bool = False
    """True for large print: 16 point and more, on A4."""
    code_each: bool = False
    """True where every entry has a code that leads to its page."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """One file with the whole directory."""

    file_name: str
    title: str
    form: Form


BOOKLETS = (
    Booklet("whats-on.pdf", "All that is on, as a booklet", Form()),
    Booklet("whats-on-large.pdf", "All that is on, in large print", Form("a4", large=True)),
)
