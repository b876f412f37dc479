"""What values come to on average, as far as bounds on the size of a run need to know it."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from statistics import NormalDist

from sim.scenario.value import (
    Arithmetic,
    Attribute,
    Beta,
    Constant,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    OneOf,
    Operator,
    Pert,
    Triangular,
    Uniform,
    Value,
    Weibull,
    Word,
)

_USUAL = NormalDist()

_RECKONED: Mapping[Operator, Callable[..., float]] = {
    Operator.ADD: operator.add,
    Operator.SUBTRACT: operator.sub,
    Operator.MULTIPLY: operator.mul,
    Operator.MIN: min,
    Operator.MAX: max,
}


def average(value: Value, attributes: Mapping[str, Value], most: float = math.inf) -> float:
    """The mean of an amount; of arithmetic, what it comes to with the means of its parts; NaN of words.

    What is greater than `most` may count as `most`: a few huge amounts say nothing of the many small ones.
    """
    if isinstance(value, Attribute):
        found = attributes.get(value.name, value)
        return math.nan if isinstance(found, Attribute) else average(found, attributes, most)
    if isinstance(value, Arithmetic):
        return _reckoned(value.operator, [average(operand, attributes) for operand in value.operands])
    try:
        return _mean(value, most)
    except OverflowError:
        return math.inf


def _mean(value: Value, most: float) -> float:  # noqa: C901, PLR0911, PLR0912 - one line for every kind of distribution
    match value:
        case Constant(amount=amount):
            return amount
        case Uniform(low=low, high=high):
            return (low + high) / 2
        case Triangular(low=low, mode=mode, high=high):
            return (low + mode + high) / 3
        case Pert(low=low, mode=mode, high=high):
            return (low + 4 * mode + high) / 6
        case Exponential(mean=mean):
            return mean
        case Normal(mean=mean, sd=sd):
            return _of_positive_normal(mean, sd)
        case LogNormal(median=median, sigma=sigma):
            return _of_lognormal(median, sigma, most)
        case Gamma(shape=shape, scale=scale):
            return _of_gamma(shape, scale, most)
        case Weibull(shape=shape, scale=scale):
            return _of_weibull(shape, scale, most)
        case Beta(low=low, high=high, alpha=alpha, beta=beta):
            return low + (high - low) * alpha / (alpha + beta)
        case Observed(amounts=amounts):
            return math.fsum(min(amount, most) for amount in amounts) / len(amounts)
        case OneOf(options=options, shares=shares):
            return math.fsum(share * _mean(option, most) for option, share in zip(options, shares, strict=True))
        case Word() | Attribute() | Arithmetic():
            return math.nan


def _of_positive_normal(mean: float, sd: float) -> float:
    """Conditioned on being at least zero."""
    if sd <= 0:
        return mean
    above = _USUAL.cdf(mean / sd)
    return mean + sd * _USUAL.pdf(mean / sd) / above if above else 0.0


def _of_lognormal(median: float, sigma: float, most: float) -> float:
    """The mean of the amount or of `most`, whichever is less."""
    if not sigma or not median or math.isinf(most):
        return median * math.exp(sigma * sigma / 2)
    reach = math.log(most / median) / sigma
    beyond = most * _USUAL.cdf(-reach)
    share = _USUAL.cdf(reach - sigma)
    return beyond + (median * math.exp(sigma * sigma / 2) * share if share else 0.0)


def _of_gamma(shape: float, scale: float, most: float) -> float:
    """Likewise."""
    if math.isinf(most):
        return shape * scale
    from scipy.special import gammainc, gammaincc

    return float(shape * scale * gammainc(shape + 1, most / scale) + most * gammaincc(shape, most / scale))


def _of_weibull(shape: float, scale: float, most: float) -> float:
    """Likewise; `(amount / scale) ** shape` is exponential."""
    if math.isinf(most):
        return scale * math.gamma(1 + 1 / shape)
    from scipy.special import gammainc, gammaln

    reach = (most / scale) ** shape
    share = float(gammainc(1 + 1 / shape, reach))
    below = math.exp(math.log(share) + float(gammaln(1 + 1 / shape)) + math.log(scale)) if share else 0.0
    return below + most * math.exp(-reach)


def _reckoned(by: Operator, means: list[float]) -> float:
    if by is Operator.DIVIDE:
        return means[0] / means[1] if means[1] else math.nan
    if by is Operator.CEIL:
        return float(math.ceil(means[0])) if math.isfinite(means[0]) else means[0]
    return _RECKONED[by](*means)
