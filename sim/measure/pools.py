"""Pools: how busy they are, how long the queues, what a case asks of them, what they could bear."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.opening_hours import NEVER
from sim.engine.records import Node, NodeKind, StaffedPool
from sim.measure.frame import ASKED, CASE, FINISHED, STARTED, WORK, Frame

Amounts = NDArray[np.float64]

_TAKING = (NodeKind.STEP, NodeKind.HOLD, NodeKind.TRIP, NodeKind.GIVEN_UP)


@frozen
class PoolUse:
    """How a pool was used in the measured days. Times in seconds."""

    staffed: float
    busy: float
    overtime: float
    queue_mean: float
    queue_max: float


def pool_use(frame: Frame, staffed: StaffedPool) -> PoolUse:
    """Use of a shared pool. `busy` counts hours in which the pool is there, `overtime` those beyond.

    Work that paused at closing (for another pool, or as longer than any stretch of a pool that refuses) has none.
    """
    first, last = frame.records.window
    last = min(last, frame.records.ended)
    busy = overtime = 0.0
    queue = _Queue(staffed, first, last)
    for node, rows, count in _rows(frame, staffed):
        people = _share(staffed, rows) * count if node.in_batch else np.full(len(rows), float(count))
        start, end = np.clip(rows[:, STARTED], first, last), np.clip(rows[:, FINISHED], first, last)
        inside = _open(staffed, start, end) * people
        busy += float(inside.sum())
        if staffed.straight:
            paused = ~np.full(len(rows), node.in_batch) & (rows[:, WORK] < rows[:, FINISHED] - rows[:, STARTED])
            overtime += float(((end - start) * people - inside)[~paused].sum())
        queue.add(rows[:, ASKED], rows[:, STARTED])
    return PoolUse(staffed_seconds(staffed, first, last), busy, overtime, *queue.lengths())


def staffed_seconds(staffed: StaffedPool, first: int, last: int) -> float:
    """Person-seconds that a pool is there between two times."""
    opens, closes, people = staffed.stretches.T
    return float((np.maximum(np.minimum(closes, last) - np.maximum(opens, first), 0) * people).sum())


def demand(frame: Frame, staffed: StaffedPool) -> Amounts:
    """Person-seconds that each case took of a pool, as far as it was served: work, and being held in open hours.

    Who is held, or works together with others, is tied up while those others are not there, and can serve nobody else.
    """
    total = np.zeros(frame.cases)
    for node, rows, count in _rows(frame, staffed):
        served = rows[rows[:, FINISHED] <= frame.records.ended]
        taken = served[:, WORK]
        if not node.in_batch:  # of a batch the visit of a case is a share
            taken = np.maximum(taken, _open(staffed, served[:, STARTED], served[:, FINISHED]))
        frame.add(total, served[:, CASE], taken * count)
    return total


def waiting(frame: Frame) -> Amounts:
    """Seconds for which a case queued for staff while they were there, served or not, per case, up to the decision."""
    total = np.zeros(frame.cases)
    for staffed in frame.records.pools:
        if not staffed.pool.per_case:
            for _, rows, _ in _rows(frame, staffed, first_only=True, main_only=True):
                started = rows[rows[:, STARTED] <= frame.records.ended]
                frame.add(total, started[:, CASE], _open(staffed, started[:, ASKED], started[:, STARTED]))
    return total


def _rows(
    frame: Frame, staffed: StaffedPool, *, first_only: bool = False, main_only: bool = False
) -> Iterator[tuple[Node, Column, int]]:
    """Nodes that take people of a pool, with blocks of their visits and how many they take."""
    for node in frame.records.nodes:
        if node.kind in _TAKING:
            needs = node.needs[:1] if first_only else node.needs
            count = sum(need.count for need in needs if need.pool == staffed.pool.name)
            if count:
                for visits in frame.visits_of(node):
                    yield node, visits[~frame.are_afterwards(visits)] if main_only else visits, count


def _share(staffed: StaffedPool, rows: Column) -> Amounts:
    """Which share of a person the visit of one case of a batch takes: of the work, which is recorded by share."""
    start, end = rows[:, STARTED], rows[:, FINISHED]
    span = end - start if staffed.straight else _open(staffed, start, end)
    return np.minimum(rows[:, WORK] / np.maximum(span, 1), 1.0)


def _open(staffed: StaffedPool, start: Column, end: Column) -> Column:
    last = staffed.hours.stretches[-1][1] if staffed.hours.stretches else 0
    start, end = np.minimum(start, last), np.minimum(end, last)
    return staffed.hours.passed_each(end) - staffed.hours.passed_each(start)


class _Queue:
    """Those who queue for a pool in the measured days."""

    def __init__(self, staffed: StaffedPool, first: int, last: int) -> None:
        self._staffed = staffed
        self._first = first
        self._last = last
        self._waited = 0
        self._asked: list[Column] = []
        self._started: list[Column] = []

    def add(self, asked: Column, started: Column) -> None:
        """Add visits, by when they were asked for and begun."""
        first, last = self._first, self._last
        started = np.minimum(started, NEVER)
        waited = _open(self._staffed, np.clip(asked, first, last), np.clip(started, first, last))
        self._waited += int(waited.sum())
        queued = (started > asked) & (asked < last) & (started > first)
        self._asked.append(np.maximum(asked[queued], first))
        self._started.append(started[queued])

    def lengths(self) -> tuple[float, float]:
        """Mean length over open hours, NaN if there are none; and greatest length. To be asked once."""
        if not self._asked:
            return 0.0, 0.0
        open_seconds = float(_open(self._staffed, np.array([self._first]), np.array([self._last]))[0])
        asked, started = _sorted(self._asked), _sorted(self._started)
        # how many have asked but not begun when one more has asked
        lengths = np.arange(1, len(asked) + 1) - np.searchsorted(started, asked, side="right")
        mean = self._waited / open_seconds if open_seconds else float("nan")
        return mean, float(lengths.max(initial=0))


def _sorted(parts: list[Column]) -> Column:
    """All in one, which leaves the parts empty: of millions there is no room for both."""
    together = np.concatenate(parts)
    parts.clear()
    together.sort()
    return together
