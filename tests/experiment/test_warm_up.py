"""What `onething warmup` finds: suggestions, verdicts, and how long is simulated."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from sim.experiment.compare import compare
from sim.experiment.runner import Runner
from sim.experiment.settling import Settling
from sim.experiment.warm_up import NothingToWarmUpError, Settled, WarmUp, WarmUpVerdict, _settled, warm_up
from sim.measure.estimate import Estimate
from sim.measure.warm_up import Onset, Watched
from tests.experiment.test_settling import made


@pytest.fixture(scope="module")
def found() -> WarmUp:
    """Cases that wait ten workdays for the post in the old process, without a warm-up."""
    return warm_up(made(warm_up=0), seed=6, replications=6)


def suggested(found: WarmUp) -> dict[tuple[str, str], int | None]:
    return {(series.process, series.watched.value): series.suggested for series in found.series}


class TestSuggestion:
    """By process and series."""

    def test_until_the_house_is_full(self, found: WarmUp):
        """It fills for ten days; in batches of five days that is two or three batches. Nothing else settles slowly."""
        by_series = suggested(found)
        assert by_series["old", "under_way"] in (10, 15)
        assert found.suggested == max(by_series.values())
        assert found.verdict is WarmUpVerdict.TOO_SHORT

    def test_what_is_left_is_the_lasting_state(self, found: WarmUp):
        """Little's law: three a day, ten days each."""
        (filled,) = (own for own in found.series if (own.process, own.watched.value) == ("old", "under_way"))
        assert filled.after.mean == pytest.approx(30, rel=0.1)

    def test_days_without_cases_are_days_all_the_same(self):
        """A case every other day, the first five long ones: what is left begins on the sixth, after ten days."""
        took = np.zeros(130)
        took[::2] = [100.0] * 5 + [1.0, 3.0] * 30
        begun = Onset(np.zeros(130), (took > 0).astype(float), took, 0)
        settled = _settled("old", Watched.LEAD_TIME, [begun], may_settle=True)
        assert settled.suggested == 10
        assert settled.after.mean == pytest.approx(2.0)

    def test_a_longer_warm_up_is_long_enough(self):
        """The same scenario with thirty days."""
        longer = warm_up(made(warm_up=30), seed=6, replications=6)
        assert longer.verdict in (WarmUpVerdict.LONG_ENOUGH, WarmUpVerdict.SHORTER)
        assert longer.settling.too_short == ()

    def test_the_same_on_any_number_of_cores(self, found: WarmUp):
        """To the last digit."""
        other = warm_up(made(warm_up=0), seed=6, replications=6, runner=Runner(2))
        assert [series.days.tolist() for series in other.series] == [series.days.tolist() for series in found.series]


class TestHowLong:
    """At least a hundred days are simulated."""

    def test_short_ones_are_lengthened(self, found: WarmUp):
        """And the measured days are judged as they are."""
        assert found.days == 100
        assert all(len(series.days) == 100 for series in found.series)
        assert found.settling == compare(made(warm_up=0), seed=6, replications=6).settling

    def test_as_far_as_the_holidays_are_known(self):
        """The end of 2026 is the end of the official calendar."""
        scenario = made(warm_up=0)
        late = evolve(
            scenario,
            calendar=evolve(scenario.calendar, holidays="CN"),
            horizon=evolve(scenario.horizon, start=scenario.horizon.start.replace(month=9)),
        )
        found = warm_up(late, seed=1, replications=2)
        assert 20 < found.days < 100

    def test_longer_ones_stay(self):
        """With their own length."""
        assert warm_up(made(warm_up=0, length=120), seed=1, replications=2).days == 120


class TestNothingToWarmUp:
    """No steady state."""

    def test_all_at_fixed_dates(self):
        """That is an error."""
        with pytest.raises(NothingToWarmUpError, match="all cases come at fixed dates"):
            warm_up(made("{cohort: 5, on: 2026-03-02 09:00}"), seed=1, replications=2)

    def test_no_process_keeps_up(self):
        """Both are overloaded, and no warm-up helps."""
        scenario = made("{every: 30 min}", takes="40 min")
        alone = evolve(scenario, processes={"old": scenario.processes["old"]})
        found = warm_up(alone, seed=1, replications=2)
        assert found.verdict is WarmUpVerdict.NEVER
        assert [series.suggested for series in found.series] == [None, None]

    def test_no_replication(self):
        """At least one is needed, as everywhere."""
        with pytest.raises(ValueError, match="at least one"):
            warm_up(made(), seed=1, replications=0)


def series(suggestion: int | None) -> Settled:
    days = np.arange(60.0)
    return Settled("old", Watched.UNDER_WAY, days, np.ones(60), suggestion, Estimate(1.0, 0.1, 6))


@pytest.mark.parametrize(
    ("suggestions", "verdict"),
    [
        ((20, 5), WarmUpVerdict.LONG_ENOUGH),
        ((25, 5), WarmUpVerdict.SHORTER),
        ((25, None), WarmUpVerdict.SHORTER),
        ((5, None), WarmUpVerdict.UNKNOWN),
    ],
)
def test_verdict(suggestions: tuple[int | None, ...], verdict: WarmUpVerdict):
    """A warm-up of twenty days, and no change shown."""
    own = tuple(series(suggestion) for suggestion in suggestions)
    assert WarmUp(made(), 1, 6, 60, own, Settling(()), ()).verdict is verdict


class TestRunningMean:
    """Welch's."""

    def test_by_hand(self):
        """Two days on both sides, fewer towards the ends; a straight line stays what it is."""
        straight = series(None).running_mean(2)
        assert straight.tolist() == pytest.approx(list(range(60)))
        jump = evolve(series(None), days=np.array([0.0, 0.0, 5.0, 0.0, 0.0, 0.0]), weights=np.ones(6))
        assert jump.running_mean(2).tolist() == pytest.approx([0, 5 / 3, 1, 5 / 3 * 3 / 5, 0, 0])

    def test_days_without_cases(self):
        """They weigh nothing; where there are none around, nothing is known."""
        days, weights = np.array([np.nan, 3.0, 6.0]), np.array([0.0, 2.0, 1.0])
        means = evolve(series(None), days=days, weights=weights).running_mean(1).tolist()
        assert np.isnan(means[0])
        assert means[1:] == pytest.approx([4.0, 6.0])
