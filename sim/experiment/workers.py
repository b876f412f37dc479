"""Work spread over workers: handed out in chunks, and handed out again where a worker died.

A worker that is killed, as by a machine without memory, loses nothing: what it had not finished is done again by fresh
workers, at last each piece alone. What still kills its worker is named as lost.
"""

from __future__ import annotations

import math
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from attrs import define, field

from sim import __version__
from sim.experiment.chunk import Batch, Done, Failed, Pace, Piece, attempt, do_chunk
from sim.experiment.cluster import cluster_at, do_remote_chunk, failure_of, lost
from sim.experiment.failures import ClusterError, WorkersWarning
from sim.experiment.worker_processes import NoWorkersError, starting, worker_processes
from sim.scenario.message import told

T = TypeVar("T")

_DEATHS_BORNE = 3
"""So often workers may die, without anything being done in between, before it is tried another way."""

_AHEAD = 2
"""Chunks handed out for each worker, so that it finds the next when it is done with one."""

_ROUNDS, _LEAST_ROUND = 8, 16
"""Into so many rounds the work is parted, unless they became so small that a chunk were soon at their end."""

_CHUNK_SECONDS, _REMOTE_CHUNK_SECONDS = 0.2, 1.0
"""Handing out a chunk costs a few milliseconds here, and some tens of them in a cluster."""

_LOOK_SECONDS = 5.0
"""So often is looked whether a cluster that sends no results has any workers left."""

_PATIENCE_SECONDS = 60.0
"""So long a cluster may have none, as where they are started again, before it is given up."""


@define
class Spread(Generic[T]):
    """Pieces of several batches, and what came of them. `take` is called with each result as it comes."""

    batches: Sequence[Batch[T]]
    take: Callable[[Piece, T | Failed], None]
    results: dict[Piece, T | Failed] = field(factory=dict)
    lost: list[Piece] = field(factory=list)

    def alone(self) -> None:
        """Do everything in this process."""
        for piece in self._missing():
            self._put(piece, attempt(self.batches[piece[0]].work, piece[1]))

    def over(self, hands: Hands) -> None:
        """Have everything done that is not lost.

        Warns (`WorkersWarning`) of workers that died, and of a machine on which none can be started, where one core
        does everything. Raises `ClusterError` for a cluster that is lost on the way.
        """
        try:
            self._over(hands)
        except NoWorkersError as error:
            reason = told(error.reason)
            _warn(told("no worker process can be started ({reason}); one core does everything", reason=reason))
            self.alone()

    def _missing(self) -> list[Piece]:
        """What is not done, in rounds: whenever it ends, there are numbers that all batches have done."""
        most = max((len(batch.numbers) for batch in self.batches), default=0)
        size = max(_LEAST_ROUND, math.ceil(most / _ROUNDS))
        return [
            (place, number)
            for begin in range(0, most, size)
            for place, batch in enumerate(self.batches)
            for number in batch.numbers[begin : begin + size]
            if (place, number) not in self.results
        ]

    def _put(self, piece: Piece, result: T | Failed) -> None:
        self.results[piece] = result
        self.take(piece, result)

    def _over(self, hands: Hands) -> None:
        deaths = 0
        while missing := self._missing():
            known = len(self.results)
            if deaths == _DEATHS_BORNE:
                self._one_by_one(hands, missing)
                return
            try:
                self._together(hands, missing, deaths)  # fewer at once need less memory
            except BrokenExecutor:
                deaths = deaths + 1 if len(self.results) == known else 1
                _warn(told("a worker process died; its replications are run again"))

    def _one_by_one(self, hands: Hands, missing: Sequence[Piece]) -> None:
        """Each with a worker of its own: what kills its worker is found, and everything else gets done."""
        in_a_row = 0
        for place, piece in enumerate(missing):
            try:
                self._together(hands, [piece], _DEATHS_BORNE, workers=1)
                in_a_row = 0
            except BrokenExecutor:
                self.lost.append(piece)
                in_a_row += 1
            if in_a_row == _DEATHS_BORNE:
                self.lost += missing[place + 1 :]
                break

    def _together(self, hands: Hands, missing: Sequence[Piece], deaths: int, workers: int | None = None) -> None:
        with hands.working(workers or max(1, min(hands.places >> deaths, len(missing)))) as (executor, places):
            self._hand_out(hands, executor, places, deque(missing))

    def _hand_out(self, hands: Hands, executor: Executor, places: int, left: deque[Piece]) -> None:
        pace = Pace(hands.chunk_seconds, places)
        under_way: dict[Future[Done[T]], list[Piece]] = {}
        while left or under_way:
            while left and len(under_way) < _AHEAD * places:
                chunk = _next_chunk(left, pace.size(len(left)))
                work = self.batches[chunk[0][0]].work
                under_way[hands.submit(executor, work, [number for _, number in chunk])] = chunk
            done, _ = wait(under_way, hands.look_seconds, return_when=FIRST_COMPLETED)
            try:
                hands.check(is_alive=bool(done))
                self._collect(hands, {future: under_way.pop(future) for future in done}, pace)
            except (BrokenExecutor, ClusterError):
                for future in under_way:
                    future.cancel()  # nobody waits for it, but a cluster would go on with it
                raise

    def _collect(self, hands: Hands, done: dict[Future[Done[T]], list[Piece]], pace: Pace) -> None:
        """Put results where they belong. Raises if a worker died, but not before what others did is taken."""
        broken: BrokenExecutor | None = None
        for future, chunk in done.items():
            try:
                came = hands.result(future)
            except BrokenExecutor as error:
                broken = error
                continue
            pace.note(len(chunk), came.seconds)
            for piece, result in zip(chunk, came.results, strict=True):
                self._put(piece, result)
        if broken is not None:
            raise broken


def _next_chunk(left: deque[Piece], size: int) -> list[Piece]:
    """The next pieces, all of one batch."""
    chunk = [left.popleft()]
    while left and len(chunk) < size and left[0][0] == chunk[0][0]:
        chunk.append(left.popleft())
    return chunk


def _warn(message: str) -> None:
    warnings.warn(WorkersWarning(message), stacklevel=4)


class Processes:
    """Processes of this machine."""

    chunk_seconds = _CHUNK_SECONDS
    look_seconds = None

    def __init__(self, jobs: int) -> None:
        self.places = jobs

    @contextmanager
    def working(self, workers: int) -> Iterator[tuple[Executor, int]]:
        """Workers that are gone at the end; an interrupt does not wait for what they are at."""
        executor = worker_processes(workers)
        patience = True
        try:
            yield executor, workers
        except KeyboardInterrupt:
            patience = False
            raise
        finally:
            executor.shutdown(wait=patience, cancel_futures=True)

    def submit(self, executor: Executor, work: Callable[[int], Any], numbers: list[int]) -> Future[Done[Any]]:
        """Hand out a chunk."""
        with starting():
            return executor.submit(do_chunk, work, numbers)

    def result(self, future: Future[Done[Any]]) -> Done[Any]:
        """What came of a chunk; raises `BrokenExecutor` if its worker died."""
        return future.result()

    def check(self, *, is_alive: bool) -> None:
        """Whoever dies here is noticed at once."""


class Remote:
    """Workers of a cluster, which are there already; whoever dies is replaced there."""

    chunk_seconds = _REMOTE_CHUNK_SECONDS
    look_seconds = _LOOK_SECONDS

    def __init__(self, address: str) -> None:
        self._address = address
        self._cluster = cluster_at(address)
        self.places = self._cluster.places
        self._last_alive = time.monotonic()

    def leave(self) -> None:
        """Work that is under way is given up."""
        self._cluster.leave()

    @contextmanager
    def working(self, workers: int) -> Iterator[tuple[Executor, int]]:
        """All of them, of which at most so many are needed."""
        self._last_alive = time.monotonic()
        yield self._cluster.executor, workers

    def submit(self, executor: Executor, work: Callable[[int], Any], numbers: list[int]) -> Future[Done[Any]]:
        """Hand out a chunk."""
        return executor.submit(do_remote_chunk, __version__, work, numbers)

    def result(self, future: Future[Done[Any]]) -> Done[Any]:
        """What came of a chunk; raises `BrokenExecutor` if its worker died."""
        try:
            return future.result()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a cancelled future is no Exception
            failure = failure_of(error, self._address)
            if failure is None:
                raise BrokenExecutor from error
            raise failure from error

    def check(self, *, is_alive: bool) -> None:
        """Raises `ClusterError` if there have been no workers for long; `is_alive` if one of them has just answered."""
        try:
            is_alive = is_alive or self._cluster.workers() > 0
        except Exception as error:
            raise lost(error, self._address) from error
        if is_alive:
            self._last_alive = time.monotonic()
        elif time.monotonic() - self._last_alive > _PATIENCE_SECONDS:
            raise ClusterError(told("the cluster at {address} has no workers any more", address=self._address))


Hands = Processes | Remote
"""Who does the work."""
