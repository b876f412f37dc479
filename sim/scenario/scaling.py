"""A distribution whose place is moved while its shape stays: every amount of it times the same factor."""

from __future__ import annotations

import math

from sim.scenario.arithmetic import combine
from sim.scenario.value import (
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
)


def typical(value: Value) -> float | None:
    """The amount that speaks for a value: of what has a most likely amount over zero that one, else its mean.

    None for words, and for what depends on the case.
    """
    if isinstance(value, Triangular | Pert) and value.mode > 0:
        return value.mode
    return _mean(value)


def scaled(value: Value, amount: float) -> Value:
    """The value with all of its amounts multiplied so that its typical amount is this one.

    Raises:
        ValueError: the value has no typical amount over zero.
        NotationError: the amounts become too large or too small.
    """
    now = typical(value)
    if not now:
        raise ValueError("only amounts over zero can be scaled")
    return combine(Operator.MULTIPLY, (value, Constant(amount / now)))


def _mean(value: Value) -> float | None:  # noqa: C901, PLR0911 - one case a family
    match value:
        case Constant(amount):
            return amount
        case Uniform(low, high):
            return (low + high) / 2
        case Triangular(low, mode, high):
            return (low + mode + high) / 3
        case Pert(low, mode, high):
            return (low + 4 * mode + high) / 6
        case Exponential(mean) | Normal(mean):
            return mean
        case LogNormal(median, sigma):
            return median * math.exp(sigma * sigma / 2)
        case Gamma(shape, scale):
            return shape * scale
        case Weibull(shape, scale):
            return scale * math.gamma(1 + 1 / shape)
        case Beta(low, high, alpha, beta):
            return low + (high - low) * alpha / (alpha + beta)
        case Observed(amounts):
            return sum(amounts) / len(amounts)
        case OneOf(options, shares):
            weighed = [
                option.amount * share
                for option, share in zip(options, shares, strict=True)
                if isinstance(option, Constant)
            ]
            return sum(weighed) if weighed else None
        case _:
            return None
