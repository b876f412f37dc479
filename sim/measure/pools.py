"""Pools: how busy they are, how long the queues, what a case asks of them, what they could bear."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.opening_hours import NEVER
from sim.engine.records import Node, NodeKind, StaffedPool
from sim.measure.frame import ASKED, CASE, FINISHED, NODE, STARTED, WORK, Frame

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
    queues: list[Column] = []
    for node, rows, count in _rows(frame, staffed):
        people = _share(staffed, rows) * count if node.in_batch else np.full(len(rows), float(count))
        start, end = np.clip(rows[:, STARTED], first, last), np.clip(rows[:, FINISHED], first, last)
        inside = _open(staffed, start, end) * people
        busy += float(inside.sum())
        if staffed.straight:
            paused = ~np.full(len(rows), node.in_batch) & (rows[:, WORK] < rows[:, FINISHED] - rows[:, STARTED])
            overtime += float(((end - start) * people - inside)[~paused].sum())
        queues.append(rows[:, (ASKED, STARTED)])
    open_seconds = float(_open(staffed, np.array([first]), np.array([last]))[0])
    mean, longest = _queue(staffed, np.concatenate(queues), first, last, open_seconds) if queues else (0.0, 0.0)
    return PoolUse(staffed_seconds(staffed, first, last), busy, overtime, mean, longest)


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
        total += frame.per_case(served[:, CASE], taken * count)
    return total


def waiting(frame: Frame) -> Amounts:
    """Seconds for which a case queued for staff while they were there, served or not, per case, up to the decision."""
    total = np.zeros(frame.cases)
    for staffed in frame.records.pools:
        if not staffed.pool.per_case:
            for _, rows, _ in _rows(frame, staffed, first_only=True, main_only=True):
                started = rows[rows[:, STARTED] <= frame.records.ended]
                total += frame.per_case(started[:, CASE], _open(staffed, started[:, ASKED], started[:, STARTED]))
    return total


def _rows(
    frame: Frame, staffed: StaffedPool, *, first_only: bool = False, main_only: bool = False
) -> list[tuple[Node, Column, int]]:
    """Nodes that take people of a pool, with their visits and how many they take."""
    visits = frame.records.visits
    if main_only:
        visits = visits[~frame.is_afterwards]
    found = []
    for node in frame.records.nodes:
        if node.kind in _TAKING:
            needs = node.needs[:1] if first_only else node.needs
            count = sum(need.count for need in needs if need.pool == staffed.pool.name)
            if count:
                found.append((node, visits[visits[:, NODE] == node.number], count))
    return found


def _share(staffed: StaffedPool, rows: Column) -> Amounts:
    """Which share of a person the visit of one case of a batch takes: of the work, which is recorded by share."""
    start, end = rows[:, STARTED], rows[:, FINISHED]
    span = end - start if staffed.straight else _open(staffed, start, end)
    return np.minimum(rows[:, WORK] / np.maximum(span, 1), 1.0)


def _open(staffed: StaffedPool, start: Column, end: Column) -> Column:
    last = staffed.hours.stretches[-1][1] if staffed.hours.stretches else 0
    start, end = np.minimum(start, last), np.minimum(end, last)
    return staffed.hours.passed_each(end) - staffed.hours.passed_each(start)


def _queue(staffed: StaffedPool, rows: Column, first: int, last: int, open_seconds: float) -> tuple[float, float]:
    """Mean length over open hours, and greatest length, in the measured days."""
    asked, started = rows[:, 0], np.minimum(rows[:, 1], NEVER)
    waited = _open(staffed, np.clip(asked, first, last), np.clip(started, first, last))
    mean = float(waited.sum()) / open_seconds if open_seconds else float("nan")
    queued = (started > asked) & (asked < last) & (started > first)
    times = np.concatenate((np.maximum(asked[queued], first), started[queued]))
    changes = np.concatenate((np.ones(queued.sum(), dtype=np.int64), np.full(queued.sum(), -1)))
    ordered = np.lexsort((changes, times))
    lengths = np.cumsum(changes[ordered])
    return mean, float(lengths.max(initial=0))
