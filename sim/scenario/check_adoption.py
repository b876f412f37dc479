"""Adoption: only a process that is compared with the baseline can be used by some and not by others."""

from __future__ import annotations

from sim.scenario.model import Scenario
from sim.scenario.part import Sheet


def check_adoption(scenario: Scenario, sheet: Sheet) -> None:
    """The baseline is what those who do not adopt another process use."""
    if scenario.baseline in scenario.processes and scenario.processes[scenario.baseline].adoption is not None:
        sheet.part(("processes", scenario.baseline, "adoption")).report_at_key(
            "the baseline is the process of all who do not use another one", "`adoption` in another process"
        )
