"""Travel: the way to a place that has opening hours, and the way back."""

from __future__ import annotations

from sim.engine.nodes.amounts import Duration
from sim.engine.nodes.node import Node, Run
from sim.engine.opening_hours import NEVER
from sim.engine.token import Token


class WayThere(Node):
    """Travel so as to arrive while the place is open: if need be, the applicant leaves later.

    `is_first` says that the traveller was taken just for this: the trip costs that person's time from leaving on.
    """

    def __init__(self, run: Run, number: int, duration: Duration, *, is_first: bool) -> None:
        self._is_first = is_first
        self._run = run
        self._number = number
        self._duration = duration
        self._arrived = [self.arrived]

    def enter(self, token: Token) -> None:
        """Leave, now or later."""
        now = self._run.clock.second
        way = self._duration.of(token)
        arrival = self._run.hours.next_open(now + way)
        leaving = arrival - way if arrival < NEVER else NEVER
        self._run.visit(token, self._number, now, leaving, arrival, way)
        if self._is_first:
            token.holds[-1].since = leaving
        self._run.call(token, self._arrived, arrival)  # type: ignore[arg-type]

    def arrived(self, token: Token) -> None:
        """At the place."""
        self.then.enter(token)


class WayBack(Node):
    """Travel back, at any hour."""

    def __init__(self, run: Run, number: int, duration: Duration) -> None:
        self._run = run
        self._number = number
        self._duration = duration
        self._arrived = [self.arrived]

    def enter(self, token: Token) -> None:
        """Leave at once."""
        now = self._run.clock.second
        way = self._duration.of(token)
        self._run.visit(token, self._number, now, now, now + way, way)
        self._run.call(token, self._arrived, now + way)  # type: ignore[arg-type]

    def arrived(self, token: Token) -> None:
        """Back again."""
        self.then.enter(token)
