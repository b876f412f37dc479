"""What two runs have in common: arrivals, and work by its address."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sim.engine.opening_hours import NEVER
from sim.engine.records import BranchKind, NodeKind, Records

Course = tuple[tuple[str, int, int], ...]
"""The main course of a case: nothing. One beside it: for each `afterwards` around, its name, item and start."""

Address = tuple[str, int, str, int, Course, int]
"""Case type, number of the case, node, item, course, visit."""


def arrivals(records: Records) -> dict[tuple[str, int], int]:
    """Second of arrival by case type and number."""
    return {(records.case_types[kind], number): at for kind, number, at, _ in records.arrivals.tolist()}


def work(records: Records) -> dict[Address, int]:
    """Seconds of work (or of travel) by address, of what was begun.

    Without the work of batches: it is recorded in equal shares, which depend on who else is there.
    """
    works: dict[Address, int] = {}
    visits: Counter[tuple[str, int, str, int, Course]] = Counter()
    cases = records.arrivals.tolist()
    courses = _courses(records)
    for row in sorted(records.visits.tolist(), key=lambda row: row[4]):
        case, node_number, branch, item, _, started, _, seconds = row
        node = records.nodes[node_number]
        if node.kind not in (NodeKind.STEP, NodeKind.TRAVEL, NodeKind.GIVEN_UP) or node.in_batch or started == NEVER:
            continue
        place = (node.case_type, cases[case][1], node.name, item, courses[branch])
        if node.kind is not NodeKind.GIVEN_UP:  # who gave up has drawn as well: the next visit is another one
            works[*place, visits[place]] = seconds
        visits[place] += 1
    return works


def _courses(records: Records) -> list[Course]:
    """The course that each branch belongs to."""
    first = {branch: (node, item) for _, node, branch, item, *_ in records.visits.tolist()[::-1]}
    starts: Counter[tuple[int, Course, str, int]] = Counter()
    courses: list[Course] = []
    for branch, (case, parent, _, kind) in enumerate(records.branches.tolist()):
        around = courses[parent] if branch else ()
        if kind == BranchKind.AFTERWARDS:
            node, item = first[branch]
            start = (case, around, records.nodes[node].name, item)
            around = (*around, (*start[2:], starts[start]))
            starts[start] += 1
        courses.append(around)
    return courses


def assert_same_where_shared(one: dict[Any, Any], other: dict[Any, Any], least: int = 1) -> None:
    """Both say the same of everything that both know, and that is enough to mean something."""
    shared = one.keys() & other.keys()
    assert len(shared) >= least
    assert {key: one[key] for key in shared} == {key: other[key] for key in shared}
