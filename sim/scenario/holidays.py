"""Which days are working days: weekdays, public holidays with their make-up workdays, and single days that differ."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from sim.scenario.calendar import CalendarRule
from sim.scenario.message import told

LONGEST_GAP = 400
"""Days without a working day after which a calendar is taken to be closed for good."""


class UnknownYearError(Exception):
    """The holidays of a year have not been announced, so its working days are not known."""

    def __init__(self, year: int) -> None:
        self.wrong = told("the public holidays of {year} are not known", year=year)
        self.allowed = told(
            "list its days off under `closed` and its make-up workdays under `opened`, "
            "and add `years: [{year}]` to the calendar",
            year=year,
        )
        super().__init__(f"{self.wrong}: {self.allowed}")
        self.year = year


def is_workday(rule: CalendarRule, day: date) -> bool:
    """Whether a calendar rule has `day` open. Raises `UnknownYearError` where its holiday table ends."""
    if day in rule.opened:
        return True
    if day in rule.closed:
        return False
    if rule.holidays == "CN" and day.year not in rule.years:
        return _is_workday_in_china(rule, day)
    return day.weekday() in rule.weekdays


def day_after(rule: CalendarRule, first: date, workdays: int) -> date:
    """The first day after `workdays` working days from `first` on; `first` itself for none."""
    day = first
    left = workdays
    idle = 0
    while left:
        is_open = is_workday(rule, day)
        left -= is_open
        idle = 0 if is_open else idle + 1
        if idle > LONGEST_GAP:
            raise ValueError(f"the calendar has no working day after {day - timedelta(days=idle)}")
        day += timedelta(days=1)
    return day


def _is_workday_in_china(rule: CalendarRule, day: date) -> bool:
    """Weekday rule of the calendar, changed by the State Council's yearly notice on holidays (调休)."""
    from chinese_calendar.constants import holidays, workdays

    first_year, last_year = _announced_years()
    if not first_year <= day.year <= last_year:
        raise UnknownYearError(day.year)
    if day in holidays:
        return False
    return day in workdays or day.weekday() in rule.weekdays


@cache
def _announced_years() -> tuple[int, int]:
    from chinese_calendar.constants import holidays

    return min(holidays).year, max(holidays).year
