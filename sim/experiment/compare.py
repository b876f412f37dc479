"""Comparing processes: replications under common random numbers, paired by replication."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from attrs import evolve

from sim.experiment.claims import check_claims
from sim.experiment.comparison import Bottleneck, Comparison, Overload, Strain
from sim.experiment.replicate import Replication
from sim.experiment.runner import Found, Runner
from sim.experiment.series import columns_of
from sim.experiment.settling import settling
from sim.measure.capacity import capacity
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate
from sim.measure.measure import Amounts, Measured
from sim.measure.share import share_estimate, share_of
from sim.measure.values import Key
from sim.scenario.model import Scenario

FULL = 1.0
NEVER_IDLE = 0.999


def compare(scenario: Scenario, *, seed: int, replications: int, runner: Runner | None = None) -> Comparison:
    """Run all processes of a scenario in a number of replications, and compare them with the baseline.

    The result depends on scenario, seed and number of replications alone, not on the `runner` (by default, this
    process). Raises `ValueError` for fewer than one replication.
    """
    if replications < 1:
        raise ValueError("at least one replication is needed")
    found = (runner or Runner()).replications(scenario, seed=seed, numbers=range(replications))
    return compared(scenario, seed, found)


def compared(scenario: Scenario, seed: int, found: Found) -> Comparison:
    """The comparison that replications add up to, with those that failed."""
    return evolve(summarise(scenario, seed, found.replications), failed=found.failed)


def summarise(scenario: Scenario, seed: int, results: Sequence[Replication]) -> Comparison:
    """The comparison that replications, in the order of their numbers, add up to."""
    runs = {process: [result.measured[process] for result in results] for process in scenario.processes}
    columns = {process: columns_of(measured) for process, measured in runs.items()}
    estimates = {process: {key: column.estimate() for key, column in own.items()} for process, own in columns.items()}
    old = columns[scenario.baseline]
    others = [process for process in scenario.processes if process != scenario.baseline]
    overloads = _overloads(scenario, runs, estimates)
    return Comparison(
        scenario=scenario,
        seed=seed,
        replications=len(results),
        estimates=estimates,
        differences={
            process: {
                key: columns[process][key].difference_from(was) for key, was in old.items() if key in columns[process]
            }
            for process in others
        },
        lead_times={process: _lead_times(measured, scenario.subject) for process, measured in runs.items()},
        faster={process: _faster(runs[scenario.baseline], runs[process], scenario.subject) for process in others},
        claims=check_claims(scenario, columns, estimates),
        overloads=overloads,
        bottlenecks=_bottlenecks(scenario, runs),
        results=tuple(results),
        settling=settling(scenario, runs, {overload.process for overload in overloads}),
    )


def _lead_times(measured: list[Measured], case_type: str) -> Amounts:
    lead_times: Amounts = np.concatenate([run.lead_times[case_type] for run in measured])
    known: Amounts = lead_times[~np.isnan(lead_times)]
    return known


def _faster(old: list[Measured], new: list[Measured], case_type: str) -> Estimate:
    """Share of the cases, finished in one process at least, that are through earlier in the new one."""
    shares = []
    for before, after in zip(old, new, strict=True):
        pairs = np.column_stack((before.lead_times[case_type], after.lead_times[case_type]))
        known = pairs[~np.isnan(pairs).all(axis=1)]
        known[np.isnan(known)] = np.inf  # who is not finished comes after whoever is
        shares.append(share_of(known[:, 1] < known[:, 0]))
    return share_estimate(shares)


def _overloads(
    scenario: Scenario, runs: dict[str, list[Measured]], estimates: dict[str, dict[Key, Estimate]]
) -> tuple[Overload, ...]:
    """Pools asked for more than they have, or that may be; also those never idle that some cases never got to."""
    found = []
    for process, own in estimates.items():
        demand = _known_mean(np.array([run.demand for run in runs[process]]))
        has_unfinished = any(own[Measure.UNFINISHED, case_type].mean > 0 for case_type in scenario.cases)
        for column, pool in enumerate(runs[process][0].pools):
            load = own[Measure.LOAD, pool]
            never_idle = has_unfinished and own[Measure.UTILISATION, pool].mean >= NEVER_IDLE
            strain = _strain(load, never_idle=never_idle)
            if strain is not None:
                asking = zip(scenario.cases, demand[:, column], strict=True)
                case_types = tuple(case_type for case_type, asked in asking if not asked <= 0)
                found.append(Overload(process, pool, load.mean, strain, case_types))
    return tuple(found)


def _strain(load: Estimate, *, never_idle: bool) -> Strain | None:
    """What the interval of a load says; one replication has none, there the load itself speaks."""
    half = 0.0 if math.isnan(load.half_width) else load.half_width
    if load.n and (load.mean - half > FULL or (math.isnan(load.half_width) and load.mean >= FULL)):
        return Strain.OVERLOADED
    if load.n and load.mean + half >= FULL:
        return Strain.AT_THE_LIMIT
    return Strain.NEVER_IDLE if never_idle else None


def _bottlenecks(scenario: Scenario, runs: dict[str, list[Measured]]) -> tuple[Bottleneck, ...]:
    """The limiting pools, judged by the means over all replications."""
    found = []
    for process, measured in runs.items():
        demand = _known_mean(np.array([run.demand for run in measured]))
        staffed = np.mean([run.staffed for run in measured], axis=0)
        arrived = np.mean([run.arrived for run in measured], axis=0)
        for number, case_type in enumerate(scenario.cases):
            _, pool = capacity(demand, staffed, arrived, number)
            if pool >= 0:
                found.append(Bottleneck(process, case_type, measured[0].pools[pool]))
    return tuple(found)


def _known_mean(values: Amounts) -> Amounts:
    """Mean along the first axis over what is known; NaN where nothing is."""
    known = ~np.isnan(values)
    count = known.sum(axis=0)
    mean: Amounts = np.where(count > 0, np.where(known, values, 0.0).sum(axis=0) / np.maximum(count, 1), np.nan)
    return mean
