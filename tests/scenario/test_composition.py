"""A hall: other scenarios, reused with the people and values of one house."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sim.engine.simulate import simulate
from sim.measure.catalogue import Measure
from sim.measure.measure import measure
from sim.scenario.cases import CohortArrivals
from sim.scenario.composition import with_reforms
from sim.scenario.flow import Each, Follow, Step
from sim.scenario.load import load
from sim.scenario.problem import ScenarioError
from tests.scenario.halls import HALL, LICENCE, LIFT, hall


def test_the_hall_has_what_its_reforms_bring(tmp_path: Path) -> None:
    """Subjects come as case types, with flows, parameters and those people whom the hall has not got."""
    scenario = hall(tmp_path)
    assert list(scenario.cases) == ["everyday", "licence", "lift"]
    assert set(scenario.staff) == {"window", "applicant", "reader", "driver"}
    assert set(scenario.flows) == {"reading"}
    assert set(scenario.parameters) == {"a_licence_every", "licences.every", "licences.reading", "lifts.lifts"}
    assert scenario.subject == "licence"
    assert scenario.limits_of("new", "licence").promised == 5
    assert scenario.translations["licence"] == "许可证"


def test_people_of_the_hall_do_the_work(tmp_path: Path) -> None:
    """Names of people are exchanged at any depth, with the item in them too."""
    scenario = hall(tmp_path)
    take_in, follow = scenario.flow_of("old", "licence")
    assert isinstance(take_in, Step)
    assert isinstance(follow, Follow)
    assert [need.pool for need in take_in.by] == ["window"]
    each = scenario.flow_of("old", "lift")[0]
    assert isinstance(each, Each)
    inspect = each.body[0]
    assert isinstance(inspect, Step)
    assert [need.pool for need in inspect.by] == ["window"]


def test_values_are_set_from_the_hall(tmp_path: Path) -> None:
    """A value under `set` may be a parameter of the hall; overrides reach into the reform."""
    assert hall(tmp_path).parameters["licences.every"].text == "1 h"
    assert hall(tmp_path, "a_licence_every=3 h").parameters["licences.every"].text == "3 h"
    assert hall(tmp_path, "licences.reading=7 min").parameters["licences.reading"].text == "7 min"
    assert hall(tmp_path, "lifts.lifts=8").parameters["lifts.lifts"].text == "8"


def test_fixed_dates_move_with_the_horizon(tmp_path: Path) -> None:
    """A cohort one day after the beginning comes one day after the beginning of the hall's horizon."""
    arrivals = hall(tmp_path).cases["lift"].arrivals
    assert isinstance(arrivals, CohortArrivals)
    assert arrivals.at.isoformat() == "2026-03-03T09:00:00"


def test_claims_come_along_but_not_those_of_capacity(tmp_path: Path) -> None:
    """Claims speak of the hall's processes and parameters; a switched-off reform claims nothing."""
    [claim] = hall(tmp_path).claims
    assert (claim.measure, set(claim.values), claim.rests_on) == ("documents", {"old", "new"}, ("licences.reading",))
    assert hall(tmp_path, "reforms.licences=off").claims == ()


TOTAL = """
claims:
  - {measure: total of lapsed, before: 3, origin: assumed}
"""


@pytest.mark.parametrize(
    ("length", "arrivals", "comes"),
    [
        (5, "every: exponential(every)", True),
        (50, "every: exponential(every)", False),
        (50, "cohort: 9, on: 2026-03-02", True),
    ],
)
def test_totals_are_not_claimed_of_more_or_fewer_days(tmp_path: Path, length: int, arrivals: str, *, comes: bool):
    """What adds up day after day is another number where other days are measured; of a cohort it is the same."""
    hall(tmp_path)
    licence = (LICENCE[: LICENCE.index("claims:")] + TOTAL).replace("length: 5", f"length: {length}")
    licence = licence.replace("every: exponential(every)", arrivals)
    licence = licence.replace("- follow: reading", "- follow: reading\n      - count: lapsed")
    (tmp_path / "licence.yaml").write_text(licence, encoding="utf-8")
    (tmp_path / "totals.yaml").write_text(HALL, encoding="utf-8")
    assert [claim.measure for claim in load(str(tmp_path / "totals.yaml")).claims] == ["total of lapsed"] * comes


def test_a_reform_can_be_switched_off(tmp_path: Path) -> None:
    """What is off goes the old way in every process; what is on does not."""
    scenario = hall(tmp_path, "reforms.lifts=off")
    assert scenario.flow_of("new", "lift") == scenario.flow_of("old", "lift")
    assert scenario.flow_of("new", "licence") != scenario.flow_of("old", "licence")
    assert [reform.is_on for reform in scenario.reforms.values()] == [True, False]
    again = with_reforms(scenario, {"lifts"})
    assert again.flow_of("new", "lift") == hall(tmp_path).flow_of("new", "lift")
    assert again.flow_of("new", "licence") == scenario.flow_of("old", "licence")


ALONE = HALL.replace("    people: {clerk: window}\n", "")


def test_a_switched_off_reform_is_as_before_bit_for_bit(tmp_path: Path) -> None:
    """With people of its own, a case type that is not reformed has exactly the old numbers."""
    scenario = hall(tmp_path, "reforms.licences=off", text=ALONE)
    old, new = (simulate(scenario, process, 1, 0) for process in ("old", "new"))
    licence = old.case_types.index("licence")
    for before, after in zip(_of_type(old, licence), _of_type(new, licence), strict=True):
        assert np.array_equal(before, after)
    assert not np.array_equal(_of_type(old, 2)[1], _of_type(new, 2)[1])


def _of_type(records, number):  # type: ignore[no-untyped-def]
    rows = np.flatnonzero(records.arrivals[:, 0] == number)
    visits = records.visits[np.isin(records.visits[:, 0], rows)]
    times = visits[:, 4:].copy()
    numbers = records.arrivals[visits[:, 0], 1]
    ends = records.ends[np.isin(records.ends[:, 0], rows)][:, 1:]
    order = np.lexsort((times[:, 0], numbers))
    return records.arrivals[rows][:, 1:], np.column_stack((numbers, times))[order], ends[ends[:, 0].argsort()]


def test_a_reform_in_the_hall_is_the_scenario_itself(tmp_path: Path) -> None:
    """A hall with one reform and nobody else gives the numbers of the scenario that it reuses."""
    text = ALONE.replace("    set: {every: a_licence_every}\n", "")
    text = text.replace("rate: 10 per workday", "on: 2026-12-01")
    scenario = hall(tmp_path, text=text)
    alone = load(str(tmp_path / "licence.yaml"))
    inside = measure(scenario, "old", simulate(scenario, "old", 3, 0)).values
    outside = measure(alone, "before", simulate(alone, "before", 3, 0)).values
    for of_case in (Measure.LEAD_TIME_MEAN, Measure.STAFF_EFFORT, Measure.MEASURED):
        assert inside[of_case, "licence"] == outside[of_case, "licence"]


FAULTS = {
    "no such scenario": (HALL.replace("lift.yaml", "lifd.yaml"), "there is no such file", "lift.yaml"),
    "people who are not there": (
        HALL.replace("{clerk: window}", "{clark: window}"),
        "nobody is called 'clark'",
        "clerk",
    ),
    "people whom the hall has not": (HALL.replace("{clerk: window}", "{clerk: windw}"), "nobody is called", "window"),
    "a value out of place": (HALL.replace("every: a_licence_every", "evry: 1 h"), "is not a parameter", "every"),
    "some of the people": (
        HALL.replace("{inspector of brakes: window, ", "{"),
        "only some of the people called 'inspector of {item}'",
        "",
    ),
    "two case types of a name": (HALL.replace("  everyday:", "  lift:"), "'lift' is there already", ""),
    "processes that are not there": (HALL.replace("  new: {title", "  newer: {title"), "has no process 'newer'", ""),
    "working days of another length": (
        HALL.replace("13:30-17:00]}\nhorizon", "13:30-16:00]}\nhorizon"),
        "working days of another length",
        "",
    ),
    "a switch that is neither": (
        HALL.replace("scenario: lift.yaml", "scenario: lift.yaml\n    switch: maybe"),
        "on or off",
        "",
    ),
    "a case type that is not there": (
        HALL.replace("scenario: lift.yaml", "scenario: lift.yaml\n    cases: [lift, escalator]"),
        "'escalator' is not one of its case types",
        "",
    ),
}


@pytest.mark.parametrize(("text", "wrong", "meant"), FAULTS.values(), ids=FAULTS)
def test_faults_are_told_where_they_stand(text: str, wrong: str, meant: str, tmp_path: Path) -> None:
    """Every fault of a reform is told with line and column, in the hall's file."""
    with pytest.raises(ScenarioError) as caught:
        hall(tmp_path, text=text)
    told = [str(problem) for problem in caught.value.problems]
    assert any(wrong in line and meant in line and "hall.yaml:" in line for line in told), told


def test_faults_of_a_reform_are_told_in_its_own_file(tmp_path: Path) -> None:
    """Nothing is simulated with a reform that has faults itself."""
    with pytest.raises(ScenarioError, match=r"licence\.yaml:\d+:\d+"):
        hall(tmp_path, licence=LICENCE.replace("takes: reading", "takes: reeding"))


def test_a_hall_cannot_be_a_reform(tmp_path: Path) -> None:
    """Halls do not nest."""
    (tmp_path / "house.yaml").write_text(HALL, encoding="utf-8")
    with pytest.raises(ScenarioError, match="is a hall itself"):
        hall(tmp_path, text=HALL.replace("scenario: lift.yaml", "scenario: house.yaml"))


def test_people_of_the_same_name_in_two_reforms_must_be_told_apart(tmp_path: Path) -> None:
    """Two reforms that bring a driver each must say who that is."""
    lift = LIFT
    licence = LICENCE.replace("reader", "driver")
    with pytest.raises(ScenarioError, match="'driver' comes with another reform too"):
        hall(tmp_path, lift=lift, licence=licence)


def test_a_step_never_needs_more_people_than_the_hall_has(tmp_path: Path) -> None:
    """Two kinds of people who become one pool are counted together."""
    text = HALL.replace("window: {count: 3}", "window: {count: 1}")
    with pytest.raises(ScenarioError, match="2 of 'window' at once"):
        hall(tmp_path, text=text)


def test_two_reforms_cannot_count_under_one_name(tmp_path: Path) -> None:
    """A count is of one case type."""
    counted = "\n      - count: seen"
    licence = LICENCE.replace("      - follow: reading", "      - follow: reading" + counted)
    lift = LIFT.replace("      - {step: drive", "      - count: seen\n      - {step: drive")
    with pytest.raises(ScenarioError, match=r"hall\.yaml.*'seen' is counted or timed of 'licence' already"):
        hall(tmp_path, licence=licence, lift=lift)
    assert hall(tmp_path, licence=licence)
