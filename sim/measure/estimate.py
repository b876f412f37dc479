"""Estimates with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from sim.measure.student import t_quantile

CONFIDENCE = 0.95


@frozen
class Estimate:
    """A mean over replications with half the width of its interval; the half-width is NaN for fewer than two."""

    mean: float
    half_width: float
    n: int
    confidence: float = CONFIDENCE

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return self.mean + self.half_width


@frozen
class Difference:
    """New minus old, paired by replication.

    `ratio` is the mean of the new over the mean of the old. `variance_removed` is the share of the variance of an
    unpaired difference that the pairing took away (negative where pairing did harm).
    """

    estimate: Estimate
    ratio: float
    variance_removed: float

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves out zero; without variation, whether the difference is not zero."""
        if math.isnan(self.estimate.half_width):
            return False
        return self.estimate.low > 0 or self.estimate.high < 0


def estimate(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """Mean and t interval of independent values; NaNs are left out (and missing in `n`).

    Source: Law, Simulation Modeling and Analysis, 5th ed., section 9.4.1 (replications of terminating runs).
    """
    known = [value for value in values if not math.isnan(value)]
    n = len(known)
    if not n:
        return Estimate(math.nan, math.nan, 0, confidence)
    mean = _mean(known)
    if n < 2:  # noqa: PLR2004
        return Estimate(mean, math.nan, n, confidence)
    error = math.sqrt(_squares(known, mean) / (n - 1) / n)
    return Estimate(mean, t_quantile(n - 1, confidence) * error, n, confidence)


def difference(old: Sequence[float], new: Sequence[float], confidence: float = CONFIDENCE) -> Difference:
    """The paired difference of two equally long series; pairs with a NaN are left out."""
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if not (math.isnan(a) or math.isnan(b))]
    gaps = [b - a for a, b in pairs]
    paired = estimate(gaps, confidence)
    if not pairs:
        return Difference(paired, math.nan, math.nan)
    before, after = zip(*pairs, strict=True)
    level_before, level_after = _mean(before), _mean(after)
    ratio = level_after / level_before if level_before else math.nan
    unpaired = _squares(before, level_before) + _squares(after, level_after)
    return Difference(paired, ratio, 1 - _squares(gaps, paired.mean) / unpaired if unpaired > 0 else math.nan)


def unpaired_difference(old: Sequence[float], new: Sequence[float], confidence: float = CONFIDENCE) -> Difference:
    """The difference of two independent series, of any lengths; NaNs are left out. `n` is that of the shorter.

    Source: Welch, Biometrika 34 (1947), 28-35; degrees of freedom after Satterthwaite.
    """
    before, after = estimate(old, confidence), estimate(new, confidence)
    n = min(before.n, after.n)
    mean = after.mean - before.mean
    ratio = after.mean / before.mean if n and before.mean else math.nan
    if n < 2:  # noqa: PLR2004
        return Difference(Estimate(mean, math.nan, n, confidence), ratio, math.nan)
    errors = [_squared_error(one) for one in (before, after)]
    total = sum(errors)
    if total == 0:
        return Difference(Estimate(mean, 0.0, n, confidence), ratio, math.nan)
    degrees = total**2 / sum(error**2 / (one.n - 1) for error, one in zip(errors, (before, after), strict=True))
    half = t_quantile(degrees, confidence) * math.sqrt(total)
    return Difference(Estimate(mean, half, n, confidence), ratio, math.nan)


def relative_change(old: Sequence[float], new: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """The mean of the new over the mean of the old, less one, with its interval; pairs with a NaN are left out.

    A mean of the ratios of single replications would be too high wherever the old number is small in some of them.
    Nothing is known where the old mean is zero. Source: Cochran, Sampling Techniques, 3rd ed., section 6.4 (the
    interval by linearisation).
    """
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if not (math.isnan(a) or math.isnan(b))]
    level = _mean([a for a, _ in pairs]) if pairs else 0.0
    if not level:
        return estimate([], confidence)
    ratio = _mean([b for _, b in pairs]) / level
    return estimate([ratio - 1 + (b - ratio * a) / level for a, b in pairs], confidence)


def _squared_error(known: Estimate) -> float:
    """The squared standard error of a mean, from its interval."""
    return (known.half_width / t_quantile(known.n - 1, known.confidence)) ** 2


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _squares(values: Sequence[float], mean: float) -> float:
    """The sum of the squared deviations. Replications are few: an array would take ten times as long."""
    return math.fsum([(value - mean) ** 2 for value in values])
