"""Means of values: those that SciPy knows, and what arithmetic makes of them."""

from __future__ import annotations

import math

import pytest
from scipy import integrate, stats

from sim.scenario.average import average
from sim.scenario.quantity import Kind
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

COUNT = Kind.COUNT


@pytest.mark.parametrize(
    ("value", "mean"),
    [
        (Constant(3), 3),
        (Uniform(2, 8, COUNT), 5),
        (Triangular(0, 3, 9, COUNT), stats.triang(1 / 3, 0, 9).mean()),
        (Pert(0, 3, 9, COUNT), stats.beta(1 + 4 / 3, 1 + 8 / 3, 0, 9).mean()),
        (Exponential(4, COUNT), 4),
        (Normal(1, 2, COUNT), stats.truncnorm(-0.5, math.inf, 1, 2).mean()),
        (Normal(3, 0, COUNT), 3),
        (LogNormal(5, 0.7, COUNT), stats.lognorm(0.7, scale=5).mean()),
        (Gamma(2.5, 3, COUNT), 7.5),
        (Weibull(0.8, 3, COUNT), stats.weibull_min(0.8, scale=3).mean()),
        (Beta(1, 5, 2, 3, COUNT), 1 + 4 * 2 / 5),
        (Observed((1, 2, 6), COUNT), 3),
        (OneOf((Constant(1), Constant(11)), (0.9, 0.1)), 2),
    ],
)
def test_means(value: Value, mean: float):
    """Of every distribution that the language knows."""
    assert average(value, {}) == pytest.approx(mean)


def test_what_is_above_the_most_counts_as_the_most():
    """A lognormal whose mean is made by a few huge amounts; as by numerical integration."""
    value, own = LogNormal(1, 3, COUNT), stats.lognorm(3)
    assert average(value, {}, most=50) == pytest.approx(integrate.quad(own.sf, 0, 50)[0], rel=1e-6)
    assert average(value, {}) > 90


@pytest.mark.parametrize(
    ("value", "own"),
    [
        (Gamma(0.05, 200, COUNT), stats.gamma(0.05, scale=200)),
        (Gamma(3, 20, COUNT), stats.gamma(3, scale=20)),
        (Weibull(0.2, 10, COUNT), stats.weibull_min(0.2, scale=10)),
        (Weibull(2, 40, COUNT), stats.weibull_min(2, scale=40)),
    ],
)
def test_so_for_other_distributions(value: Value, own: stats.rv_continuous):
    """By numerical integration, too."""
    assert average(value, {}, most=50) == pytest.approx(integrate.quad(own.sf, 0, 50, limit=500)[0], rel=1e-4)


@pytest.mark.parametrize(
    ("operator", "result"),
    [
        (Operator.ADD, 9.5),
        (Operator.SUBTRACT, 4.5),
        (Operator.MULTIPLY, 17.5),
        (Operator.DIVIDE, 2.8),
        (Operator.MIN, 2.5),
        (Operator.MAX, 7),
    ],
)
def test_arithmetic_of_means(operator: Operator, result: float):
    """Of an attribute with its mean, and a constant."""
    sum_ = Arithmetic(operator, (Attribute("size", COUNT), Constant(2.5)), COUNT)
    assert average(sum_, {"size": Uniform(6, 8, COUNT)}) == pytest.approx(result)


def test_what_has_no_mean():
    """Words, attributes that nobody knows, a division by a mean of zero; what is too large is infinite."""
    size = Attribute("size", COUNT)
    assert math.isnan(average(Word("inside"), {}))
    assert math.isnan(average(size, {}))
    assert math.isnan(average(Arithmetic(Operator.DIVIDE, (Constant(1), size), COUNT), {"size": Constant(0)}))
    assert average(Arithmetic(Operator.CEIL, (size,), COUNT), {"size": Constant(1.2)}) == 2
    assert average(LogNormal(1, 1e9, COUNT), {}) == math.inf
    assert math.isinf(average(Weibull(1e-3, 1, COUNT), {}))
