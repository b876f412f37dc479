"""What only the whole file can tell."""

from __future__ import annotations

from sim.scenario.model import Scenario
from sim.scenario.part import Sheet
from sim.scenario.scope import Names


def check(scenario: Scenario, names: Names, sheet: Sheet) -> None:
    """Note everything that is wrong with a scenario as a whole."""
