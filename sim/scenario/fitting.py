"""Parameters of distributions from what a person has: a mean and a standard deviation, a median and a 90th percentile.

Amounts are in any one unit; what comes out is in the same unit, shapes are plain numbers.
Formulas after Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, unless stated otherwise.
Every function raises `NotationError` if no distribution of the family has these numbers.
"""

from __future__ import annotations

import math

from sim.scenario.message import told
from sim.scenario.notation_error import NotationError

Z90 = 1.2815515655446004
"""90th percentile of the standard normal distribution."""

GREATEST_SHAPE = 1e9
_WEIBULL_SHAPES = (0.05, 1e5)


def lognormal_from_median(median: float, p90: float) -> tuple[float, float]:
    """Median and sigma (deviation of the logarithm) of a lognormal distribution."""
    _require_percentiles(median, p90)
    return median, math.log(p90 / median) / Z90


def lognormal_from_mean(mean: float, sd: float) -> tuple[float, float]:
    """Median and sigma (deviation of the logarithm) of a lognormal distribution."""
    _require_moments(mean, sd)
    variance = math.log1p((sd / mean) * (sd / mean))
    return mean * math.exp(-variance / 2), math.sqrt(variance)


def gamma_from_mean(mean: float, sd: float) -> tuple[float, float]:
    """Shape and scale of a gamma distribution."""
    _require_moments(mean, sd)
    ratio = mean / sd
    return ratio * ratio, sd / ratio


def gamma_from_phases(mean: float, phases: float) -> tuple[float, float]:
    """Shape and scale of an Erlang distribution: the sum of so many exponential phases."""
    if mean <= 0:
        raise NotationError("the mean is zero", "a mean over zero")
    if phases < 1 or phases != math.floor(phases) or phases > GREATEST_SHAPE:
        raise NotationError(
            told("{phases} phases are not possible", phases=f"{phases:g}"), "a whole number of phases, 1 or more"
        )
    return phases, mean / phases


def weibull_from_median(median: float, p90: float) -> tuple[float, float]:
    """Shape and scale of a Weibull distribution: both percentiles solve `x = scale * (-ln(1 - p)) ** (1 / shape)`."""
    _require_percentiles(median, p90)
    shape = math.log(math.log(10) / math.log(2)) / math.log(p90 / median)
    _require_weibull_shape(shape)
    return shape, median / math.log(2) ** (1 / shape)


def weibull_from_mean(mean: float, sd: float) -> tuple[float, float]:
    """Shape and scale of a Weibull distribution; the shape by bisection, as the ratio sd / mean falls with it."""
    _require_moments(mean, sd)
    wanted = math.log1p((sd / mean) * (sd / mean))
    low, high = _WEIBULL_SHAPES
    if not _weibull_log_ratio(high) <= wanted <= _weibull_log_ratio(low):
        raise NotationError("no weibull distribution has this mean and sd", "an sd nearer to the mean")
    for _ in range(200):
        shape = math.sqrt(low * high)
        if _weibull_log_ratio(shape) > wanted:
            low = shape
        else:
            high = shape
    shape = math.sqrt(low * high)
    return shape, mean / math.gamma(1 + 1 / shape)


def beta_from_mean(low: float, high: float, mean: float, sd: float) -> tuple[float, float]:
    """The two shapes, alpha and beta, of a beta distribution between `low` and `high`."""
    if not low < high:
        raise NotationError(
            "the ends of beta are equal", "two different ends, as in beta(0..100 min mean 30 min sd 10 min)"
        )
    if not low < mean < high:
        raise NotationError("the mean is not between the ends", "a mean between the least and the greatest amount")
    if sd <= 0:
        raise NotationError("the sd is zero", "an sd over zero")
    share = (mean - low) / (high - low)
    deviation = sd / (high - low)
    total = share * (1 - share) / (deviation * deviation) - 1
    if total <= 0:
        raise NotationError("the sd is too large for these ends and this mean", "a smaller sd")
    _require_shape(total)
    return share * total, (1 - share) * total


def _weibull_log_ratio(shape: float) -> float:
    """`ln(1 + (sd / mean) ** 2)` of a Weibull distribution, in logarithms because the moments overflow."""
    return math.lgamma(1 + 2 / shape) - 2 * math.lgamma(1 + 1 / shape)


def _require_moments(mean: float, sd: float) -> None:
    if mean <= 0:
        raise NotationError("the mean is zero", "a mean over zero")
    if sd <= 0:
        raise NotationError("the sd is zero", "an sd over zero, or the mean alone for a fixed amount")
    ratio = mean / sd
    _require_shape(ratio * ratio)


def _require_percentiles(median: float, p90: float) -> None:
    if median <= 0:
        raise NotationError("the median is zero", "a median over zero")
    if p90 <= median:
        raise NotationError("the p90 is not greater than the median", "a p90 that nine of ten amounts stay below")
    if p90 / median - 1 < 1 / GREATEST_SHAPE:
        raise NotationError("the p90 is too near to the median", "a greater p90, or one amount alone")


def _require_shape(shape: float) -> None:
    if shape > GREATEST_SHAPE:
        raise NotationError("the sd is too small for this mean", "a greater sd, or the mean alone for a fixed amount")


def _require_weibull_shape(shape: float) -> None:
    low, high = _WEIBULL_SHAPES
    if not low <= shape <= high:
        raise NotationError("no usable weibull distribution has this median and p90", "a p90 of a few times the median")
