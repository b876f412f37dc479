"""Which days are working days: weekdays, public holidays with their make-up workdays, and single days that differ."""

from __future__ import annotations

from datetime import date
from functools import cache

from sim.scenario.calendar import CalendarRule


class UnknownYearError(Exception):
    """The holidays of a year have not been announced, so its working days are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"the public holidays of {year} are not known: list its days off under `closed` and its make-up workdays "
            f"under `opened`, and add `years: [{year}]` to the calendar"
        )
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
