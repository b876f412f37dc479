"""The recorder: nodes append what happens to flat arrays; nothing is computed here."""

from __future__ import annotations

from array import array

import numpy as np

from sim.engine.opening_hours import NEVER
from sim.engine.records import BranchKind, StaffedPool, Table

ARRIVAL_COLUMNS = 4
VISIT_COLUMNS = 8
END_COLUMNS = 3
BRANCH_COLUMNS = 4
MARK_COLUMNS = 6


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


class Recorder:
    """Growing columns of one run. The arrays hold row after row; `Records` says what the columns are."""

    def __init__(self) -> None:
        self.cases = 0
        self.arrivals = array("q")
        self.visits = array("q")
        self.quick_visits: list[QuickVisits] = []
        self.ends = array("q")
        self.marks = array("q")
        self.branches = array("q", (-1, 0, 0, BranchKind.MAIN))

    def new_branch(self, case: int, parent: int, kind: BranchKind) -> int:
        """A new row of `branches`; gives its number."""
        number = len(self.branches) // BRANCH_COLUMNS
        self.branches.extend((case, parent, 0, kind))
        return number

    def waited_for(self, branch: int) -> None:
        """Note that a branch was the one for which the others had to wait."""
        self.branches[branch * BRANCH_COLUMNS + 2] = 1

    def visit_table(self) -> Table:
        """All visits, those of quick steps after the others."""
        return np.concatenate([table(self.visits, VISIT_COLUMNS), *(quick.rows() for quick in self.quick_visits)])


def table(flat: array[int], columns: int) -> Table:
    """A flat array as a table with this many columns (a view on the same memory)."""
    return np.frombuffer(flat, dtype=np.int64).reshape(-1, columns) if flat else np.empty((0, columns), dtype=np.int64)
