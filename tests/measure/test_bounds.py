"""One-sided bounds: not closer than by t, farther where values are skewed, and never bolder than few cases allow."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.measure.bounds import bounds, share_bounds
from sim.measure.estimate import estimate

ERROR = 0.001


def test_values_that_are_not_skewed_have_the_bounds_of_t() -> None:
    """The interval of twice the error, whose ends are wrong with it each."""
    values = [1.0, 2.0, 3.0, 4.0, 5.0]
    found, usual = bounds(values, ERROR), estimate(values, 1 - 2 * ERROR)
    assert (found.low, found.high) == pytest.approx((usual.low, usual.high))
    assert (found.mean, found.n) == (3.0, 5)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_bound_on_the_side_of_rare_extremes_lies_farther_out(sign: int) -> None:
    """The other one is that of t."""
    values = [sign * value for value in (1.0, 1.0, 1.0, 2.0, 1.0, 9.0)]
    found, usual = bounds(values, ERROR), estimate(values, 1 - 2 * ERROR)
    far, near = (found.high, found.low) if sign > 0 else (-found.low, -found.high)
    assert far > sign * usual.mean + usual.half_width * 1.2
    assert near == pytest.approx(sign * usual.mean - usual.half_width)


def test_what_is_not_known_has_no_bounds() -> None:
    """One value, none, and one that is infinite; a value that is missing is left out."""
    assert bounds([1.0], ERROR).high == math.inf
    assert math.isnan(bounds([math.nan], ERROR).mean)
    assert bounds([1.0, math.inf], ERROR).low == math.inf
    assert bounds([1.0, math.nan, 3.0], ERROR).n == 2
    assert bounds([2.0, 2.0, 2.0], ERROR).low == 2.0


def test_a_share_never_seen_may_still_be() -> None:
    """Of 100 % in 1,000 cases by Wilson: 1,000 of 1,000 + z², with z = 3.09."""
    found = share_bounds([1.0] * 10, 1000, ERROR)
    assert found.low == pytest.approx(1000 / (1000 + 3.0902**2), abs=1e-5)
    assert found.high == 1.0
    assert share_bounds([1.0] * 10, 0, ERROR).low == 0.0
    assert share_bounds([1.0], 100, ERROR).low == -math.inf


@pytest.mark.slow
def test_bounds_of_skewed_values_err_less_than_those_of_t() -> None:
    """Ten lognormal values (σ = 1), an error of 1 %: by t some 10 % are wrong, with the correction less than 6 %.

    The seed is fixed, so it never fails by chance.
    """
    samples = np.random.default_rng(1).lognormal(-0.5, 1.0, (2000, 10))
    by_t = np.mean([estimate(list(own), 0.98).high < 1 for own in samples])
    corrected = np.mean([bounds(list(own), 0.01).high < 1 for own in samples])
    assert corrected < 0.06
    assert by_t > 0.08
