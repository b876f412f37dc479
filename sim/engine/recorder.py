"""The recorder: nodes append what happens to columns; nothing is computed here."""

from __future__ import annotations

from array import array

import numpy as np

from sim.engine.columns import Column, Columns, Table
from sim.engine.opening_hours import NEVER
from sim.engine.records import OUTCOMES, BranchKind, StaffedPool
from sim.scenario.flow import Outcome

ARRIVAL_COLUMNS = 4
VISIT_COLUMNS = 8
END_COLUMNS = 3
BRANCH_COLUMNS = 4
MARK_COLUMNS = 6
GRANTED = OUTCOMES.index(Outcome.GRANTED)


class QuickVisits:
    """Visits of one quick step: case, asked, started, finished; what else a row holds is the same for all."""

    def __init__(self, node: int, staffed: StaffedPool) -> None:
        self._node = node
        self._staffed = staffed
        self.rows = Columns(4)

    def table(self) -> Table:
        """The visits as full rows."""
        case, asked, started, finished = self.rows.table().T
        if self._staffed.straight:
            work = finished - started
        else:
            hours = self._staffed.hours
            work = np.where(finished < NEVER, hours.passed_each(finished), hours.total) - hours.passed_each(started)
        node = np.full_like(case, self._node)
        return np.column_stack(
            (case, node, np.zeros_like(case), np.full_like(case, -1), asked, started, finished, work)
        )


class ArrivalColumns:
    """Cases of one type: times of arrival are known beforehand, so that only the numbers of items are noted.

    `items` is the number that all have; None if it is in `drawn`, case by case.
    """

    def __init__(self, times: array[int], items: int | None) -> None:
        self._times = times
        self._items = items
        self.drawn = Columns(1)

    def columns(self, count: int) -> tuple[Column, Column]:
        """Times and items of the first cases."""
        items = self.drawn.column(0) if self._items is None else np.full(count, self._items, dtype=np.int64)
        return np.array(self._times[:count], dtype=np.int64), items


class Recorder:
    """Growing columns of one run. The arrays hold row after row; `Records` says what the columns are.

    Of what every case does at least once, as little as possible is noted while the clock runs: of an arrival the
    case type (`types`), of the end of a case that carries nothing the case and the time (`quick_ends`).
    """

    def __init__(self) -> None:
        self.types = Columns(1)
        self.arrivals: dict[int, ArrivalColumns] = {}
        self.visits = Columns(VISIT_COLUMNS)
        self.quick_visits: list[QuickVisits] = []
        self.ends = Columns(END_COLUMNS)
        self.quick_ends = Columns(2)
        self.marks = Columns(MARK_COLUMNS)
        self.adopted = Columns(1)
        self._branches = Columns(BRANCH_COLUMNS)
        self._waited_for = Columns(1)
        self._branches.add((-1, 0, 0, BranchKind.MAIN))

    def pack(self) -> None:
        """Make room: everything noted so far is kept in as little memory as it needs."""
        tables = (self.types, self.visits, self.ends, self.quick_ends, self.marks, self.adopted, self._branches)
        for columns in (*tables, self._waited_for, *(quick.rows for quick in self.quick_visits)):
            columns.pack()

    def new_branch(self, case: int, parent: int, kind: BranchKind) -> int:
        """A new row of `branches`; gives its number."""
        number = len(self._branches)
        self._branches.add((case, parent, 0, kind))
        return number

    def waited_for(self, branch: int) -> None:
        """Note that a branch was the one for which the others had to wait."""
        self._waited_for.add((branch,))

    def branch_table(self) -> Table:
        """All branches; the third column says which were waited for."""
        rows = self._branches.table()
        rows[self._waited_for.column(0), 2] = 1
        return rows

    def arrival_table(self) -> Table:
        """All arrivals, in their order."""
        types = self.types.column(0)
        rows = np.empty((len(types), ARRIVAL_COLUMNS), dtype=np.int64)
        rows[:, 0] = types
        for case_type, arrivals in self.arrivals.items():
            own = np.flatnonzero(types == case_type)
            rows[own, 1] = np.arange(len(own))
            rows[own, 2], rows[own, 3] = arrivals.columns(len(own))
        return rows

    def end_table(self) -> Table:
        """All ends, those of cases that carry nothing after the others; they are granted."""
        quick = self.quick_ends.table()
        granted = np.full(len(quick), GRANTED, dtype=np.int64)
        return np.concatenate((self.ends.table(), np.column_stack((quick, granted))))

    def visit_table(self) -> Table:
        """All visits, those of quick steps after the others."""
        return np.concatenate([self.visits.table(), *(quick.table() for quick in self.quick_visits)])
