"""Who does the work of a node: people of one pool, of several at once, of the case's own, or somebody held.

All have the same verbs: `ask` (the node's `begin` is called when they are there), `start`, `finish`, `presence` and
`release`.
"""

from __future__ import annotations

from typing import Protocol

from sim.engine.opening_hours import OpeningHours
from sim.engine.pool import ChoosingPool, Request, SharedPool
from sim.engine.records import StaffedPool
from sim.engine.token import PrivatePool, Token


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


class Several:
    """People of pools that choose: several of one, or of several, taken together or not at all."""

    def __init__(self, needs: dict[ChoosingPool, int], hours: OpeningHours | None) -> None:
        self._needs = needs
        self._first = next(iter(needs))
        self._hours = hours

    def ask(self, token: Token, work: int) -> None:
        """Queue at every pool, by the pool's own order of service; order of asking is counted over all pools."""
        request = Request(token, self._needs, self._first.clock.next_number(), work)
        for pool in self._needs:
            pool.file(request)
        for pool in self._needs:
            if request.served:
                break
            pool.serve()

    def start(self, now: int) -> int:
        """At once: the pools give people only while they are open."""
        return now

    def finish(self, start: int, work: int) -> int:
        """Work goes on while all pools that pause at closing are open."""
        if self._hours is not None:
            return self._hours.add(start, work)
        return self._first.finish(start, work)

    def presence(self, start: int, end: int) -> int:
        """Time in which all are there."""
        if self._hours is not None:
            return self._hours.between(start, end)
        return self._first.presence(start, end)

    def release(self, token: Token) -> None:  # noqa: ARG002
        """Give all back at once, then let each pool serve."""
        for pool, count in self._needs.items():
            pool.free += count
        for pool in self._needs:
            pool.serve()


class Own:
    """A person of the case's own pool. There are no shifts to follow: work begins when that person is there next."""

    def __init__(self, staffed: StaffedPool) -> None:
        self._staffed = staffed
        self._name = staffed.pool.name
        self._hours = staffed.hours

    def ask(self, token: Token, work: int) -> None:  # noqa: ARG002
        """Take a person of the case."""
        private = token.case.private
        pool = private.get(self._name)
        if pool is None:
            pool = private[self._name] = PrivatePool(self._staffed.pool.count)
        if pool.free > 0:
            pool.free -= 1
            token.wants.begin(token)
        else:
            pool.queue.append(token)

    def start(self, now: int) -> int:
        """When the person is there next."""
        return self._hours.next_open(now)

    def finish(self, start: int, work: int) -> int:
        """By the pool's closing rule."""
        return start + work if self._staffed.straight else self._hours.add(start, work)

    def presence(self, start: int, end: int) -> int:
        """Open time of the person."""
        return end - start if self._staffed.straight else self._hours.between(start, end)

    def release(self, token: Token) -> None:
        """Go on with the next part of the case."""
        pool = token.case.private[self._name]
        if pool.queue:
            following = pool.queue.popleft()
            following.wants.begin(following)
        else:
            pool.free += 1


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
