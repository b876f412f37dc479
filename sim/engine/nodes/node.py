"""What all nodes share."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappush
from itertools import count

from attrs import define, field

from sim.engine.clock import WORK_PRIORITY, Callbacks, Clock
from sim.engine.draws import Source
from sim.engine.opening_hours import NEVER, OpeningHours, Workdays
from sim.engine.recorder import Recorder
from sim.engine.token import Token


class Node:
    """A place in the plan. `then` is where tokens go next; the plan links it."""

    then: Node

    def enter(self, token: Token) -> None:
        """Take over a token now."""
        raise NotImplementedError


@define
class Run:
    """What the nodes of one run have in common."""

    clock: Clock
    recorder: Recorder
    source: Source
    hours: OpeningHours
    workdays: Workdays
    seconds_per_workday: int
    next_row: Callable[[], int] = field(factory=lambda: count().__next__)
    """Gives the row of the next case."""
    spare: list[Token] = field(factory=list)
    """Tokens of cases that carried nothing and are over: using them again is quicker than making new ones."""

    def visit(self, token: Token, node: int, asked: int, started: int, finished: int, work: int) -> None:
        """Record a visit; one of a batch is recorded for each of its cases, with an equal share of the work."""
        add = self.recorder.visits.mixed.add
        members = token.members
        if not members:
            add((token.row, node, token.branch, token.item, asked, started, finished, work))
            return
        share, rest = divmod(work, len(members))
        for place, member in enumerate(members):
            own = share + (place < rest)
            add((member.row, node, member.branch, member.item, asked, started, finished, own))

    def mark(self, token: Token, mark: int, amount: int = 1, node: int = -1) -> None:
        """Record something that happens to a case now."""
        self.recorder.marks.add((token.row, mark, self.clock.second, amount, node, token.branch))

    def call(self, token: Token, callbacks: Callbacks, at: int) -> None:
        """Let the token go on at a second, with these callbacks; what is due never is not even planned."""
        if at < NEVER:
            token.callbacks = callbacks
            heappush(self.clock.agenda, (at, WORK_PRIORITY, self.clock.next_number(), token))
