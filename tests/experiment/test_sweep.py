"""Sweeps: every point is what a run there gives, with the same applicants at all of them."""

from __future__ import annotations

import math

import pytest

from sim.experiment.compare import compare
from sim.experiment.failures import ReplicationFailedError
from sim.experiment.replicate import Course
from sim.experiment.runner import Runner
from sim.experiment.sweep import Sweep, extent, main_effect, sweep
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured
from sim.scenario.load import load_text, reloaded
from sim.scenario.problem import ScenarioError
from sim.scenario.variation_reader import read_variations
from tests.experiment.varied_reform import REFORM, TEXT

LEAD = (Measure.LEAD_TIME_MEAN, "visit")


def swept(*vary: str, replications: int = 3, points: int | None = None, runner: Runner | None = None) -> Sweep:
    variations = read_variations(REFORM, vary)
    return sweep(REFORM, variations, seed=5, replications=replications, points=points, runner=runner)


GRID = swept("after=10,20,40 min", "before=30,60 min")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    runs: list[tuple[str, int]] = []
    real = Course.__call__

    def noted(course: Course, number: int) -> Measured:
        runs.append((course.process, number))
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", noted)
    return runs


def failing_at(monkeypatch: pytest.MonkeyPatch, **values: set[int]) -> None:
    """Let replications fail where the old process takes so long."""
    real = Course.__call__

    def broken(course: Course, number: int) -> Measured:
        for text, numbers in values.items() if course.process == "old" else ():
            if number in numbers and repr(float(text.removeprefix("s"))) in repr(course.scenario.processes["old"]):
                raise RuntimeError("no luck")
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", broken)


def test_all_combinations_in_order():
    """The last variation runs fastest."""
    values = [tuple(level.text for level in point.levels) for point in GRID.points]
    assert values == [(a, b) for a in ("10 min", "20 min", "40 min") for b in ("30 min", "1 h")]


def test_a_point_is_what_a_run_there_gives():
    """The same estimates, differences and all."""
    point = GRID.points[0]
    alone = compare(reloaded(REFORM, ["after=10 min", "before=30 min"]), seed=5, replications=3)
    assert point.comparison is not None
    assert repr(point.comparison.to_dicts()) == repr(alone.to_dicts())


def test_the_difference_is_known_at_every_point():
    """Nobody waits, so it is what the steps differ by, in every replication."""
    for point in GRID.points:
        after, before = (level.amount or math.nan for level in point.levels)
        found = point.difference("new", LEAD).estimate
        assert found.mean == pytest.approx(after - before)
        assert found.half_width == pytest.approx(0, abs=1e-6)


def test_changes_are_paired_with_the_present_values():
    """What varies from case to case is the same at all points, and falls out."""
    point = GRID.points[-2]
    assert point.estimate("old", LEAD).half_width > 60
    for process, expected in (("old", -1800), ("new", 1200)):
        change = GRID.change(point, process, LEAD).estimate
        assert change.mean == pytest.approx(expected)
        assert change.half_width == pytest.approx(0, abs=1e-6)
    assert GRID.change_of_difference(point, "new", LEAD).estimate.mean == pytest.approx(3000)


def test_the_present_values_are_found_among_the_points():
    """They are marked there, and run once."""
    assert [GRID.is_present(point) for point in GRID.points] == [False, False, False, True, False, False]


def test_the_present_word_is_found_among_the_points():
    """By the word, as there is no number."""
    found = swept("way", replications=1)
    assert [found.is_present(point) for point in found.points] == [True, False]


def test_the_present_point_is_not_run_twice(monkeypatch: pytest.MonkeyPatch):
    """What points have in common is run once: the old process does not know what changes the new one."""
    runs = counted(monkeypatch)
    swept("after=10,20 min", replications=2)
    assert sorted(runs) == [("new", 0)] * 2 + [("new", 1)] * 2 + [("old", 0), ("old", 1)]


def test_a_distribution_is_varied_by_its_most_likely_amount():
    """Twice of it makes the check twice as long, with the same draws."""
    found = swept("spread=20,40 min")
    now, twice = (point.comparison for point in found.points)
    assert now is not None
    assert twice is not None
    served = 3600
    assert twice.estimate("old", *LEAD).mean - served == pytest.approx(
        2 * (now.estimate("old", *LEAD).mean - served), rel=1e-3
    )


def test_words_can_be_varied():
    """The long way takes an hour more."""
    found = swept("way")
    assert [point.difference("new", LEAD).estimate.mean for point in found.points] == pytest.approx([-2400, 1200])


@pytest.mark.slow
def test_extremes_and_what_lies_between_them():
    """The interval between two that were picked is wider than that of two that were given."""
    found = swept("spread", "desks=1,50", replications=4)
    ends = extent(found, "new", LEAD)
    assert ends is not None
    means = [point.difference("new", LEAD).estimate.mean for point in found.points]
    assert ends.between.estimate.mean == pytest.approx(max(means) - min(means))
    plain = found.change_of_difference(ends.high, "new", LEAD, ends.low)
    assert ends.between.estimate.confidence == pytest.approx(1 - 0.05 / math.comb(len(means), 2))
    assert ends.between.estimate.half_width > 1.5 * plain.estimate.half_width > 0


def test_nothing_lies_between_what_is_not_known():
    """A measure that there is not has no extremes."""
    assert extent(GRID, "new", (Measure.STOPWATCH, "visit")) is None
    assert GRID.points[0].difference("new", (Measure.STOPWATCH, "visit")).estimate.n == 0


def test_the_main_effect_is_the_average_over_the_other_values():
    """Of a value of one parameter, over all of the other."""
    level = GRID.variations[0].levels[2]
    effect = main_effect(GRID, 0, level, "new", LEAD)
    assert effect.mean == pytest.approx(((40 - 30) + (40 - 60)) / 2 * 60)
    assert effect.n == 3


def test_the_main_effect_needs_a_replication_at_every_point(monkeypatch: pytest.MonkeyPatch):
    """Else the average would be over other values in it."""
    failing_at(monkeypatch, s1500={1})
    found = swept("after=10,20 min", "before=25,40 min")
    effect = main_effect(found, 0, found.variations[0].levels[0], "new", LEAD)
    assert effect.n == 2
    assert effect.mean == pytest.approx(((10 - 25) + (10 - 40)) / 2 * 60)


def test_failures_at_the_present_values_count(monkeypatch: pytest.MonkeyPatch):
    """Changes are told from there; where a point has these values they count once."""
    failing_at(monkeypatch, s3600={1})
    elsewhere, there = swept("before=25,40 min"), swept("before=25,60 min")
    assert [(found.failed, len(found.all_points)) for found in (elsewhere, there)] == [(1, 3), (1, 2)]


def test_a_latin_hypercube_has_as_many_points_as_asked_for():
    """Each with numbers between the ends."""
    found = swept("after=10..100 min", "before", replications=1, points=7)
    assert len(found.points) == 7
    assert not found.is_grid
    for point in found.points:
        after, before = (level.amount or math.nan for level in point.levels)
        assert point.difference("new", LEAD).estimate.mean == pytest.approx(after - before)


def test_failures_are_values(monkeypatch: pytest.MonkeyPatch):
    """One point loses a replication, one all: the others are whole, and pairs are those that both have."""
    failing_at(monkeypatch, s1500={1}, s2400={0, 1, 2})
    found = swept("before=25,40,50 min")
    first, second, third = found.points
    assert [len(point.failed) for point in found.points] == [1, 3, 0]
    assert found.failed == 4
    assert second.comparison is None
    assert second.estimate("old", LEAD).n == second.difference("new", LEAD).estimate.n == 0
    assert (first.estimate("old", LEAD).n, third.estimate("old", LEAD).n) == (2, 3)
    assert found.change(first, "old", LEAD).estimate.n == 2
    assert found.change(second, "old", LEAD).estimate.n == 0
    assert {row["before"] for row in found.to_dicts()} == {1500, 3000}


def test_nothing_but_failures_is_an_error(monkeypatch: pytest.MonkeyPatch):
    """There is nothing to tell then."""

    def broken(_course: Course, _number: int) -> Measured:
        raise RuntimeError("no luck")

    monkeypatch.setattr(Course, "__call__", broken)
    with pytest.raises(ReplicationFailedError, match="no luck"):
        swept("before=30,40 min")


def test_rows_for_a_data_frame():
    """A row for every number, with the values of its point, the difference, and the change since now."""
    rows = GRID.to_dicts()
    (row,) = (
        row
        for row in rows
        if (row["after"], row["before"], row["process"]) == (600, 1800, "new")
        and (row["measure"], row["subject"]) == ("lead_time_mean", "visit")
    )
    assert row["unit"] == "s"
    assert row["difference"] == pytest.approx(-1200)
    assert row["difference_is_shown"]
    assert row["change"] == pytest.approx(-600)
    old = next(row for row in rows if row["process"] == "old")
    assert old["difference"] is None


def test_a_parameter_that_is_called_like_a_column():
    """Its column has another name."""
    scenario = load_text(TEXT.replace("desks", "mean"), "reform.yaml")
    found = sweep(scenario, read_variations(scenario, ["mean=50"]), seed=1, replications=1)
    assert found.to_dicts()[0]["vary mean"] == 50


@pytest.mark.parametrize(("replications", "points"), [(0, None), (2, 0)])
def test_nothing_to_run_is_refused(replications: int, points: int | None):
    """At least one replication and one point."""
    with pytest.raises(ValueError, match="at least"):
        swept("after", replications=replications, points=points)
    with pytest.raises(ValueError, match="something to vary"):
        swept()


def test_what_the_scenario_refuses_is_told_before_anything_is_run(monkeypatch: pytest.MonkeyPatch):
    """At whichever point."""
    runs = counted(monkeypatch)
    with pytest.raises(ScenarioError, match=r"0\.5 is not allowed here"):
        swept("staff.desk.count=50,0.5")
    assert runs == []


def test_the_number_of_workers_changes_nothing():
    """Two processes give the same numbers as one."""
    alone, together = (swept("after=10,20 min", "desks=1,50", runner=Runner(jobs)).to_dicts() for jobs in (1, 2))
    assert repr(together) == repr(alone)


def test_progress_is_over_all_points():
    """One bar for everything, the present values included."""
    told: list[tuple[int, int]] = []
    swept("after=10,30 min", runner=Runner(progress=lambda done, everything: told.append((done, everything))))
    assert told[-1] == (9, 9)
