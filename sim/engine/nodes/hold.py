"""Holding: people taken at the beginning of a body and given back at its end."""

from __future__ import annotations

from sim.engine.nodes.node import Node, Run
from sim.engine.opening_hours import NEVER
from sim.engine.people import People
from sim.engine.token import Hold, Token


class Take(Node):
    """Takes people, and goes on with the body when they are there. `release` is the node that gives them back."""

    body: Node

    def __init__(self, run: Run, people: People, pool: str, number: int) -> None:
        self._run = run
        self._pool = pool
        self.number = number
        self._people = people
        self._started = [self.started]
        self._held: dict[tuple[int, int], tuple[Token, Hold]] = {}

    def enter(self, token: Token) -> None:
        """Ask for the people."""
        token.asked = self._run.clock.second
        token.wants = self
        self._people.ask(token, 0)

    def begin(self, token: Token) -> None:
        """The people are there, or will be when their hours begin."""
        now = self._run.clock.second
        start = self._people.start(now)
        hold = Hold(self._pool, token.asked, start)
        token.holds.append(hold)
        self._held[token.row, token.branch] = token, hold
        if start == now:
            self.body.enter(token)
        else:
            self._run.call(token, self._started, start)  # type: ignore[arg-type]

    def started(self, token: Token) -> None:
        """The hours of the people have begun."""
        self.body.enter(token)

    def released(self, token: Token) -> None:
        """The people are no longer held for the token."""
        del self._held[token.row, token.branch]

    def record_open(self) -> None:
        """Record people who are still held at the end of the run: from when on, with an end that never came."""
        for token, hold in self._held.values():
            work = self._people.presence(hold.since, max(self._run.clock.second, hold.since))
            self._run.visit(token, self.number, hold.asked, hold.started, NEVER, work)


class Release(Node):
    """Gives the people back that a `Take` took, and records how long they were held."""

    def __init__(self, run: Run, people: People, take: Take) -> None:
        self._run = run
        self._people = people
        self._take = take

    def enter(self, token: Token) -> None:
        """The body is over."""
        now = self._run.clock.second
        hold = token.holds.pop()
        work = self._people.presence(hold.since, now)
        self._run.visit(token, self._take.number, hold.asked, hold.started, now, work)
        self._take.released(token)
        self._people.release(token)
        self.then.enter(token)
