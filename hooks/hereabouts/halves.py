"""Work in two processes. The second is forked, which gives it all records without copying."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PARALLEL_FROM = 1000
"""Below this many items a second process costs more than it saves."""


def in_halves(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """What `work` makes of the items: of all of them, or of each half where there are many.

    What the second half gives has to be something that can be sent between processes.
    """
    if not is_worthwhile(len(items)):
        return [work(items)]
    middle = len(items) // 2
    with beside(partial(work, items[middle:]), len(items)) as second:
        first = work(items[:middle])
    return [first, second()]


@contextmanager
def beside(work: Callable[[], Result], weight: int) -> Iterator[Callable[[], Result]]:
    """Does `work` while the block runs; afterwards the call gives what it made.

    `weight` is how many items it is about: little work is done at once, in this process.
    """
    if not is_worthwhile(weight):
        made = work()
        yield lambda: made
        return
    fork = multiprocessing.get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    worker = fork.Process(target=_send_result, args=(work, send))
    worker.start()
    send.close()
    sent: list[Result] = []
    try:
        yield lambda: sent[0]
        sent.append(receive.recv())
    except EOFError:
        raise RuntimeError("The second process ended before its work did; its error stands above.") from None
    finally:
        receive.close()  # a worker that still writes is told that nobody reads
        worker.join()


def nothing_begun() -> None:
    """Waits for nothing."""


def ahead(work: Callable[[], object], weight: int) -> Callable[[], None]:
    """Does `work` while this process goes on with something else; the call waits until it is done.

    For what is kept on disk and found there later: little work is not done at all, and nobody misses what failed.
    """
    if not is_worthwhile(weight):
        return nothing_begun
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()
    return worker.join


def is_worthwhile(weight: int) -> bool:
    """True when so many items are more than a second process costs, and this machine can have one."""
    return weight >= PARALLEL_FROM and (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()


def _send_result(work: Callable[[], Any], send: Any) -> None:
    send.send(work())
    send.close()
