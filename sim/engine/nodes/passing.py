"""Corrections: a body repeated until nothing fails in it."""

from __future__ import annotations

from sim.engine.nodes.amounts import Number
from sim.engine.nodes.node import Node
from sim.engine.nodes.turns import Loop
from sim.engine.token import NO_ITEM, Passing, Token, Turns
from sim.scenario.flow import Per


class UntilPassed(Loop):
    """Items in batches, or the whole case, again and again until they pass or their attempts are used up.

    `given_up` is where the token goes if something has not passed after the last attempt allowed; `goes_on` says that
    this is more than the end of the case. The legal clock, stopped when something failed, starts again with the next
    round, or with what comes instead of one, unless the body itself says when (`accepts`).
    """

    given_up: Node
    goes_on: bool = False

    def __init__(self, per: Per, size: Number | None, at_most: int | None, *, accepts_inside: bool) -> None:
        self._per = per
        self._size = size
        self._at_most = at_most
        self._accepts_inside = accepts_inside

    def leave(self, token: Token) -> None:
        """Forget the corrections as well."""
        assert token.passing is not None
        token.passing = token.passing.outer
        super().leave(token)

    def _begin(self, token: Token, turns: Turns) -> None:  # noqa: ARG002
        pending = list(token.items) if self._per is Per.ITEM else [NO_ITEM]
        token.passing = Passing(token.passing, pending)

    def _more(self, token: Token, turns: Turns) -> bool:
        passing = token.passing
        assert passing is not None
        if turns.done:
            self._look_back(passing)
        if not passing.pending:
            return False
        self._next_round(token, passing)
        return True

    def _look_back(self, passing: Passing) -> None:
        for item in passing.round:
            if item in passing.failed or (item == NO_ITEM and passing.failed):
                attempts = passing.attempts[item] = passing.attempts.get(item, 0) + 1
                if self._at_most is not None and attempts >= self._at_most:
                    passing.given_up = True
                else:
                    passing.pending.append(item)
        passing.failed.clear()

    def _next_round(self, token: Token, passing: Passing) -> None:
        size = len(passing.pending) if self._size is None else max(self._size.of(token), 1)
        passing.round = passing.pending[:size]
        del passing.pending[:size]
        if self._per is Per.ITEM:
            token.items = passing.round
        self._start_clock(token, passing)

    def _start_clock(self, token: Token, passing: Passing) -> None:
        if passing.clock_stopped and not self._accepts_inside and token.legal is not None:
            token.legal.start(token)
        passing.clock_stopped = False

    def _finish(self, token: Token) -> None:
        assert token.passing is not None
        given_up = token.passing.given_up
        if given_up and self.goes_on:
            self._start_clock(token, token.passing)
        self.leave(token)
        (self.given_up if given_up else self.then).enter(token)
