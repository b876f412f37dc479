"""What two runs have in common: arrivals, and work by its address."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sim.engine.opening_hours import NEVER
from sim.engine.records import NodeKind, Records

Address = tuple[str, int, str, int, int]
"""Case type, number of the case, node, item, visit."""


def arrivals(records: Records) -> dict[tuple[str, int], int]:
    """Second of arrival by case type and number."""
    return {(records.case_types[kind], number): at for kind, number, at, _ in records.arrivals.tolist()}


def work(records: Records) -> dict[Address, int]:
    """Seconds of work (or of travel) by address, of what was begun.

    Without the work of batches: it is recorded in equal shares, which depend on who else is there.
    """
    works: dict[Address, int] = {}
    visits: Counter[tuple[str, int, str, int]] = Counter()
    cases = records.arrivals.tolist()
    for case, node_number, _, item, _, started, _, seconds in sorted(records.visits.tolist(), key=lambda row: row[4]):
        node = records.nodes[node_number]
        if node.kind not in (NodeKind.STEP, NodeKind.TRAVEL, NodeKind.GIVEN_UP) or node.in_batch or started == NEVER:
            continue
        place = (node.case_type, cases[case][1], node.name, item)
        if node.kind is not NodeKind.GIVEN_UP:  # who gave up has drawn as well: the next visit is another one
            works[*place, visits[place]] = seconds
        visits[place] += 1
    return works


def assert_same_where_shared(one: dict[Any, Any], other: dict[Any, Any], least: int = 1) -> None:
    """Both say the same of everything that both know, and that is enough to mean something."""
    shared = one.keys() & other.keys()
    assert len(shared) >= least
    assert {key: one[key] for key in shared} == {key: other[key] for key in shared}
