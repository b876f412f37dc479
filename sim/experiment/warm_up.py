"""How long a warm-up must be: the scenario watched from its first second on, and where its series settle."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import numpy as np
from attrs import evolve, frozen

from sim.experiment.chunk import Failed
from sim.experiment.compare import summarise
from sim.experiment.comparison import Overload
from sim.experiment.runner import Runner
from sim.experiment.settling import Settling, fixed_dates, settling, watched_of
from sim.measure.estimate import Estimate, estimate
from sim.measure.measure import Measured
from sim.measure.warm_up import Amounts, Onset, Watched, keeps_coming, mser
from sim.scenario.calendar import Horizon
from sim.scenario.holidays import UnknownYearError, day_after, is_workday
from sim.scenario.message import Message, listed, told
from sim.scenario.model import Scenario

LEAST_DAYS = 100
"""Working days, warm-up included, that are simulated where the calendar is known so far: twenty batches."""


class NothingToWarmUpError(ValueError):
    """No case type keeps coming, so that there is no steady state; `message` says so."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class WarmUpVerdict(Enum):
    """What is to be said of the warm-up of a scenario."""

    LONG_ENOUGH = "long enough"
    """No series needs more, and none is shown to change in the measured days."""

    SHORTER = "shorter than suggested"
    """Some series needs more, though none is shown to change in the measured days."""

    TOO_SHORT = "too short"
    """Some series is shown to change in the measured days."""

    UNKNOWN = "cannot be said"
    """No series needs more as far as is known, but some are too short to tell."""

    NEVER = "never long enough"
    """In every process a pool has too little: there is no steady state."""


@frozen(eq=False)
class Settled:
    """A series of a process, averaged over the replications.

    days
        Mean of each working day since the beginning: open seconds a case, or cases; NaN where no case came.
    weights
        How much there is in each mean: cases in all replications, or days.
    suggested
        Working days to leave out at the beginning; None where the series is too short to tell.
    after
        Mean and interval of what is left then: of the whole series where nothing is suggested.
    has_too_few
        Whether there are too few days with cases for any suggestion.
    """

    process: str
    watched: Watched
    days: Amounts
    weights: Amounts
    suggested: int | None
    after: Estimate
    has_too_few: bool = False

    def running_mean(self, around: int) -> Amounts:
        """The mean of the days around each day; nearer to the ends of fewer days, as many on both sides.

        Source: Welch, The statistical analysis of simulation results, in: Lavenberg (ed.), Computer Performance
        Modeling Handbook, 1983.
        """
        sums = np.concatenate(([0.0], np.cumsum(np.where(self.weights > 0, self.days, 0.0) * self.weights)))
        counts = np.concatenate(([0.0], np.cumsum(self.weights)))
        place = np.arange(len(self.days))
        reach = np.minimum(np.minimum(place, len(self.days) - 1 - place), around)
        first, last = place - reach, place + reach + 1
        within = counts[last] - counts[first]
        return np.where(within > 0, (sums[last] - sums[first]) / np.maximum(within, 1e-9), np.nan)


@frozen(eq=False)
class WarmUp:
    """What was found about the warm-up of a scenario.

    `days` working days were simulated, warm-up included. `settling` is what the measured days of the scenario as it is
    say about it, as a run does. `overloads` are pools that have too little; their processes never settle, and the
    series of those are not asked for a suggestion.
    """

    scenario: Scenario
    seed: int
    replications: int
    days: int
    series: tuple[Settled, ...]
    settling: Settling
    overloads: tuple[Overload, ...]
    failed: tuple[Failed, ...] = ()

    @property
    def chosen(self) -> int:
        """The warm-up of the scenario in working days."""
        return self.scenario.horizon.warm_up

    @property
    def fixed_dates(self) -> tuple[str, ...]:
        """Case types that come at fixed dates, and are not watched."""
        return fixed_dates(self.scenario)

    @property
    def judged(self) -> tuple[Settled, ...]:
        """The series of the processes that can settle."""
        never = {overload.process for overload in self.overloads}
        return tuple(own for own in self.series if own.process not in never)

    @property
    def suggested(self) -> int | None:
        """The longest of all suggestions in working days; None where there is none."""
        return max((own.suggested for own in self.judged if own.suggested is not None), default=None)

    @property
    def verdict(self) -> WarmUpVerdict:
        """What is to be said."""
        if not self.judged:
            return WarmUpVerdict.NEVER
        if self.settling.too_short:
            return WarmUpVerdict.TOO_SHORT
        if self.suggested is not None and self.suggested > self.chosen:
            return WarmUpVerdict.SHORTER
        is_known = all(own.suggested is not None for own in self.judged)
        return WarmUpVerdict.LONG_ENOUGH if is_known else WarmUpVerdict.UNKNOWN


def check_warm_up(scenario: Scenario) -> None:
    """Raises `NothingToWarmUpError` if no case type keeps coming."""
    if not any(keeps_coming(scenario, name) for name in scenario.cases):
        wrong = "all cases come at fixed dates ({types}), so there is no steady state to warm up for"
        raise NothingToWarmUpError(told(wrong, types=listed(scenario.cases, "and")))


def warm_up(scenario: Scenario, *, seed: int, replications: int, runner: Runner | None = None) -> WarmUp:
    """Watch all processes of a scenario from the beginning, and suggest a warm-up by MSER-5.

    At least a hundred working days are simulated if the calendar is known for so long. Series are averaged over the
    replications before they are cut. Depends on scenario, seed and number of replications alone.

    Raises:
        NothingToWarmUpError: no case type keeps coming.
        ValueError: fewer than one replication.
    """
    if replications < 1:
        raise ValueError("at least one replication is needed")
    check_warm_up(scenario)
    longer = evolve(scenario, horizon=_longer(scenario), claims=())
    found = (runner or Runner()).replications(longer, seed=seed, numbers=range(replications))
    results = found.replications
    overloads = summarise(longer, seed, results).overloads
    runs = {process: [result.measured[process] for result in results] for process in scenario.processes}
    overloaded = {overload.process for overload in overloads}
    series = [
        _settled(process, watched, [run.onset for run in own], may_settle=process not in overloaded)
        for process, own in runs.items()
        for watched in watched_of(scenario)
    ]
    as_it_is = settling(scenario, _cut(scenario, runs), overloaded)
    days = longer.horizon.warm_up + longer.horizon.length
    return WarmUp(scenario, seed, len(results), days, tuple(series), as_it_is, overloads, found.failed)


def _longer(scenario: Scenario) -> Horizon:
    """The horizon of the scenario, longer where it is short: as far as all holidays are known."""
    own = scenario.horizon
    for length in range(LEAST_DAYS - own.warm_up, own.length, -1):
        if _is_known(scenario, own.warm_up + length + own.run_out):
            return evolve(own, length=length)
    return own


def _is_known(scenario: Scenario, workdays: int) -> bool:
    """Whether everybody's holidays are known for so many working days."""
    try:
        last = day_after(scenario.calendar, scenario.horizon.start, workdays)
        for rule in {scenario.calendar, *(pool.calendar for pool in scenario.staff.values())}:
            is_workday(rule, last)
    except UnknownYearError:
        return False
    return True


def _cut(scenario: Scenario, runs: dict[str, list[Measured]]) -> dict[str, list[Measured]]:
    days = scenario.horizon.warm_up + scenario.horizon.length
    return {process: [evolve(run, onset=run.onset.until(days)) for run in own] for process, own in runs.items()}


def _settled(process: str, watched: Watched, onsets: Sequence[Onset], *, may_settle: bool) -> Settled:
    days, weights = _lead_times(onsets) if watched is Watched.LEAD_TIME else _under_way(onsets)
    known = np.flatnonzero(weights)
    cut = mser(days[known]) if may_settle else None
    suggested = _workday(known, cut.observations) if cut is not None and cut.is_valid else None
    after = estimate([own.mean(watched, suggested or 0) for own in onsets])
    return Settled(process, watched, days, weights, suggested, after, has_too_few=may_settle and cut is None)


def _workday(known: np.ndarray[tuple[int], np.dtype[np.intp]], observations: int) -> int:
    """The day of the first observation that is kept; nothing is left out before the first."""
    return int(known[observations]) if observations else 0


def _lead_times(onsets: Sequence[Onset]) -> tuple[Amounts, Amounts]:
    """Means of the cases of all replications that came on each day, and their numbers."""
    cases: Amounts = np.sum([own.cases for own in onsets], axis=0)
    took: Amounts = np.sum([own.took for own in onsets], axis=0)
    return np.where(cases > 0, took / np.maximum(cases, 1), np.nan), cases


def _under_way(onsets: Sequence[Onset]) -> tuple[Amounts, Amounts]:
    days: Amounts = np.mean([own.under_way for own in onsets], axis=0)
    return days, np.ones(len(days))
