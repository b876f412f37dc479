"""What an experiment yields: every measure of every process with its interval, and old against new."""

from __future__ import annotations

from enum import Enum

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.claim import Claim, Interval
from sim.scenario.model import Scenario

Key = tuple[Measure, str]
"""A measure and what it is of: the name of a case type, of a pool, or of a count or stopwatch."""


class Verdict(Enum):
    """Whether the model bears a claim out."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does not hold"
    CANNOT_BE_SAID = "cannot be said"


class Change(Enum):
    """What a claim says of old against new."""

    REDUCTION = "reduction"
    INCREASE = "increase"


@frozen
class ClaimCheck:
    """One number of a claim beside the model's: for a process, or for its change from the baseline.

    `result` is in the measure's own unit, a change as a share of one. A change names its process only where several
    are compared with the baseline.
    """

    claim: Claim
    process: str
    said: str
    result: Estimate
    verdict: Verdict
    change: Change | None = None

    @property
    def interval(self) -> Interval | None:
        """What the claim says here."""
        if self.change is Change.REDUCTION:
            return self.claim.reduction
        if self.change is Change.INCREASE:
            return self.claim.increase
        return self.claim.values.get(self.process)


@frozen
class Overload:
    """A pool of a process that is asked for more than it has; `load` is demand over hours."""

    process: str
    pool: str
    load: float


@frozen
class Bottleneck:
    """The pool that limits how many cases of a type a process can bear."""

    process: str
    case_type: str
    pool: str


@frozen(eq=False)
class Comparison:
    """Processes of a scenario on the same applicants.

    `estimates[process][measure, subject]`, `differences[process][measure, subject]` against the baseline (for every
    process but it). `lead_times[process]` are the lead times in seconds of the finished measured cases of the
    subject case type in all replications. `faster[process]` is the share of cases that are through earlier than the
    same case in the baseline.
    """

    scenario: Scenario
    seed: int
    replications: int
    estimates: dict[str, dict[Key, Estimate]]
    differences: dict[str, dict[Key, Difference]]
    lead_times: dict[str, NDArray[np.float64]]
    faster: dict[str, Estimate]
    claims: tuple[ClaimCheck, ...]
    overloads: tuple[Overload, ...]
    bottlenecks: tuple[Bottleneck, ...]

    def estimate(self, process: str, measure: Measure, subject: str) -> Estimate:
        """A measure of a process; an empty estimate (n = 0) where there is none."""
        return self.estimates[process].get((measure, subject), _EMPTY)

    def difference(self, process: str, measure: Measure, subject: str) -> Difference:
        """The difference of a process from the baseline."""
        return self.differences[process][measure, subject]


_EMPTY = Estimate(float("nan"), float("nan"), 0)
