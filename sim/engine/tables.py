"""What a run notes of visits and ends: packed columns, read block by block so that ten million cases fit in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from sim.engine.columns import Column, Columns, Table
from sim.engine.opening_hours import NEVER, OpeningHours

VISIT_COLUMNS = 8
END_COLUMNS = 3
NODE = 1

KEPT = 1 << 15
"""Full rows of one node."""


class QuickVisits:
    """Visits of one quick step: case, asked, started, finished; what else a row holds is the same for all.

    `hours` are those in which work goes on; None if it never pauses.
    """

    def __init__(self, node: int, hours: OpeningHours | None) -> None:
        self.node = node
        self._hours = hours
        self.rows = Columns(4)
        self._kept: tuple[Table, ...] = ()

    def blocks(self) -> Iterator[Table]:
        """The visits as full rows; few are kept, as they are asked for again and again."""
        if len(self.rows) > KEPT:
            return self._made()
        if sum(map(len, self._kept)) < len(self.rows):
            self._kept = tuple(self._made())
        return iter(self._kept)

    def _made(self) -> Iterator[Table]:
        for rows in self.rows.blocks():
            full = np.empty((len(rows), VISIT_COLUMNS), dtype=np.int64)
            full[:, 0] = rows[:, 0]
            full[:, 1:4] = (self.node, 0, -1)
            full[:, 4:7] = rows[:, 1:]
            full[:, 7] = self._work(rows[:, 2], rows[:, 3])
            yield full

    def _work(self, started: Column, finished: Column) -> Column:
        if self._hours is None:
            return finished - started
        hours = self._hours
        passed = np.where(finished < NEVER, hours.passed_each(finished), hours.total)
        return passed - hours.passed_each(started)


class Visits:
    """All visits of a run: `mixed` rows of all nodes but quick steps, and of these each its own."""

    def __init__(self) -> None:
        self.mixed = Columns(VISIT_COLUMNS)
        self.quick: list[QuickVisits] = []

    def table(self) -> Table:
        """All rows, those of quick steps after the others."""
        return np.concatenate([self.mixed.table(), *(block for quick in self.quick for block in quick.blocks())])

    def of_node(self, node: int) -> Iterator[Table]:
        """The visits of a node in their order, in blocks; none is empty."""
        rows, begins, ends = self._by_node
        place = int(np.searchsorted(rows[begins, NODE], node)) if len(begins) else 0
        if place < len(begins) and rows[begins[place], NODE] == node:
            yield rows[begins[place] : ends[place]]
        for quick in self.quick:
            if quick.node == node:
                yield from quick.blocks()

    @cached_property
    def _by_node(self) -> tuple[Table, Column, Column]:
        """The mixed rows ordered by node, with begin and end of each node's."""
        rows = self.mixed.table()
        rows = rows[np.argsort(rows[:, NODE], kind="stable")]
        turns = np.flatnonzero(np.diff(rows[:, NODE])) + 1
        edges = np.concatenate(([0], turns, [len(rows)])) if len(rows) else np.zeros(1, dtype=np.int64)
        return rows, edges[:-1], edges[1:]


class Ends:
    """Ends of cases: case, time, outcome; of those that carry nothing (`quick`) only case and time, all granted."""

    def __init__(self, granted: int) -> None:
        self._granted = granted
        self.mixed = Columns(END_COLUMNS)
        self.quick = Columns(2)

    def blocks(self) -> Iterator[Table]:
        """All rows, those of cases that carry nothing after the others."""
        yield from self.mixed.blocks()
        for rows in self.quick.blocks():
            yield np.column_stack((rows, np.full(len(rows), self._granted, dtype=np.int64)))

    def table(self) -> Table:
        """All rows at once."""
        return np.concatenate([np.empty((0, END_COLUMNS), dtype=np.int64), *self.blocks()])
