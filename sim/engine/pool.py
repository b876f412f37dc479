"""Staff pools: people who can stand in for each other, and those who wait for them.

SimPy's resources cannot go off shift, change size, or choose among requests of several kinds; these can.
Who asks is a token whose `wants` is the node that will go on with it: the pool calls `wants.begin(token)`.
"""

from __future__ import annotations

from collections import deque

from sim.engine.choosing import Chooser, Request
from sim.engine.clock import SHIFT_PRIORITY, Clock, Moment
from sim.engine.opening_hours import NEVER
from sim.engine.records import StaffedPool
from sim.engine.token import Token
from sim.scenario.staff import AtClosing, ServiceOrder


class SharedPool:
    """A pool that serves in the order of asking, one person for each who asks.

    `free` is the number of people who are there and idle. It is negative while more people are busy than there are
    on the present shift (they finish what they have begun).
    """

    __slots__ = ("clock", "free", "queue", "serving", "staffed")

    def __init__(self, clock: Clock, staffed: StaffedPool) -> None:
        self.clock = clock
        self.staffed = staffed
        self.free = 0
        self.serving = False
        self.queue: deque[Token] = deque()
        _Shifts(self)

    def ask(self, token: Token) -> None:
        """Take a person for the token now, or let it wait in the queue."""
        if self.free > 0 and not self.queue:
            self.free -= 1
            token.wants.begin(token)
        else:
            self.queue.append(token)

    def release(self) -> None:
        """A person is idle again: serve the next, if somebody waits and the person is still on shift."""
        self.free += 1
        if self.queue:
            self.serve()

    def serve(self) -> None:
        """Begin with those who wait, as far as there are people."""
        if self.serving:
            return
        self.serving = True
        queue = self.queue
        while queue and self.free > 0:
            self.free -= 1
            token = queue.popleft()
            token.wants.begin(token)
        self.serving = False

    def still_waiting(self) -> list[Token]:
        """Those who wait, first come first."""
        return list(self.queue)

    def finish(self, start: int, work: int) -> int:
        """When work begun at `start` is over, by the pool's closing rule."""
        if self.staffed.straight:
            return start + work
        return self.staffed.hours.add(start, work)

    def presence(self, start: int, end: int) -> int:
        """For how much of a time in which a person was held that person was there."""
        return end - start if self.staffed.straight else self.staffed.hours.between(start, end)


class _Shifts:
    """Changes the number of people of a pool when shifts begin and end."""

    __slots__ = ("changes", "next", "pool", "present")

    def __init__(self, pool: SharedPool) -> None:
        self.pool = pool
        self.present = 0
        self.next = 0
        self.changes = _changes(pool.staffed)
        self._plan()

    def _plan(self) -> None:
        if self.next < len(self.changes):
            Moment(self.pool.clock, self.changes[self.next][0], SHIFT_PRIORITY, self._change)

    def _change(self, _event: Moment) -> None:
        _, present = self.changes[self.next]
        self.pool.free += present - self.present
        self.present = present
        self.next += 1
        self._plan()
        self.pool.serve()


def _changes(staffed: StaffedPool) -> list[tuple[int, int]]:
    """Times at which the number of people changes, with the number from then on."""
    differences: dict[int, int] = {}
    for opens, closes, people in staffed.stretches.tolist():
        differences[opens] = differences.get(opens, 0) + people
        differences[closes] = differences.get(closes, 0) - people
    changes = []
    present = 0
    for at in sorted(differences):
        if differences[at]:
            present += differences[at]
            changes.append((at, present))
    return changes


class ChoosingPool(Chooser, SharedPool):
    """A pool that chooses among those who wait.

    By priority or earliest limit, ties by order of asking. A pool that refuses at closing begins with nobody who
    cannot be finished before, unless no stretch of its hours is long enough.
    """

    def __init__(self, clock: Clock, staffed: StaffedPool) -> None:
        self.lines = {}
        self.longest = max((closes - opens for opens, closes in staffed.hours.stretches), default=NEVER)
        SharedPool.__init__(self, clock, staffed)

    def rank(self, request: Request) -> float:
        """The rank in the queue that the pool's order of service gives a request; ties go by order of asking."""
        order = self.staffed.pool.order
        if order is ServiceOrder.PRIORITY:
            return request.token.case.priority
        if order is ServiceOrder.EARLIEST_LIMIT:
            return request.token.case.due
        return 0.0

    def still_waiting(self) -> list[Token]:
        """Those who wait and whose first pool this is."""
        return [request.token for request in self.waiting() if next(iter(request.needs)) is self]

    def accepts(self, request: Request) -> bool:
        """Whether work may be begun with now."""
        if self.staffed.pool.at_closing is not AtClosing.REFUSE or not request.fits or request.work > self.longest:
            return True
        now = self.clock.second
        return now + request.work <= self.staffed.hours.closing(now)

    def finish(self, start: int, work: int) -> int:
        """When work begun at `start` is over, by the pool's closing rule."""
        if self.staffed.pool.at_closing is AtClosing.REFUSE and work > self.longest:
            return self.staffed.hours.add(start, work)
        return super().finish(start, work)
