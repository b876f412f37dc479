"""Effort: what cases cost the people, in seconds, per case; and how long cases stood at a counter.

A person held at a counter costs their time as long as they are held. A trip costs the applicant the time from
leaving to being back, as far as it lies in the applicant's hours or is spent travelling.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engine.records import Node, NodeKind
from sim.measure.frame import CASE, FINISHED, NODE, STARTED, WORK, Column, Frame
from sim.measure.ledger import pool_of
from sim.scenario.staff import Role

Amounts = NDArray[np.float64]


def effort(frame: Frame, role: Role, *, afterwards: bool) -> Amounts:
    """Seconds of staff or applicant, per case: before the decision, or for what happens afterwards."""
    visits = frame.records.visits
    chosen = (frame.is_afterwards == afterwards) & (visits[:, FINISHED] <= frame.records.ended)
    total = np.zeros(frame.cases)
    for node in frame.records.nodes:
        people = people_of(frame, node, role)
        is_travel = node.kind is NodeKind.TRAVEL and role is Role.APPLICANT
        if people or is_travel:
            rows = visits[chosen & (visits[:, NODE] == node.number)]
            seconds = _outside_hours(frame, node, rows) if is_travel else rows[:, WORK] * people
            total += frame.per_case(rows[:, CASE], seconds)
    return total


def people_of(frame: Frame, node: Node, role: Role) -> int:
    """How many people of a role a visit of the node takes (those held already are not taken again)."""
    if node.kind not in (NodeKind.STEP, NodeKind.HOLD, NodeKind.TRIP):
        return 0
    roles = {pool.pool.name: pool.pool.role for pool in frame.records.pools}
    return sum(need.count for need in node.needs if roles[need.pool] is role)


def counter_time(frame: Frame) -> Amounts:
    """Seconds in which a member of staff was busy with the applicant present, per case."""
    visits = frame.records.visits
    total = np.zeros(frame.cases)
    for node in frame.records.nodes:
        if _is_at_counter(frame, node):
            rows = visits[(visits[:, NODE] == node.number) & ~frame.is_afterwards]
            rows = rows[rows[:, FINISHED] <= frame.records.ended]
            total += frame.per_case(rows[:, CASE], rows[:, WORK])
    return total


def _is_at_counter(frame: Frame, node: Node) -> bool:
    if people_of(frame, node, Role.STAFF) == 0:
        return False
    return node.kind is NodeKind.HOLD or (node.kind is NodeKind.STEP and node.in_attendance)


def _outside_hours(frame: Frame, node: Node, rows: Column) -> Column:
    """Travel beyond the applicant's hours, which the trip itself does not hold."""
    pool = pool_of(frame, node)
    if pool is None or pool.straight:
        return np.zeros(len(rows), dtype=np.int64)
    inside = pool.hours.passed_each(rows[:, FINISHED]) - pool.hours.passed_each(rows[:, STARTED])
    return rows[:, WORK] - inside
