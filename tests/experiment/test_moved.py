"""Two runs against each other: which measures moved."""

from __future__ import annotations

import math

import pytest
from attrs import evolve
from scipy.stats import ttest_ind

from sim.experiment.compare import summarise
from sim.experiment.moved import Moved, Moves, NothingInCommonError, change_between, moved, moves_between
from sim.experiment.replicate import Replication
from sim.experiment.runner import Runner
from sim.experiment.series import case_types_of, number_in, series_of
from sim.measure.catalogue import Measure
from sim.measure.estimate import unpaired_difference
from sim.scenario.load import reloaded
from tests.experiment.varied_reform import REFORM

LEAD = (Measure.LEAD_TIME_MEAN, "visit")
LATE = (Measure.REFUSED, "visit")


def runs(*settings: str, seed: int = 1, count: int = 4) -> tuple[Replication, ...]:
    return Runner().replications(reloaded(REFORM, settings), seed=seed, numbers=range(count)).replications


BEFORE = runs()
AFTER = runs("after=30 min")


def one(moves: Moves, process: str, against: str = "") -> Moved:
    (found,) = (own for own in moves.all if (own.process, own.against, own.key) == (process, against, LEAD))
    return found


def test_paired_runs_show_what_moved_and_nothing_else():
    """The new process takes ten minutes longer, and the old one is untouched."""
    moves = moved(BEFORE, AFTER, baseline="old", is_paired=True)
    assert one(moves, "new").change.estimate.mean == pytest.approx(600)
    assert one(moves, "new", "old").change.estimate.mean == pytest.approx(600)
    assert {own.process for own in moves.shown} == {"new"}
    assert one(moves, "old") not in moves.shown


def test_independent_runs_are_compared_after_welch():
    """The interval is SciPy's."""
    other = runs(seed=2, count=6)
    found = one(moved(BEFORE, other, baseline="old", is_paired=False), "old").change.estimate
    series = [[number_in(own, "old", LEAD) for own in run] for run in (other, BEFORE)]
    expected = ttest_ind(*series, equal_var=False).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("old", "new", "mean", "half", "n"),
    [
        ([1, 1, 1], [3, 3], 2, 0, 2),
        ([1, 2], [3], 1.5, math.nan, 1),
        ([], [3, 4], math.nan, math.nan, 0),
        ([1, math.nan, 1], [3, 3], 2, 0, 2),
        ([0, 0], [3, 3], 3, 0, 2),
    ],
)
def test_few_numbers(old: list[float], new: list[float], mean: float, half: float, n: int):
    """Without variation there is no interval, without two numbers none is known."""
    found = unpaired_difference(old, new).estimate
    assert (found.mean, found.half_width, found.n) == pytest.approx((mean, half, n), nan_ok=True)


def test_only_what_both_have_is_compared():
    """Replications by number, processes by name."""
    moves = moved(BEFORE[1:], AFTER[:3], baseline="old", is_paired=True)
    assert one(moves, "new").change.estimate.n == 2
    alone = [Replication(own.number, {"new": own.measured["new"]}) for own in AFTER]
    assert {(own.process, own.against) for own in moved(BEFORE, alone, baseline="old", is_paired=True).all} == {
        ("new", "")
    }
    assert moved(BEFORE, (), baseline="old", is_paired=True).all == ()
    assert change_between(BEFORE, (), lambda own: number_in(own, "new", LEAD)).estimate.n == 0


def test_what_has_nothing_in_common_is_told():
    """No process, or no replication; paired or not."""
    whole, rest = summarise(REFORM, 1, BEFORE[:2]), summarise(REFORM, 1, BEFORE[2:])
    with pytest.raises(NothingInCommonError, match="no replication in common"):
        moves_between(whole, rest)
    assert moves_between(whole, evolve(rest, seed=2)).replications is None
    with pytest.raises(NothingInCommonError, match="no process in common"):
        moves_between(whole, evolve(whole, estimates={"third": {}}))


def test_rows_for_a_data_frame():
    """Flat, with before, after and the change."""
    rows = moved(BEFORE, AFTER, baseline="old", is_paired=True).to_dicts()
    (row,) = (
        row
        for row in rows
        if (row["process"], row["against"], row["measure"], row["subject"]) == ("new", "", "lead_time_mean", "visit")
    )
    assert row["after"] - row["before"] == pytest.approx(row["change"]) == pytest.approx(600)
    assert row["is_shown"]


def test_capacity_is_a_number_of_a_replication():
    """It is not among the values of a run, but follows from them."""
    run = BEFORE[0].measured["old"]
    key = (Measure.CAPACITY_PER_WORKDAY, "visit")
    assert case_types_of(run) == ("visit", "other")
    assert series_of([run])[key] == [number_in(BEFORE[0], "old", key)]
    assert math.isnan(number_in(BEFORE[0], "none", key))
    assert series_of([]) == {}


def test_nothing_is_compared_with_itself_and_nothing_unknown_is_told():
    """The baseline has no difference from the baseline; a number that no run has did not move."""
    moves = moved(BEFORE, AFTER, baseline="old", is_paired=True)
    assert {(own.process, own.against) for own in moves.all} == {("old", ""), ("new", ""), ("new", "old")}
    assert not any(math.isnan(own.change.estimate.mean) for own in moves.all)


def test_a_change_is_told_with_the_confidence_that_is_asked_for():
    """The less sure, the narrower."""
    other = runs(seed=2)
    usual, narrow = (
        change_between(BEFORE, other, lambda own: number_in(own, "old", LEAD), confidence).estimate
        for confidence in (0.95, 0.5)
    )
    assert 0 < narrow.half_width < usual.half_width


def test_a_number_that_no_replication_has_did_not_move():
    """It is left out, not told as unknown."""
    unknown = [
        Replication(
            own.number,
            {process: evolve(run, values={**run.values, LEAD: math.nan}) for process, run in own.measured.items()},
        )
        for own in AFTER
    ]
    keys = {own.key for own in moved(BEFORE, unknown, baseline="old", is_paired=True).all}
    assert keys
    assert LEAD not in keys


@pytest.mark.parametrize("is_paired", [True, False])
def test_a_difference_of_shares_is_as_uncertain_as_the_process_it_comes_from(*, is_paired: bool):
    """One case of each replication of the baseline is late before, none after, and none of the other process at all."""
    before, after = ([with_late(own, late) for own in BEFORE[:3]] for late in (1, 0))
    found = {
        (own.process, own.against): own.change
        for own in moved(before, after, baseline="old", is_paired=is_paired).all
        if own.key == LATE
    }
    alone, gap = found["old", ""], found["new", "old"]
    assert gap.estimate.mean == pytest.approx(0.01)
    assert alone.estimate.half_width > 0.01
    assert not gap.is_shown
    assert gap.estimate.half_width >= alone.estimate.half_width


def with_late(own: Replication, late: int) -> Replication:
    """So many of a hundred cases late in the baseline."""
    late_in = {"old": late, "new": 0}
    return Replication(
        own.number,
        {
            process: evolve(
                run,
                values={LATE: late_in[process] / 100},
                seen={LATE: late_in[process]},
                unseen={LATE: 100 - late_in[process]},
            )
            for process, run in own.measured.items()
        },
    )
