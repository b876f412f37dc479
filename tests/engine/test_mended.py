"""Faults that a review found, each with the smallest scenario that showed it; times are worked out by hand."""

from __future__ import annotations

from textwrap import dedent

import pytest
from told import Told, scenario

from sim.engine.simulate import simulate
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text

TWO_TYPES = """
title: Two kinds of visitors
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays}
"""


def two_types(text: str) -> Told:
    return Told(load_text(TWO_TYPES + dedent(text)))


@pytest.mark.parametrize("before", ["{b: [a]}", "{b: [a], c: [a]}", "{b: [a], c: [b]}"])
def test_items_without_work_release_those_behind_them_once(before: str) -> None:
    """Bodies that take no time: the case goes on once, at 09:00, and is through ten minutes later."""
    told = Told(
        scenario(
            f"""
            - each: item
              order: side by side
              before: {before}
              do:
                - choose: x
                  options:
                    - chance: 0%
                      do:
                        - {{step: "r {{item}}", by: window, takes: 30 min}}
            - {{step: after, by: window, takes: 10 min}}
            """,
            case="items: [a, b, c]",
        )
    )
    assert told.ends == [(0, "03-02 09:10:00", "granted")]
    assert told.visits("after") == [(0, "03-02 09:00:00", "03-02 09:10:00")]


def test_who_asks_for_one_pool_is_not_overtaken_by_later_ones_for_two() -> None:
    """The plain visitor of 09:01 is served at 09:30, when the window is free, before those of 09:02 and 09:03."""
    told = two_types(
        """
        staff: {expert: {count: 2}, window: {count: 1}}
        cases:
          both: {arrivals: {on: [2026-03-02 09:00, 2026-03-02 09:02, 2026-03-02 09:03]}}
          plain: {arrivals: {on: [2026-03-02 09:01]}}
        processes:
          only:
            both: [{step: examine, by: [expert, window], takes: 30 min}]
            plain: [{step: ask, by: window, takes: 30 min}]
        """
    )
    assert [started for _, started, _ in told.visits("ask")] == ["03-02 09:30:00"]


def test_people_are_collected_for_the_first_who_needs_several() -> None:
    """Both of alpha are asked for at 09:05; those who come later do not take the one who is free."""
    told = two_types(
        """
        staff: {alpha: {count: 2}, beta: {count: 1}}
        cases:
          one: {arrivals: {on: [2026-03-02 09:00]}}
          pair: {arrivals: {on: [2026-03-02 09:05]}}
          mixed: {arrivals: {on: [2026-03-02 09:06, 2026-03-02 09:07, 2026-03-02 09:08]}}
        processes:
          only:
            one: [{step: x, by: alpha, takes: 30 min}]
            pair: [{step: y, by: {alpha: 2}, takes: 30 min}]
            mixed: [{step: z, by: [beta, alpha], takes: 30 min}]
        """
    )
    assert [started for _, started, _ in told.visits("y")] == ["03-02 09:30:00"]


def test_a_thousand_who_wait_for_nothing_are_through_at_opening() -> None:
    """Holding a window without doing anything there is no recursion, however many wait."""
    told = Told(
        scenario(
            """
            - at: window
              do:
                - choose: c
                  options:
                    - when: k is 1
                      do: [{step: s, takes: 1 min}]
            """,
            on="{cohort: 1000, on: 2026-03-02 08:00}",
            case="attributes: {k: 0}",
        )
    )
    assert {at for _, at, _ in told.ends} == {"03-02 09:00:00"}
    assert len(told.ends) == 1000


def test_parts_of_a_case_do_not_wait_for_each_other_for_ever() -> None:
    """Two branches need clerk and spouse, named in different orders: one is served after the other."""
    told = Told(
        scenario(
            """
            - parallel: p
              branches:
                x: [{step: x, by: clerk, takes: 10 min}]
                y: [{step: y, by: [clerk, spouse], takes: 10 min}]
                z: [{step: z, by: [spouse, clerk], takes: 10 min}]
            """,
            staff="clerk: {count: 1, per: case}, spouse: {count: 1, per: case}",
        )
    )
    assert told.ends == [(0, "03-02 09:30:00", "granted")]


def test_what_happens_afterwards_is_not_held_by_the_window_of_before() -> None:
    """Inside `at`, `afterwards` takes people of its own, of the same pool as well."""
    told = Told(
        scenario(
            """
            - at: window
              do:
                - {step: decide, takes: 10 min}
                - afterwards: later
                  after: 20 min
                  counting: open hours
                  do: [{step: file, by: window, takes: 5 min}]
            """
        )
    )
    assert told.ends == [(0, "03-02 09:10:00", "granted")]
    assert told.visits("file") == [(0, "03-02 09:30:00", "03-02 09:35:00")]


@pytest.mark.parametrize("name", ["items", "arrivals", "priority", "share", "number"])
def test_a_step_may_have_any_name_and_still_numbers_of_its_own(name: str) -> None:
    """Times between arrivals and times of a step are not correlated, whatever the step is called."""
    flow = f"- {{step: {name}, by: window, takes: 1 min * exponential(1)}}"
    loaded = scenario(flow, on="{every: exponential(1 min)}", staff="window: {count: 9}")
    records = simulate(loaded, "only", 1, 0)
    gaps = records.arrivals[1:300, 2] - records.arrivals[:299, 2]
    work = records.visits[1:300, 7]
    correlation = ((gaps - gaps.mean()) * (work - work.mean())).mean() / (gaps.std() * work.std())
    assert abs(correlation) < 0.3


def test_work_longer_than_any_stretch_pauses_without_overtime() -> None:
    """Five hours from 09:00 at a window that refuses: three before lunch, two behind it, an hour and a half closed."""
    told = Told(
        scenario(
            "- {step: s, by: window, takes: 5 h}",
            staff="window: {count: 1, at_closing: refuse}",
        )
    )
    assert told.ends == [(0, "03-02 15:30:00", "granted")]
    assert told.value(Measure.PATH_STAFF_WORK) == 5 * 3600
    assert told.value(Measure.PATH_CLOSED) == 90 * 60
    assert told.value(Measure.OVERTIME_PER_WORKDAY, "window") == 0


def test_the_applicant_at_the_counter_spends_time_beyond_closing_as_well() -> None:
    """Leaves at 11:30, is served from 11:45 to 12:45 over closing, is back at 13:00: an hour and a half in all."""
    told = Told(
        scenario(
            """
            - trip: hall
              takes: 15 min
              do:
                - at: window
                  do: [{step: s, takes: 1 h}]
            """,
            on="2026-03-02 11:30",
            staff="window: {count: 1, at_closing: finish}, clerk: {count: 1, per: case}",
        )
    )
    assert told.ends == [(0, "03-02 13:00:00", "granted")]
    assert told.value(Measure.APPLICANT_EFFORT) == 90 * 60


def test_a_person_still_held_at_the_end_was_busy() -> None:
    """Who holds the window from 09:00 to the end of the run, waiting, keeps it busy in all its hours."""
    told = Told(
        scenario(
            """
            - at: window
              do:
                - {step: s, takes: 1 min}
                - {wait: for something, for: 100 days}
            """
        )
    )
    assert told.value(Measure.UTILISATION, "window") == pytest.approx(1.0)
