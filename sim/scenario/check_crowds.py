"""Crowds: whether more cases come, or more items with them, than a run can take."""

from __future__ import annotations

from sim.scenario.average import average
from sim.scenario.calendar import CalendarRule, Horizon
from sim.scenario.case_reader import MOST_ITEMS
from sim.scenario.cases import CaseType, CohortArrivals, DatedArrivals, IntervalArrivals, RateArrivals
from sim.scenario.document import short
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.part import Part, Sheet

MOST_CASES = 20_000_000
"""Cases of one type in one run, and items of them."""

_KEYS = ("every", "rate", "cohort", "on")


def check_crowds(scenario: Scenario, sheet: Sheet) -> None:
    """Refuse arrivals by which more cases come than fit into memory, and more items than can be gone through."""
    for case in scenario.cases.values():
        part = sheet.part(("cases", case.name))
        cases = expected_cases(case, scenario.calendar, scenario.horizon)
        if cases > MOST_CASES:
            wrong = told(
                "{count} cases of type {case_type} are to be expected in a run",
                count=f"{cases:,.0f}",
                case_type=short(case.name),
            )
            _arrivals(part).report(wrong, told("at most {most} cases", most=f"{MOST_CASES:,}"))
        elif (of_one := _items(case)) > MOST_ITEMS:
            allowed = told("{what} up to {most}", what=told("a number of items"), most=f"{MOST_ITEMS}")
            part.child("items").report(told("{amount} is too large", amount=f"{of_one:.12g}"), allowed)
        elif (items := cases * of_one) > MOST_CASES:
            wrong = told(
                "{count} items of type {case_type} are to be expected in a run",
                count=f"{items:,.0f}",
                case_type=short(case.name),
            )
            part.child("items").report(wrong, told("at most {most} items", most=f"{MOST_CASES:,}"))


def expected_cases(case: CaseType, calendar: CalendarRule, horizon: Horizon) -> float:
    """How many cases of a type come in a run, on average, before its measured days are over."""
    seconds = calendar.seconds_per_workday * (horizon.warm_up + horizon.length)
    arrivals = case.arrivals
    if isinstance(arrivals, DatedArrivals):
        return len(arrivals.times)
    if isinstance(arrivals, CohortArrivals):
        return arrivals.count
    if isinstance(arrivals, IntervalArrivals) and seconds:
        between = average(arrivals.interval, case.attributes, most=float(seconds))
        return seconds / between if between > 0 else 0.0
    return arrivals.backlog + arrivals.per_open_second * seconds if isinstance(arrivals, RateArrivals) else 0.0


def _items(case: CaseType) -> float:
    return len(case.items) if isinstance(case.items, tuple) else max(average(case.items, case.attributes), 1.0)


def _arrivals(part: Part) -> Part:
    """The number by which so many come."""
    arrivals = part.child("arrivals")
    return next((arrivals.child(key) for key in _KEYS if arrivals.has(key)), arrivals)
