"""Pools of a scenario with the hours in which they are there."""

from __future__ import annotations

from datetime import date

import numpy as np

from sim.engine.clock import Clock
from sim.engine.columns import Table
from sim.engine.opening_hours import opening_hours, shift_hours
from sim.engine.pool import ChoosingPool, SharedPool
from sim.engine.records import StaffedPool
from sim.engine.survey import steps
from sim.scenario.model import Scenario
from sim.scenario.staff import AtClosing, Pool, ServiceOrder


def staffed(pool: Pool, first: date, last: date) -> StaffedPool:
    """The pool with its hours from the first day to the last."""
    rule = pool.calendar
    if not pool.shifts:
        hours = opening_hours(rule, first, last)
        stretches = [(opens, closes, pool.count) for opens, closes in hours.stretches]
    else:
        hours = shift_hours(rule, tuple(shift.hours for shift in pool.shifts if shift.count), first, last)
        stretches = [
            (opens, closes, shift.count)
            for shift in pool.shifts
            for opens, closes in shift_hours(rule, (shift.hours,), first, last).stretches
        ]
    never_closes = rule.never_closes and not pool.shifts
    straight = never_closes or pool.at_closing is not AtClosing.PAUSE
    return StaffedPool(pool, hours, _table(stretches), straight)


def shared_pools(
    scenario: Scenario, process: str, clock: Clock, pools: dict[str, StaffedPool]
) -> dict[str, SharedPool]:
    """The pools that cases share; those that must choose among requests are of the slower kind that can."""
    choosing = _chosen_by_rule(scenario) | _asked_together(scenario, process)
    return {
        name: (ChoosingPool if name in choosing else SharedPool)(clock, pool)
        for name, pool in pools.items()
        if not pool.pool.per_case
    }


def _chosen_by_rule(scenario: Scenario) -> set[str]:
    return {
        name
        for name, pool in scenario.staff.items()
        if pool.order is not ServiceOrder.ARRIVAL or pool.at_closing is AtClosing.REFUSE
    }


def _asked_together(scenario: Scenario, process: str) -> set[str]:
    """Pools of steps that need several people at once."""
    together: set[str] = set()
    for case_type in scenario.cases.values():
        names = case_type.items if isinstance(case_type.items, tuple) else ("",)
        flows = [scenario.flow_of(way, case_type.name) for way in scenario.ways_of(process, case_type.name)]
        for step in (step for flow in flows for step in steps(flow, scenario.flows)):
            if len(step.by) > 1 or any(need.count > 1 for need in step.by):
                together |= {need.pool.replace("{item}", name) for need in step.by for name in names}
    return together


def _table(stretches: list[tuple[int, int, int]]) -> Table:
    return np.array(stretches, dtype=np.int64).reshape(-1, 3)
