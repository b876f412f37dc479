"""Shipped scenarios: the headlines, and the whole hall, as a replication of `onething run` does it."""

from __future__ import annotations

import pytest

from sim.experiment.replicate import Replication
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from sim.scenario.load import load
from sim.scenario.model import Scenario

EVERYDAY = "everyday business"


def replicated(scenario: Scenario) -> Replication:
    return Runner().replications(scenario, seed=1, numbers=[0]).replications[0]


@pytest.mark.parametrize("name", ["special-equipment", "construction-start"])
def test_a_replication_of_a_headline(timed, name):
    """Both processes, simulated and measured."""
    scenario = load(name)
    found = timed(lambda: replicated(scenario), name=f"{name}, a replication")
    assert set(found.measured) == {"old", "new"}


@pytest.mark.slow
def test_a_replication_of_the_hall(timed, sized):
    """Every reform in both processes, 150 everyday cases a day."""
    days = sized(60, 5)
    run_out = sized(170, 20)
    horizon = [f"horizon.length={days} workdays", f"horizon.run_out={run_out} workdays"]
    hall = load("hall", ["everyday=150 per workday", *horizon])
    found = timed(lambda: replicated(hall), name=f"hall, a replication of {days} days")
    assert isinstance(found, Replication)
    assert set(found.measured) == {"old", "new"}
    for measured in found.measured.values():
        assert measured.values[Measure.ARRIVED_PER_WORKDAY, EVERYDAY] == pytest.approx(150, rel=0.2)
        assert measured.values[Measure.MEASURED, EVERYDAY] == pytest.approx(days * 150, rel=0.2)
