"""One-sided bounds of a mean, for decisions of which a small error is asked, where intervals by t are too bold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from attrs import frozen

from sim.measure.estimate import estimate

_STRAIGHT = 1e-6


@frozen
class Bounds:
    """A mean, and bounds beyond which the true mean lies with a stated error each; infinite for fewer than two."""

    mean: float
    low: float
    high: float
    n: int


def bounds(values: Sequence[float], error: float) -> Bounds:
    """Bounds of the mean of independent values; NaNs are left out, an infinite one makes all infinite.

    Replications of a queue are skewed, and the few that lie far out are often missing from a sample: by t the bound on
    their side then errs ten times as often as it should. So it is at least as far out as skewness corrects it to; and
    never closer than by t. Source: Hall: On the removal of skewness by transformation, JRSS B 54 (1992), 221-228.
    """
    if math.inf in values:
        return Bounds(math.inf, math.inf, math.inf, len(values))
    found = estimate(values, 1 - 2 * error)
    if math.isnan(found.half_width):
        return Bounds(found.mean, -math.inf, math.inf, found.n)
    known = np.array([value for value in values if not math.isnan(value)])
    deviation = float(known.std())
    if deviation == 0 or found.half_width == 0:
        return Bounds(found.mean, found.mean, found.mean, found.n)
    skewness = float(((known - found.mean) ** 3).mean()) / deviation**3
    sample_deviation = float(known.std(ddof=1))
    reach = found.half_width / sample_deviation
    low, high = (found.mean - sample_deviation * _unskewed(end, skewness, found.n) for end in (reach, -reach))
    return Bounds(found.mean, min(low, found.low), max(high, found.high), found.n)


def share_bounds(values: Sequence[float], cases: float, error: float) -> Bounds:
    """Bounds of a share of so many cases in all: no closer than if these were independent, which few events tell.

    Source: Wilson: Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    """
    found = bounds(values, error)
    if found.n < 2:  # noqa: PLR2004
        return found
    if cases < 1:
        return Bounds(found.mean, 0.0, 1.0, found.n)
    z = NormalDist().inv_cdf(1 - error)
    middle = (found.mean + z * z / (2 * cases)) / (1 + z * z / cases)
    spread = math.sqrt(max(0.0, found.mean * (1 - found.mean)) / cases + (z / (2 * cases)) ** 2)
    half = z / (1 + z * z / cases) * spread
    return Bounds(
        found.mean, min(found.low, max(0.0, middle - half)), max(found.high, min(1.0, middle + half)), found.n
    )


def _unskewed(end: float, skewness: float, n: int) -> float:
    """Hall's cubic transformation backwards: the end of an interval, in deviations, of values that are skewed."""
    if abs(skewness) < _STRAIGHT:
        return end
    inside = 1 + skewness * (end - skewness / (6 * n))
    return (math.copysign(abs(inside) ** (1 / 3), inside) - 1) * 3 / skewness
