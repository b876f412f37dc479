"""Ends: of a case, of a branch, and of a flow by an outcome."""

from __future__ import annotations

from sim.engine.nodes.node import Node, Run
from sim.engine.recorder import GRANTED
from sim.engine.records import OUTCOMES
from sim.engine.token import Token
from sim.scenario.flow import Outcome

WEAKEST_FIRST = (Outcome.GRANTED, Outcome.WITHDRAWN, Outcome.REFUSED)
"""If parts of a case end it differently, refusal goes before withdrawal and both before granting, in any order."""


class QuickEnd(Node):
    """The end of cases that carry nothing: always granted."""

    def __init__(self, run: Run) -> None:
        self._clock = run.clock
        self._add = run.recorder.ends.quick.add
        self._set_aside = run.spare.append

    def enter(self, token: Token) -> None:
        """The case is over; its token can serve another one."""
        self._add((token.row, self._clock.second))
        self._set_aside(token)


class End(Node):
    """The end of a case, with its outcome."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def enter(self, token: Token) -> None:
        """The case is over; its legal clock stops if it still runs."""
        outcome = token.case.outcome
        if token.legal is not None:
            token.legal.stop(token)
        self._run.recorder.ends.mixed.add((token.row, self._run.clock.second, GRANTED if outcome is None else outcome))


_WEIGHTS = {OUTCOMES.index(outcome): weight for weight, outcome in enumerate(WEAKEST_FIRST)}


class SetOutcome(Node):
    """From here on it is clear how the case ends, unless another of its parts ends with a stronger outcome."""

    def __init__(self, outcome: int) -> None:
        self._outcome = outcome

    def enter(self, token: Token) -> None:
        """Note the outcome and leave."""
        known = token.case.outcome
        if known is None or _WEIGHTS[self._outcome] > _WEIGHTS[known]:
            token.case.outcome = self._outcome
        token.is_over = True
        self.then.enter(token)
