"""Numbered pieces of work, and the chunks of them that are handed to a worker at once."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from attrs import define, frozen

from sim.experiment.failures import reason_of

T = TypeVar("T")

FIRST_SIZE = 1
"""Pieces in a chunk as long as nobody knows how long one takes."""


@frozen
class Batch(Generic[T]):
    """One work for several numbers, such as a process of a scenario and its replications."""

    work: Callable[[int], T]
    numbers: Sequence[int]


@frozen
class Failed:
    """A piece that could not be done: a replication, counted from 0, and why."""

    number: int
    reason: str


Piece = tuple[int, int]
"""The place of a batch, and one of its numbers."""


@frozen
class Done(Generic[T]):
    """What came of a chunk: a result or a failure for each of its numbers, and the seconds it took."""

    results: tuple[T | Failed, ...]
    seconds: float


def do_chunk(work: Callable[[int], T], numbers: Sequence[int]) -> Done[T]:
    """Do the pieces of a chunk, one after the other; runs in a worker. A failure is a result like any other."""
    start = time.perf_counter()
    results = tuple(attempt(work, number) for number in numbers)
    return Done(results, time.perf_counter() - start)


def attempt(work: Callable[[int], T], number: int) -> T | Failed:
    """The result of a piece, or why there is none."""
    try:
        return work(number)
    except Exception as error:  # noqa: BLE001 - whatever a replication fails of, the others go on
        return Failed(number, reason_of(error))


@define
class Pace:
    """How many pieces make a chunk of so many seconds that handing it out costs next to nothing.

    At the end chunks become smaller, so that no worker is left waiting for another for long.
    """

    seconds: float
    workers: int
    _pieces: int = 0
    _spent: float = 0.0

    def note(self, pieces: int, seconds: float) -> None:
        """A chunk is done."""
        self._pieces += pieces
        self._spent += seconds

    def size(self, left: int) -> int:
        """Pieces in the next chunk, if so many are left."""
        if not self._pieces:
            return FIRST_SIZE
        wanted = self.seconds * self._pieces / max(self._spent, 1e-9)
        return max(1, math.floor(min(wanted, left / (2 * self.workers))))
