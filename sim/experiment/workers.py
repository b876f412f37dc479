"""Replications on several cores: independent work, results in the order of their numbers.

A worker process that is killed, as by a machine without memory, loses nothing: what it had not finished is run again by
fresh workers, at last each alone. What still kills its worker is named as missing, and the run fails.
"""

from __future__ import annotations

import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TypeVar

from sim.experiment.failures import ReplicationFailedError, ReplicationsMissingError, WorkersWarning, reason_of
from sim.scenario.message import told

Progress = Callable[[int, int], None]
"""Called with the number of finished replications and of all."""

T = TypeVar("T")

_DEATHS_BORNE = 3
"""So often workers may die, without any replication being done in between, before it is tried another way."""


def run_each(
    work: Callable[[int], T], replications: int, jobs: int = 1, progress: Progress | None = None, *, first: int = 0
) -> list[T]:
    """The results of `work` for so many replications, numbered from `first` on, on so many cores.

    With more than one job, `work` and its results must be picklable. Warns (`WorkersWarning`) of workers that died, and
    of a machine on which none can be started, where one core does everything.

    Raises:
        ReplicationFailedError: `work` raised something.
        ReplicationsMissingError: workers died again and again.
    """
    watched = progress or _silent
    numbers = range(first, first + replications)
    watched(0, len(numbers))
    if min(jobs, len(numbers)) > 1:
        try:
            return _spread(work, numbers, jobs, watched)
        except _NoWorkersError as error:
            reason = told(error.reason)
            _warn(told("no worker process can be started ({reason}); one core does everything", reason=reason))
    results = []
    for done, number in enumerate(numbers, start=1):
        results.append(_attempt(work, number))
        watched(done, len(numbers))
    return results


def _silent(_done: int, _all: int) -> None:
    pass


def _warn(message: str) -> None:
    warnings.warn(WorkersWarning(message), stacklevel=4)


def _attempt(work: Callable[[int], T], number: int) -> T:
    try:
        return work(number)
    except Exception as error:
        raise ReplicationFailedError(number, reason_of(error)) from error


def _spread(work: Callable[[int], T], numbers: Sequence[int], jobs: int, progress: Progress) -> list[T]:
    """The results of several workers, and of other workers for what those left undone."""
    results: dict[int, T] = {}
    run = partial(_together, work, results, lambda: progress(len(results), len(numbers)))
    deaths = 0
    while missing := [number for number in numbers if number not in results]:
        known = len(results)
        if deaths == _DEATHS_BORNE:
            _one_by_one(run, missing)
            continue
        try:
            run(missing, max(1, min(jobs >> deaths, len(missing))))  # less at once needs less memory
        except BrokenExecutor:
            deaths = deaths + 1 if len(results) == known else 1
            _warn(told("a worker process died; its replications are run again"))
    return [results[number] for number in numbers]


def _together(
    work: Callable[[int], T],
    results: dict[int, T],
    progress: Callable[[], None],
    missing: Sequence[int],
    jobs: int,
) -> None:
    with _workers(jobs) as workers:
        _collect(_started(workers, work, missing), results, progress)


def _one_by_one(run: Callable[[Sequence[int], int], None], missing: Sequence[int]) -> None:
    """Each with a worker of its own: what kills its worker is found, and everything else gets done.

    Raises:
        ReplicationsMissingError: with those whose worker died; after some in a row, with all that were left, too.
    """
    lost: list[int] = []
    in_a_row = 0
    for place, number in enumerate(missing):
        try:
            run([number], 1)
            in_a_row = 0
        except BrokenExecutor:
            lost.append(number)
            in_a_row += 1
        if in_a_row == _DEATHS_BORNE:
            lost += missing[place + 1 :]
            break
    if lost:
        raise ReplicationsMissingError(lost)


class _NoWorkersError(Exception):
    """This machine starts no processes, or has no semaphores for them."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def _workers(jobs: int) -> Iterator[Executor]:
    """Worker processes that are gone at the end; an interrupt does not wait for what they are at."""
    try:
        workers = ProcessPoolExecutor(jobs, initializer=_prepare_worker)
    except (OSError, ImportError, NotImplementedError) as error:
        raise _NoWorkersError(_why(error)) from error
    patience = True
    try:
        yield workers
    except KeyboardInterrupt:
        patience = False
        raise
    finally:
        workers.shutdown(wait=patience, cancel_futures=True)


def _started(workers: Executor, work: Callable[[int], T], order: Sequence[int]) -> dict[Future[T], int]:
    """The work, handed out. Until a worker has said what it does with signals, they wait for it."""
    others = active_children()
    with _signals_held():
        try:
            return {workers.submit(partial(_attempt, work), number): number for number in order}
        except BrokenExecutor:
            raise
        except (OSError, RuntimeError) as error:
            _end_those_that_started(others)
            raise _NoWorkersError(_why(error)) from error


def _end_those_that_started(others: list[BaseProcess]) -> None:
    """The executor forgets workers whose brothers could not be started; at the exit they would be waited for."""
    for worker in active_children():
        if worker not in others:
            worker.kill()
            worker.join()


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


@contextmanager
def _signals_held() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare_worker() -> None:
    """Interrupts are for the parent, which ends its workers; a worker whose parent is gone ends by itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _collect(futures: dict[Future[T], int], results: dict[int, T], progress: Callable[[], None]) -> None:
    """Put results where they belong, as they come. Raises at once if a replication failed or a worker died."""
    pending = set(futures)
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        broken: BrokenExecutor | None = None
        for future in done:
            try:
                results[futures[future]] = future.result()
            except BrokenExecutor as error:  # others may be done all the same
                broken = error
        progress()
        if broken is not None:
            raise broken
