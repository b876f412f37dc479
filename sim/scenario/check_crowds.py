"""Crowds: whether more cases come than a run can take."""

from __future__ import annotations

from sim.scenario.cases import RateArrivals
from sim.scenario.document import short
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.part import Sheet

MOST_CASES = 20_000_000
"""Cases of one type in one run."""


def check_crowds(scenario: Scenario, sheet: Sheet) -> None:
    """Refuse rates at which more cases come than fit into memory."""
    horizon = scenario.horizon
    days = horizon.warm_up + horizon.length
    for case in scenario.cases.values():
        if isinstance(case.arrivals, RateArrivals):
            expected = case.arrivals.per_open_second * scenario.calendar.seconds_per_workday * days
            if expected > MOST_CASES:
                part = sheet.part(("cases", case.name, "arrivals", "rate"))
                wrong = told(
                    "{count} cases of type {case_type} are to be expected in a run",
                    count=f"{expected:,.0f}",
                    case_type=short(case.name),
                )
                part.report(wrong, told("at most {most} cases", most=f"{MOST_CASES:,}"))
