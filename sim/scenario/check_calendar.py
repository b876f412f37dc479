"""Calendars and dates: holidays that are not known yet, shifts outside the hours, cases that come too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sim.scenario.calendar import CalendarRule, Hours
from sim.scenario.cases import CohortArrivals, DatedArrivals
from sim.scenario.holidays import UnknownYearError, is_workday
from sim.scenario.message import joined, told
from sim.scenario.model import Scenario
from sim.scenario.part import Part, Sheet
from sim.scenario.scope import UNREAD_DAY
from sim.scenario.staff import Pool
from sim.scenario.time_reader import clock_text


def check_calendar(scenario: Scenario, sheet: Sheet) -> None:
    """Note what is wrong with calendars, shifts and dates."""
    for pool in scenario.staff.values():
        _check_shifts(pool, sheet.part(("staff", pool.name, "shifts")))
    if scenario.horizon.start == UNREAD_DAY:
        return
    _check_years(scenario, sheet)
    _check_arrivals(scenario, sheet)


def _check_years(scenario: Scenario, sheet: Sheet) -> None:
    """The working days from the start to the estimated end must be known, in every calendar."""
    horizon = scenario.horizon
    workdays = horizon.warm_up + horizon.length + horizon.run_out
    last, unknown = _last_day(scenario.calendar, horizon.start, workdays)
    _report(unknown, sheet.part(("horizon", "start")))
    checked = {scenario.calendar}
    told = {error.year for error in unknown}
    for pool in scenario.staff.values():
        if pool.calendar not in checked:
            checked.add(pool.calendar)
            others = [error for error in _unknown_years(pool.calendar, horizon.start, last) if error.year not in told]
            _report(others, sheet.part(("staff", pool.name, "calendar")))


def _report(unknown: list[UnknownYearError], part: Part) -> None:
    for error in unknown:
        part.report(error.wrong, error.allowed)


def _last_day(rule: CalendarRule, start: date, workdays: int) -> tuple[date, list[UnknownYearError]]:
    """The day on which so many working days are over, and the years that are not known on the way."""
    unknown: dict[int, UnknownYearError] = {}
    day, counted = start, 0
    while True:
        try:
            is_open = is_workday(rule, day)
        except UnknownYearError as error:
            unknown.setdefault(error.year, error)
            is_open = day.weekday() in rule.weekdays
        counted += is_open
        if counted >= workdays or day.year >= date.max.year:
            return day, list(unknown.values())
        day += timedelta(days=1)


def _unknown_years(rule: CalendarRule, first: date, last: date) -> Iterator[UnknownYearError]:
    told: set[int] = set()
    for step in range((last - first).days + 1):
        try:
            is_workday(rule, first + timedelta(days=step))
        except UnknownYearError as error:
            if error.year not in told:
                told.add(error.year)
                yield error


def _check_shifts(pool: Pool, part: Part) -> None:
    stretches = _joined(pool.calendar.hours)
    for shift in pool.shifts:
        if not any(open_.opens <= shift.hours.opens and shift.hours.closes <= open_.closes for open_ in stretches):
            written = next((key for key in part.children() or () if _same(key, shift.hours)), "")
            hours = joined((clock_text(stretch) for stretch in pool.calendar.hours), ", ")
            part.child(written).report_at_key(
                told("the shift {shift} is outside the opening hours", shift=clock_text(shift.hours)),
                told("shifts within {hours}", hours=hours),
            )


def _same(written: str, hours: Hours) -> bool:
    return clock_text(hours).replace("0", "") == written.replace(" ", "").replace("–", "-").replace("0", "")


def _joined(hours: tuple[Hours, ...]) -> list[Hours]:
    """Stretches that touch as one."""
    joined: list[Hours] = []
    for stretch in hours:
        if joined and joined[-1].closes == stretch.opens:
            joined[-1] = Hours(joined[-1].opens, stretch.closes)
        else:
            joined.append(stretch)
    return joined


def _check_arrivals(scenario: Scenario, sheet: Sheet) -> None:
    start = scenario.horizon.start
    for case in scenario.cases.values():
        match case.arrivals:
            case DatedArrivals(times=times) if times and min(times).date() < start:
                first = min(times)
            case CohortArrivals(at=first) if UNREAD_DAY < first.date() < start:
                pass
            case _:
                continue
        part = sheet.part(("cases", case.name, "arrivals", "on"))
        part.report(
            told("{day} is before the horizon starts", day=first.date()), told("dates from {start}", start=start)
        )
