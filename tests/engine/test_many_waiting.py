"""Thousands who wait at once: who is served when does not change, and no step takes longer for it."""

from __future__ import annotations

import time

import pytest
from told import ALWAYS, Told

from sim.engine.simulate import simulate
from sim.scenario.load import load_text
from sim.scenario.model import Scenario

LONG = "{start: 2026-03-02, length: 5 workdays, run_out: 100 workdays}"
MOST_TIMES = 16
"""How much longer four times as many may take: four times, and as much again twice for a noisy machine."""


def two_kinds(cases: int, order: str = "arrival") -> Scenario:
    """Two case types share the windows; each needs somebody else as well."""
    return load_text(
        f"""
title: Two kinds at the same windows
calendar: {ALWAYS}
horizon: {LONG}
staff: {{window: {{count: 3, order: {order}}}, left: {{count: 1, order: {order}}}, right: {{count: 2, order: {order}}}}}
cases:
  one: {{arrivals: {{cohort: {cases}, on: 2026-03-02 09:00}}, attributes: {{rank: one of 0 50% 2 50%}}, priority: rank}}
  two: {{arrivals: {{cohort: {cases}, on: 2026-03-02 09:00}}, priority: 1}}
processes:
  only:
    one: [{{step: first kind, by: [window, left], takes: 5 min}}]
    two: [{{step: second kind, by: [window, right], takes: 5 min}}]
"""
    )


def seconds_of(scenario: Scenario) -> float:
    begun = time.process_time()
    simulate(scenario, "only", 1, 0)
    return time.process_time() - begun


@pytest.mark.parametrize("order", ["arrival", "priority"])
def test_a_pool_that_lacks_somebody_is_passed_over(order):
    """One of the first kind and two of the second are served at a time, each kind in its own order."""
    told = Told(two_kinds(6, order))
    first, second = told.visits("first kind"), told.visits("second kind")
    assert [start for _, start, _ in first] == [f"03-02 09:{5 * turn:02}:00" for turn in range(6)]
    assert [start for _, start, _ in second] == [f"03-02 09:{5 * (turn // 2):02}:00" for turn in range(6)]
    assert [case for case, _, _ in second] == sorted(case for case, _, _ in second)


@pytest.mark.slow
@pytest.mark.parametrize("order", ["arrival", "priority"])
def test_four_times_as_many_waiting_take_four_times_as_long(order):
    """2,000 of each kind against 500; it was sixteen times and more, when each who was served was looked for in all."""
    few = min(seconds_of(two_kinds(500, order)) for _ in range(3))
    many = min(seconds_of(two_kinds(2_000, order)) for _ in range(2))
    assert many < few * MOST_TIMES / 2
