"""The burden of a hall: seconds of effort a working day, of every case type and of the whole house."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sim.engine.simulate import simulate
from sim.measure.burden import WHOLE_HOUSE, Values, burden
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured, measure
from tests.scenario.halls import HALL, LICENCE, LIFT, hall

STAFF, APPLICANT = Measure.STAFF_EFFORT_PER_WORKDAY, Measure.APPLICANT_EFFORT_PER_WORKDAY
MINUTES = 60.0
NAN = math.nan


def values(**of_types: tuple[float, float, float]) -> Values:
    """Per case type: seconds of staff a case, seconds of the applicant a case, cases a working day."""
    keys = (Measure.STAFF_EFFORT_TOTAL, Measure.APPLICANT_EFFORT_TOTAL, Measure.ARRIVED_PER_WORKDAY)
    return {(key, name): number for name, row in of_types.items() for key, number in zip(keys, row, strict=True)}


def test_effort_of_a_case_times_cases_of_a_day():
    """20 s of staff and 300 s of the applicant, 4 times a day; and 100 s of staff every second day."""
    found = burden(values(permit=(20, 300, 4), visit=(100, 0, 0.5)), ["permit", "visit"])
    assert found == {
        (STAFF, "permit"): 80,
        (STAFF, "visit"): 50,
        (STAFF, WHOLE_HOUSE): 130,
        (APPLICANT, "permit"): 1200,
        (APPLICANT, "visit"): 0,
        (APPLICANT, WHOLE_HOUSE): 1200,
    }


@pytest.mark.parametrize("arrived", [0.0, 2.0])
def test_a_type_of_which_nothing_is_known_adds_nothing(arrived: float):
    """Whether none came, or none was finished; of the type itself nothing can be said."""
    found = burden(values(permit=(20, 300, 4), visit=(NAN, NAN, arrived)), ["permit", "visit"])
    assert math.isnan(found[STAFF, "visit"])
    assert (found[STAFF, WHOLE_HOUSE], found[APPLICANT, WHOLE_HOUSE]) == (80, 1200)


BY_HAND = HALL.replace("{rate: 10 per workday}", "{on: [2026-03-02 09:00, 2026-03-04 09:00]}").replace(
    "takes: 5..12 min", "takes: 8 min"
)
LICENCE_BY_HAND = (
    LICENCE.replace("{every: exponential(every)}", "{on: [2026-03-03 09:00]}")
    .replace("takes: 10..20 min", "takes: 15 min")
    .replace("{every: a_licence_every}", "{}")
)


def measured(folder: Path, process: str, lift: str = LIFT) -> Measured:
    text = BY_HAND.replace("    set: {every: a_licence_every}\n", "")
    licence = LICENCE_BY_HAND.replace("  every: {value: 2 h, range: 1..8 h, origin: assumed}\n", "")
    scenario = hall(folder, text=text, licence=licence, lift=lift)
    return measure(scenario, process, simulate(scenario, process, 1, 0))


def test_a_hall_by_hand(tmp_path: Path):
    """Five days. Everyday: 2 times 8 min. Licence: 15 + 30 min once. Lifts: 4 times 2 times 40 + 10 min."""
    found = measured(tmp_path, "old").values
    assert found[STAFF, "everyday"] == pytest.approx(2 * 8 * MINUTES / 5)
    assert found[STAFF, "licence"] == pytest.approx(45 * MINUTES / 5)
    assert found[STAFF, "lift"] == pytest.approx(4 * 90 * MINUTES / 5)
    assert found[STAFF, WHOLE_HOUSE] == pytest.approx((16 + 45 + 360) * MINUTES / 5)
    assert found[APPLICANT, WHOLE_HOUSE] == 0


def test_work_after_the_decision_is_included(tmp_path: Path):
    """Lifts are decided after 20 min of two; an inspection of 15 min comes two days later: 55 min of staff."""
    after = """
      - {step: decide, by: driver, takes: 0 min, decides: yes}
      - afterwards: inspection
        after: 2 workdays
        counting: open hours
        do: [{step: inspect again, by: driver, takes: 15 min}]
"""
    found = measured(tmp_path, "new", LIFT.rstrip() + after).values
    assert found[Measure.STAFF_EFFORT, "lift"] == 40 * MINUTES
    assert found[STAFF, "lift"] == pytest.approx(4 * 55 * MINUTES / 5)


def test_a_scenario_that_is_no_hall_has_no_house(tmp_path: Path):
    """There the measure would be that of a few case types, and not of all that happens in a house."""
    from told import Told, scenario

    told = Told(scenario("- {step: serve, by: window, takes: 10 min}"))
    assert (STAFF, WHOLE_HOUSE) not in told.measured.values
    assert (STAFF, WHOLE_HOUSE) in measured(tmp_path, "old").values
