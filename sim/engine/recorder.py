"""The recorder: nodes append what happens to columns; nothing is computed here."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Column, Columns, Table
from sim.engine.records import OUTCOMES, BranchKind
from sim.engine.tables import Ends, Visits
from sim.scenario.flow import Outcome

BRANCH_COLUMNS = 4
MARK_COLUMNS = 6
GRANTED = OUTCOMES.index(Outcome.GRANTED)


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
        times = np.frombuffer(self._times, dtype=np.int64)[:count] if count else np.empty(0, dtype=np.int64)
        if self._items is None:
            return times, self.drawn.column(0)
        return times, np.broadcast_to(np.int64(self._items), count)


class Recorder:
    """Growing columns of one run. The arrays hold row after row; `Records` says what the columns are.

    Of what every case does at least once, as little as possible is noted while the clock runs: of an arrival the
    case type (`types`), of the end of a case that carries nothing the case and the time.
    """

    def __init__(self) -> None:
        self.types = Columns(1)
        self.arrivals: dict[int, ArrivalColumns] = {}
        self.visits = Visits()
        self.ends = Ends(GRANTED)
        self.marks = Columns(MARK_COLUMNS)
        self.adopted = Columns(1)
        self._branches = Columns(BRANCH_COLUMNS)
        self._waited_for = Columns(1)
        self._branches.add((-1, 0, 0, BranchKind.MAIN))

    def pack(self) -> None:
        """Make room: everything noted so far is kept in as little memory as it needs."""
        visits = (self.visits.mixed, *(quick.rows for quick in self.visits.quick))
        ends = (self.ends.mixed, self.ends.quick)
        drawn = (arrivals.drawn for arrivals in self.arrivals.values())
        others = (self.types, self.marks, self.adopted, self._branches, self._waited_for)
        for columns in (*visits, *ends, *drawn, *others):
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

    def cases(self) -> tuple[NDArray[np.int32], Column, Column]:
        """Case type, time of arrival and items of all cases, in the order of their arrival."""
        types = self.types.column(0).astype(np.int32)
        if len(self.arrivals) == 1:
            return types, *next(iter(self.arrivals.values())).columns(len(types))
        times = np.empty(len(types), dtype=np.int64)
        items = np.empty(len(types), dtype=np.int64)
        for case_type, arrivals in self.arrivals.items():
            own = np.flatnonzero(types == case_type)
            times[own], items[own] = arrivals.columns(len(own))
        return types, times, items
