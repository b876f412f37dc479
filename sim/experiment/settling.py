"""Whether a run has settled when measuring begins: the rule of the warning, with its rate of false alarms.

Replications are independent, so the change from the first measured weeks to the last ones has a mean with an ordinary
t interval, however much the days of one replication hang on each other. In a steady state that mean is zero. A
warm-up is called too short where the interval leaves out zero, and the change is considerable.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from enum import Enum

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.experiment.series import case_types_of
from sim.measure.estimate import Estimate, difference, estimate
from sim.measure.measure import Measured
from sim.measure.warm_up import Onset, Watched, keeps_coming
from sim.scenario.cases import RateArrivals
from sim.scenario.model import Scenario

FALSE_ALARMS = 0.01
"""The chance of any warning where every process is in its steady state (Bonferroni)."""

_KEPT_FOR_SKEWNESS = 2
"""Intervals are so much stricter: means of few lead times are skewed, and a t test of such finds up to twice as many
changes as it should (measured on M/M/1 queues with 17 cases in the first stretch)."""

CONSIDERABLE = 0.05
"""Changes of less than this share are never warned of: a holiday or the rhythm of a month may bring them."""

_BEGINNING = 0.1
_AT_LEAST_WEEKS = 2
_LEAST_REPLICATIONS = 2


class NotJudged(Enum):
    """Why nothing is said about a warm-up."""

    FIXED_DATES = "fixed dates"
    """Cases come at fixed dates and are much of the work: what is simulated has a beginning that is meant."""

    BACKLOG = "backlog"
    """Cases are there already and are measured: the beginning is what is asked about."""

    TOO_SHORT = "too short"
    """There are fewer than two weeks of measured days."""

    ONE_REPLICATION = "one replication"
    """One replication says nothing of chance."""

    OVERLOADED = "overloaded"
    """In every process a pool has too little: there is no steady state."""


@frozen
class Drift:
    """A series in the first measured days (`early`) and in the last ones (`late`), and how it changes in between.

    Times are open seconds a case, under way are cases. `days` are the lengths of both stretches in working days.
    The confidence of `change` is that of the rule.
    """

    process: str
    watched: Watched
    days: tuple[int, int]
    early: Estimate
    late: Estimate
    change: Estimate

    @property
    def is_considerable(self) -> bool:
        """Whether the change is shown, and large enough to matter."""
        is_shown = self.change.low > 0 or self.change.high < 0
        return is_shown and abs(self.change.mean) >= CONSIDERABLE * abs(self.late.mean)


@frozen
class Settling:
    """What the measured days say about the warm-up. `not_judged` says why nothing is said; there are no drifts then."""

    drifts: tuple[Drift, ...]
    not_judged: NotJudged | None = None

    @property
    def too_short(self) -> tuple[Drift, ...]:
        """The series that had not settled when measuring began."""
        return tuple(drift for drift in self.drifts if drift.is_considerable)


def settling(scenario: Scenario, runs: Mapping[str, Sequence[Measured]], overloaded: Collection[str] = ()) -> Settling:
    """Whether the processes of a scenario have settled in the measured days.

    `overloaded` are processes in which a pool has too little or may have: they never settle, and are told so elsewhere.
    Nothing is said of a process that is adopted from a moment on within the run, as it changes on purpose.

    Source of the idea to compare a beginning with the rest: Schruben, Singh, Tierney, Optimal tests for initialization
    bias in simulation output, Operations Research 31, 1983; here with the variance between replications.
    """
    onsets = {
        process: [run.onset for run in own]
        for process, own in runs.items()
        if process not in overloaded and not _changes_on_purpose(scenario, process)
    }
    reason = _not_judged(scenario, runs, onsets)
    if reason is not None:
        return Settling((), reason)
    pairs = [(process, watched) for process in onsets for watched in watched_of(scenario)]
    confidence = 1 - FALSE_ALARMS / (_KEPT_FOR_SKEWNESS * max(len(pairs), 1))
    days = _stretches(scenario)
    return Settling(tuple(_drift(process, watched, onsets[process], days, confidence) for process, watched in pairs))


def fixed_dates(scenario: Scenario) -> tuple[str, ...]:
    """Case types that come at fixed dates only."""
    return tuple(name for name in scenario.cases if not keeps_coming(scenario, name))


def watched_of(scenario: Scenario) -> tuple[Watched, ...]:
    """What there is to be watched of each process."""
    return tuple(Watched) if keeps_coming(scenario, scenario.subject) else (Watched.UNDER_WAY,)


def _not_judged(
    scenario: Scenario, runs: Mapping[str, Sequence[Measured]], onsets: Mapping[str, list[Onset]]
) -> NotJudged | None:
    if _dates_matter(scenario, runs):
        return NotJudged.FIXED_DATES
    if not scenario.horizon.warm_up and any(_has_backlog(scenario, name) for name in scenario.cases):
        return NotJudged.BACKLOG
    if scenario.horizon.length < _AT_LEAST_WEEKS * len(scenario.calendar.weekdays):
        return NotJudged.TOO_SHORT
    if len(next(iter(runs.values()))) < _LEAST_REPLICATIONS:
        return NotJudged.ONE_REPLICATION
    return None if onsets else NotJudged.OVERLOADED


def _dates_matter(scenario: Scenario, runs: Mapping[str, Sequence[Measured]]) -> bool:
    """Whether cases at fixed dates are all there is, or much of the work of a pool that serves others, too."""
    dated = fixed_dates(scenario)
    if len(dated) in (0, len(scenario.cases)):
        return bool(dated)
    others = [case_type for case_type in scenario.cases if case_type not in dated]
    for own in runs.values():
        of_dates, of_others = (sum(_asked(run, one) for run in own for one in some) for some in (dated, others))
        if np.any((of_others > 0) & (of_dates > CONSIDERABLE * (of_dates + of_others))):
            return True
    return False


def _asked(run: Measured, case_type: str) -> NDArray[np.float64]:
    """Seconds a working day that cases of a type ask of each pool."""
    number = case_types_of(run).index(case_type)
    asked: NDArray[np.float64] = np.nan_to_num(run.demand[number] * run.arrived[number])
    return asked


def _has_backlog(scenario: Scenario, case_type: str) -> bool:
    arrivals = scenario.cases[case_type].arrivals
    return isinstance(arrivals, RateArrivals) and arrivals.backlog > 0


def _changes_on_purpose(scenario: Scenario, process: str) -> bool:
    start = datetime.combine(scenario.horizon.start, time())
    adoptions = [scenario.adoption_of(process, case_type) for case_type in scenario.cases]
    return any(own is not None and own.since is not None and own.since > start for own in adoptions)


def _stretches(scenario: Scenario) -> tuple[int, int]:
    """Lengths of the first and the last stretch in working days: a tenth and a half, in whole weeks.

    Days of a week may differ from each other for good, so each stretch has all of them equally often.
    """
    week = len(scenario.calendar.weekdays)
    early = math.ceil(_BEGINNING * scenario.horizon.length / week)
    late = scenario.horizon.length // (2 * week)
    return early * week, late * week


def _drift(process: str, watched: Watched, onsets: Sequence[Onset], days: tuple[int, int], confidence: float) -> Drift:
    early = [own.mean(watched, own.warm_up, own.warm_up + days[0]) for own in onsets]
    late = [own.mean(watched, own.days - days[1], own.days) for own in onsets]
    change = difference(early, late, confidence).estimate
    return Drift(process, watched, days, estimate(early), estimate(late), change)
