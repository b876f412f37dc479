"""Who does the work of a node: people of one pool, of several at once, of the case's own, or somebody held.

All have the same verbs: `ask` (the node's `begin` is called when they are there), `start`, `finish`, `presence` and
`release`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sim.engine.choosing import Chooser, Kind, OwnPool, Request
from sim.engine.clock import WORK_PRIORITY, Clock, Moment
from sim.engine.opening_hours import NEVER, AroundTheClock, OpeningHours, common_hours
from sim.engine.pool import ChoosingPool, SharedPool
from sim.engine.records import StaffedPool
from sim.engine.token import Token
from sim.scenario.staff import AtClosing


class People(Protocol):
    """What a node needs to know of those who do its work."""

    def ask(self, token: Token, work: int) -> None:
        """Call `token.wants.begin(token)` as soon as the people are there."""

    def start(self, now: int) -> int:
        """When work can begin, for people who are there from `now` on."""

    def finish(self, start: int, work: int) -> int:
        """When `work` seconds begun at `start` are over."""

    def presence(self, start: int, end: int) -> int:
        """For how many seconds between two times people who were held were there."""

    def release(self, token: Token) -> None:
        """The people are idle again."""

    def leave(self, token: Token) -> None:
        """The token, which has not been served, no longer wants the people."""


class OneOf:
    """One person of a pool that serves in the order of asking."""

    def __init__(self, pool: SharedPool) -> None:
        self._pool = pool
        self.finish = pool.finish
        self.presence = pool.presence

    def ask(self, token: Token, work: int) -> None:  # noqa: ARG002
        """Take a person of the pool."""
        self._pool.ask(token)

    def start(self, now: int) -> int:
        """At once: the pool gives people only while it is open."""
        return now

    def release(self, token: Token) -> None:  # noqa: ARG002
        """Give the person back."""
        self._pool.release()

    def leave(self, token: Token) -> None:
        """Leave the queue of the pool; who stands behind moves up."""
        self._pool.queue.remove(token)


class Person(Protocol):
    """One person of a case whom its parts take in turns."""

    staffed: StaffedPool

    @property
    def hours_to_begin(self) -> OpeningHours | None:
        """When work together with others may begin; None for always."""

    def pool_of(self, token: Token) -> OwnPool:
        """The person, with the parts of the case that wait."""


class Several:
    """People who are taken together or not at all: of pools that choose, and persons of the case beside them.

    `hours` are those in which all are there whose work pauses at closing; None if nobody's does.
    """

    def __init__(
        self, clock: Clock, needs: dict[ChoosingPool, int], persons: Sequence[Person], hours: OpeningHours | None
    ) -> None:
        self._clock = clock
        self._shared: dict[Chooser, int] = dict(needs.items())
        self._kind: Kind = tuple(self._shared.items())
        self._first = next(iter(needs), None)
        self._persons = persons
        self._person_hours = tuple(hours for person in persons if (hours := person.hours_to_begin) is not None)
        self._hours = hours
        may_refuse = any(pool.staffed.pool.at_closing is AtClosing.REFUSE for pool in needs)
        self._takes_at_once = bool(needs) and not persons and not may_refuse
        self._together, self._longest = _refusing(needs) if len(needs) > 1 else (None, NEVER)

    def ask(self, token: Token, work: int) -> None:
        """Queue at every pool, by the pool's own order of service; order of asking is counted over all pools."""
        if self._takes_at_once and self._take(token):
            return
        needs = self._needs(token)
        number = self._clock.next_number()
        request = Request(token, needs, self._kind, number, work, self._person_hours, work <= self._longest)
        token.request = request
        for pool in needs:
            pool.file(request)
        self._try(request)

    def _take(self, token: Token) -> bool:
        """Take the people without queueing, if they are idle and nobody waits: a third of the time of doing it."""
        for pool, count in self._kind:
            if pool.free < count or pool.lines or pool.serving:
                return False
        for pool, count in self._kind:
            pool.free -= count
        first = self._kind[0][0]
        first.serving = True
        token.wants.begin(token)
        first.serve_waiting()
        first.serving = False
        return True

    def _try(self, request: Request) -> None:
        """Let the pools serve; persons without shifts are looked for again when they are there next."""
        for pool in request.needs:
            if request.served:
                return
            pool.serve()
        if request.served or not request.hours:
            return
        now = self._clock.second
        opens = min(hours.next_open(hours.closing(now)) for hours in request.hours)
        if opens < NEVER and request.waits:
            Moment(self._clock, opens, WORK_PRIORITY, lambda _moment: self._try(request))

    def _needs(self, token: Token) -> Mapping[Chooser, int]:
        if not self._persons:
            return self._shared
        return {**self._shared, **{person.pool_of(token): 1 for person in self._persons}}

    def start(self, now: int) -> int:
        """At once: people are given only while they are there."""
        return now

    def finish(self, start: int, work: int) -> int:
        """Work goes on while all are there whose work pauses at closing."""
        if self._hours is not None:
            return self._hours.add(start, work)
        if self._together is not None and work > self._longest:
            return self._together.add(start, work)
        return start + work if self._first is None else self._first.finish(start, work)

    def presence(self, start: int, end: int) -> int:
        """Time in which all are there."""
        if self._hours is not None:
            return self._hours.between(start, end)
        return end - start if self._first is None else self._first.presence(start, end)

    def release(self, token: Token) -> None:
        """Give all back at once, then let each pool serve."""
        needs = self._needs(token)
        for pool, count in needs.items():
            pool.free += count
        for pool in needs:
            pool.serve()

    def leave(self, token: Token) -> None:
        """Leave the queues of all pools; people who were collected may serve others."""
        assert token.request is not None
        token.request.leave()
        for pool in self._needs(token):
            pool.serve()


def _refusing(needs: Mapping[ChoosingPool, int]) -> tuple[OpeningHours | None, int]:
    """The hours that pools have in common of which some refuse at closing, and the longest work that fits into them."""
    refusing = [pool for pool in needs if pool.staffed.pool.at_closing is AtClosing.REFUSE]
    if not refusing:
        return None, NEVER
    together = common_hours([pool.staffed.hours for pool in needs])
    room = (min(pool.staffed.hours.closing(opens) for pool in refusing) - opens for opens, _ in together.stretches)
    return together, max(room, default=NEVER)


class Own:
    """A person of the case's own pool. There are no shifts to follow: work begins when that person is there next."""

    def __init__(self, clock: Clock, staffed: StaffedPool) -> None:
        self._clock = clock
        self.staffed = staffed
        self._name = staffed.pool.name
        self._hours = staffed.hours

    @property
    def hours_to_begin(self) -> OpeningHours | None:
        """The hours of that person."""
        return None if isinstance(self._hours, AroundTheClock) else self._hours

    def pool_of(self, token: Token) -> OwnPool:
        """The people of the case."""
        private = token.case.private
        pool = private.get(self._name)
        if pool is None:
            pool = private[self._name] = OwnPool(self._clock, self.staffed.pool.count)
        return pool

    def ask(self, token: Token, work: int) -> None:
        """Take a person of the case."""
        pool = self.pool_of(token)
        if pool.free > 0 and not pool.lines:
            pool.free -= 1
            token.wants.begin(token)
        else:
            token.request = Request(token, {pool: 1}, (), self._clock.next_number(), work)
            pool.file(token.request)
            pool.serve()

    def start(self, now: int) -> int:
        """When the person is there next."""
        return self._hours.next_open(now)

    def finish(self, start: int, work: int) -> int:
        """By the pool's closing rule."""
        return start + work if self.staffed.straight else self._hours.add(start, work)

    def presence(self, start: int, end: int) -> int:
        """Open time of the person."""
        return end - start if self.staffed.straight else self._hours.between(start, end)

    def release(self, token: Token) -> None:
        """Go on with the next part of the case."""
        pool = self.pool_of(token)
        pool.free += 1
        pool.serve()

    def leave(self, token: Token) -> None:
        """Leave the queue; nobody behind could be served sooner, as all here ask for one person."""
        assert token.request is not None
        token.request.leave()


class InTurn(Own):
    """Somebody who is held for the case, and does one thing at a time where its parts go on side by side."""

    @property
    def hours_to_begin(self) -> OpeningHours | None:
        """Who is held stays beyond the hours, unless the pool pauses at closing."""
        return None if self.staffed.straight else super().hours_to_begin

    def pool_of(self, token: Token) -> OwnPool:
        """The person, held by the token of which this one is a part."""
        holder = token.fork.token
        while True:
            for hold in reversed(holder.holds):
                if hold.pool == self._name:
                    if hold.person is None:
                        hold.person = OwnPool(self._clock, 1)
                    return hold.person
            holder = holder.fork.token

    def start(self, now: int) -> int:
        """At once, or when the person is back, if the pool pauses at closing."""
        return now if self.staffed.straight else self._hours.next_open(now)


class Held:
    """Somebody who is held already: nobody is taken or given back."""

    def __init__(self, staffed: StaffedPool) -> None:
        self._staffed = staffed
        self._hours = staffed.hours

    def ask(self, token: Token, work: int) -> None:  # noqa: ARG002
        """Go on at once."""
        token.wants.begin(token)

    def start(self, now: int) -> int:
        """At once, or when the person is back, if the pool pauses at closing."""
        return now if self._staffed.straight else self._hours.next_open(now)

    def finish(self, start: int, work: int) -> int:
        """By the pool's closing rule; somebody held is never refused."""
        return start + work if self._staffed.straight else self._hours.add(start, work)

    def presence(self, start: int, end: int) -> int:
        """Open time of the person."""
        return end - start if self._staffed.straight else self._hours.between(start, end)

    def release(self, token: Token) -> None:
        """Nothing: who holds the person gives it back."""

    def leave(self, token: Token) -> None:
        """Nothing: nobody queues."""
