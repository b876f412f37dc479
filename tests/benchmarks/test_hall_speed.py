"""Speed of a whole house: every reform in both processes, 150 everyday cases a day, 60 working days.

    pytest tests/benchmarks --benchmark-only --benchmark-autosave

compares versions; in the ordinary run of the tests it is one round. There is no bound: machines differ, and the
engine's own bound is that of `test_mm3.py`.
"""

from __future__ import annotations

import pytest

from sim.experiment.runner import Found, Runner
from sim.measure.catalogue import Measure
from sim.scenario.load import load

EVERYDAY = "everyday business"


@pytest.mark.slow
def test_a_replication_of_the_hall(benchmark):
    """Simulated and measured, as `onething run hall --replications 1` does it."""
    hall = load("hall", ["everyday=150 per workday", "horizon.length=60 workdays"])
    found: Found = benchmark.pedantic(lambda: Runner().replications(hall, seed=1, numbers=[0]), rounds=1, iterations=1)
    assert set(found.measured) == {"old", "new"}
    for measured in found.measured.values():
        assert measured.values[Measure.ARRIVED_PER_WORKDAY, EVERYDAY] == pytest.approx(150, rel=0.1)
        assert measured.values[Measure.MEASURED, EVERYDAY] == pytest.approx(60 * 150, rel=0.1)
