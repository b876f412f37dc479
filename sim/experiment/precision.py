"""As many replications as a precision takes: run in rounds, looked at between them, stopped when it is enough."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import evolve

from sim.experiment.compare import compared
from sim.experiment.comparison import Comparison, Looked, Precision
from sim.experiment.runner import Runner
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate
from sim.measure.values import Key
from sim.scenario.model import Scenario

LEAST = 20
"""Replications before the first look: with fewer, a run that stops early does so by luck, and its interval is short."""

MOST = 500
"""Replications that are run at most, unless said."""

FINEST, COARSEST = 0.001, 0.5
"""Between these lie precisions that may be asked for."""

_SPARE = 1.1
"""Beyond the number that the variance so far asks for, as that may be too small by chance."""

_GROWTH = 1.2
"""So much longer is every round at least: each look is another chance to stop by luck."""


def compare_precisely(
    scenario: Scenario,
    *,
    seed: int,
    precision: float,
    least: int = LEAST,
    most: int = MOST,
    runner: Runner | None = None,
) -> Comparison:
    """Compare processes in as many replications as their answer takes to be as precise as asked for.

    Looked at is half the interval of what the answer speaks of, of every process as a share of its mean, and of every
    difference as a share of the baseline's mean: the mean lead time of the subject; in a hall the hours of staff and of
    applicants a working day. What is run in a round depends on the results so far alone, not on the `runner`;
    replications are numbered as in `compare`, which gives the same numbers for as many. Raises `ValueError` for other
    precisions than from `FINEST` to `COARSEST`, for `least` below `LEAST` or above `most`.

    Source: Law, Simulation Modeling and Analysis, 5th ed., section 9.4.1 (sequential procedure, relative precision).
    """
    if not FINEST <= precision <= COARSEST or not LEAST <= least <= most:
        raise ValueError("no such precision or number of replications")
    runs = runner or Runner()
    rounds: list[int] = []
    wanted = least
    while True:
        found = runs.replications(scenario, seed=seed, numbers=range(wanted))
        rounds.append(wanted)
        comparison = compared(scenario, seed, found)
        widest = max(looked_at(comparison), key=lambda looked: looked.share)
        if widest.share <= precision or wanted >= most:
            return evolve(comparison, precision=Precision(precision, least, most, tuple(rounds), widest))
        wanted = next_round(wanted, widest.share / precision, most)


def next_round(done: int, too_wide: float, most: int) -> int:
    """How many replications in all the next round makes, where intervals are so many times as wide as wanted."""
    return most if math.isinf(too_wide) else min(most, math.ceil(done * max(_GROWTH, _SPARE * too_wide**2)))


def looked_at(comparison: Comparison) -> Iterator[Looked]:
    """How precise everything is that the answer speaks of."""
    baseline = comparison.scenario.baseline
    for measure, subject in _answered(comparison.scenario):
        old = comparison.estimate(baseline, measure, subject)
        for process in comparison.estimates:
            own = comparison.estimate(process, measure, subject)
            yield Looked(process, measure, subject, is_difference=False, share=_share(own, own.mean))
            if process != baseline:
                difference = comparison.difference(process, measure, subject).estimate
                yield Looked(process, measure, subject, is_difference=True, share=_share(difference, old.mean))


def _answered(scenario: Scenario) -> tuple[Key, ...]:
    if not scenario.reforms:
        return ((Measure.LEAD_TIME_MEAN, scenario.subject),)
    return ((Measure.STAFF_EFFORT_PER_WORKDAY, WHOLE_HOUSE), (Measure.APPLICANT_EFFORT_PER_WORKDAY, WHOLE_HOUSE))


def _share(estimate: Estimate, whole: float) -> float:
    """Half an interval as a share of a mean."""
    if estimate.half_width == 0:
        return 0.0
    share = estimate.half_width / abs(whole) if whole else math.inf
    return math.inf if math.isnan(share) else share
