"""The recorder: nodes append what happens to flat arrays; nothing is computed here."""

from __future__ import annotations

from array import array

import numpy as np

from sim.engine.opening_hours import NEVER
from sim.engine.records import OUTCOMES, BranchKind, StaffedPool, Table
from sim.scenario.flow import Outcome

ARRIVAL_COLUMNS = 4
VISIT_COLUMNS = 8
END_COLUMNS = 3
BRANCH_COLUMNS = 4
MARK_COLUMNS = 6
GRANTED = OUTCOMES.index(Outcome.GRANTED)


class QuickVisits:
    """Visits of one quick step: case, asked, started, finished; what else a row holds is the same for all.

    Half as many numbers as in a full row, which is a tenth of the run time of an M/M/3 queue.
    """

    def __init__(self, node: int, staffed: StaffedPool) -> None:
        self._node = node
        self._staffed = staffed
        self.flat = array("q")

    def rows(self) -> Table:
        """The visits as full rows."""
        case, asked, started, finished = table(self.flat, 4).T
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

    def __init__(self, times: list[int], items: int | None) -> None:
        self._times = times
        self._items = items
        self.drawn = array("q")

    def columns(self, count: int) -> tuple[Table, Table]:
        """Times and items of the first cases."""
        items = table(self.drawn, 1)[:, 0] if self._items is None else np.full(count, self._items, dtype=np.int64)
        return np.array(self._times[:count], dtype=np.int64), items


class Recorder:
    """Growing columns of one run. The arrays hold row after row; `Records` says what the columns are.

    Of what every case does at least once, as little as possible is noted while the clock runs: of an arrival the
    case type (`types`), of the end of a case that carries nothing the case and the time (`quick_ends`).
    """

    def __init__(self) -> None:
        self.types = array("q")
        self.arrivals: dict[int, ArrivalColumns] = {}
        self.visits = array("q")
        self.quick_visits: list[QuickVisits] = []
        self.ends = array("q")
        self.quick_ends = (array("q"), array("q"))
        self.marks = array("q")
        self.adopted = array("q")
        self.branches = array("q", (-1, 0, 0, BranchKind.MAIN))

    def new_branch(self, case: int, parent: int, kind: BranchKind) -> int:
        """A new row of `branches`; gives its number."""
        number = len(self.branches) // BRANCH_COLUMNS
        self.branches.extend((case, parent, 0, kind))
        return number

    def waited_for(self, branch: int) -> None:
        """Note that a branch was the one for which the others had to wait."""
        self.branches[branch * BRANCH_COLUMNS + 2] = 1

    def arrival_table(self) -> Table:
        """All arrivals, in their order."""
        types = table(self.types, 1)[:, 0]
        rows = np.empty((len(types), ARRIVAL_COLUMNS), dtype=np.int64)
        rows[:, 0] = types
        for case_type, arrivals in self.arrivals.items():
            own = np.flatnonzero(types == case_type)
            rows[own, 1] = np.arange(len(own))
            rows[own, 2], rows[own, 3] = arrivals.columns(len(own))
        return rows

    def end_table(self) -> Table:
        """All ends, those of cases that carry nothing after the others; they are granted."""
        case, at = (np.array(column, dtype=np.int64) for column in self.quick_ends)
        quick = np.column_stack((case, at, np.full_like(case, GRANTED)))
        return np.concatenate((table(self.ends, END_COLUMNS), quick))

    def visit_table(self) -> Table:
        """All visits, those of quick steps after the others."""
        return np.concatenate([table(self.visits, VISIT_COLUMNS), *(quick.rows() for quick in self.quick_visits)])


def table(flat: array[int], columns: int) -> Table:
    """A flat array as a table with this many columns (a view on the same memory)."""
    return np.frombuffer(flat, dtype=np.int64).reshape(-1, columns) if flat else np.empty((0, columns), dtype=np.int64)
