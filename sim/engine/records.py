"""The record of one run: columns of whole numbers, and what is needed to read them."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.engine.columns import Column, Table
from sim.engine.opening_hours import OpeningHours, Workdays
from sim.engine.tables import Ends, Visits
from sim.scenario.flow import Needs, Outcome
from sim.scenario.staff import Pool


class NodeKind(IntEnum):
    """What a visit is: work, holding people, travel, or waiting; or a count or a stopwatch, which cost nothing."""

    STEP = 0
    HOLD = 1
    TRAVEL = 2
    TRIP = 3
    WAIT = 4
    GATHERING = 5
    COUNT = 6
    STOPWATCH = 7
    GIVEN_UP = 8
    """Queueing for people that ended without them: `started` and `finished` are when the case gave up."""


class Mark(IntEnum):
    """Things that happen to a case at a moment; the amount is 1 unless said."""

    CLOCK_STARTS = 0
    CLOCK_STOPS = 1
    DECIDED = 2
    FAILED = 3
    """The amount is the number of items (or cases) that must be corrected."""
    SIZE = 4
    """The amount is the number of items that the visit dealt with, where that is not one."""
    REVOKED = 5
    RESTORED = 6
    DOCUMENTS = 7
    """The amount is the number of documents of a visit, where it depends on the case."""
    FILINGS = 8
    """Likewise, of filings."""


class BranchKind(IntEnum):
    """Why a token was split off."""

    MAIN = 0
    SIDE_BY_SIDE = 1
    AFTERWARDS = 2


OUTCOMES = (Outcome.GRANTED, Outcome.REFUSED, Outcome.WITHDRAWN)
"""Outcomes in the order of their numbers in `Records.ends`."""


@frozen
class Node:
    """A place of the plan where something takes time, as written in the scenario.

    `needs` are the people who are taken; `held` is the pool whose held person works here. `in_attendance` says that
    the applicant is present (on a trip, or held at a counter); `pauses` that a wait goes on in open hours only;
    `in_batch` that a visit may be one case's share of what is done for a whole batch.
    `traveller` is the pool whose person is on a trip meanwhile.
    `documents` and `filings` are counts per visit, or per item where `per_item` is set.
    """

    number: int
    kind: NodeKind
    name: str
    case_type: str
    needs: tuple[Needs, ...] = ()
    held: str = ""
    department: str = ""
    documents: float = 0.0
    filings: float = 0.0
    per_item: bool = False
    in_attendance: bool = False
    traveller: str = ""
    stops_clock: bool = False
    pauses: bool = False
    in_batch: bool = False


@frozen
class StaffedPool:
    """A pool with the time it is there: stretches of (opens, closes, people)."""

    pool: Pool
    hours: OpeningHours
    stretches: Table
    straight: bool
    """Whether a service once begun runs on through closing."""


@frozen(eq=False)
class Records:
    """What happened in one run of one process. All times are seconds after midnight of `first_day`.

    Visits and ends are packed; who measures reads them node by node and block by block. As tables, which take several
    times the memory, they are made when first asked for.

    types, times, items
        Of every case: number of its case type, time of arrival, number of items.
    arrivals
        The same as a table. One row a case: case type, number within the type, time, items.
    visits
        One row a visit of a node: case, node, branch, item (-1: none), asked, started, finished, work. `finished`
        may lie beyond `ended`: then the visit was not over.
    ends
        One row a finished case: case, time, outcome.
    branches
        One row a split-off token: case, parent branch, whether it was the one waited for, kind. Row 0 is the main
        branch of every case.
    marks
        One row a mark: case, mark, time, amount, node, branch.
    adopted
        Rows of the cases that went through the flow of the process itself; empty where not some, but all do.
    going_on
        Rows of the cases of which something that happens after the decision was not over when the run ended.
    """

    first_day: date
    case_types: tuple[str, ...]
    nodes: tuple[Node, ...]
    pools: tuple[StaffedPool, ...]
    hours: OpeningHours
    workdays: Workdays
    window: tuple[int, int]
    ended: int
    types: NDArray[np.int32]
    times: Column
    items: Column
    visited: Visits
    through: Ends
    branches: Table
    marks: Table
    adopted: NDArray[np.int64]
    going_on: NDArray[np.int64]

    @cached_property
    def arrivals(self) -> Table:
        """Cases, as a table."""
        numbers = np.empty(len(self.types), dtype=np.int64)
        for case_type in range(len(self.case_types)):
            own = self.types == case_type
            numbers[own] = np.arange(own.sum())
        return np.column_stack((self.types.astype(np.int64), numbers, self.times, self.items))

    @cached_property
    def visits(self) -> Table:
        """Visits, as a table."""
        return self.visited.table()

    @cached_property
    def ends(self) -> Table:
        """Ends, as a table."""
        return self.through.table()
