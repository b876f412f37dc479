"""Where cases part between the flow of the baseline and that of a process that only some of them use."""

from __future__ import annotations

from attrs import frozen

from sim.engine.addresses import Stream
from sim.engine.arrivals import Prepare
from sim.engine.draws import FIRST_BLOCK, LARGEST_BLOCK
from sim.engine.nodes.node import Node, Run
from sim.engine.token import Token


@frozen
class Way:
    """A compiled flow: where its cases enter, and what they need to carry (None: nothing)."""

    entry: Node
    prepare: Prepare | None


class Adopters:
    """Who uses a process: of the cases that arrive from second `since` on, those whose number lies below the share.

    The number has an address of its own, so that a larger share has the same adopters and more.
    """

    def __init__(self, stream: Stream, share: float, since: int) -> None:
        self._stream = stream
        self._share = share
        self._since = since
        self._numbers: list[float] = []

    def has(self, number: int, now: int) -> bool:
        """Whether case `number`, which arrives now, uses the process."""
        return now >= self._since and self._number(number) < self._share

    def _number(self, case: int) -> float:
        known = self._numbers
        while len(known) <= case:
            known += self._stream.of_cases(len(known), min(max(FIRST_BLOCK, len(known)), LARGEST_BLOCK)).tolist()
        return known[case]


class Adopt(Node):
    """Sends every case, at its arrival, into the flow of its process, and notes who adopts the new one."""

    def __init__(self, run: Run, adopters: Adopters, old: Way, new: Way) -> None:
        self._clock = run.clock
        self._note = run.recorder.adopted.add
        self._adopters = adopters
        self._old = old
        self._new = new

    def enter(self, token: Token) -> None:
        """The case has just arrived."""
        now = self._clock.second
        way = self._old
        if self._adopters.has(token.number, now):
            self._note((token.row,))
            way = self._new
        if way.prepare is not None:
            way.prepare(token, now)
        way.entry.enter(token)
