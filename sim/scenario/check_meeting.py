"""People who work together: whether their hours ever meet."""

from __future__ import annotations

from datetime import date, timedelta

from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.document import short
from sim.scenario.flow import Step
from sim.scenario.holidays import UnknownYearError, is_workday
from sim.scenario.message import joined, told
from sim.scenario.model import Scenario
from sim.scenario.part import Part
from sim.scenario.staff import Pool

DAYS_LOOKED_AT = 400
Stretches = list[tuple[int, int]]


def check_meeting(step: Step, part: Part, scenario: Scenario, present: tuple[str, ...]) -> None:
    """People who are taken together must be there together at some time; `present` are pools of who is held already."""
    pools = [scenario.staff[need.pool] for need in step.by if need.pool in scenario.staff and need.pool not in present]
    if len(pools) < 2 or part.sheet.is_troubled(("calendar",)) or part.sheet.is_troubled(("staff",)):  # noqa: PLR2004
        return
    if not _ever_meet(pools, scenario.horizon.start):
        names = joined((short(pool.name) for pool in pools), " and ")
        part.report(told("{names} are never there at the same time", names=names), "people whose hours overlap")


def _ever_meet(pools: list[Pool], start: date) -> bool:
    """Whether there is such a day, as far as the calendars are known."""
    try:
        return any(_together(pools, start + timedelta(days=day)) for day in range(DAYS_LOOKED_AT))
    except UnknownYearError:
        return False


def _together(pools: list[Pool], day: date) -> bool:
    common: Stretches = [(0, SECONDS_PER_DAY)]
    for pool in pools:
        hours = _hours(pool, day)
        common = [
            (max(opens, begins), min(closes, ends))
            for opens, closes in common
            for begins, ends in hours
            if max(opens, begins) < min(closes, ends)
        ]
    return bool(common)


def _hours(pool: Pool, day: date) -> Stretches:
    """The hours of a pool on a day."""
    if pool.calendar.never_closes and not pool.shifts:
        return [(0, SECONDS_PER_DAY)]
    if not is_workday(pool.calendar, day):
        return []
    hours = [shift.hours for shift in pool.shifts if shift.count] if pool.shifts else list(pool.calendar.hours)
    return [(part.opens, part.closes) for part in hours]
