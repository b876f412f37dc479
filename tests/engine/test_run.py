"""A run as a whole: how far it goes, what is left over at its end, what it does to the interpreter."""

from __future__ import annotations

import gc

import pytest
from told import Told, scenario

from sim.engine.clock import SHIFT_PRIORITY, WORK_PRIORITY, Clock, Moment
from sim.engine.nodes.node import Node
from sim.engine.opening_hours import NEVER
from sim.engine.simulate import simulate
from sim.engine.token import Token
from sim.measure.catalogue import Measure
from sim.scenario.load import load

SERVE = "- {step: serve, by: window, takes: 30 min}"


class TestClock:
    """The main loop."""

    def test_stops_before_the_end(self):
        """What is due at the end does not happen any more."""
        clock, seen = Clock(), []
        for at in (1, 5, 6):
            Moment(clock, at, WORK_PRIORITY, lambda _event: seen.append(clock.second))
        clock.run_until(5)
        assert seen == [1]
        assert clock.second == 5

    def test_shifts_change_first(self):
        """In one second, whatever was planned first."""
        clock, seen = Clock(), []
        Moment(clock, 3, WORK_PRIORITY, lambda _event: seen.append("work"))
        Moment(clock, 3, SHIFT_PRIORITY, lambda _event: seen.append("shift"))
        clock.run_until(4)
        assert seen == ["shift", "work"]

    def test_can_be_stopped(self):
        """By what happens."""
        clock = Clock()
        Moment(clock, 3, WORK_PRIORITY, clock.stop)
        clock.run_until(10)
        assert clock.second == 3


class TestEnd:
    """The end of a run."""

    def test_cases_that_still_queue_are_recorded(self):
        """The second case never gets the window: its visit has no start."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 500 workdays}",
                on="{cohort: 2, on: 2026-03-02 09:00}",
            )
        )
        assert told.visits("serve") == [(0, "03-02 09:00:00", "-"), (1, "-", "-")]
        assert told.value(Measure.UNFINISHED) == 2
        assert told.value(Measure.UTILISATION, "window") == 1

    def test_those_who_need_several_are_recorded_once(self):
        """Though they queue at two pools."""
        told = Told(
            scenario(
                "- {step: sit, by: [chair, expert], takes: 500 workdays}",
                on="{cohort: 2, on: 2026-03-02 09:00}",
                staff="chair: {count: 1}, expert: {count: 1}",
            )
        )
        assert len(told.visits("sit")) == 2

    def test_a_run_ends_when_all_measured_cases_are_through(self):
        """The horizon ends on Friday night; the case of Friday 16:50 is through on Monday; nothing happens later."""
        told = Told(scenario(SERVE, on="2026-03-06 16:50, 2026-03-25 09:00"))
        assert told.ends == [(0, "03-09 09:20:00", "granted")]

    def test_a_run_ends_when_what_happens_afterwards_is_over(self):
        """Inspected on Monday, within the horizon: the case that comes three weeks later is not served any more."""
        flow = f"{SERVE}\n- {{afterwards: check, after: 1 h, do: [{{step: inspect, by: window, takes: 30 min}}]}}"
        told = Told(scenario(flow, on="2026-03-02 09:00, 2026-03-25 09:00"))
        assert told.visits("inspect") == [(0, "03-02 10:30:00", "03-02 11:00:00")]
        assert told.visited("serve") == [0]

    def test_cases_that_come_later_are_not_waited_for(self):
        """Nor measured."""
        told = Told(scenario(SERVE, on="2026-03-06 16:50, 2026-03-09 09:10"))
        assert told.value(Measure.MEASURED) == 1

    def test_the_warm_up_is_not_measured(self):
        """A case of the first of two days of warm-up is simulated, but not counted."""
        told = Told(
            scenario(
                SERVE,
                on="2026-03-02 09:00, 2026-03-04 09:00",
                horizon="{start: 2026-03-02, warm_up: 2 workdays, length: 2 workdays}",
            )
        )
        assert len(told.ends) == 2
        assert told.value(Measure.MEASURED) == 1

    def test_a_trip_to_a_place_that_never_opens_again(self):
        """Is never begun; the case stays unfinished."""
        told = Told(
            scenario(
                "- {trip: hall, takes: 30 min, do: [{step: serve, by: window, takes: 10 min}]}",
                on="2026-03-06 16:50",
                staff="window: {count: 1}, clerk: {count: 1, per: case}",
                horizon="{start: 2026-03-02, length: 5 workdays, run_out: 0 workdays}",
            )
        )
        assert told.value(Measure.UNFINISHED) == 1

    def test_a_batch_that_never_leaves(self):
        """One case waits for a second that never comes: unfinished."""
        told = Told(scenario("- {batch: gather, size: 2, do: [{step: serve, by: window, takes: 10 min}]}"))
        assert told.value(Measure.UNFINISHED) == 1

    def test_a_meeting_that_never_comes(self):
        """The meetings of the calendar are over."""
        told = Told(
            scenario(
                "- {wait: board, until: {every: 100 workdays, at: 08:00}}",
                horizon="{start: 2026-03-02, length: 5 workdays, run_out: 5 workdays}",
            )
        )
        assert told.visits("board") == [(0, "03-02 09:00:00", "-")]


def test_the_garbage_collector_is_put_back():
    """A run switches it off and on again, or leaves it off."""
    small = scenario(SERVE)
    simulate(small, "only", 1, 0)
    assert gc.isenabled()
    gc.disable()
    try:
        simulate(small, "only", 1, 0)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_unknown_process():
    """Is an error that names it."""
    with pytest.raises(KeyError, match="nonsense"):
        simulate(load("special-equipment"), "nonsense", 1, 0)


def test_a_node_must_say_what_it_does():
    """The base class has nothing to do."""
    with pytest.raises(NotImplementedError):
        Node().enter(Token(0, 0))


def test_never_is_later_than_everything():
    """A thousand years are not enough to reach it."""
    assert NEVER > 1000 * 366 * 86_400
