"""How a run settles: MSER-5 by hand and by its laws, and the two series that are watched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from sim.engine.simulate import simulate
from sim.measure.frame import Frame
from sim.measure.warm_up import Onset, Watched, mser, onset
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.told import scenario

SERVE = "- {step: serve, by: window, takes: TAKES}"


def in_batches(means: list[float]) -> list[float]:
    """Batches of five that have these means, and are not constant."""
    return [mean + away for mean in means for away in (-2, -1, 0, 1, 2)]


def settles(made: Scenario, replication: int = 0) -> Onset:
    return onset(Frame(simulate(made, next(iter(made.processes)), 1, replication)), made)


class TestByHand:
    """Series whose squared errors were worked out with pencil and paper."""

    def test_the_first_batch_is_left_out(self):
        """Squares over squared numbers: .324, .110, .125, .140, .167, .192; the second is least."""
        cut = mser(in_batches([10, 4, 4, 6, 4, 6, 4, 6, 4, 6]))
        assert cut is not None
        assert (cut.observations, cut.is_valid) == (5, True)

    def test_what_is_constant_from_somewhere_on_is_cut_there(self):
        """Nothing is left to vary, and no rounding makes a later cut better."""
        cut = mser(in_batches([0.1, 0.3] + [0.7] * 8))
        assert cut is not None
        assert (cut.observations, cut.is_valid) == (10, True)

    def test_what_never_changes_needs_no_cut(self):
        """Of equally good cuts the first."""
        cut = mser([0.1] * 50)
        assert cut is not None
        assert (cut.observations, cut.is_valid) == (0, True)

    def test_a_cut_in_the_second_half_is_not_trusted(self):
        """Twelve batches of nothing, then eight of ten: errors are 1.2 at first, and 0 at the twelfth."""
        cut = mser(in_batches([0.0] * 12 + [10.0] * 8))
        assert cut is not None
        assert not cut.is_valid

    def test_a_second_half_that_is_hardly_better_does_not_count(self):
        """Up and down by 1, then by 0.5: errors are 14 / 400 at first and 2 / 64 at the twelfth, nine tenths of it."""
        cut = mser(in_batches([1.0, -1.0] * 6 + [0.5, -0.5] * 4))
        assert cut is not None
        assert (cut.observations, cut.is_valid) == (0, True)

    def test_the_last_five_batches_are_not_left_alone(self):
        """They are alike here, by chance as it were; a cut before them would be in the second half."""
        cut = mser(in_batches([1.0, -1.0] * 8 + [0.0] * 4))
        assert cut is not None
        assert cut.is_valid

    def test_ten_batches_are_needed(self):
        """Nine and four observations more are too few; what is beyond the last whole batch is left away."""
        assert mser([0.0] * 49) is None
        assert mser([*[1.0] * 50, 9.0, 9.0]) == mser([1.0] * 50)


SERIES = st.lists(st.integers(-1000, 1000), min_size=50, max_size=120)


class TestLaws:
    """What holds for every series."""

    @settings(max_examples=40)
    @given(SERIES, st.integers(-1000, 1000), st.sampled_from([-4.0, 0.5, 8.0]))
    def test_unit_and_zero_do_not_matter(self, series: list[int], zero: int, unit: float):
        """Moved and stretched, a series is cut at the same place, unless two are equally good but for rounding."""
        cut, other = mser([float(one) for one in series]), mser([unit * one + zero for one in series])
        assert cut is not None
        assert other is not None
        if cut != other:
            errors = [squared_error(series, one.observations) for one in (cut, other)]
            assert errors[0] == pytest.approx(errors[1], rel=1e-6)

    @settings(max_examples=40)
    @given(SERIES)
    def test_no_other_cut_in_the_first_half_is_better(self, series: list[int]):
        """Compared with the definition, written out."""
        cut = mser([float(one) for one in series])
        assert cut is not None
        half = len(series) // 5 // 2
        assert cut.observations <= 5 * half
        best = min(squared_error(series, 5 * batch) for batch in range(half + 1))
        assert squared_error(series, cut.observations) == pytest.approx(best, rel=1e-9, abs=1e-9)


def squared_error(series: list[int], left_out: int) -> float:
    """As in the paper: the variance of the batch means that are left over their number."""
    batches = np.array(series[: len(series) // 5 * 5], dtype=float).reshape(-1, 5).mean(axis=1)[left_out // 5 :]
    return float(((batches - batches.mean()) ** 2).sum() / len(batches) ** 2)


class TestOnset:
    """The two series of a run, in open hours of 6.5 a day."""

    HORIZON = "{start: 2026-03-02, warm_up: 1 workday, length: 4 workdays, run_out: 5 workdays}"

    def test_cases_under_way(self):
        """One every half hour for a quarter of one: 12 on the first day, as none comes at 9, then 13."""
        found = settles(scenario(SERVE.replace("TAKES", "15 min"), on="{every: 30 min}", horizon=self.HORIZON))
        assert found.under_way == pytest.approx([12 * 15 / 390, 0.5, 0.5, 0.5, 0.5])
        assert (found.days, found.warm_up) == (5, 1)

    def test_nights_are_not_counted(self):
        """Served over the night or not, each takes 45 minutes of open hours."""
        made = scenario(SERVE.replace("TAKES", "45 min"), on="{every: 30 min}", staff="window: {count: 2}")
        found = settles(made)
        assert found.cases.tolist() == [12, 13, 13, 13, 13]
        assert (found.took / found.cases).tolist() == [2700.0] * 5
        assert found.under_way[1:] == pytest.approx(1.5)

    def test_who_is_not_finished_counts_with_the_time_spent(self):
        """The first is served, for longer than the run lasts: five days and one more day."""
        horizon = "{start: 2026-03-02, length: 5 workdays, run_out: 1 workdays}"
        found = settles(scenario(SERVE.replace("TAKES", "90 workdays"), on="{every: 3 h}", horizon=horizon))
        assert found.took[0] == (6 * 6.5 - 3 + 6 * 6.5 - 6) * 3600
        assert found.under_way[-1] > 9

    def test_who_comes_at_fixed_dates_is_not_watched(self):
        """There is no steady state for them."""
        found = settles(scenario(SERVE.replace("TAKES", "15 min"), on="2026-03-02 09:00"))
        assert found.under_way.tolist() == [0.0] * 5
        assert found.cases.tolist() == [0.0] * 5

    def test_means(self):
        """Of the days asked for, by case or by day; of none nothing is known."""
        three = Onset(np.array([1.0, 2.0, 6.0]), np.array([0.0, 1.0, 3.0]), np.array([0.0, 50.0, 30.0]), 1)
        assert three.mean(Watched.UNDER_WAY, 1) == 4
        assert three.mean(Watched.LEAD_TIME, 0) == 20
        assert three.mean(Watched.LEAD_TIME, 1, 2) == 50
        assert np.isnan(three.mean(Watched.LEAD_TIME, 0, 1))
        assert np.isnan(three.mean(Watched.UNDER_WAY, 3))

    def test_cut_off_earlier(self):
        """As if measuring had ended then."""
        whole = settles(scenario(SERVE.replace("TAKES", "15 min"), on="{every: 30 min}"))
        part = whole.until(2)
        assert part.under_way.tolist() == whole.under_way[:2].tolist()
        assert part.cases.tolist() == [12, 13]
        assert part.took.tolist() == [12 * 900, 13 * 900]


@pytest.mark.slow
def test_a_queue_that_begins_empty_fills_as_theory_says():
    """M/M/1 at 80 %, the mean number of customers on each of the first four days, 24 services each.

    Theory: Kolmogorov's equations, up to 120 customers. The means over 160 replications lie within 4 standard errors;
    for a right program the chance of a miss is below 0.1 %.
    """
    names = ("load=80%", "service=1 h", "horizon.warm_up=0 workdays", "horizon.length=4 workdays")
    made = load("scenarios/theory/mmc.yaml", [*names, "horizon.run_out=0 workdays"])
    days = np.array([settles(made, replication).under_way for replication in range(160)])
    errors = days.std(axis=0, ddof=1) / np.sqrt(len(days))
    assert np.all(np.abs(days.mean(axis=0) - expected_customers(0.8, 4)) < 4 * errors)


def expected_customers(load: float, days: int, most: int = 120) -> np.ndarray:
    """Mean over each day of the expected number in an M/M/1 queue that begins empty, in steps of a quarter hour."""
    rates = np.diag(np.full(most, load), 1) + np.diag(np.full(most, 1.0), -1)
    rates -= np.diag(rates.sum(axis=1))
    step = expm(rates * 0.25)
    chances = np.eye(most + 1)[0]
    numbers = [0.0]
    for _ in range(days * 96):
        chances = chances @ step
        numbers.append(float(chances @ np.arange(most + 1)))
    middles = (np.array(numbers[:-1]) + np.array(numbers[1:])) / 2
    return middles.reshape(days, 96).mean(axis=1)
