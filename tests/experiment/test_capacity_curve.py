"""Capacity: the bound that arithmetic gives, the curve that theory gives, and what cannot be said."""

from __future__ import annotations

from functools import cache

import pytest

from sim.experiment.capacity import SHARES, Capacities, at_demand, capacities
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from sim.scenario.load import load, load_text

MM1 = ("horizon.length=120 workdays", "horizon.warm_up=20 workdays", "load=50%")

TEXT = """\
title: Two desks
calendar: {days: mon-fri, hours: [09:00-17:00]}
horizon: {start: 2026-03-02, length: 20 workdays}
staff: {window: {count: 2}, desk: {count: 1}}
cases:
  visit: {arrivals: ARRIVALS}
  other: {arrivals: {every: 2 h}, flow: [{step: look, by: window, takes: 30 min}]}
processes:
  old: {title: Both, visit: [{step: serve, by: window, takes: 60 min}, {step: sign, by: desk, takes: 20 min}]}
  new: {title: Desk, visit: [{step: sign, by: desk, takes: 20 min}]}
  own: {title: Nobody, visit: [{wait: post, for: 1 day}]}
"""
EVERY_HOUR = "{every: 1 h}"


@cache
def found(arrivals: str = EVERY_HOUR) -> Capacities:
    return capacities(load_text(TEXT.replace("ARRIVALS", arrivals)), seed=1, replications=2)


def test_the_bound_is_what_arithmetic_gives() -> None:
    """Two windows of 8 h, less 79 others of half an hour in 20 days, for an hour each; a desk of 8 h for 20 min."""
    old = found().processes[0]
    assert [(bound.pool, bound.cases.mean) for bound in old.bounds] == [
        ("window", 14.025),
        ("desk", 24.0),
    ]
    assert (old.bounds[0].asked.mean, old.bounds[0].left.mean) == (3600.0, 14.025 * 3600.0)
    assert old.bound is old.bounds[0]


def test_only_pools_that_are_asked_bound_a_process() -> None:
    """The new process needs no window, the third nobody at all."""
    _, new, own = found().processes
    assert [bound.pool for bound in new.bounds] == ["desk"]
    assert (own.bound, own.points, own.knee) == (None, (), None)


def test_demands_run_up_to_the_bound_and_beyond() -> None:
    """Of each process its own."""
    old, new, _ = found().processes
    assert [point.share for point in old.points] == list(SHARES)
    assert [point.demand for point in new.points] == pytest.approx([share * 24 for share in SHARES])


def test_waiting_grows_with_demand_and_what_is_finished_does_not_pass_the_bound() -> None:
    """At a tenth beyond the bound the queue does not end; two windows of 8 h never do more than 16 hours' work."""
    old = found().processes[0]
    assert old.points[0].waiting.mean < old.points[-2].waiting.mean < old.points[-1].waiting.mean
    assert all(point.finished.mean <= 16 for point in old.points)


def test_cases_at_fixed_dates_have_a_bound_and_no_curve() -> None:
    """Nothing else can be made to come."""
    dated = found("{on: [2026-03-03, 2026-03-04]}")
    assert not dated.is_scaled
    assert dated.processes[0].bounds
    assert dated.processes[0].points == ()


@pytest.mark.parametrize("arrivals", [EVERY_HOUR, "{rate: 8 per workday}", "{every: exponential(1 h)}"])
@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_demand_brings_so_many_more(arrivals: str, factor: float) -> None:
    """Whatever says how cases come."""
    scenario = load_text(TEXT.replace("ARRIVALS", arrivals))
    one, other = (
        Runner().replications(which, seed=1, numbers=range(4), processes=["new"]).replications
        for which in (scenario, at_demand(scenario, factor))
    )
    came, comes = (sum(run.measured["new"].values[Measure.MEASURED, "visit"] for run in runs) for runs in (one, other))
    assert comes == pytest.approx(factor * came, rel=0.15)


@pytest.mark.slow
def test_one_server_without_memory_bends_at_half_of_its_bound() -> None:
    """Theory: mean waiting is load/(1 - load) of the service; cases over time is greatest at a load of 50 %.

    With a fixed seed, so it never fails by chance; the tolerance is three half-widths of this one.
    """
    own = capacities(load("scenarios/theory/mmc.yaml", MM1), seed=3, replications=8).processes[0]
    assert own.bound is not None
    assert own.bound.cases.mean == pytest.approx(24, abs=3 * own.bound.cases.half_width)
    for point in own.points[2:8]:
        load_there = point.demand / 24
        expected = load_there / (1 - load_there) * 3600
        assert point.waiting.mean == pytest.approx(expected, abs=3 * point.waiting.half_width)
    assert own.knee is not None
    assert 0.4 <= own.knee.share <= 0.6


def test_one_core_and_several_give_the_same() -> None:
    """Every number."""
    scenario = load_text(TEXT.replace("ARRIVALS", EVERY_HOUR))
    two = capacities(scenario, seed=1, replications=2, runner=Runner(2))
    assert two.to_dicts() == found().to_dicts()


def test_progress_never_goes_back() -> None:
    """What is done, and its share of all, grow from the first replication to the last."""
    told: list[tuple[int, int]] = []
    scenario = load_text(TEXT.replace("ARRIVALS", EVERY_HOUR))
    capacities(scenario, seed=1, replications=2, runner=Runner(progress=lambda *numbers: told.append(numbers)))
    shares = [done / everything for done, everything in told]
    assert told == sorted(told, key=lambda one: one[0])
    assert shares == sorted(shares)
    assert told[0] == (0, 2 * (1 + 3 * len(SHARES)))
    assert told[-1] == (2 * (1 + 2 * len(SHARES)),) * 2


def test_rows_for_a_data_frame() -> None:
    """One for every point."""
    rows = found().to_dicts()
    assert len(rows) == 2 * len(SHARES)
    assert rows[0]["process"] == "old"


def test_one_replication_is_refused() -> None:
    """It has no interval."""
    with pytest.raises(ValueError, match="two replications"):
        capacities(load_text(TEXT.replace("ARRIVALS", EVERY_HOUR)), seed=1, replications=1)


def test_the_subject_need_not_stand_first() -> None:
    """What the others leave is the same."""
    lines = TEXT.replace("ARRIVALS", EVERY_HOUR).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("  visit: {arrivals"))
    lines[place : place + 2] = lines[place + 1], lines[place]
    swapped = capacities(load_text("\n".join([*lines, "subject: visit", ""])), seed=1, replications=2)
    assert [own.bounds for own in swapped.processes] == [own.bounds for own in found().processes]


def test_others_that_take_more_than_there_is_leave_nothing() -> None:
    """And no less than that: there are no demands to simulate."""
    text = TEXT.replace("ARRIVALS", EVERY_HOUR).replace("takes: 30 min", "takes: 90 h")
    old = capacities(load_text(text), seed=1, replications=2).processes[0]
    assert (old.bounds[0].pool, old.bounds[0].left.mean, old.bounds[0].cases.mean) == ("window", 0.0, 0.0)
    assert old.points == ()


def test_beyond_the_bound_some_are_left_unfinished() -> None:
    """Far below it nobody is."""
    old = found().processes[0]
    assert old.points[0].unfinished < 0.1
    assert all(0 <= point.unfinished <= 1 for point in old.points)


def test_where_nobody_comes_more_cannot_come() -> None:
    """No number of times nobody is somebody."""
    nobody = found("{every: exponential(100000 h)}")
    assert not nobody.is_scaled
    assert nobody.processes[0].points == ()
