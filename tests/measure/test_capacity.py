"""Capacity by operational analysis, worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from told import Told, scenario

from sim.measure.capacity import capacity
from sim.measure.catalogue import Measure

HOUR = 3600.0


def test_the_pool_that_is_asked_most_relative_to_its_hours():
    """10 and 20 min of work against 13 and 39 h: 78 and 117 cases a day. The first limits."""
    demand = np.array([[600.0, 1200.0]])
    assert capacity(demand, np.array([13 * HOUR, 39 * HOUR]), np.array([5.0]), 0) == (pytest.approx(78), 0)


def test_beside_other_cases():
    """60 others of 6 min take 6 of the 13 h: 7 h are left for cases of 10 min, 42 a day."""
    demand = np.array([[600.0], [360.0]])
    assert capacity(demand, np.array([13 * HOUR]), np.array([5.0, 60.0]), 0) == (pytest.approx(42), 0)


def test_others_that_take_everything():
    """Nothing is left."""
    demand = np.array([[600.0], [3600.0]])
    assert capacity(demand, np.array([13 * HOUR]), np.array([5.0, 60.0]), 0) == (0, 0)


def test_others_of_which_nothing_is_known():
    """Cases that never came ask nothing."""
    demand = np.array([[600.0], [math.nan]])
    assert capacity(demand, np.array([13 * HOUR]), np.array([5.0, 0.0]), 0) == (pytest.approx(78), 0)


def test_who_asks_nothing_is_not_limited():
    """Whatever is left."""
    assert capacity(np.array([[0.0]]), np.array([HOUR]), np.array([5.0]), 0) == (math.inf, -1)
    assert capacity(np.empty((1, 0)), np.empty(0), np.array([5.0]), 0) == (math.inf, -1)


def test_a_type_that_never_came():
    """Has a capacity that nobody knows."""
    bound, pool = capacity(np.array([[math.nan]]), np.array([HOUR]), np.array([0.0]), 0)
    assert math.isnan(bound)
    assert pool == -1


def test_a_saturated_hall_finishes_what_its_capacity_says():
    """One window, 30 min each, 6.5 h: 13 cases a day; 400 wait from the beginning, and 13 a day are finished."""
    told = Told(
        scenario(
            "- {step: serve, by: window, takes: 30 min}",
            on="{cohort: 400, on: 2026-03-02 09:00}",
            horizon="{start: 2026-03-02, length: 10 workdays, run_out: 0 workdays}",
        )
    )
    assert told.value(Measure.FINISHED_PER_WORKDAY) == 13
    measured = told.measured
    assert capacity(measured.demand, measured.staffed, measured.arrived, 0) == (pytest.approx(13), 0)
    assert told.value(Measure.UTILISATION, "window") == 1
