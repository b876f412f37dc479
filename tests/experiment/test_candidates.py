"""Staffings: their costs, which has fewer people than which, and what may not be varied."""

from __future__ import annotations

import numpy as np
import pytest

from sim.experiment.candidates import Candidates, candidates, read_costs, require_people, with_every_number
from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError
from sim.scenario.variation_reader import read_variations

TEXT = """\
title: A hall
calendar: {days: mon-fri, hours: [09:00-17:00]}
horizon: {start: 2026-03-02, length: 4 workdays}
parameters:
  windows: {value: 3, range: 1..12, origin: assumed}
  left: {value: 1, range: 0..3, origin: assumed}
  forms: {value: 2, range: 1..5, origin: assumed}
  serve: {value: 5 min, range: 1..9 min, origin: assumed}
  way: {value: short, choices: [short, long], origin: assumed}
staff:
  window: {count: 10 - left, shifts: {09:00-12:00: windows, 13:00-17:00: 2}}
  desk: {count: forms}
cases:
  visit: {arrivals: {rate: 60 per workday}, items: forms}
processes:
  old: {visit: [{step: serve, by: window, takes: serve}]}
chinese: {windows: 窗口数}
"""


def made(*vary: str, costs: tuple[float, ...] = (1.0, 1.0)) -> Candidates:
    scenario = load_text(TEXT)
    return candidates(scenario, read_variations(scenario, vary), costs[: len(vary)])


def fewer(among: Candidates) -> set[tuple[int, int]]:
    return {(int(one), int(other)) for one, other in np.argwhere(among.has_fewer)}


def test_costs_add_up() -> None:
    """Of numbers times the cost of one."""
    among = made("windows=1..2", "staff.desk.count=1,3", costs=(1.0, 2.5))
    assert [own.cost for own in among.all] == [3.5, 8.5, 4.5, 9.5]
    assert among.all[1].settings == ("windows=1", "staff.desk.count=3")


def test_fewer_people_are_those_with_nowhere_more() -> None:
    """(1, 3) and (2, 1) cannot be compared."""
    assert fewer(made("windows=1..2", "staff.desk.count=1,3")) == {(1, 0), (2, 0), (3, 0), (3, 1), (3, 2)}
    largest = made("windows=1..2", "staff.desk.count=1,3").largest
    assert largest is not None
    assert largest.place == 3


def test_what_changes_more_than_people_is_not_compared() -> None:
    """Forms are desks, but also what a visit brings; the more are left, the fewer there are."""
    assert fewer(made("forms=1..3")) == set()
    assert fewer(made("left=0..2")) == set()
    assert made("forms=1..3").largest is None


def test_hours_are_those_of_shifts() -> None:
    """One window from nine to twelve and two from one to five: 11 hours; three in the morning: 17."""
    among = made("windows=1..3")
    assert among.hours_less("window", among.all[0], among.all[2]) == pytest.approx(11 / 17)
    assert among.hours_less("desk", among.all[0], among.all[2]) == 1.0


def test_costs_are_read_by_name() -> None:
    """In either language; one unless said."""
    variations = read_variations(load_text(TEXT), ["windows=1..3", "forms=1..3"])
    chinese = {"windows": "窗口数"}
    assert read_costs(variations, ["forms = 2.5"], chinese) == (1.0, 2.5)
    assert read_costs(variations, ["窗口数=3"], chinese) == (3.0, 1.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("window=2", "'window' is not varied; windows or forms; did you mean windows?"),
        ("windows", "'' is not a cost; a number over zero, as in windows=2.5"),
        ("windows=0", "'0' is not a cost"),
        ("windows=5 min", "'5 min' is"),
        ("windows=1..2", "'1..2' is not a cost"),
        ("windows=many", "many"),
    ],
)
def test_what_is_no_cost_is_told(text: str, said: str) -> None:
    """In one line, with what was written."""
    with pytest.raises(ScenarioError) as caught:
        read_costs(read_variations(load_text(TEXT), ["windows=1..3", "forms=1..3"]), [text], {})
    (problem,) = caught.value.problems
    assert said in str(problem)
    assert str(problem).startswith(f"--cost {text}  ")


def test_a_cost_is_given_once() -> None:
    """Of the same variation."""
    with pytest.raises(ScenarioError, match="windows has two costs"):
        read_costs(read_variations(load_text(TEXT), ["windows=1..3"]), ["windows=1", "windows=2"], {})


def test_only_people_are_varied() -> None:
    """No times, no words, no number that changes nobody's."""
    scenario = load_text(TEXT)
    require_people(scenario, read_variations(scenario, ["windows=1..3", "left=0..2"]))
    with pytest.raises(ScenarioError) as caught:
        require_people(scenario, read_variations(scenario, ["serve=5..9 min", "way", "cases.visit.items=1..3"]))
    assert [problem.wrong for problem in caught.value.problems] == [
        "serve is no number of people",
        "way is no number of people",
        "cases.visit.items changes the number of nobody",
    ]


def test_no_number_of_a_range_is_skipped() -> None:
    """A sweep takes round ones where there are many; what is listed or stepped through stays as it is."""
    scenario = load_text(TEXT)
    varied = with_every_number(read_variations(scenario, ["windows=1..30", "forms=2,4", "left=0..4 by 2"]))
    assert [[level.amount for level in own.levels] for own in varied] == [list(range(1, 31)), [2, 4], [0, 2, 4]]
    assert varied[0].levels[29].text == "30"
    with pytest.raises(ScenarioError, match="2,000 values are too many; at most 1,000"):
        with_every_number(read_variations(scenario, ["windows=1..2000"]))


def test_neighbours_differ_by_one_step() -> None:
    """Not by two, and not by none."""
    among = made("windows=1..3", "staff.desk.count=1,3")
    near = [other.place for other in among.all if among.are_neighbours(among.all[0], other)]
    assert near == [1, 2]


def test_hours_of_a_pool_that_two_numbers_change_are_not_known() -> None:
    """The windows in the morning, and how many there are at all."""
    among = made("windows=1..3", "left=0..2")
    assert among.hours_less("window", among.all[0], among.all[-1]) == 1.0


def test_a_number_that_is_given_need_not_change_anybody() -> None:
    """One value alone has nothing to differ from."""
    scenario = load_text(TEXT)
    require_people(scenario, read_variations(scenario, ["windows=3"]))


def test_a_cost_is_given_once_in_all_languages() -> None:
    """Its two names are one."""
    variations = read_variations(load_text(TEXT), ["windows=1..3"])
    with pytest.raises(ScenarioError, match="窗口数 has two costs"):
        read_costs(variations, ["windows=1", "窗口数=2"], {"windows": "窗口数"})


def test_the_longest_range_and_one_of_no_whole_numbers() -> None:
    """A thousand numbers are not too many; where there are halves, none becomes whole."""
    scenario = load_text(TEXT)
    longest, halves = with_every_number(read_variations(scenario, ["windows=1..1000", "forms=1.5..2.5"]))
    assert len(longest.levels) == 1000
    assert (halves.levels[0].amount, halves.levels[-1].amount) == (1.5, 2.5)
