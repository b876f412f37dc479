"""Worker processes of this machine, behind the interface of `concurrent.futures`."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from threading import Thread

_MOST_ON_WINDOWS = 61
"""More handles cannot be waited for there."""


class NoWorkersError(Exception):
    """This machine starts no processes, or has no semaphores for them."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def worker_processes(jobs: int) -> Executor:
    """An executor of so many processes; they are started when the first work is handed out, by `starting`.

    Raises:
        NoWorkersError: there can be none.
    """
    most = _MOST_ON_WINDOWS if os.name == "nt" else jobs
    try:
        return ProcessPoolExecutor(min(jobs, most), initializer=_prepare_worker)
    except (OSError, ImportError, NotImplementedError) as error:
        raise NoWorkersError(_why(error)) from error


@contextmanager
def starting() -> Iterator[None]:
    """Within, work may be handed out. Until a worker has said what it does with signals, they wait for it.

    Raises:
        NoWorkersError: a process could not be started; those that were are ended.
    """
    others = active_children()
    with _signals_held():
        try:
            yield
        except BrokenExecutor:
            raise
        except (OSError, RuntimeError) as error:
            _end_those_that_started(others)
            raise NoWorkersError(_why(error)) from error


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
