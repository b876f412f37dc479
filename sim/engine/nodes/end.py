"""Ends: of a case, of a branch, and of a flow by an outcome."""

from __future__ import annotations

from sim.engine.nodes.node import Node, Run
from sim.engine.recorder import GRANTED
from sim.engine.token import Token


class QuickEnd(Node):
    """The end of cases that carry nothing: always granted."""

    def __init__(self, run: Run) -> None:
        self._clock = run.clock
        cases, times = run.recorder.quick_ends
        self._add_case = cases.append
        self._add_time = times.append

    def enter(self, token: Token) -> None:
        """The case is over."""
        self._add_case(token.row)
        self._add_time(self._clock._now)  # type: ignore[arg-type]  # noqa: SLF001


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
        token.case.outcome = self._outcome
        token.is_over = True
        self.then.enter(token)
