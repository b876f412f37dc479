"""One replication: every process on the same applicants, measured."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from sim.engine.simulate import simulate
from sim.measure.measure import Measured, measure
from sim.scenario.model import Scenario


@frozen(eq=False)
class Replication:
    """The numbers of one replication, per process."""

    number: int
    measured: dict[str, Measured]


def replicate(scenario: Scenario, seed: int, number: int, processes: Collection[str] | None = None) -> Replication:
    """Run processes of a scenario, all unless said, with the random numbers of one replication, and measure them."""
    measured = {}
    for process in scenario.processes if processes is None else processes:
        measured[process] = measure(scenario, process, simulate(scenario, process, seed, number))
    return Replication(number, measured)
