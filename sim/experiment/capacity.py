"""How many cases a working day a process can bear: what bounds it, and what waiting becomes on the way there."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from attrs import evolve, frozen

from sim.experiment.chunk import Failed
from sim.experiment.compare import compared
from sim.experiment.comparison import Comparison
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.stages import Stages
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate, estimate
from sim.scenario.cases import Arrivals, IntervalArrivals, RateArrivals
from sim.scenario.model import Scenario
from sim.scenario.quantity import Kind
from sim.scenario.value import Arithmetic, Constant, Operator

SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1)
"""Of the bound: the demands that are simulated."""


@frozen
class PoolBound:
    """What a pool lets a process bear.

    `asked` are seconds of it that a case of the subject takes, `left` those a working day that other case types leave,
    `cases` the subject's cases a working day at which nothing would be left.
    """

    pool: str
    asked: Estimate
    left: Estimate
    cases: Estimate


@frozen
class DemandPoint:
    """A process when so many cases of the subject come a working day, on average.

    `lead` counts unfinished cases with the time they have spent, so that it goes on growing where a pool is overloaded.
    """

    share: float
    demand: float
    waiting: Estimate
    lead: Estimate
    finished: Estimate
    unfinished: float

    @property
    def power(self) -> float:
        """Cases that come a second for each second they take: large where much gets through quickly."""
        return self.demand / self.lead.mean if self.lead.n and self.lead.mean > 0 else math.nan


@frozen
class ProcessCapacity:
    """What bounds a process, the tightest pool first, and its points in the order of their demand.

    `present` is the demand that the scenario has.
    """

    process: str
    present: Estimate
    bounds: tuple[PoolBound, ...]
    points: tuple[DemandPoint, ...]

    @property
    def bound(self) -> PoolBound | None:
        """The pool that bounds the process; None if nobody does."""
        return self.bounds[0] if self.bounds else None

    @property
    def knee(self) -> DemandPoint | None:
        """The point beyond which waiting grows faster than what gets through: the one of the greatest power.

        Source: Kleinrock: Power and deterministic rules of thumb for probabilistic problems in computer communications,
        ICC 1979. For a queue of one server without memory it lies at half of the bound. None if power still grows at
        the last point, where waiting is little beside the time that a case takes anyway.
        """
        known = [point for point in self.points if not math.isnan(point.power)]
        best = max(known, key=lambda point: point.power, default=None)
        return None if best is None or best is known[-1] else best


@frozen(eq=False)
class Capacities:
    """All processes of a scenario. `is_scaled` says whether more or fewer cases can be made to come at all."""

    scenario: Scenario
    seed: int
    replications: int
    processes: tuple[ProcessCapacity, ...]
    is_scaled: bool
    failed: tuple[Failed, ...] = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every point, for a data frame; seconds, and cases a working day."""
        return [
            {
                "process": own.process,
                "share_of_bound": point.share,
                "demand": point.demand,
                "waiting": point.waiting.mean,
                "waiting_half_width": point.waiting.half_width,
                "lead_time": point.lead.mean,
                "lead_time_half_width": point.lead.half_width,
                "finished": point.finished.mean,
                "unfinished": point.unfinished,
            }
            for own in self.processes
            for point in own.points
        ]


def capacities(scenario: Scenario, *, seed: int, replications: int, runner: Runner | None = None) -> Capacities:
    """The bound of every process, and what waiting becomes as demand grows towards it and beyond.

    At every demand the same applicants come, closer together. Raises `ValueError` for fewer than two replications.
    """
    if replications < 2:  # noqa: PLR2004
        raise ValueError("at least two replications are needed")
    runs = runner or Runner()
    numbers = range(replications)
    stages = Stages(runs.progress)
    most = replications * len(SHARES) * len(scenario.processes)
    found = runs.replications(scenario, seed=seed, numbers=numbers, progress=stages.stage(later=most))
    present = compared(scenario, seed, found)
    bounds = {process: _bounds(present, process) for process in scenario.processes}
    arrivals = scenario.cases[scenario.subject].arrivals
    is_scaled = isinstance(arrivals, IntervalArrivals | RateArrivals) and _came(present) > 0
    tried = [
        (process, share, share * own[0].cases.mean)
        for process, own in bounds.items()
        if is_scaled and own and own[0].cases.mean > 0
        for share in SHARES
    ]
    wanted = [Wanted(at_demand(scenario, demand / _came(present)), numbers, (process,)) for process, _, demand in tried]
    came = runs.points(wanted, seed=seed, progress=stages.stage())
    points: dict[str, list[DemandPoint]] = {process: [] for process in scenario.processes}
    for (process, share, demand), one in zip(tried, came, strict=True):
        if one.replications:
            points[process].append(_point(scenario, process, share, demand, one))
    processes = tuple(
        ProcessCapacity(
            process,
            present.estimate(process, Measure.ARRIVED_PER_WORKDAY, scenario.subject),
            bounds[process],
            tuple(points[process]),
        )
        for process in scenario.processes
    )
    failed = (*found.failed, *(failure for one in came for failure in one.failed))
    return Capacities(scenario, seed, replications, processes, is_scaled, failed)


def at_demand(scenario: Scenario, factor: float) -> Scenario:
    """The scenario when so many times as many cases of the subject come, at the same hours of the day."""
    subject = scenario.cases[scenario.subject]
    cases = {**scenario.cases, subject.name: evolve(subject, arrivals=_scaled(subject.arrivals, factor))}
    return evolve(scenario, cases=cases)


def _scaled(arrivals: Arrivals, factor: float) -> Arrivals:
    if isinstance(arrivals, RateArrivals):
        return evolve(arrivals, per_open_second=arrivals.per_open_second * factor)
    if isinstance(arrivals, IntervalArrivals):
        operands = (arrivals.interval, Constant(factor, Kind.COUNT))
        return IntervalArrivals(Arithmetic(Operator.DIVIDE, operands, Kind.DURATION))
    return arrivals


def _came(present: Comparison) -> float:
    scenario = present.scenario
    return present.estimate(scenario.baseline, Measure.ARRIVED_PER_WORKDAY, scenario.subject).mean


def _bounds(present: Comparison, process: str) -> tuple[PoolBound, ...]:
    """Of every pool that the subject asks for something, the tightest first."""
    runs = [replication.measured[process] for replication in present.results]
    number = list(present.scenario.cases).index(present.scenario.subject)
    found = []
    for column, pool in enumerate(runs[0].pools):
        asked = [float(run.demand[number, column]) for run in runs]
        others = [np.delete(run.demand[:, column] * run.arrived, number) for run in runs]
        left = [max(float(run.staffed[column] - np.nansum(own)), 0.0) for run, own in zip(runs, others, strict=True)]
        if np.nansum(asked) > 0:
            cases = [room / own if own > 0 else math.nan for room, own in zip(left, asked, strict=True)]
            found.append(PoolBound(pool, estimate(asked), estimate(left), estimate(cases)))
    return tuple(sorted(found, key=lambda bound: bound.cases.mean))


def _point(scenario: Scenario, process: str, share: float, demand: float, one: Found) -> DemandPoint:
    subject = scenario.subject
    runs = [replication.measured[process].values for replication in one.replications]

    def over_runs(measure: Measure) -> Estimate:
        return estimate([run[measure, subject] for run in runs])

    came = sum(run[Measure.MEASURED, subject] for run in runs)
    unfinished = sum(run[Measure.UNFINISHED, subject] for run in runs)
    return DemandPoint(
        share,
        demand,
        over_runs(Measure.WAITING_MEAN),
        over_runs(Measure.LEAD_TIME_AT_LEAST),
        over_runs(Measure.FINISHED_PER_WORKDAY),
        unfinished / came if came else math.nan,
    )
