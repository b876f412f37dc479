"""Parts of a run: draws, calendar arithmetic, reading a scenario, drawing a report."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from reports.run_report import run_report
from reports.terminal import render_text
from sim.engine.draws import Attributes, Draw, Source, WholeDraws
from sim.engine.opening_hours import NEVER, opening_hours
from sim.experiment.compare import compare
from sim.scenario.calendar import CalendarRule
from sim.scenario.load import load
from sim.scenario.quantity import Kind
from sim.scenario.value import Exponential, LogNormal, Pert, Triangular, Value

LAWS = {
    "exponential": Exponential(60.0, Kind.DURATION),
    "triangular": Triangular(60.0, 120.0, 300.0, Kind.DURATION),
    "lognormal": LogNormal(60.0, 1.0, Kind.DURATION),
    "pert": Pert(60.0, 120.0, 300.0, Kind.DURATION),
}


@pytest.mark.parametrize("law", LAWS)
def test_draws_in_blocks(timed, sized, law):
    """Whole seconds for one case after the other, as a quick step asks for them."""
    cases = sized(100_000, 1_000)
    timed(lambda: drawn(LAWS[law], cases), name=f"a draw in a block, {law}", of=cases)


def drawn(law: Value, cases: int) -> None:
    source = Source(1, 0)
    draws = WholeDraws(Draw(law, source, "serve", Attributes({}, source, "visit")))
    for case in range(cases):
        draws.up_to(case)


def test_draws_by_address(timed, sized):
    """One amount at a time for a second visit, from its address: neighbours are drawn along and kept."""
    cases = sized(20_000, 200)
    source = Source(1, 0)
    attributes = Attributes({}, source, "visit")

    def draw() -> None:
        amounts = Draw(LAWS["exponential"], source, "serve", attributes)
        for case in range(cases):
            amounts.of_case(case, 1)

    timed(draw, name="a draw by its address", of=cases)


@pytest.fixture(scope="module")
def hours():
    rule: CalendarRule = load("hall").calendar
    return opening_hours(rule, date(2024, 1, 1), date(2025, 12, 31))


def test_the_end_of_working_time(timed, sized, hours):
    """When are 90 working minutes over? By bisection, one at a time."""
    questions = sized(100_000, 1_000)
    times = np.linspace(0, 600 * 86_400, questions).astype(np.int64).tolist()

    def ask() -> list[int]:
        return [hours.add(at, 5400) for at in times]

    assert max(timed(ask, name="end of 90 working minutes", of=questions)) < NEVER


def test_open_time_of_a_column(timed, sized, hours):
    """Open seconds before each of many times at once, as measuring asks for them."""
    times = np.linspace(0, 600 * 86_400, sized(1_000_000, 1_000)).astype(np.int64)
    passed = timed(lambda: hours.passed_each(times), name="open seconds before a time, of a column", of=len(times))
    assert (np.diff(passed) >= 0).all()


@pytest.mark.parametrize("name", ["special-equipment", "hall"])
def test_reading_a_scenario(timed, name):
    """From YAML to values."""
    assert timed(lambda: load(name), name=f"reading {name}").processes


def test_drawing_a_report(timed):
    """From a comparison to text, 100 columns wide."""
    comparison = compare(load("special-equipment"), seed=1, replications=2)
    assert timed(lambda: render_text(run_report(comparison, "en"), width=100), name="drawing a report")
