"""Several cores: how much faster they are, and what it costs to hand work out. Needs a machine with two idle cores."""

from __future__ import annotations

import os
import time

import pytest

from sim.experiment.runner import Runner
from sim.experiment.sweep import sweep
from sim.scenario.load import load
from sim.scenario.variation_reader import read_variations

LEAST_SPEED_UP = 1.8
"""Of two cores over one, for forty points of twenty replications."""


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
def test_two_cores_are_nearly_twice_as_fast(benchmark, sized):
    """A sweep over ten numbers of windows and four of devices, with the same numbers on one core and on two."""
    replications = sized(20, 1)
    settings = () if sized(1, 0) else ("horizon.length=5 workdays",)
    scenario = load("special-equipment", settings)
    vary = ["windows=4..13", "devices=1,10,102,500"] if sized(1, 0) else ["windows=7,8", "devices=1,2"]
    variations = read_variations(scenario, vary)
    spent: dict[int, float] = {}
    found = {}

    def run(jobs: int) -> None:
        start = time.perf_counter()
        found[jobs] = sweep(scenario, variations, seed=1, replications=replications, runner=Runner(jobs))
        spent[jobs] = min(spent.get(jobs, float("inf")), time.perf_counter() - start)

    run(1)
    benchmark.pedantic(lambda: run(2), rounds=sized(2, 1), iterations=1)
    assert repr(found[1].to_dicts()) == repr(found[2].to_dicts())
    benchmark.extra_info["speed-up"] = spent[1] / spent[2]
    if sized(1, 0):
        assert spent[1] / spent[2] >= LEAST_SPEED_UP
