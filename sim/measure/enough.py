"""How many cases it takes before a number may be told."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate
from sim.measure.values import Key

PERCENTILES: Mapping[Measure, float] = {
    Measure.LEAD_TIME_MEDIAN: 0.5,
    Measure.LEAD_TIME_P90: 0.9,
    Measure.WORKING_DAYS_MEDIAN: 0.5,
    Measure.WORKING_DAYS_P90: 0.9,
    Measure.WAITING_P90: 0.9,
}
"""Measures that are a percentile of the cases, with the share of the cases that lies below it."""

CONSIDERABLE = 0.01
"""Share of unfinished cases from which on a mean of the finished ones must not stand alone."""

_EXCESS = 0.1
"""By which share of the lead times of all processes that of one may change, at fewer unfinished cases, if those are
counted with the time they have spent."""

_BEYOND = 10
_BEYOND_IN_ONE = 2


def least_cases(share: float) -> int:
    """Finished cases over all replications without which a percentile is not told: ten lie beyond it."""
    return math.ceil(round(_BEYOND / (1 - share), 6))


def least_cases_a_replication(share: float) -> int:
    """Finished cases a replication, on average: with fewer the percentiles of single replications lie too low."""
    return math.ceil(round(_BEYOND_IN_ONE / (1 - share), 6))


def unfinished_share(estimates: Mapping[Key, Estimate], case_type: str) -> float:
    """Share of the measured cases of a type that were not finished in a process; NaN where no case came."""
    cases, unfinished = (_mean_of(measure, estimates, case_type) for measure in (Measure.MEASURED, Measure.UNFINISHED))
    return unfinished / cases if cases > 0 else math.nan


def is_censored(
    estimates: Mapping[Key, Estimate], case_type: str, all_of_them: Iterable[Mapping[Key, Estimate]]
) -> bool:
    """Whether so many cases of a type were not finished, or for so long, that means of the others mislead.

    `estimates` are those of a process, `all_of_them` those of every process it is compared with.
    """
    share = unfinished_share(estimates, case_type)
    if not share > 0 or share >= CONSIDERABLE:
        return share >= CONSIDERABLE
    mean, least = (
        _mean_of(measure, estimates, case_type) for measure in (Measure.LEAD_TIME_MEAN, Measure.LEAD_TIME_AT_LEAST)
    )
    longest = max(_mean_of(Measure.LEAD_TIME_MEAN, own, case_type) for own in (estimates, *all_of_them))
    return least - mean > _EXCESS * longest


def _mean_of(measure: Measure, estimates: Mapping[Key, Estimate], case_type: str) -> float:
    found = estimates.get((measure, case_type))
    return math.nan if found is None else found.mean


def never_seen_at_most(cases: float, confidence: float) -> float:
    """The greatest share of cases that is not contradicted by none in so many; `1` where there is no case.

    Exact for independent cases; three over their number at 95 % (Hanley, Lippman-Hand: If nothing goes wrong, is
    everything all right?, JAMA 249, 1983).
    """
    return 1.0 if cases < 1 else 1 - (1 - confidence) ** (1 / cases)
