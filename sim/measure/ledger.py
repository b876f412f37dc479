"""The time ledger: where the lead time went on the critical path, to the second.

Work of the applicant, travel, queueing for people, work of staff, waiting for something else, and hours in which
those concerned were closed. The six add up to the lead time.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.opening_hours import OpeningHours, common_hours
from sim.engine.records import Node, NodeKind, StaffedPool
from sim.measure.catalogue import PATH, Measure
from sim.measure.frame import ASKED, CASE, FINISHED, STARTED, WORK, Frame
from sim.scenario.staff import Role

Amounts = NDArray[np.float64]


def ledger(frame: Frame) -> dict[Measure, Amounts]:
    """Seconds of each part of the path, per case."""
    parts = {measure: np.zeros(frame.cases) for measure in PATH}
    for node in frame.records.nodes:
        for visits in frame.visits_of(node):
            rows = visits[frame.are_critical(visits) & (visits[:, FINISHED] <= frame.records.ended)]
            for measure, seconds in entries(frame, node, rows):
                frame.add(parts[measure], rows[:, CASE], seconds)
    return parts


Entries = list[tuple[Measure, Column]]


def entries(frame: Frame, node: Node, rows: Column) -> Entries:
    """What visits of a node add to the parts of the path, in seconds; nothing for what takes no time of its own."""
    return _PARTS[node.kind](frame, node, rows) if node.kind in _PARTS else []


def _step(frame: Frame, node: Node, rows: Column) -> Entries:
    span = rows[:, FINISHED] - rows[:, STARTED]
    worked = np.minimum(elapsed_work(frame, node, rows), span)
    by_staff = role_of(frame, node) is Role.STAFF
    work = Measure.PATH_STAFF_WORK if by_staff else Measure.PATH_APPLICANT_WORK
    return [*_queue(frame, node, rows), (work, worked), (Measure.PATH_CLOSED, span - worked)]


def elapsed_work(frame: Frame, node: Node, rows: Column) -> Column:
    """Time in which work went on: of a batch, each case was there through the whole, though it cost only a share."""
    span = rows[:, FINISHED] - rows[:, STARTED]
    if not node.in_batch:
        worked: Column = np.minimum(rows[:, WORK], span)
        return worked
    pausing = [pool.hours for pool in pools_of(frame, node) if not pool.straight]
    return _between(common_hours(pausing), rows[:, STARTED], rows[:, FINISHED]) if pausing else span


def _queue(frame: Frame, node: Node, rows: Column) -> Entries:
    asked, started = rows[:, ASKED], rows[:, STARTED]
    pool = pool_of(frame, node)
    hours = frame.records.hours if pool is None else pool.hours
    queued = _between(hours, asked, started)
    return [(Measure.PATH_QUEUE, queued), (Measure.PATH_CLOSED, started - asked - queued)]


def _travel(_frame: Frame, _node: Node, rows: Column) -> Entries:
    return [
        (Measure.PATH_CLOSED, rows[:, STARTED] - rows[:, ASKED]),
        (Measure.PATH_TRAVEL, rows[:, FINISHED] - rows[:, STARTED]),
    ]


def _wait(frame: Frame, node: Node, rows: Column) -> Entries:
    span = rows[:, FINISHED] - rows[:, ASKED]
    waited = _between(frame.records.hours, rows[:, ASKED], rows[:, FINISHED]) if node.pauses else span
    return [(Measure.PATH_WAITING, waited), (Measure.PATH_CLOSED, span - waited)]


def _gathering(_frame: Frame, _node: Node, rows: Column) -> Entries:
    return [(Measure.PATH_WAITING, rows[:, FINISHED] - rows[:, ASKED])]


_PARTS: dict[NodeKind, Callable[[Frame, Node, Column], Entries]] = {
    NodeKind.STEP: _step,
    NodeKind.HOLD: _queue,
    NodeKind.TRIP: _queue,
    NodeKind.GIVEN_UP: _queue,
    NodeKind.TRAVEL: _travel,
    NodeKind.WAIT: _wait,
    NodeKind.GATHERING: _gathering,
}


def pool_of(frame: Frame, node: Node) -> StaffedPool | None:
    """The pool whose people do the work of a node: the first one taken, else the one held."""
    name = node.needs[0].pool if node.needs else node.held
    return next((pool for pool in frame.records.pools if pool.pool.name == name), None)


def pools_of(frame: Frame, node: Node) -> list[StaffedPool]:
    """The pools whose people do the work of a node."""
    names = {need.pool for need in node.needs} or {node.held}
    return [pool for pool in frame.records.pools if pool.pool.name in names]


def role_of(frame: Frame, node: Node) -> Role:
    """Whose work a node is."""
    pool = pool_of(frame, node)
    return Role.STAFF if pool is None else pool.pool.role


def _between(hours: OpeningHours, start: Column, end: Column) -> Column:
    return hours.passed_each(end) - hours.passed_each(start)
