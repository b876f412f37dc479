"""Choosing among those who wait for people of one or several pools, all at once."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping

from attrs import define, field

from sim.engine.clock import Clock
from sim.engine.opening_hours import OpeningHours
from sim.engine.token import Token


@define(order=False, eq=False)
class Request:
    """Somebody who waits for people of one or several pools, all at once; `asked` numbers requests as they come.

    `hours` are times in which people without shifts must be there as well. `fits` says that the work fits between an
    opening at which all are there and the next closing: if not, pools that refuse at closing begin nevertheless.
    """

    token: Token
    needs: Mapping[Chooser, int]
    asked: int
    work: int
    hours: tuple[OpeningHours, ...] = ()
    fits: bool = True
    served: bool = field(default=False, init=False)

    def can_begin(self) -> bool:
        """Whether all are there, and nobody goes first at any of the pools."""
        return self.are_there() and not any(pool.must_first(self) for pool in self.needs)

    def lacks(self) -> bool:
        """Whether some pool has too few idle people, which is the same for all who need the same."""
        return any(pool.free < count for pool, count in self.needs.items())

    def are_there(self) -> bool:
        """Whether all people are there and may begin."""
        for pool, count in self.needs.items():
            if pool.free < count or not pool.accepts(self):
                return False
        return all(hours.is_open(next(iter(self.needs)).clock.second) for hours in self.hours)

    def begin(self) -> None:
        """Take the people."""
        self.served = True
        for pool, count in self.needs.items():
            pool.free -= count
        self.token.wants.begin(self.token)


class Chooser:
    """People for whom requests wait in the order of `rank`.

    A request that needs people of other pools as well is served when all are free at once and nobody who stands
    before it, at any of them, could begin instead. If the people here are too few for the first, they are collected
    (nobody overtakes); if only another pool's are, the next may be served meanwhile.
    """

    clock: Clock
    free: int
    serving: bool
    waiting: list[Request]

    def rank(self, request: Request) -> tuple[float, int]:
        """The place of a request in the queue: by order of asking."""
        return (0.0, request.asked)

    def accepts(self, request: Request) -> bool:  # noqa: ARG002
        """Whether a request may be begun with now."""
        return True

    def file(self, request: Request) -> None:
        """Put a request in the queue."""
        insort(self.waiting, request, key=self.rank)

    def strike(self, token: Token) -> None:
        """Take who has asked and was not served out of the queue."""
        self.waiting = [request for request in self.waiting if request.served or request.token is not token]

    def serve(self) -> None:
        """Begin with those who wait and can be served."""
        if self.waiting and not self.serving:
            self.serving = True
            self._serve_waiting()
            self.serving = False

    def _serve_waiting(self) -> None:
        place = 0
        lacking: set[int] = set()
        while place < len(self.waiting) and self.free > 0:
            request = self.waiting[place]
            if id(request.needs) in lacking and not request.served:
                place += 1
            elif request.served:
                del self.waiting[place]
            elif request.needs[self] > self.free:
                return
            elif request.can_begin():
                del self.waiting[place]
                request.begin()
                place = 0
                lacking.clear()
            else:
                place += 1
                if request.lacks():
                    lacking.add(id(request.needs))

    def must_first(self, request: Request) -> bool:
        """Whether somebody stands before a request here for whom people are collected, or who could begin now."""
        lacking: set[int] = set()
        for other in self.waiting:
            if other is request:
                return False
            if other.served or id(other.needs) in lacking:
                continue
            if other.needs[self] > self.free or other.are_there():
                return True
            if other.lacks():
                lacking.add(id(other.needs))
        return False


class OwnPool(Chooser):
    """People of one case, or one person who is held for it: parts of the case take turns."""

    def __init__(self, clock: Clock, count: int) -> None:
        self.clock = clock
        self.free = count
        self.serving = False
        self.waiting: list[Request] = []
