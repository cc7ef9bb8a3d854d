"""Work on many items in two processes. The second is forked, which gives it all records without copying."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PARALLEL_FROM = 2000
"""Below this many items a second process costs more than it saves."""


def in_halves(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """What `work` makes of the items: of all of them, or of each half where there are many.

    What the second half gives has to be something that can be sent between processes.
    """
    if len(items) < PARALLEL_FROM or (os.cpu_count() or 1) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)]
    fork = multiprocessing.get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    middle = len(items) // 2
    worker = fork.Process(target=_send_result, args=(work, items[middle:], send))
    worker.start()
    send.close()
    try:
        first = work(items[:middle])
        second = receive.recv()
    except EOFError:
        raise RuntimeError("The second process ended before its work did; its error stands above.") from None
    finally:
        worker.join()
    return [first, second]


def _send_result(work: Callable[[Any], Any], items: Any, send: Any) -> None:
    send.send(work(items))
    send.close()
