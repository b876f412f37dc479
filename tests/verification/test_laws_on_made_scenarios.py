"""The laws in scenarios made up by hypothesis, of every construct inside every other.

Examples are derived from the test itself and not from the day's luck, so nothing here fails by chance.
"""

from __future__ import annotations

import heapq
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from sim.engine import clock
from sim.engine.simulate import simulate
from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError
from tests.verification.laws import bytes_of, items_in_are_items_out
from tests.verification.made_scenarios import Made, made
from tests.verification.test_laws import BY_RECORD, BY_RUN

pytestmark = pytest.mark.slow

PROCESSES = st.sampled_from(["old", "new", "new", "new"])
SEEDS = st.integers(0, 5)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(made(), PROCESSES, SEEDS)
def test_laws(example: Made, process: str, seed: int):
    """All of them, in one run; and the same seed gives the same record."""
    note(example.text())
    scenario = example.scenario()
    records = simulate(scenario, process, seed, 0)
    for law in BY_RUN:
        law(scenario, process, records)
    for law in [*BY_RECORD, items_in_are_items_out]:
        law(records)
    assert bytes_of(simulate(scenario, process, seed, 0)) == bytes_of(records)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(made(loops_alone=True), SEEDS)
def test_items_in_are_items_out(example: Made, seed: int):
    """Where all cases go through one loop, what goes in comes out."""
    note(example.text())
    items_in_are_items_out(simulate(example.scenario(), "new", seed, 0))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(made(), SEEDS)
def test_the_agenda_goes_forward(example: Made, seed: int):
    """No event is handled at an earlier second than the one before it."""
    note(example.text())
    handled = [0]

    def watched(agenda: list[Any]) -> Any:
        event = heapq.heappop(agenda)
        assert event[0] >= handled[-1]
        handled.append(event[0])
        return event

    scenario = example.scenario()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "heappop", watched)
        simulate(scenario, "new", seed, 0)
    assert len(handled) > 1


def test_few_are_refused():
    """The reader refuses at most 30 of 100 made-up scenarios: the others are worth the name."""
    seen = {"all": 0, "refused": 0}

    @settings(max_examples=100, suppress_health_check=list(HealthCheck))
    @given(made())
    def count(example: Made) -> None:
        seen["all"] += 1
        try:
            load_text(example.text())
        except ScenarioError:
            seen["refused"] += 1

    count()
    assert seen["all"] >= 50
    assert seen["refused"] < 0.3 * seen["all"]
