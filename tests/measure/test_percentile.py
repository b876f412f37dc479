"""Percentiles: those of NumPy to the last bit, and what unfinished cases do to them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.measure.percentile import percentile


@pytest.mark.parametrize("share", [0.01, 0.25, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 10, 59, 1000])
def test_it_is_numpy_s_to_the_last_bit(share: float, size: int):
    """The kind that is unbiased for the median, of amounts with and without ties."""
    rng = np.random.default_rng(size)
    for amounts in (rng.lognormal(8, 2, size), rng.integers(0, 5, size) * 60.0):
        expected = np.quantile(amounts, share, method="median_unbiased")
        assert percentile(amounts, np.ones(size, bool), share) == expected


def test_only_the_chosen_count_and_stay_as_they_are():
    """And what is not known makes the percentile unknown."""
    amounts = np.array([9.0, 1.0, 8.0, 2.0, math.nan])
    assert percentile(amounts, np.array([False, True, False, True, False]), 0.5) == 1.5
    assert math.isnan(percentile(amounts, np.ones(5, bool), 0.5))
    assert amounts[:4].tolist() == [9.0, 1.0, 8.0, 2.0]


@pytest.mark.parametrize(("share", "known"), [(0.5, 8), (0.9, 10), (0.5, 6), (0.25, 3)])
def test_cases_that_are_not_finished_are_the_longest(share: float, known: int):
    """A percentile of ten cases is the same whoever of those beyond it is not known."""
    whole = np.arange(1.0, 11.0)
    expected = percentile(whole, np.ones(10, bool), share)
    assert percentile(whole[:known], np.ones(known, bool), share, 10 - known) == expected


@pytest.mark.parametrize(("share", "known"), [(0.9, 8), (0.9, 9), (0.5, 5), (0.5, 0)])
def test_a_percentile_among_them_is_not_known(share: float, known: int):
    """Not even where only one of the two amounts between which it lies is missing."""
    assert math.isnan(percentile(np.arange(1.0, known + 1), np.ones(known, bool), share, 10 - known))
