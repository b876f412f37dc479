"""Effort: what cases cost the people, in seconds, per case; and how long cases stood at a counter.

A person held at a counter costs their time as long as they are held. A trip costs the applicant the time from
leaving to being back, as far as it lies in the applicant's hours or is spent travelling or being served.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.records import Node, NodeKind, StaffedPool
from sim.measure.catalogue import Measure
from sim.measure.frame import CASE, FINISHED, STARTED, WORK, Frame
from sim.measure.ledger import elapsed_work, role_of
from sim.scenario.staff import Role

Amounts = NDArray[np.float64]


def efforts(frame: Frame) -> dict[Measure, Amounts]:
    """Effort of applicant and staff: before the decision, afterwards, and in all."""
    applicant, staff = (effort(frame, role, afterwards=False) for role in (Role.APPLICANT, Role.STAFF))
    applicant_later, staff_later = (effort(frame, role, afterwards=True) for role in (Role.APPLICANT, Role.STAFF))
    return {
        Measure.APPLICANT_EFFORT: applicant,
        Measure.STAFF_EFFORT: staff,
        Measure.APPLICANT_EFFORT_AFTERWARDS: applicant_later,
        Measure.STAFF_EFFORT_AFTERWARDS: staff_later,
        Measure.APPLICANT_EFFORT_TOTAL: applicant + applicant_later if applicant_later.any() else applicant,
        Measure.STAFF_EFFORT_TOTAL: staff + staff_later if staff_later.any() else staff,
    }


def effort(frame: Frame, role: Role, *, afterwards: bool) -> Amounts:
    """Seconds of staff or applicant, per case: before the decision, or for what happens afterwards."""
    total = np.zeros(frame.cases)
    for node in frame.records.nodes:
        people = people_of(frame, node, role)
        traveller = _traveller(frame, node) if role is Role.APPLICANT else None
        if people or traveller is not None:
            for rows in _over(frame, node, afterwards=afterwards):
                seconds = rows[:, WORK] * people
                if traveller is not None:
                    seconds = seconds + _outside_hours(frame, node, traveller, rows)
                frame.add(total, rows[:, CASE], seconds)
    return total


def _over(frame: Frame, node: Node, *, afterwards: bool) -> Iterator[Column]:
    """The visits of a node that were over, before the decision or afterwards, in blocks."""
    for visits in frame.visits_of(node):
        yield visits[(frame.are_afterwards(visits) == afterwards) & (visits[:, FINISHED] <= frame.records.ended)]


def people_of(frame: Frame, node: Node, role: Role) -> int:
    """How many people of a role a visit of the node takes (those held already are not taken again)."""
    if node.kind not in (NodeKind.STEP, NodeKind.HOLD, NodeKind.TRIP):
        return 0
    roles = {pool.pool.name: pool.pool.role for pool in frame.records.pools}
    return sum(need.count for need in node.needs if roles[need.pool] is role)


def counter_time(frame: Frame) -> Amounts:
    """Seconds in which a member of staff was busy with the applicant present, per case."""
    total = np.zeros(frame.cases)
    for node in frame.records.nodes:
        if _is_at_counter(frame, node):
            for rows in _over(frame, node, afterwards=False):
                frame.add(total, rows[:, CASE], rows[:, WORK])
    return total


def _is_at_counter(frame: Frame, node: Node) -> bool:
    if people_of(frame, node, Role.STAFF) == 0:
        return False
    return node.kind is NodeKind.HOLD or (node.kind is NodeKind.STEP and node.in_attendance)


def _traveller(frame: Frame, node: Node) -> StaffedPool | None:
    """Who is on the way, or on a trip while somebody else works, beyond the own hours if need be."""
    name = node.held if node.kind is NodeKind.TRAVEL else node.traveller
    is_own_work = node.kind is NodeKind.STEP and role_of(frame, node) is Role.APPLICANT
    if not name or is_own_work or node.kind not in (NodeKind.TRAVEL, NodeKind.STEP):
        return None
    return next(pool for pool in frame.records.pools if pool.pool.name == name)


def _outside_hours(frame: Frame, node: Node, traveller: StaffedPool, rows: Column) -> Column:
    """Travel and service beyond the traveller's hours, which the trip itself does not count."""
    if traveller.straight:
        return np.zeros(len(rows), dtype=np.int64)
    hours = traveller.hours
    inside = hours.passed_each(rows[:, FINISHED]) - hours.passed_each(rows[:, STARTED])
    spent = rows[:, WORK] if node.kind is NodeKind.TRAVEL else elapsed_work(frame, node, rows)
    return np.maximum(spent - inside, 0)
