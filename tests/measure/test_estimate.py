"""Estimates: means with t intervals, paired differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.measure.estimate import Difference, Estimate, difference, estimate, relative_change

NAN = math.nan
NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20)


class TestEstimate:
    """Mean and interval."""

    def test_by_hand(self):
        """1, 2, 3, 4: mean 2.5, deviation 1.291; t(3, 97.5 %) = 3.1824; half-width 3.1824 * 1.291 / 2 = 2.0543."""
        found = estimate([1, 2, 3, 4])
        assert found.mean == 2.5
        assert found.half_width == pytest.approx(2.0543, abs=1e-4)
        assert (found.n, found.confidence) == (4, 0.95)
        assert (found.low, found.high) == pytest.approx((0.4457, 4.5543), abs=1e-4)

    @given(NUMBERS, st.sampled_from([0.9, 0.95, 0.99]))
    def test_as_scipy(self, values: list[float], confidence: float):
        """The same interval as `scipy.stats.t.interval`."""
        found = estimate(values, confidence)
        error = stats.sem(values)
        expected = stats.t.ppf((1 + confidence) / 2, len(values) - 1) * error
        assert found.mean == pytest.approx(np.mean(values), abs=1e-6)
        assert found.half_width == pytest.approx(expected, rel=1e-6, abs=1e-6)

    def test_nans_are_left_out(self):
        """And missing in n."""
        assert estimate([1, NAN, 3]) == estimate([1, 3])
        assert estimate([1, NAN, 3]).n == 2

    def test_one_value_has_no_interval(self):
        """Its half-width is not known."""
        found = estimate([7])
        assert (found.mean, found.n) == (7, 1)
        assert math.isnan(found.half_width)

    def test_no_value_has_no_mean(self):
        """Nor an interval."""
        found = estimate([NAN])
        assert found.n == 0
        assert math.isnan(found.mean)

    def test_equal_values_have_an_interval_of_no_width(self):
        """Nothing varies."""
        assert estimate([306, 306, 306]) == Estimate(306, 0, 3)

    def test_coverage(self):
        """Of 2000 intervals of 90 % over five normal values, 90 % hold the mean (false alarms 1 %, seed fixed)."""
        values = np.random.default_rng(1).normal(5, 2, (2000, 5))
        held = [found.low < 5 < found.high for found in (estimate(row.tolist(), 0.9) for row in values)]
        assert stats.binomtest(sum(held), 2000, 0.9).pvalue > 0.01


class TestDifference:
    """New minus old."""

    def test_by_hand(self):
        """Differences -1, -2, -3: mean -2, deviation 1; t(2, 97.5 %) = 4.3027; half-width 4.3027 / sqrt(3) = 2.4841."""
        found = difference([10, 20, 30], [9, 18, 27])
        assert found.estimate.mean == -2
        assert found.estimate.half_width == pytest.approx(2.4841, abs=1e-4)
        assert found.ratio == pytest.approx(54 / 60)

    def test_what_pairing_removed(self):
        """Variances 100 and 81 unpaired, 1 paired: 180 of 181 are gone."""
        assert difference([10, 20, 30], [9, 18, 27]).variance_removed == pytest.approx(180 / 181)

    def test_pairing_that_harms(self):
        """What goes up as the other goes down has more variance in pairs."""
        assert difference([1, 2, 3], [3, 2, 1]).variance_removed == pytest.approx(-1)

    def test_pairs_with_nan_are_left_out(self):
        """On either side."""
        assert difference([1, NAN, 3, 5], [2, 2, NAN, 7]) == difference([1, 5], [2, 7])

    def test_no_pairs(self):
        """Nothing is known."""
        found = difference([NAN], [1])
        assert found.estimate.n == 0
        assert math.isnan(found.ratio)
        assert not found.is_shown

    def test_from_nothing(self):
        """There is no ratio to zero."""
        assert math.isnan(difference([0, 0], [1, 2]).ratio)

    def test_without_any_variance(self):
        """306 documents become 2 every time: shown, and no variance to remove."""
        found = difference([306, 306], [2, 2])
        assert found.is_shown
        assert math.isnan(found.variance_removed)
        assert not difference([2, 2], [2, 2]).is_shown

    @pytest.mark.parametrize(
        ("mean", "half", "shown"), [(3, 2, True), (-3, 2, True), (1, 2, False), (2, 2, False), (3, NAN, False)]
    )
    def test_is_shown(self, mean: float, half: float, shown: bool):  # noqa: FBT001
        """If the interval leaves out zero."""
        assert Difference(Estimate(mean, half, 5), 1, 0).is_shown is shown

    def test_series_of_unequal_length(self):
        """Cannot be paired."""
        with pytest.raises(ValueError, match="zip"):
            difference([1, 2], [1])


@pytest.mark.filterwarnings("error")
def test_a_relative_change_of_nothing():
    """Is not known, and that is no reason for a warning."""
    found = relative_change([NAN], [1])
    assert found.n == 0
    assert math.isnan(found.mean)
