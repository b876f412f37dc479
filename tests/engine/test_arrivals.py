"""Arrivals: when cases come."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from told import ALWAYS, Told, scenario

FLOW = "- {step: serve, by: window, takes: 1 min}"
LONG = "{start: 2026-03-02, length: 100 workdays, run_out: 1 workday}"


def came(on: str, **more: str) -> list[str]:
    """The moments at which cases ask for the window."""
    return [at for _, at in Told(scenario(FLOW, on=on, **more)).asked("serve")]


def seconds(on: str, **more: str) -> np.ndarray:
    """Seconds of arrival."""
    return Told(scenario(FLOW, on=on, staff="window: {count: 99}", **more)).records.arrivals[:, 2]


def test_at_dates():
    """In order, whatever the order they are written in; a date without time is the opening hour."""
    assert came("2026-03-03, 2026-03-02 10:00") == ["03-02 10:00:00", "03-03 09:00:00"]


def test_as_a_cohort():
    """All at one moment."""
    assert came("{cohort: 3, on: 2026-03-02 10:00}") == ["03-02 10:00:00"] * 3


def test_at_intervals_of_open_hours():
    """Every 2 h of open time: 11:00, then 12:00 + 1 h lunch... 14:30, 16:30; 09:00 + 1.5 h = 10:30 the next day."""
    assert came("{every: 2 h}")[:4] == ["03-02 11:00:00", "03-02 14:30:00", "03-02 16:30:00", "03-03 10:30:00"]


def test_at_intervals_of_workdays():
    """A workday is 6.5 open hours: the open second after them is 09:00 of the next day."""
    assert came("{every: 1 workday}")[:2] == ["03-03 09:00:00", "03-04 09:00:00"]


def test_a_rate_is_met():
    """50 a workday over 100 days: within 2.58 standard deviations of a Poisson count (false alarms 1 %, seed fixed)."""
    arrivals = seconds("{rate: 50 per workday}", horizon=LONG)
    per_day = Told(scenario(FLOW, on="{rate: 50 per workday}", horizon=LONG)).records
    count = ((arrivals >= per_day.window[0]) & (arrivals < per_day.window[1])).sum()
    assert abs(count - 5000) < 2.58 * np.sqrt(5000)


def test_cases_come_in_open_hours_only():
    """Nobody comes at lunch, at night or on a weekend."""
    told = Told(scenario(FLOW, on="{rate: 50 per workday}", horizon=LONG))
    assert all(told.records.hours.is_open(int(at)) for at in told.records.arrivals[:, 2])


def test_a_profile_gives_the_shares_of_the_day():
    """Three quarters of the cases come in the first half of the open hours (false alarms 1 %, seed fixed)."""
    told = Told(scenario(FLOW, on="{rate: 50 per workday, profile: [75%, 25%]}", horizon=LONG))
    passed = told.records.hours.passed_each(told.records.arrivals[:, 2]) % 23_400
    early = int((passed < 11_700).sum())
    assert stats.binomtest(early, len(passed), 0.75).pvalue > 0.01


def test_a_slice_without_cases():
    """Nobody comes in the second quarter."""
    told = Told(scenario(FLOW, on="{rate: 50 per workday, profile: [50%, 0%, 25%, 25%]}", horizon=LONG))
    quarter = told.records.hours.passed_each(told.records.arrivals[:, 2]) % 23_400 // 5850
    assert set(quarter.tolist()) == {0, 2, 3}


def test_exponential_intervals():
    """Kolmogorov-Smirnov on the intervals of 10,000 cases around the clock (false-alarm rate 1 %, seed fixed)."""
    arrivals = seconds(
        "{every: exponential(10 min)}",
        calendar=ALWAYS,
        horizon="{start: 2026-03-02, length: 70 workdays, run_out: 1 workday}",
    )
    assert stats.kstest(np.diff(arrivals), stats.expon(scale=600).cdf).pvalue > 0.01


def test_arrivals_do_not_depend_on_the_horizon():
    """The first cases of a long run are those of a short one, though they are drawn in other blocks."""
    short = seconds("{rate: 50 per workday}")
    long = seconds("{rate: 50 per workday}", horizon=LONG)
    assert long[: len(short)].tolist() == short.tolist()


def test_arrivals_end_with_the_calendar():
    """Cases that would come after the last day do not come."""
    horizon = "{start: 2026-03-02, length: 12 workdays, run_out: 0 workdays}"
    told = Told(scenario(FLOW, on="{every: 10 workdays}", horizon=horizon))
    assert len(told.records.arrivals) == 1


@pytest.mark.parametrize(("items", "expected"), [("3", {3}), ("one of 1 50% 4 50%", {1, 4}), ("size * 2", {10})])
def test_items(items: str, expected: set[int]):
    """A number, a distribution, or what follows from an attribute."""
    told = Told(scenario(FLOW, on="{rate: 50 per workday}", case=f"items: {items}, attributes: {{size: 5}}"))
    assert set(told.records.arrivals[:, 3].tolist()) == expected
