"""Batches: cases wait for each other and go on together."""

from __future__ import annotations

from attrs import define, field

from sim.engine.clock import WORK_PRIORITY, Moment
from sim.engine.draws import Attributes
from sim.engine.nodes.amounts import Number
from sim.engine.nodes.node import Node, Run
from sim.engine.nodes.wait import Timer
from sim.engine.opening_hours import NEVER
from sim.engine.token import Token


@define(eq=False)
class Group:
    """Cases that wait to go on together."""

    members: list[Token] = field(factory=list)
    has_left: bool = False


class Gathering(Node):
    """Gathers cases until they are enough, the oldest has waited long enough, or a meeting comes.

    `key` is an attribute that the cases of one group share (empty: all cases gather in one group).
    """

    body: Node

    def __init__(self, run: Run, number: int, attributes: Attributes, key: str) -> None:
        self._run = run
        self._number = number
        self._attributes = attributes
        self._key = key
        self._groups: dict[float | str, Group] = {}
        self.size: Number | None = None
        self.timers: tuple[Timer, ...] = ()

    def enter(self, token: Token) -> None:
        """Join the group."""
        token.asked = self._run.clock.second
        key = self._attributes.of_case(self._key, token.number) if self._key else ""
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group()
            self._set_timers(token, key, group)
        group.members.append(token)
        if self.size is not None and len(group.members) >= self.size.of(group.members[0]):
            self._leave(key, group)

    def _set_timers(self, token: Token, key: float | str, group: Group) -> None:
        for timer in self.timers:
            at = timer(token, token.asked)
            if at < NEVER:
                Moment(self._run.clock, at, WORK_PRIORITY, lambda _event: self._leave(key, group))

    def _leave(self, key: float | str, group: Group) -> None:
        if group.has_left:
            return
        group.has_left = True
        del self._groups[key]
        now = self._run.clock.second
        for member in group.members:
            self._run.visit(member, self._number, member.asked, member.asked, now, 0)
        first = group.members[0]
        together = Token(first.row, first.number)
        together.carry(first.case, first.items, None)
        together.members = tuple(group.members)
        self.body.enter(together)


class Dispersal(Node):
    """The cases of a batch go on, each on its own, in the order in which they came."""

    def enter(self, token: Token) -> None:
        """The body is over."""
        for member in token.members:
            self.then.enter(member)
