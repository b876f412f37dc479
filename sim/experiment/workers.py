"""Replications on several cores: independent work, results in the order of their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from signal import SIG_IGN, SIGINT, signal
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called with the number of finished replications and of all."""

T = TypeVar("T")


def run_each(work: Callable[[int], T], replications: int, jobs: int = 1, progress: Progress | None = None) -> list[T]:
    """The results of `work` for the numbers of all replications, on so many cores.

    With more than one job, `work` and its results must be picklable. Raises what `work` raises.
    """
    told = progress or _silent
    told(0, replications)
    if jobs == 1 or replications == 1:
        results = []
        for number in range(replications):
            results.append(work(number))
            told(number + 1, replications)
        return results
    with _workers(min(jobs, replications)) as workers:
        futures = [workers.submit(work, number) for number in range(replications)]
        _watch(futures, told)
        return [future.result() for future in futures]


def _silent(_done: int, _all: int) -> None:
    pass


@contextmanager
def _workers(jobs: int) -> Iterator[Executor]:
    """Worker processes that are gone at the end; an interrupt does not wait for what they are at."""
    workers = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_parent)
    patience = True
    try:
        yield workers
    except KeyboardInterrupt:
        patience = False
        raise
    finally:
        workers.shutdown(wait=patience, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal(SIGINT, SIG_IGN)


def _watch(futures: list[Future[T]], progress: Progress) -> None:
    pending = set(futures)
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()  # raises here, and not only after all the others, if a replication failed
        progress(len(futures) - len(pending), len(futures))
