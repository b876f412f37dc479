"""Overload, unfinished cases and too few cases, as an experiment finds them; worked by hand."""

from __future__ import annotations

import pytest

from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison, Strain, Verdict
from sim.measure.catalogue import Measure
from sim.measure.enough import least_cases, least_cases_a_replication, never_seen_at_most
from sim.scenario.load import load_text

HOUR = 3600.0

LEFT_OVER = """\
title: Somebody stays
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 5 workdays}
staff: {window: {count: 2}}
cases:
  other: {arrivals: {cohort: 1, on: 2026-03-02 09:00}, flow: [{step: talk, by: window, takes: 90 workdays}]}
  visit: {arrivals: {cohort: 64, on: 2026-03-02 09:00}}
processes:
  old: {visit: [{step: serve, by: window, takes: 31 min}]}
"""

TEXT = """\
title: One window
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 5 workdays}
staff: {window: {count: 1}, desk: {count: 1, calendar: {days: mon-fri, hours: [09:00-12:00]}}}
cases: {visit: {arrivals: ARRIVALS, limit: {promised: 5 workdays}}}
processes:
  old: {visit: [OLD]}
  new: {visit: [{step: serve, by: window, takes: 6 min}]}
claims:
  - {measure: lead time, old: ">= 1 s", new: ">= 1 s", origin: assumed}
  - {measure: promised limit, old: 5 workdays, origin: assumed}
  - {measure: lead time, reduction: ">= 1%", origin: assumed}
"""
EVERY_HALF_HOUR = "{every: 30 min}"
FORTY = "{step: serve, by: window, takes: 40 min}"


def compared(arrivals: str = EVERY_HALF_HOUR, old: str = FORTY, replications: int = 2) -> Comparison:
    return compare(load_text(TEXT.replace("ARRIVALS", arrivals).replace("OLD", old)), seed=1, replications=replications)


class TestOverload:
    """Demand against hours."""

    def test_by_how_much(self):
        """A case every 30 min that takes 40 of the only window: load 133 %, 13 cases and 8 h 40 a day of 6 h 30."""
        found = compared()
        (overload,) = found.overloads
        assert (overload.process, overload.pool, overload.strain) == ("old", "window", Strain.OVERLOADED)
        assert overload.case_types == ("visit",)
        arrived = found.estimate("old", Measure.ARRIVED_PER_WORKDAY, "visit").mean
        needed = found.estimate("old", Measure.NEEDED_PER_WORKDAY, "window")
        staffed = found.estimate("old", Measure.STAFFED_PER_WORKDAY, "window")
        assert needed.mean == pytest.approx(arrived * 40 * 60)
        assert staffed.mean == 6.5 * HOUR
        assert overload.load == pytest.approx(needed.mean / staffed.mean)

    def test_exactly_full_is_at_the_limit(self):
        """65 cases of 30 min fill the window for five days: its load is 1, and nothing is left over."""
        found = compared("{cohort: 65, on: 2026-03-02 09:00}", "{step: serve, by: window, takes: 30 min}")
        assert [overload.strain for overload in found.overloads] == [Strain.AT_THE_LIMIT]

    def test_an_interval_around_100_percent(self):
        """Whether a load of about one is too much, a few replications of chance cannot tell."""
        found = compared("{every: exponential(33 min)}", "{step: serve, by: window, takes: 10..50 min}", 4)
        load = found.estimate("old", Measure.LOAD, "window")
        assert load.low < load.mean < 1 < load.high
        assert [overload.strain for overload in found.overloads] == [Strain.AT_THE_LIMIT]

    def test_one_replication_has_no_interval(self):
        """Its load speaks for itself."""
        assert [overload.strain for overload in compared(replications=1).overloads] == [Strain.OVERLOADED]

    def test_who_waits_for_others_is_taken_meanwhile(self):
        """Work of 4 h with a desk that is there in the morning only holds the window 3 + 3.5 + 1 h of its own hours.

        One such case in five days: 7.5 h of 32.5. By the work alone it would be 4 of 32.5.
        """
        found = compared("{on: 2026-03-02 09:00}", "{step: serve, by: [window, desk], takes: 4 h}")
        assert found.estimate("old", Measure.LOAD, "window").mean == pytest.approx(7.5 / 32.5)
        assert found.estimate("old", Measure.UTILISATION, "window").mean == pytest.approx(7.5 / 32.5)
        assert found.estimate("old", Measure.LOAD, "desk").mean == pytest.approx(4 / 15)

    def test_never_idle_and_somebody_left_over(self):
        """One window serves 64 visits of 31 min, the other somebody who stays: what that asks in all nobody knows."""
        found = compare(load_text(LEFT_OVER), seed=1, replications=2)
        assert found.estimate("old", Measure.UNFINISHED, "other").mean > 0
        assert {one.strain for one in found.overloads if one.process == "old"} == {Strain.NEVER_IDLE}


class TestUnfinished:
    """Cases that the run did not see the end of."""

    ENDLESS = "{step: serve, by: window, takes: 30 workdays}"

    def test_the_bound_counts_them_with_the_time_they_have_spent(self):
        """It comes on Monday at 9 and is still there when the run ends, ten working days later: over eleven days."""
        found = compared("{on: [2026-03-02 09:00]}", self.ENDLESS)
        least = found.estimate("old", Measure.LEAD_TIME_AT_LEAST, "visit").mean
        assert found.estimate("old", Measure.LEAD_TIME_MEAN, "visit").n == 0
        assert least > 11 * 86_400
        assert found.difference("new", Measure.LEAD_TIME_AT_LEAST, "visit").estimate.mean == 360 - least

    def test_without_any_it_is_the_mean(self):
        """To the last digit."""
        found = compared(old="{step: serve, by: window, takes: 5 min}")
        least = found.estimate("old", Measure.LEAD_TIME_AT_LEAST, "visit")
        assert least == found.estimate("old", Measure.LEAD_TIME_MEAN, "visit")
        assert not found.is_censored("old", "visit")
        assert found.unfinished_share("old", "visit") == 0

    def test_who_is_not_finished_comes_after_whoever_is(self):
        """All cases are through earlier in the new process, though none was finished in the old one."""
        found = compared("{on: [2026-03-02 09:00]}", self.ENDLESS)
        assert found.faster["new"].mean == 1
        assert found.unfinished_share("old", "visit") == 1

    def test_claims_about_times_cannot_be_judged(self):
        """Neither of the old process nor of the change; what is stated, and the new process, can."""
        found = compared("{every: 10 min}", "{step: serve, by: window, takes: 40 min}")
        assert found.is_censored("old", "visit")
        verdicts = [check.verdict for check in found.claims]
        assert verdicts == [Verdict.CANNOT_BE_SAID, Verdict.HOLDS, Verdict.HOLDS, Verdict.CANNOT_BE_SAID]

    def test_one_replication_bears_out_no_claim(self):
        """Only what the scenario states itself."""
        verdicts = [check.verdict for check in compared(replications=1).claims]
        assert verdicts.count(Verdict.HOLDS) == 1


class TestTooFew:
    """Percentiles need cases beyond them."""

    def test_the_rule(self):
        """Ten beyond it in all, two in each replication on average."""
        assert (least_cases(0.5), least_cases(0.9)) == (20, 100)
        assert (least_cases_a_replication(0.5), least_cases_a_replication(0.9)) == (4, 20)

    @pytest.mark.parametrize(
        ("cases", "replications", "too_few"),
        [(9, 2, "median p90"), (10, 2, "p90"), (20, 5, ""), (19, 6, "p90")],
    )
    def test_counted_over_all_replications(self, cases: int, replications: int, too_few: str):
        """So many finished cases in each."""
        found = compared(
            f"{{cohort: {cases}, on: 2026-03-02 09:00}}", "{step: serve, by: window, takes: 1 min}", replications
        )
        assert found.finished_cases("old", "visit") == cases * replications
        assert found.has_too_few("old", Measure.LEAD_TIME_MEDIAN, "visit") == ("median" in too_few)
        assert found.has_too_few("old", Measure.LEAD_TIME_P90, "visit") == ("p90" in too_few)
        assert not found.has_too_few("old", Measure.LEAD_TIME_MEAN, "visit")

    def test_never_seen(self):
        """Three over the number of cases, nearly; of no case nothing is known."""
        assert never_seen_at_most(431, 0.95) == pytest.approx(3 / 431, rel=0.01)
        assert (1 - never_seen_at_most(431, 0.95)) ** 431 == pytest.approx(0.05)
        assert never_seen_at_most(0, 0.95) == 1
        assert never_seen_at_most(1, 0.95) == pytest.approx(0.95)
