"""Ends: of a case, of a branch, and of a flow by an outcome."""

from __future__ import annotations

from sim.engine.nodes.node import Node, Run
from sim.engine.token import Token

GRANTED = 0


class QuickEnd(Node):
    """The end of cases that carry nothing: always granted."""

    def __init__(self, run: Run) -> None:
        self._clock = run.clock
        self._add = run.recorder.ends.extend

    def enter(self, token: Token) -> None:
        """The case is over."""
        self._add((token.row, self._clock._now, GRANTED))  # type: ignore[arg-type]  # noqa: SLF001


class End(Node):
    """The end of a case, with its outcome."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def enter(self, token: Token) -> None:
        """The case is over; its legal clock stops if it still runs."""
        outcome = token.case.outcome
        if token.legal is not None:
            token.legal.stop(token)
        self._run.recorder.ends.extend((token.row, self._run.clock.second, GRANTED if outcome is None else outcome))


class SetOutcome(Node):
    """From here on it is clear how the case ends."""

    def __init__(self, outcome: int) -> None:
        self._outcome = outcome

    def enter(self, token: Token) -> None:
        """Note the outcome and leave."""
        for member in token.members or (token,):
            member.case.outcome = self._outcome
            member.is_over = True
        self.then.enter(token)
