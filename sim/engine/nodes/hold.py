"""Holding: people taken at the beginning of a body and given back at its end."""

from __future__ import annotations

from sim.engine.nodes.node import Node, Run
from sim.engine.people import People
from sim.engine.token import Hold, Token


class Take(Node):
    """Takes people, and goes on with the body when they are there. `release` is the node that gives them back."""

    body: Node

    def __init__(self, run: Run, people: People, number: int) -> None:
        self._run = run
        self.number = number
        self._people = people
        self._started = [self.started]

    def enter(self, token: Token) -> None:
        """Ask for the people."""
        token.asked = self._run.clock.second
        token.wants = self
        self._people.ask(token, 0)

    def begin(self, token: Token) -> None:
        """The people are there, or will be when their hours begin."""
        now = self._run.clock.second
        start = self._people.start(now)
        token.holds.append(Hold(token.asked, start))
        if start == now:
            self.body.enter(token)
        else:
            self._run.call(token, self._started, start)  # type: ignore[arg-type]

    def started(self, token: Token) -> None:
        """The hours of the people have begun."""
        self.body.enter(token)


class Release(Node):
    """Gives the people back that a `Take` took, and records how long they were held."""

    def __init__(self, run: Run, people: People, number: int) -> None:
        self._run = run
        self._people = people
        self.number = number

    def enter(self, token: Token) -> None:
        """The body is over."""
        now = self._run.clock.second
        hold = token.holds.pop()
        work = self._people.presence(hold.since, now)
        self._run.visit(token, self.number, hold.asked, hold.started, now, work)
        self._people.release(token)
        self.then.enter(token)
