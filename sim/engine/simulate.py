"""One run: a scenario's process, a seed and a replication in; records out."""

from __future__ import annotations

import gc
from datetime import timedelta

import numpy as np

from sim.engine.applicants import add_applicants
from sim.engine.clock import SHIFT_PRIORITY, Clock, Moment
from sim.engine.draws import Source
from sim.engine.nodes.node import Run
from sim.engine.opening_hours import NEVER, Workdays, opening_hours
from sim.engine.plan import Plan
from sim.engine.recorder import Recorder
from sim.engine.records import Records, StaffedPool
from sim.engine.staffing import shared_pools, staffed
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.holidays import day_after
from sim.scenario.model import Scenario

MANY_CASES = 1_000_000
"""From so many on, what a run leaves behind is worth looking for at once: 8 bytes a case and quick step."""


def simulate(scenario: Scenario, process: str, seed: int, replication: int) -> Records:
    """Walk the applicants of one replication through one process.

    A pure function: equal arguments give equal records. Raises `UnknownYearError` if the calendar does not know the
    holidays of a year that the run reaches, and `ValueError` if it has no working days left.
    """
    records = _walked(scenario, process, seed, replication)
    if len(records.types) >= MANY_CASES:
        gc.collect()  # nodes hold each other, and with them what was drawn for every case
    return records


def _walked(scenario: Scenario, process: str, seed: int, replication: int) -> Records:
    horizon = scenario.horizon
    rule = scenario.calendar
    opening = day_after(rule, horizon.start, horizon.warm_up)
    closing = day_after(rule, opening, horizon.length)
    last = day_after(rule, closing, horizon.run_out)
    window = (_second(opening - horizon.start), _second(closing - horizon.start))
    run = Run(
        Clock(),
        Recorder(),
        Source(seed, replication),
        opening_hours(rule, horizon.start, last),
        Workdays(rule, horizon.start, last),
        rule.seconds_per_workday,
    )
    pools = {name: staffed(pool, horizon.start, last) for name, pool in scenario.staff.items()}
    plan = Plan(run, scenario.flows, shared_pools(scenario, process, run.clock, pools), pools)
    for number, case_type in enumerate(scenario.cases.values()):
        add_applicants(scenario, process, plan, number, case_type)
    _StopWhenThrough(plan, window[1])
    _run_until(run, _second(last - horizon.start))
    _record_what_is_open(plan)
    return _records(scenario, plan, tuple(pools.values()), window)


def _second(days: timedelta) -> int:
    return days.days * SECONDS_PER_DAY


def _run_until(run: Run, end: int) -> None:
    """Run without the garbage collector: tokens live and die by reference counts, and its passes cost a tenth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        run.clock.run_until(end, run.recorder.pack)
    finally:
        if was_enabled:
            gc.enable()


def _record_what_is_open(plan: Plan) -> None:
    """Record who is still held at the end, what is timed, and who still queues (with a start that never came)."""
    for watch in plan.watches:
        watch.record_open()
    for take in plan.takes:
        take.record_open()
    for pool in plan.pools.values():
        for token in pool.still_waiting():
            plan.run.visit(token, token.wants.number, token.asked, NEVER, NEVER, 0)


def _records(scenario: Scenario, plan: Plan, pools: tuple[StaffedPool, ...], window: tuple[int, int]) -> Records:
    recorder = plan.run.recorder
    types, times, items = recorder.cases()
    return Records(
        first_day=scenario.horizon.start,
        case_types=tuple(scenario.cases),
        nodes=tuple(plan.nodes),
        pools=pools,
        hours=plan.run.hours,
        workdays=plan.run.workdays,
        window=window,
        ended=plan.run.clock.second,
        types=types,
        times=times,
        items=items,
        visited=recorder.visits,
        through=recorder.ends,
        branches=recorder.branch_table(),
        marks=recorder.marks.table(),
        adopted=recorder.adopted.column(0),
        going_on=np.array(sorted({row for row, _branch in plan.under_way}), dtype=np.int64),
    )


class _StopWhenThrough:
    """Looks once a day, from the end of the measured days on, whether all cases that came by then are through."""

    def __init__(self, plan: Plan, end: int) -> None:
        self._plan = plan
        self._clock = plan.run.clock
        self._recorder = plan.run.recorder
        self._measured = 0
        self._through = 0
        self._seen = [0, 0]
        Moment(self._clock, end, SHIFT_PRIORITY, self._begin)

    def _begin(self, _event: Moment) -> None:
        self._measured = len(self._recorder.types)
        self._look()

    def _look(self, _event: Moment | None = None) -> None:
        self._count_ends()
        if self._through < self._measured or any(row < self._measured for row, _branch in self._plan.under_way):
            Moment(self._clock, self._clock.second + SECONDS_PER_DAY, SHIFT_PRIORITY, self._look)
        else:
            self._clock.stop()

    def _count_ends(self) -> None:
        """Count those of the measured cases that came to their end since the last look."""
        for place, ends in enumerate((self._recorder.ends.mixed, self._recorder.ends.quick)):
            self._through += sum(int((rows < self._measured).sum()) for rows in ends.since(self._seen[place], 0))
            self._seen[place] = len(ends)
