"""Which process a command holds against the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import listed, told

if TYPE_CHECKING:
    from sim.scenario.model import Scenario


def compared_process(scenario: Scenario, typed: str | None) -> str:
    """The process of this name, or the first other than the baseline; ends the command if there is none."""
    others = [other for other in scenario.processes if other != scenario.baseline]
    compared = next(iter(others), "-") if typed is None else typed
    if compared not in others:
        wrong = "{typed} is not a process to compare with the baseline; allowed: {allowed}"
        fail(told(wrong, typed=compared or "''", allowed=listed(others)), BAD_INPUT)
    return compared
