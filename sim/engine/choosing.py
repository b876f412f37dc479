"""Choosing among those who wait for people of one or several pools, all at once.

Who waits stands in a line with those who need the same: if one of them lacks somebody of another pool, all of them do,
and the whole line is passed over. So the next is found in a time that depends on the number of lines, not of those who
wait.
"""

from __future__ import annotations

from bisect import insort
from collections import deque
from collections.abc import Iterator, Mapping
from heapq import merge
from math import inf

from attrs import define, field

from sim.engine.clock import Clock
from sim.engine.opening_hours import OpeningHours
from sim.engine.token import Token

Kind = tuple[tuple["Chooser", int], ...]
"""Pools that all cases share, with how many people of each are needed."""

Place = tuple[float, int]
"""In a queue: the rank by the pool's order of service, then the number of asking. No two are equal."""

LAST: Place = (inf, 0)


@define(order=False, eq=False)
class Request:
    """Somebody who waits for people of one or several pools, all at once; `asked` numbers requests as they come.

    `kind` are those of the needs that are pools of all cases.
    `hours` are times in which people without shifts must be there as well. `fits` says that the work fits between an
    opening at which all are there and the next closing: if not, pools that refuse at closing begin nevertheless.
    """

    token: Token
    needs: Mapping[Chooser, int]
    kind: Kind
    asked: int
    work: int
    hours: tuple[OpeningHours, ...] = ()
    fits: bool = True
    served: bool = field(default=False, init=False)
    waits: bool = field(default=True, init=False)
    """Neither served nor gone."""

    def are_there(self) -> bool:
        """Whether all people are there and may begin."""
        for pool, count in self.needs.items():
            if pool.free < count or not pool.accepts(self):
                return False
        return all(hours.is_open(next(iter(self.needs)).clock.second) for hours in self.hours)

    def begin(self) -> None:
        """Take the people."""
        self.served = True
        self.waits = False
        self.token.request = None
        for pool, count in self.needs.items():
            pool.free -= count
        self.token.wants.begin(self.token)

    def leave(self) -> None:
        """Wait no longer; the queues forget the request as soon as they come to it."""
        self.waits = False
        self.token.request = None


class Line:
    """Requests of one kind at one pool, in the order of their places: queues by rank, each in the order of asking."""

    __slots__ = ("_queues", "_ranks", "kind")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._ranks: list[float] = []
        self._queues: dict[float, deque[Request]] = {}

    def put(self, rank: float, request: Request) -> None:
        """Add the request that has asked last."""
        queue = self._queues.get(rank)
        if queue is None:
            queue = self._queues[rank] = deque()
            insort(self._ranks, rank)
        queue.append(request)

    def first(self) -> tuple[float, Request] | None:
        """Rank and request of who stands first; those who wait no longer are forgotten on the way."""
        while self._ranks:
            rank = self._ranks[0]
            queue = self._queues[rank]
            while queue:
                if queue[0].waits:
                    return rank, queue[0]
                queue.popleft()
            del self._ranks[0], self._queues[rank]
        return None

    def lacks(self) -> bool:
        """Whether some pool has too few idle people for those who stand here."""
        return any(pool.free < count for pool, count in self.kind)

    def __iter__(self) -> Iterator[tuple[float, int, Request]]:
        for rank in self._ranks:
            for request in self._queues[rank]:
                if request.waits:
                    yield rank, request.asked, request


class Chooser:
    """People for whom requests wait in the order of `rank`, and at equal ranks in the order of asking.

    A request that needs people of other pools as well is served when all are free at once and nobody who stands
    before it, at any of them, could begin instead. If the people here are too few for the first, they are collected
    (nobody overtakes); if only another pool's are, the next may be served meanwhile.
    """

    clock: Clock
    free: int
    serving: bool
    lines: dict[Kind, Line]

    def rank(self, request: Request) -> float:  # noqa: ARG002
        """The rank of a request in the queue: all are equal."""
        return 0.0

    def accepts(self, request: Request) -> bool:  # noqa: ARG002
        """Whether a request may be begun with now."""
        return True

    def file(self, request: Request) -> None:
        """Put a request in the queue."""
        line = self.lines.get(request.kind)
        if line is None:
            line = self.lines[request.kind] = Line(request.kind)
        line.put(self.rank(request), request)

    def waiting(self) -> Iterator[Request]:
        """Those who wait, in the order in which they would be served."""
        return (request for _, _, request in merge(*self.lines.values()))

    def serve(self) -> None:
        """Begin with those who wait and can be served."""
        if self.lines and not self.serving:
            self.serving = True
            self.serve_waiting()
            self.serving = False

    def serve_waiting(self) -> None:
        """Begin with one after the other; whoever begins may change who is next."""
        while self.free > 0 and self.lines:
            request = self._next()
            if request is None:
                return
            request.begin()

    def _next(self) -> Request | None:
        """The first for whom all are there, if nobody is collected for before it and nobody goes first elsewhere."""
        collected = LAST
        able = []
        for line, rank, request in self._firsts():
            if request.needs[self] > self.free:
                collected = min(collected, (rank, request.asked))
            elif not line.lacks():
                able.append(line)
        for rank, asked, request in able[0] if len(able) == 1 else merge(*able):
            if (rank, asked) > collected:
                return None
            if request.are_there():
                elsewhere = any(pool.must_first(request) for pool in request.needs if pool is not self)
                return None if elsewhere else request
        return None

    def must_first(self, request: Request) -> bool:
        """Whether somebody stands before a request here for whom people are collected, or who could begin now."""
        own = (self.rank(request), request.asked)
        for line, rank, first in self._firsts():
            if (rank, first.asked) >= own:
                continue
            if first.needs[self] > self.free:
                return True
            if not line.lacks() and _could_begin(line, own):
                return True
        return False

    def _firsts(self) -> list[tuple[Line, float, Request]]:
        """The lines in which somebody waits, with rank and request of their firsts; the others are forgotten."""
        found = []
        for line in tuple(self.lines.values()):
            first = line.first()
            if first is None:
                del self.lines[line.kind]
            else:
                found.append((line, *first))
        return found


def _could_begin(line: Line, before: Place) -> bool:
    """Whether somebody in a line stands before a place for whom all are there."""
    for rank, asked, request in line:
        if (rank, asked) >= before:
            return False
        if request.are_there():
            return True
    return False


class OwnPool(Chooser):
    """People of one case, or one person who is held for it: parts of the case take turns."""

    def __init__(self, clock: Clock, count: int) -> None:
        self.clock = clock
        self.free = count
        self.serving = False
        self.lines = {}
