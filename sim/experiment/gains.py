"""Gains: what each reform of a hall adds to what all of them save together.

The Shapley value of a reform is the mean of what it adds over all orders in which the reforms may come (Shapley, A
Value for n-Person Games, 1953). Every replication takes one random order and its reverse: that is unbiased, and exact
where reforms affect each other in pairs at most, because each of two is then first in one order and last in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from attrs import frozen

from sim.experiment.failures import ReplicationFailedError
from sim.experiment.runner import Runner, Wanted
from sim.experiment.seeds import seeded
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate, estimate
from sim.measure.values import Key
from sim.scenario.composition import with_reforms
from sim.scenario.model import Scenario

GAINED = (Measure.STAFF_EFFORT_PER_WORKDAY, Measure.APPLICANT_EFFORT_PER_WORKDAY)
"""What is gained: seconds of effort a working day that are not needed any more."""

Amounts = tuple[float, ...]
Values = Mapping[Key, float]


@frozen
class Gain:
    """Savings of one reform, in the order of `GAINED`: if it is the only one, and as its part of all."""

    alone: tuple[Estimate, ...]
    part: tuple[Estimate, ...]


@frozen
class Doubts:
    """Means over the replications of what was worst in each, whichever reforms were switched on.

    `unfinished` are shares of the measured cases per case type, `loads` hours asked for over hours there per pool.
    """

    unfinished: dict[str, float]
    loads: dict[str, float]


_NO_DOUBTS = Doubts({}, {})


@frozen
class Gains:
    """Savings of a hall's reforms, in seconds a working day; savings below zero are costs."""

    scenario: Scenario
    process: str
    seed: int
    replications: int
    by_reform: dict[str, Gain]
    together: tuple[Estimate, ...]
    doubts: Doubts = _NO_DOUBTS


Cost = Callable[[frozenset[str]], Amounts]
"""What is needed, in seconds a working day, if these reforms are switched on and no other."""


@frozen
class Savings:
    """Savings in one replication, per reform and in the order of `GAINED`."""

    alone: dict[str, Amounts]
    part: dict[str, Amounts]
    together: Amounts


def gains(scenario: Scenario, *, seed: int, replications: int, runner: Runner | None = None) -> Gains:
    """What the reforms of a hall save, each alone, all together, and each as its part of all.

    Depends on scenario, seed and number of replications alone. Only reforms that are switched on are looked at.

    Raises:
        ValueError: the scenario has no reforms that are switched on.
        ReplicationFailedError: a replication failed, of whatever reforms.
    """
    names = reforms_on(scenario)
    if not names:
        raise ValueError("the scenario has no reforms that are switched on")
    orders = [_order(names, seed, number) for number in range(replications)]
    runs = _runs(scenario, orders, seed, runner or Runner())
    results = [_saved(order, own) for order, own in zip(orders, runs, strict=True)]
    return Gains(
        scenario,
        _process(scenario),
        seed,
        replications,
        {
            name: Gain(
                _estimates([result.alone[name] for result in results]),
                _estimates([result.part[name] for result in results]),
            )
            for name in names
        },
        _estimates([result.together for result in results]),
        _mean_doubts([_worst(list(own.values())) for own in runs]),
    )


def reforms_on(scenario: Scenario) -> tuple[str, ...]:
    """The reforms that are switched on, in the order of the file."""
    return tuple(name for name, reform in scenario.reforms.items() if reform.is_on)


def _process(scenario: Scenario) -> str:
    return next(name for name in scenario.processes if name != scenario.baseline)


def _estimates(rows: Sequence[Amounts]) -> tuple[Estimate, ...]:
    return tuple(estimate(list(column)) for column in zip(*rows, strict=True))


def savings(order: Sequence[str], cost: Cost) -> Savings:
    """What reforms save that come in an order and in its reverse; asks the cost of the same reforms once only."""
    known: dict[frozenset[str], Amounts] = {}

    def looked_up(switched_on: frozenset[str]) -> Amounts:
        if switched_on not in known:
            known[switched_on] = cost(switched_on)
        return known[switched_on]

    nothing = looked_up(frozenset())
    alone = {name: _less(nothing, looked_up(frozenset({name}))) for name in order}
    added = [_added(way, looked_up) for way in (order, order[::-1])]
    part = {name: tuple(np.mean([way[name] for way in added], axis=0).tolist()) for name in order}
    return Savings(alone, part, _less(nothing, looked_up(frozenset(order))))


def _order(names: Sequence[str], seed: int, number: int) -> list[str]:
    """The order in which the reforms come in a replication."""
    return [names[index] for index in seeded(seed, number).permutation(len(names))]


def _runs(
    scenario: Scenario, orders: Sequence[Sequence[str]], seed: int, runner: Runner
) -> list[dict[frozenset[str], Values]]:
    """Per replication all that `savings` asks for: no reform, each alone, and more and more of them in two orders."""
    asked: dict[frozenset[str], list[int]] = {}
    for number, order in enumerate(orders):
        for switched_on in _asked(order):
            asked.setdefault(switched_on, []).append(number)
    process = _process(scenario)
    wanted = [
        Wanted(with_reforms(scenario, switched_on), numbers, (process,)) for switched_on, numbers in asked.items()
    ]
    found = runner.points(wanted, seed=seed, counted=len(orders))
    failed = next((failure for one in found for failure in one.failed), None)
    if failed is not None:
        raise ReplicationFailedError(failed.number, failed.reason)
    runs: list[dict[frozenset[str], Values]] = [{} for _ in orders]
    for switched_on, one in zip(asked, found, strict=True):
        for replication in one.replications:
            runs[replication.number][switched_on] = replication.measured[process].values
    return runs


def _asked(order: Sequence[str]) -> list[frozenset[str]]:
    """The sets of reforms of which `savings` asks the cost."""
    asked: list[frozenset[str]] = []

    def noted(switched_on: frozenset[str]) -> Amounts:
        asked.append(switched_on)
        return (0.0,)

    savings(order, noted)
    return asked


def _saved(order: Sequence[str], runs: Mapping[frozenset[str], Values]) -> Savings:
    return savings(order, lambda switched_on: tuple(runs[switched_on][gained, WHOLE_HOUSE] for gained in GAINED))


def _worst(runs: Sequence[Values]) -> Doubts:
    """The greatest shares of unfinished cases, and the greatest loads that are known."""
    unfinished: dict[str, float] = {}
    loads: dict[str, float] = {}
    for values in runs:
        for (of, subject), value in values.items():
            if of is Measure.UNFINISHED and value > 0:
                share = value / values[Measure.MEASURED, subject]
                unfinished[subject] = max(unfinished.get(subject, 0.0), share)
            elif of is Measure.LOAD and value > 0:
                loads[subject] = max(loads.get(subject, 0.0), value)
    return Doubts(unfinished, loads)


def _mean_doubts(found: Sequence[Doubts]) -> Doubts:
    return Doubts(_mean_by_name([one.unfinished for one in found]), _mean_by_name([one.loads for one in found]))


def _mean_by_name(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    names = sorted({name for one in found for name in one})
    return {name: sum(one.get(name, 0.0) for one in found) / len(found) for name in names}


def _added(order: Sequence[str], cost: Cost) -> dict[str, Amounts]:
    """What each reform saves when it comes after those before it."""
    added = {}
    for position, name in enumerate(order):
        before = frozenset(order[:position])
        added[name] = _less(cost(before), cost(before | {name}))
    return added


def _less(before: Amounts, after: Amounts) -> Amounts:
    return tuple(old - new for old, new in zip(before, after, strict=True))
