"""How many cases it takes before a number may be told."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sim.measure.catalogue import Measure

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

_BEYOND = 10
_BEYOND_IN_ONE = 2


def least_cases(share: float) -> int:
    """Finished cases over all replications without which a percentile is not told: ten lie beyond it."""
    return math.ceil(round(_BEYOND / (1 - share), 6))


def least_cases_a_replication(share: float) -> int:
    """Finished cases a replication, on average: with fewer the percentiles of single replications lie too low."""
    return math.ceil(round(_BEYOND_IN_ONE / (1 - share), 6))


def never_seen_at_most(cases: float, confidence: float) -> float:
    """The greatest share of cases that is not contradicted by none in so many; `1` where there is no case.

    Exact for independent cases; three over their number at 95 % (Hanley, Lippman-Hand: If nothing goes wrong, is
    everything all right?, JAMA 249, 1983).
    """
    return 1.0 if cases < 1 else 1 - (1 - confidence) ** (1 / cases)
