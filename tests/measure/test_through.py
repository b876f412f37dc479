"""How many cases are through within so many days of the calendar."""

from __future__ import annotations

import math

import pytest
from told import ALWAYS, Told, scenario

from sim.measure.catalogue import Measure
from sim.measure.through import WITHIN_DAYS, through

MONDAY = "2026-03-02 00:00"
SERVE = "- {step: serve, by: window, takes: 10 min}"


def shares(flow: str, on: str, horizon: str, staff: str = "window: {count: 9}") -> list[float]:
    """Shares through within 1, 7, 30 and 90 days, around the clock."""
    told = Told(scenario(flow, on=on, staff=staff, calendar=ALWAYS, horizon=horizon))
    return [told.value(key) for key in WITHIN_DAYS]


def wait(days: str) -> str:
    return f"- {{wait: post, for: {days}}}"


LONG = "{start: 2026-03-02, length: 1 workday, run_out: 200 workdays}"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("23 h", [1, 1, 1, 1]),
        ("1 days", [1, 1, 1, 1]),
        ("25 h", [0, 1, 1, 1]),
        ("7 days", [0, 1, 1, 1]),
        ("169 h", [0, 0, 1, 1]),
        ("30 days", [0, 0, 1, 1]),
        ("90 days", [0, 0, 0, 1]),
        ("91 days", [0, 0, 0, 0]),
    ],
)
def test_a_case_that_takes_so_long(days: str, expected: list[float]):
    """On the day itself it is still within it."""
    assert shares(wait(days), MONDAY, LONG) == expected


def test_shares_are_of_all_cases():
    """Four share a window, 10 hours each: through after 10, 20, 30 and 40 hours."""
    flow = "- {step: serve, by: window, takes: 10 h}"
    found = shares(flow, "{cohort: 4, on: 2026-03-02 00:00}", LONG, "window: {count: 1}")
    assert found == [0.5, 1, 1, 1]


def test_unfinished_cases_count_as_not_through():
    """20 hours each at one window: one is through within a day, a second within two, when the run ends."""
    flow = "- {step: serve, by: window, takes: 20 h}"
    horizon = "{start: 2026-03-02, length: 1 workday, run_out: 1 workday}"
    day, *others = shares(flow, "{cohort: 4, on: 2026-03-02 00:00}", horizon, "window: {count: 1}")
    assert day == 0.25
    assert all(math.isnan(share) for share in others)


def test_who_was_not_followed_so_long_is_not_known():
    """Seen for two days: of one day it is known, of seven it is not."""
    horizon = "{start: 2026-03-02, length: 1 workday, run_out: 1 workday}"
    day, *others = shares(wait("100 days"), MONDAY, horizon)
    assert day == 0
    assert all(math.isnan(share) for share in others)


def test_who_is_through_is_known_however_long_the_run_was():
    """The end of the run does not matter to who has finished before."""
    horizon = "{start: 2026-03-02, length: 1 workday, run_out: 1 workday}"
    assert shares(SERVE, MONDAY, horizon) == [1, 1, 1, 1]


def test_one_case_that_was_not_followed_long_enough_hides_the_share():
    """It came at noon of the last day of a run of two days and is not through: followed 36 hours, of 7 days nobody
    knows, though the other is through."""
    flow = """
    - choose: who
      options:
        - when: number > 1
          do: [{wait: post, for: 100 days}]
      otherwise:
        - {step: serve, by: window, takes: 10 min}
    """
    told = Told(
        scenario(
            flow,
            on="{cohort: 4, on: 2026-03-02 12:00}",
            case="attributes: {number: one of 1 50% 2 50%}",
            calendar=ALWAYS,
            horizon="{start: 2026-03-02, length: 1 workday, run_out: 1 workday}",
            staff="window: {count: 9}",
        )
    )
    finished = len(told.ends)
    assert 0 < finished < 4
    assert told.value(Measure.THROUGH_1_DAY) == finished / 4
    assert math.isnan(told.value(Measure.THROUGH_7_DAYS))


def test_nobody_came():
    """Of nobody nothing is known."""
    assert all(math.isnan(share) for share in shares(SERVE, "2026-06-01 00:00", LONG))


def test_cases_of_the_warm_up_do_not_count():
    """One came on Monday and takes 10 days; the one of Tuesday, the first measured day, does not."""
    horizon = "{start: 2026-03-02, warm_up: 1 workday, length: 1 workday, run_out: 60 workdays}"
    flow = "- {step: serve, by: window, takes: 10 days}"
    found = shares(flow, "2026-03-02 00:00, 2026-03-03 00:00", horizon, "window: {count: 1}")
    assert found == [0, 0, 1, 1]


def test_only_cases_of_the_type_count():
    """Through is asked of a case type by its number."""
    told = Told(scenario(SERVE, on=MONDAY, calendar=ALWAYS, horizon=LONG))
    from sim.measure.frame import Frame

    assert through(Frame(told.records), 0)[Measure.THROUGH_1_DAY].value == 1
    assert math.isnan(through(Frame(told.records), 1)[Measure.THROUGH_1_DAY].value)
