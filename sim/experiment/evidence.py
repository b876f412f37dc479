"""What replications say of a staffing: whether it meets its targets, for sure, for sure not, or not yet known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import Enum

from attrs import frozen

from sim.experiment.replicate import Replication
from sim.experiment.series import case_types_of, column_in, number_in
from sim.experiment.target import ON_TIME, QUEUES, TIMES, Help, Sense, Target
from sim.measure.bounds import Bounds, bounds, share_bounds
from sim.measure.catalogue import Measure
from sim.measure.column import Column
from sim.measure.enough import CONSIDERABLE, PERCENTILES, least_cases, least_cases_a_replication
from sim.measure.estimate import Estimate, estimate
from sim.scenario.cases import IntervalArrivals, RateArrivals
from sim.scenario.model import Scenario

FULL = 1.0


class Decision(Enum):
    """What is decided of a target."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"


class Doubt(Enum):
    """Why a target cannot be called met whatever its number is."""

    NONE = "none"
    UNFINISHED = "unfinished"
    """So many cases were not finished that times of the others must not stand alone."""
    TOO_FEW = "too few"
    """Percentiles of so few cases a replication lie too low."""
    UNKNOWN = "unknown"
    """No replication has such a number."""


@frozen
class Finding:
    """A target beside what came out: the mean with its usual interval, and one-sided bounds at the error allowed.

    The true mean lies beyond each of them with at most that error.
    """

    target: Target
    estimate: Estimate
    bounds: Bounds
    decision: Decision
    doubt: Doubt = Doubt.NONE

    @property
    def bound(self) -> float:
        """The bound on the side that decides whether the target is met."""
        return self.bounds.high if self.target.sense is Sense.AT_MOST else self.bounds.low

    @property
    def shortfall(self) -> float:
        """How far the mean lies beyond the amount, as a share of it; none where it does not."""
        if self.doubt in (Doubt.UNKNOWN, Doubt.UNFINISHED):
            return math.inf
        beyond = self.estimate.mean - self.target.amount
        return max(0.0, beyond if self.target.sense is Sense.AT_MOST else -beyond) / (abs(self.target.amount) or 1.0)


@frozen
class Overloaded:
    """A pool that is for sure asked for more than it has: its load with bounds, and with its usual interval."""

    pool: str
    load: Bounds
    usual: Estimate


@frozen
class Evidence:
    """All that is known of a staffing from so many replications."""

    replications: int
    findings: tuple[Finding, ...]
    overloads: tuple[Overloaded, ...] = ()

    @property
    def decision(self) -> Decision:
        """Met if all targets are; missed if one is, or a pool is overloaded."""
        decisions = {finding.decision for finding in self.findings}
        if Decision.MISSED in decisions or self.overloads:
            return Decision.MISSED
        return Decision.OPEN if Decision.OPEN in decisions else Decision.MET

    @property
    def is_hopeless(self) -> bool:
        """Whether more replications would not decide it: a number is not there, or not of all cases, or of too few."""
        return self.decision is Decision.OPEN and any(
            finding.doubt is Doubt.UNKNOWN
            or (finding.doubt is not Doubt.NONE and _side(finding.target, finding.bounds) is Decision.MET)
            for finding in self.findings
        )

    @property
    def missed(self) -> tuple[Finding, ...]:
        """The targets that are missed for sure."""
        return tuple(finding for finding in self.findings if finding.decision is Decision.MISSED)

    @property
    def helps(self) -> frozenset[Help]:
        """What would have to change, by each of the reasons for which the staffing is out."""
        helps = {
            Help.MORE_PEOPLE if finding.doubt is Doubt.UNFINISHED else finding.target.help for finding in self.missed
        }
        return frozenset(helps | {Help.MORE_PEOPLE} if self.overloads else helps)


@frozen
class Judge:
    """Decides about one process of a scenario: an error of at most `error` for each statement about a target.

    Of pools, and of cases that were not finished, it is `side_error`.

    A staffing is out if a bound of a target lies on the wrong side, or if a pool that the target's cases ask for
    something is overloaded, as its queue grows without end for as long as that lasts. What came out the same every
    time and exactly as asked for is believed at `most` replications only.
    """

    scenario: Scenario
    process: str
    targets: tuple[Target, ...]
    error: float
    side_error: float
    most: int

    def evidence(self, results: Sequence[Replication]) -> Evidence:
        """What these replications say."""
        findings = tuple(self._finding(target, results) for target in self.targets)
        return Evidence(len(results), findings, tuple(self._overloads(results)))

    def loads(self, results: Sequence[Replication]) -> dict[str, Bounds]:
        """Loads of the pools on which targets depend, with bounds at the error allowed."""
        return {
            pool: bounds([number_in(one, self.process, (Measure.LOAD, pool)) for one in results], self.side_error)
            for pool in sorted(self._asked(results))
        }

    def _finding(self, target: Target, results: Sequence[Replication]) -> Finding:
        column = column_in(results, self.process, target.key)
        usual, found = column.estimate(), self._bounds(column)
        decision, doubt = _side(target, found), Doubt.NONE
        if usual.n == 0:
            decision, doubt = Decision.OPEN, Doubt.UNKNOWN
        if found.low == found.high == target.amount and usual.n < self.most:
            decision = Decision.OPEN
        if decision is not Decision.MISSED and self._has_too_few(target, results):
            decision, doubt = Decision.OPEN, Doubt.TOO_FEW
        if decision is not Decision.MISSED and target.measure in TIMES:
            unfinished = self._unfinished(target.subject, results)
            if unfinished.mean >= CONSIDERABLE and not self._is_met_anyway(target, decision):
                is_sure = target.sense is Sense.AT_MOST and unfinished.low >= CONSIDERABLE
                decision, doubt = (Decision.MISSED if is_sure else Decision.OPEN), Doubt.UNFINISHED
        return Finding(target, usual, found, decision, doubt)

    @staticmethod
    def _is_met_anyway(target: Target, decision: Decision) -> bool:
        """Whether cases that are not finished only take longer than is asked for already; they need not wait longer."""
        is_of_whole = target.measure not in (Measure.WAITING_MEAN, Measure.WAITING_P90)
        return is_of_whole and target.sense is Sense.AT_LEAST and decision is Decision.MET

    def _bounds(self, column: Column) -> Bounds:
        """Of a share, by the cases in which it was seen or those in which it was not: some items may be in both."""
        if not column.shares:
            return bounds(column.values, self.error)
        cases = max(sum(share.seen for share in column.shares), sum(share.unseen for share in column.shares))
        return share_bounds(column.values, cases, self.error)

    def _unfinished(self, case_type: str, results: Sequence[Replication]) -> Bounds:
        counts = [
            tuple(
                number_in(one, self.process, (measure, case_type)) for measure in (Measure.UNFINISHED, Measure.MEASURED)
            )
            for one in results
        ]
        return bounds([some / cases for some, cases in counts if cases > 0], self.side_error)

    def _has_too_few(self, target: Target, results: Sequence[Replication]) -> bool:
        share = PERCENTILES.get(target.measure)
        if share is None:
            return False
        finished = sum(
            number_in(one, self.process, (Measure.MEASURED, target.subject))
            - number_in(one, self.process, (Measure.UNFINISHED, target.subject))
            for one in results
        )
        return finished < max(least_cases(share), least_cases_a_replication(share) * len(results))

    def _overloads(self, results: Sequence[Replication]) -> Iterator[Overloaded]:
        for pool, load in self.loads(results).items():
            if load.low > FULL:
                values = [number_in(one, self.process, (Measure.LOAD, pool)) for one in results]
                yield Overloaded(
                    pool, load, Estimate(math.inf, 0.0, load.n) if math.inf in values else estimate(values)
                )

    def _asked(self, results: Sequence[Replication]) -> set[str]:
        """Pools on which a target depends: that its cases ask, or whose queue it is about; if cases go on coming."""
        asked: set[str] = set()
        for one in results[:1]:
            run = one.measured[self.process]
            for target in self.targets:
                if target.measure in QUEUES and target.sense is Sense.AT_MOST:
                    asked.add(target.subject)
                if target.measure in TIMES | ON_TIME and target.help is Help.MORE_PEOPLE:
                    row = case_types_of(run).index(target.subject)
                    asked |= {pool for pool, takes in zip(run.pools, run.demand[row], strict=True) if not takes <= 0}
        return {pool for pool in asked if self._goes_on(pool, results)}

    def _goes_on(self, pool: str, results: Sequence[Replication]) -> bool:
        run = results[0].measured[self.process]
        column = run.pools.index(pool)
        return all(
            isinstance(self.scenario.cases[case_type].arrivals, RateArrivals | IntervalArrivals)
            for case_type, takes in zip(case_types_of(run), run.demand[:, column], strict=True)
            if not takes <= 0
        )


def _side(target: Target, found: Bounds) -> Decision:
    if target.sense is Sense.AT_MOST:
        is_met, is_missed = found.high <= target.amount, found.low > target.amount
    else:
        is_met, is_missed = found.low >= target.amount, found.high < target.amount
    if is_met:
        return Decision.MET
    return Decision.MISSED if is_missed else Decision.OPEN
