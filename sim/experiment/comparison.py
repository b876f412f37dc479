"""What an experiment yields: every measure of every process with its interval, and old against new."""

from __future__ import annotations

from enum import Enum
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.experiment.chunk import Failed
from sim.experiment.replicate import Replication
from sim.experiment.rows import difference_row, estimate_row, key_row
from sim.experiment.settling import Settling
from sim.measure.catalogue import Measure
from sim.measure.enough import (
    PERCENTILES,
    is_censored,
    least_cases,
    least_cases_a_replication,
    unfinished_share,
)
from sim.measure.estimate import Difference, Estimate
from sim.measure.through import WITHIN_DAYS
from sim.measure.values import Key
from sim.scenario.claim import Claim, Interval
from sim.scenario.model import Scenario


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


class Strain(Enum):
    """How a pool is known to have too little."""

    OVERLOADED = "overloaded"
    """The interval of its load lies above 100 %."""

    AT_THE_LIMIT = "at the limit"
    """The interval of its load contains 100 %."""

    NEVER_IDLE = "never idle"
    """It is busy in all of its hours, some cases are not finished, and what those ask of it is not known."""


@frozen
class Overload:
    """A pool of a process that is asked for more than it has, or may be; `load` is demand over hours.

    `case_types` are those that ask something of it.
    """

    process: str
    pool: str
    load: float
    strain: Strain = Strain.OVERLOADED
    case_types: tuple[str, ...] = ()


@frozen
class Bottleneck:
    """The pool that limits how many cases of a type a process can bear."""

    process: str
    case_type: str
    pool: str


@frozen
class Looked:
    """How precise one number is: half its interval, as a share of its mean; of a difference, of the baseline's mean.

    Zero for a number that came out the same every time, infinite where the mean is zero or nothing is known.
    """

    process: str
    measure: Measure
    subject: str
    is_difference: bool
    share: float


@frozen
class Precision:
    """How many replications were run for a precision that was asked for, a share of one, and how far that went.

    `rounds` are the numbers of replications after which was looked, `widest` is the least precise number at the end.
    """

    asked: float
    least: int
    most: int
    rounds: tuple[int, ...]
    widest: Looked

    @property
    def is_reached(self) -> bool:
        """Whether every number that was looked at is as precise as was asked for."""
        return self.widest.share <= self.asked


_NOT_LOOKED_AT = Settling(())


@frozen(eq=False)
class Comparison:
    """Processes of a scenario on the same applicants.

    `estimates[process][measure, subject]`, `differences[process][measure, subject]` against the baseline (for every
    process but it). `lead_times[process]` are the lead times in seconds of the finished measured cases of the
    subject case type in all replications. `faster[process]` is the share of cases that are through earlier than the
    same case in the baseline; cases that were finished in neither are left out. `precision` says why there are so many
    replications, where that was left to the program. `failed` are replications that could not be run: all numbers are
    those of the others. `results` are the numbers of the single replications, by which it can be compared with another
    run (`sim/experiment/moved.py`). `settling` says whether the warm-up was long enough.
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
    precision: Precision | None = None
    failed: tuple[Failed, ...] = ()
    results: tuple[Replication, ...] = ()
    settling: Settling = _NOT_LOOKED_AT

    def estimate(self, process: str, measure: Measure, subject: str) -> Estimate:
        """A measure of a process; an empty estimate (n = 0) where there is none."""
        return self.estimates[process].get((measure, subject), _EMPTY)

    def unfinished_share(self, process: str, case_type: str) -> float:
        """Share of the measured cases of a type that were not finished; NaN where no case came."""
        return unfinished_share(self.estimates[process], case_type)

    def is_censored(self, process: str, case_type: str) -> bool:
        """Whether so many cases were not finished, or for so long, that means of the others must not stand alone."""
        return is_censored(self.estimates[process], case_type, self.estimates.values())

    def finished_cases(self, process: str, case_type: str) -> int:
        """Measured and finished cases of a type in all replications."""
        cases = self.estimate(process, Measure.MEASURED, case_type)
        unfinished = self.estimate(process, Measure.UNFINISHED, case_type)
        return round((cases.mean - unfinished.mean) * cases.n) if cases.n and unfinished.n else 0

    def is_told(self, process: str, measure: Measure, subject: str) -> bool:
        """Whether a measure may be told: no percentile of too few cases, or among those that were not finished."""
        return not (self.has_too_few(process, measure, subject) or self.is_beyond(process, measure, subject))

    def is_beyond(self, process: str, measure: Measure, case_type: str) -> bool:
        """Whether a number hangs on cases that were not finished, if only in one replication.

        A percentile does that lies among them, and a share that was through in days for which they were not followed.
        """
        if measure not in PERCENTILES and measure not in WITHIN_DAYS:
            return False
        finished = self.estimate(process, Measure.LEAD_TIME_MEAN, case_type).n
        return self.estimate(process, measure, case_type).n < finished

    def has_too_few(self, process: str, measure: Measure, case_type: str) -> bool:
        """Whether too few cases were finished to tell a percentile of them."""
        share = PERCENTILES.get(measure)
        if share is None or not self.estimate(process, Measure.MEASURED, case_type).n:
            return False
        finished = self.finished_cases(process, case_type)
        return finished < max(least_cases(share), least_cases_a_replication(share) * self.replications)

    def difference(self, process: str, measure: Measure, subject: str) -> Difference:
        """The difference of a process from the baseline."""
        return self.differences[process][measure, subject]

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every number, for a data frame.

        Keys: `process`, `measure`, `subject` (case type, pool, count or stopwatch), `unit` (`s`, `workdays`, `count`,
        `share`, `per workday`); `mean`, `half_width` (of the 95 % interval) and `n` (replications), NaN where nothing
        is known; of every process but the baseline also `difference` (from it, paired), `difference_half_width`,
        `difference_is_shown` (the interval leaves out zero), else None.
        """
        return [
            {
                "process": process,
                **key_row(key),
                **estimate_row(estimate),
                **difference_row(self.differences.get(process, {}).get(key)),
            }
            for process, estimates in self.estimates.items()
            for key, estimate in estimates.items()
        ]


_EMPTY = Estimate(float("nan"), float("nan"), 0)
