"""The rule by which a run warns of a warm-up that is too short: when it speaks, and when it must not."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison
from sim.experiment.settling import FALSE_ALARMS, NotJudged, settling
from sim.measure.measure import Measured
from sim.measure.warm_up import Onset, Watched
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario

TEXT = """\
title: One window
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, warm_up: WARM_UP workdays, length: LENGTH workdays, run_out: 30 workdays}
staff: {window: {count: 1}, applicant: {count: 1, per: case}}
cases: {visit: {arrivals: ARRIVALS}}
processes:
  old: {visit: [{step: serve, by: window, takes: TAKES}, {wait: post, for: 10 workdays, counting: open hours}]}
  new: {visit: [{step: serve, by: window, takes: 10 min}]}
MORE
"""


def made(
    arrivals: str = "{rate: 3 per workday}",
    *,
    warm_up: int = 20,
    length: int = 20,
    takes: str = "10 min",
    more: str = "",
) -> Scenario:
    text = TEXT.replace("ARRIVALS", arrivals).replace("WARM_UP", str(warm_up)).replace("LENGTH", str(length))
    return load_text(text.replace("TAKES", takes).replace("MORE", more))


def compared(scenario: Scenario, replications: int = 6) -> Comparison:
    return compare(scenario, seed=1, replications=replications)


class TestSpeaking:
    """A case takes ten workdays of the post and hardly any other time."""

    def test_a_house_that_still_fills(self):
        """Without warm-up the cases under way grow for ten days; what a case takes does not change."""
        found = compared(made(warm_up=0)).settling
        assert [(drift.process, drift.watched) for drift in found.too_short] == [("old", Watched.UNDER_WAY)]
        (drift,) = found.too_short
        assert drift.days == (5, 10)
        assert drift.early.mean < 10 < drift.late.mean < 40

    def test_a_house_that_is_full(self):
        """After twenty days nothing is said, though it began empty."""
        found = compared(made())
        assert len(found.settling.drifts) == 4
        assert found.settling.too_short == ()

    def test_confidence_shares_out_the_false_alarms(self):
        """Among two series of two processes, with half of it kept for skewed means."""
        confidences = {drift.change.confidence for drift in compared(made()).settling.drifts}
        assert confidences == {1 - FALSE_ALARMS / 8}


class TestKeepingQuiet:
    """Beginnings that are meant, and numbers that say nothing."""

    @pytest.mark.parametrize(
        ("scenario", "replications", "why"),
        [
            (made("{cohort: 30, on: 2026-03-02 09:00}", warm_up=0), 6, NotJudged.FIXED_DATES),
            (made("{on: [2026-03-02 09:00, 2026-03-12 09:00]}", warm_up=0), 6, NotJudged.FIXED_DATES),
            (made("{rate: 3 per workday, backlog: 60}", warm_up=0), 6, NotJudged.BACKLOG),
            (made(warm_up=0, length=9), 6, NotJudged.TOO_SHORT),
            (made(warm_up=0), 1, NotJudged.ONE_REPLICATION),
        ],
        ids=lambda value: getattr(value, "value", ""),
    )
    def test_nothing_is_judged(self, scenario: Scenario, replications: int, why: NotJudged):
        """And it is said why."""
        found = compared(scenario, replications).settling
        assert (found.drifts, found.too_short, found.not_judged) == ((), (), why)

    @pytest.mark.parametrize(("takes", "why"), [("1 min", None), ("60 min", NotJudged.FIXED_DATES)])
    def test_a_few_cases_at_fixed_dates_beside_others(self, takes: str, why: NotJudged | None):
        """They keep nobody from being warned, unless they are a considerable part of the work."""
        days = ", ".join(f"2026-03-{day:02} 09:00" for day in (2, 9, 16, 23, 30))
        dated = f"dated: {{arrivals: {{on: [{days}]}}, flow: [{{step: look, by: window, takes: {takes}}}]}}"
        text = TEXT.replace("ARRIVALS}}", f"ARRIVALS}}, {dated}}}")
        for gap, value in (("ARRIVALS", "{rate: 3 per workday}"), ("WARM_UP", "0"), ("LENGTH", "20")):
            text = text.replace(gap, value)
        found = compared(load_text(text.replace("TAKES", "10 min").replace("MORE", ""))).settling
        assert found.not_judged is why
        assert bool(found.drifts) is (why is None)

    def test_a_process_that_cannot_keep_up_is_told_as_that(self):
        """The old one never settles, and only the new one is looked at."""
        found = compared(made("{every: 30 min}", warm_up=0, takes="40 min"))
        assert {overload.process for overload in found.overloads} == {"old"}
        assert {drift.process for drift in found.settling.drifts} == {"new"}

    def test_a_process_that_is_adopted_within_the_run_changes_on_purpose(self):
        """Only the baseline is looked at then."""
        text = TEXT.replace("  new: {", "  new: {adoption: {share: 50%, from: 2026-04-20}, ")
        for gap, value in (("ARRIVALS", "{rate: 3 per workday}"), ("WARM_UP", "20"), ("LENGTH", "20")):
            text = text.replace(gap, value)
        found = compared(load_text(text.replace("TAKES", "10 min").replace("MORE", "")))
        assert {drift.process for drift in found.settling.drifts} == {"old"}

    def test_a_backlog_before_a_warm_up_is_judged(self):
        """Who leaves days out wants to be rid of the beginning."""
        found = compared(made("{rate: 3 per workday, backlog: 60}"))
        assert found.settling.not_judged is None


class TestFromSeries:
    """Made courses of twenty days."""

    SCENARIO = evolve(made(warm_up=0), processes={"old": made().processes["old"]})

    def judged(self, series: np.ndarray, warm_up: int = 0) -> bool:
        """Whether cases under way, a row a replication, are found to change."""
        none = np.zeros(0)
        runs = [Measured({}, {}, none, none, none, (), Onset(row, 0 * row, 0 * row, warm_up)) for row in series]
        return bool(settling(self.SCENARIO, {"old": runs}).too_short)

    @pytest.mark.parametrize(("rise", "warns"), [(0.04, False), (0.06, True), (-0.06, True), (-0.04, False)])
    def test_a_change_must_be_considerable(self, rise: float, warns: bool):  # noqa: FBT001
        """By at least 5 % of what it comes to, up or down, however certain it is."""
        days = np.where(np.arange(20) < 5, 1.0 - rise, 1.0)
        assert self.judged(np.tile(days, (6, 1)) * (1 + np.arange(6)[:, None] / 1e6)) is warns

    @pytest.mark.parametrize(("warm_up", "warns"), [(0, True), (5, False)])
    def test_days_of_the_warm_up_do_not_count(self, warm_up: int, warns: bool):  # noqa: FBT001
        """The first week is half empty, and is left out or not."""
        days = np.where(np.arange(20 + warm_up) < 5, 0.5, 1.0)
        rows = np.tile(days, (6, 1)) * (1 + np.arange(6)[:, None] / 1e6)
        assert self.judged(rows, warm_up) is warns

    def test_weekdays_may_differ(self):
        """Every Friday twice as many: the same in every week, and no change."""
        assert not self.judged(np.tile([1.0, 1.0, 1.0, 1.0, 2.0], (6, 4)))

    @pytest.mark.slow
    def test_rate_of_false_alarms(self):
        """Days that hang on each other by 0.8: of 2000 runs of 20 replications at most 1 % are warned of.

        A right program has 0.5 %; more than 1 % come by chance in fewer than 0.2 % of such experiments.
        """
        random = np.random.default_rng(1)
        alarms = sum(self.judged(10 + self.chained(random)) for _ in range(2000))
        assert 0 < alarms <= 20

    def chained(self, random: np.random.Generator) -> np.ndarray:
        """A first-order autoregression in its steady state, for 20 replications of 20 days."""
        days = [random.normal(size=20) / 0.6]
        for _ in range(19):
            days.append(0.8 * days[-1] + random.normal(size=20))
        return 4 * np.array(days).T


@pytest.mark.slow
class TestQueue:
    """M/M/1 that begins empty, 40 replications of eight weeks, four services a day: about 135 cases each."""

    def warned(self, load_share: str, warm_up: int, seeds: int) -> int:
        sets = (f"load={load_share}", "service=6 h", f"horizon.warm_up={warm_up} workdays")
        queue = load("scenarios/theory/mmc.yaml", [*sets, "horizon.length=56 workdays", "horizon.run_out=0 workdays"])
        return sum(bool(compare(queue, seed=seed, replications=40).settling.too_short) for seed in range(seeds))

    def test_without_warm_up_most_seeds_are_warned(self):
        """At a load of 90 % some 95 of 100 are; 5 of 8 or fewer come by chance in 0.6 % of such experiments."""
        assert self.warned("90%", 0, 8) > 5

    def test_with_a_long_one_hardly_any_is(self):
        """At 70 % after ten weeks: 1 % of the seeds at most; two of eight come by chance in 0.3 % of experiments."""
        assert self.warned("70%", 70, 8) < 2
