"""The progress bar of a long run, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

SHOW_FROM = 500


@contextmanager
def show_progress(stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """Gives a function that is told how many of how many are done; a bar appears for runs of 500 files and more."""
    if not stream.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("Checking", total=None, visible=False)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= SHOW_FROM)

        yield tell
