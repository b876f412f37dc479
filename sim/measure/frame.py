"""The record of a run arranged for measuring: who is measured, what lies on the critical path, who has finished."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from sim.engine.columns import Column, Table
from sim.engine.records import BranchKind, Mark, Node, Records

Flags = NDArray[np.bool_]

CASE, NODE, BRANCH, ITEM, ASKED, STARTED, FINISHED, WORK = range(8)


@define(slots=False, eq=False)
class Frame:
    """Columns derived from the records of one run; all are computed when first asked for."""

    records: Records
    cases: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cases = len(self.records.types)

    @cached_property
    def types(self) -> NDArray[np.int32]:
        """Number of the case type, per case."""
        return self.records.types

    @cached_property
    def arrived(self) -> Column:
        """Time of arrival, per case."""
        return self.records.times

    @cached_property
    def items(self) -> Column:
        """Number of items, per case."""
        return self.records.items

    @cached_property
    def finished(self) -> Column:
        """Time of the end, per case; -1 where there is none."""
        finished = np.full(self.cases, -1, dtype=np.int64)
        for ends in self.records.through.blocks():
            finished[ends[:, 0]] = ends[:, 1]
        return finished

    @cached_property
    def outcome(self) -> NDArray[np.int8]:
        """Number of the outcome, per case; -1 where there is none."""
        outcome = np.full(self.cases, -1, dtype=np.int8)
        for ends in self.records.through.blocks():
            outcome[ends[:, 0]] = ends[:, 2]
        return outcome

    @cached_property
    def is_measured(self) -> Flags:
        """Whether a case arrived in the measured days."""
        first, last = self.records.window
        return (self.arrived >= first) & (self.arrived < last)

    @cached_property
    def has_adopted(self) -> Flags:
        """Whether a case went through the flow of a process that only some cases use."""
        adopted = np.zeros(self.cases, dtype=np.bool_)
        adopted[self.records.adopted] = True
        return adopted

    def of_type(self, case_type: int) -> Flags:
        """Measured and finished cases of a type."""
        chosen: Flags = self.is_measured & (self.types == case_type) & (self.finished >= 0)
        return chosen

    @cached_property
    def _branches_afterwards(self) -> Flags:
        branches = self.records.branches
        return _spread(branches[:, 3] == BranchKind.AFTERWARDS, branches, everywhere=False)

    @cached_property
    def _critical_branches(self) -> Flags:
        branches = self.records.branches
        waited_for = branches[:, 2] == 1
        waited_for[0] = True
        return _spread(waited_for, branches, everywhere=True)

    @property
    def is_afterwards(self) -> Flags:
        """Whether a visit belongs to what happens after the decision, of all visits."""
        return self.are_afterwards(self.records.visits)

    @property
    def is_critical(self) -> Flags:
        """Whether a visit lies on the critical path of its case, of all visits."""
        return self.are_critical(self.records.visits)

    def are_afterwards(self, visits: Table) -> Flags:
        """Whether each of some visits belongs to what happens after the decision."""
        return self._branches_afterwards[visits[:, BRANCH]]

    def are_critical(self, visits: Table) -> Flags:
        """Whether each of some visits lies on the critical path of its case."""
        return self._critical_branches[visits[:, BRANCH]]

    def visits_of(self, node: Node) -> Iterator[Table]:
        """The visits of a node in their order, in blocks."""
        return self.records.visited.of_node(node.number)

    def marks(self, mark: Mark, *, main: bool = True) -> Table:
        """All marks of a kind; `main` leaves out those after the decision."""
        marks = self.records.marks
        chosen: Table = marks[marks[:, 1] == mark]
        if not main:
            return chosen
        of_main: Table = chosen[~self._branches_afterwards[chosen[:, 5]]]
        return of_main

    def per_case(self, cases: Column, amounts: NDArray[np.float64] | Column) -> NDArray[np.float64]:
        """Sums of amounts, per case."""
        return np.bincount(cases, weights=amounts, minlength=self.cases).astype(np.float64)

    def add(self, total: NDArray[np.float64], cases: Column, amounts: NDArray[np.float64] | Column) -> None:
        """Add amounts to the totals of their cases; where all are nothing, the totals are not even touched."""
        if np.any(amounts):
            first = int(cases.min())
            sums = np.bincount(cases - first, weights=amounts)
            total[first : first + len(sums)] += sums


def _spread(flags: Flags, branches: Table, *, everywhere: bool) -> Flags:
    """Flags handed down from branch to branch: to have it, a branch needs all of its line, or any one of it."""
    parents = branches[:, 1]
    while True:
        handed = flags & flags[parents] if everywhere else flags | flags[parents]
        if np.array_equal(handed, flags):
            return flags
        flags = handed
