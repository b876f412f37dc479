"""Inverse transforms against SciPy's quantile functions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.engine.inverse import amounts
from sim.scenario.quantity import Kind
from sim.scenario.value import (
    Beta,
    Constant,
    Distribution,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    OneOf,
    Pert,
    Triangular,
    Uniform,
    Weibull,
    Word,
)

D = Kind.DURATION
GRID = np.concatenate(([0.0, 1e-9], np.linspace(0.001, 0.999, 333), [1 - 1e-9]))


def _cut_normal(mean: float, sd: float) -> stats.rv_continuous:
    return stats.truncnorm(-mean / sd, np.inf, loc=mean, scale=sd)


LAWS = [
    (Uniform(300, 600, D), stats.uniform(300, 300)),
    (Triangular(480, 840, 1200, D), stats.triang(0.5, 480, 720)),
    (Triangular(480, 480, 1200, D), stats.triang(0.0, 480, 720)),
    (Triangular(480, 1200, 1200, D), stats.triang(1.0, 480, 720)),
    (Pert(480, 840, 1500, D), stats.beta(1 + 4 * 360 / 1020, 1 + 4 * 660 / 1020, 480, 1020)),
    (Exponential(600, D), stats.expon(scale=600)),
    (Normal(600, 120, D), _cut_normal(600, 120)),
    (Normal(100, 200, D), _cut_normal(100, 200)),
    (LogNormal(600, 0.8, D), stats.lognorm(0.8, scale=600)),
    (Gamma(2.5, 240, D), stats.gamma(2.5, scale=240)),
    (Weibull(1.7, 900, D), stats.weibull_min(1.7, scale=900)),
    (Beta(60, 660, 2, 5, D), stats.beta(2, 5, 60, 600)),
]
NAMES = [f"{type(law).__name__}-{number}" for number, (law, _) in enumerate(LAWS)]


@pytest.mark.parametrize(("law", "expected"), LAWS, ids=NAMES)
def test_quantiles(law: Distribution, expected: stats.rv_continuous):
    """As SciPy's `ppf`."""
    np.testing.assert_allclose(amounts(law, GRID), expected.ppf(GRID), rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("law", [law for law, _ in LAWS], ids=NAMES)
def test_greater_numbers_give_greater_amounts(law: Distribution):
    """Quantiles never fall, and are never negative."""
    found = amounts(law, GRID)
    assert (np.diff(found) >= 0).all()
    assert (found >= 0).all()


def test_a_normal_without_spread():
    """Is its mean."""
    assert amounts(Normal(600, 0, D), GRID).tolist() == [600] * len(GRID)


def test_observed_amounts_are_equally_likely():
    """Three amounts, a third of the numbers each, in order of size."""
    law = Observed((9.0, 5.0, 7.0), D)
    assert amounts(law, np.array([0, 0.33, 0.34, 0.66, 0.67, 0.999])).tolist() == [5, 5, 7, 7, 9, 9]


def test_options_by_their_shares():
    """The index of the option: 20 %, 50 %, 30 %; the bound belongs to the upper one."""
    law = OneOf((Word("a"), Word("b"), Word("c")), (0.2, 0.5, 0.3))
    assert amounts(law, np.array([0, 0.19, 0.2, 0.69, 0.71, 0.9999999])).tolist() == [0, 0, 1, 1, 2, 2]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=6).filter(any))
def test_every_number_gives_an_option(weights: list[int]):
    """Rounding of shares leaves no number without option, and takes none of share nothing."""
    shares = tuple(weight / sum(weights) for weight in weights)
    law = OneOf(tuple(Constant(float(k)) for k in range(len(shares))), shares)
    found = amounts(law, np.append(GRID, math.nextafter(1, 0))).astype(int)
    assert found.max() < len(shares)
    assert all(shares[option] > 0 for option in found[:-1])


def test_what_has_no_inverse_is_refused():
    """A constant is no distribution."""
    with pytest.raises(TypeError, match="Constant"):
        amounts(Constant(1.0), GRID)  # type: ignore[arg-type]
