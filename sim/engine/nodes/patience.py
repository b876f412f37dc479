"""Patience: cases that queue for people and give up if they are not served in time."""

from __future__ import annotations

from simpy.events import EventPriority

from sim.engine.clock import Moment
from sim.engine.nodes.node import Node, Run
from sim.engine.nodes.wait import Timer
from sim.engine.opening_hours import NEVER
from sim.engine.people import People
from sim.engine.token import Token

PATIENCE_PRIORITY = EventPriority(2)
"""After everything else of the same second: who can be served in that very second does not give up."""


class Impatient(Node):
    """The people of a node, asked by cases that do not wait for ever.

    Stands between the node and those people: `queued_for` is the node, which asks here as if here were the people.
    `number` is that of the node, `given_up_number` that of the visits of who was not served; `given_up` is where they
    go. How long a case waits at most is drawn at every visit, so that no draw depends on how long the queue is.
    """

    queued_for: Node
    given_up: Node

    def __init__(self, run: Run, people: People, timer: Timer, number: int, given_up_number: int) -> None:
        self._run = run
        self._people = people
        self._timer = timer
        self.number = number
        self._given_up_number = given_up_number
        self._queueing: dict[Token, Moment | None] = {}
        self.start = people.start
        self.finish = people.finish
        self.presence = people.presence
        self.release = people.release

    def ask(self, token: Token, work: int) -> None:
        """Ask for the people, and plan to give up."""
        until = self._timer(token, self._run.clock.second)
        token.wants = self
        self._queueing[token] = None
        self._people.ask(token, work)
        if token in self._queueing and until < NEVER:
            self._queueing[token] = Moment(
                self._run.clock, until, PATIENCE_PRIORITY, lambda moment: self._give_up(token, moment)
            )

    def begin(self, token: Token) -> None:
        """The people are there in time."""
        del self._queueing[token]
        token.wants = self.queued_for
        self.queued_for.begin(token)  # type: ignore[attr-defined]

    def leave(self, token: Token) -> None:
        """Leave the queue."""
        del self._queueing[token]
        self._people.leave(token)

    def _give_up(self, token: Token, moment: Moment) -> None:
        """The time is over; nothing happens if the case was served, or queues for another time."""
        if self._queueing.get(token) is not moment:
            return
        self.leave(token)
        now = self._run.clock.second
        self._run.visit(token, self._given_up_number, token.asked, now, now, 0)
        self.given_up.enter(token)
