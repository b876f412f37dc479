"""Experiments: replications, pairs of processes, what follows from them."""

from __future__ import annotations

import math
import warnings

import pytest

from sim.experiment.compare import compare
from sim.experiment.comparison import Bottleneck
from sim.experiment.failures import ReplicationFailedError
from sim.experiment.replicate import Replication
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from sim.measure.estimate import difference, estimate
from sim.scenario.load import load_text
from sim.scenario.model import Scenario

TEXT = """\
title: Two processes and a second case type
calendar: {holidays: CN}
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 2}, desk: {count: COUNT}}
cases:
  visit: {arrivals: {rate: 10 per workday}}
  other: {arrivals: {rate: 5 per workday}, flow: [{step: other, by: desk, takes: 30 min}]}
processes:
  slow:
    visit: [{step: serve, by: window, takes: 20..40 min}, {step: file, by: desk, takes: 10 min}]
  fast:
    visit: [{step: serve, by: window, takes: 20..40 min}]
  same:
    visit: [{step: serve, by: window, takes: 20..40 min}, {step: file, by: desk, takes: 10 min}]
"""
SCENARIO = load_text(TEXT.replace("COUNT", "1"))
COMPARISON = compare(SCENARIO, seed=4, replications=5)


def runs_of(scenario: Scenario, count: int) -> tuple[Replication, ...]:
    return Runner().replications(scenario, seed=4, numbers=range(count)).replications


class TestNumbers:
    """What is in a comparison."""

    def test_estimates_are_over_replications(self):
        """The same as replications measured one by one."""
        values = [run.measured["slow"].values for run in runs_of(SCENARIO, 5)]
        for key in ((Measure.LEAD_TIME_MEAN, "visit"), (Measure.UTILISATION, "desk")):
            assert COMPARISON.estimates["slow"][key] == estimate([run[key] for run in values])

    def test_differences_are_paired_by_replication(self):
        """Old and new of one replication have the same cases."""
        runs = [run.measured for run in runs_of(SCENARIO, 5)]
        key = (Measure.LEAD_TIME_MEAN, "visit")
        expected = difference([run["slow"].values[key] for run in runs], [run["fast"].values[key] for run in runs])
        assert COMPARISON.differences["fast"][key] == expected

    def test_a_process_that_is_the_same_makes_no_difference(self):
        """Common random numbers: not approximately, but exactly none."""
        for found in COMPARISON.differences["same"].values():
            assert found.estimate.mean == 0 or math.isnan(found.estimate.mean)
            assert not found.is_shown
        assert COMPARISON.faster["same"].mean == 0

    def test_a_process_that_leaves_a_step_out_is_faster_for_every_case(self):
        """Each by ten minutes at least."""
        assert COMPARISON.faster["fast"].mean == 1
        assert COMPARISON.difference("fast", Measure.LEAD_TIME_MEAN, "visit").estimate.high < -600

    def test_pairing_removes_variance(self):
        """The same arrivals and services in both."""
        assert COMPARISON.difference("fast", Measure.STAFF_EFFORT, "visit").variance_removed > 0.9

    def test_the_baseline_is_not_compared_with_itself(self):
        """There are differences for the two others."""
        assert set(COMPARISON.differences) == {"fast", "same"}

    def test_lead_times_of_all_replications(self):
        """As many as there are measured cases of the subject."""
        cases = COMPARISON.estimate("slow", Measure.MEASURED, "visit")
        assert len(COMPARISON.lead_times["slow"]) == round(cases.mean * 5)

    def test_what_is_not_measured(self):
        """Is an empty estimate."""
        found = COMPARISON.estimate("slow", Measure.PROMISED_LIMIT, "visit")
        assert found.n == 0
        assert math.isnan(found.mean)

    def test_confidence_and_number_stand_beside_the_mean(self):
        """Everything that comes out with an interval carries them."""
        found = COMPARISON.estimate("slow", Measure.LEAD_TIME_MEAN, "visit")
        assert (found.n, found.confidence) == (5, 0.95)

    def test_every_claimable_capacity_is_finite(self):
        """What every case asks of the window and the desk limits it."""
        assert COMPARISON.estimate("slow", Measure.CAPACITY_PER_WORKDAY, "visit").mean > 0


class TestPools:
    """Which pools limit, and which are asked for more than they have."""

    def test_bottlenecks(self):
        """Windows: 780 min a day for 30 min each, 26. Desk: 390 min less 150 for others, for 10 min each: 24."""
        assert Bottleneck("slow", "visit", "desk") in COMPARISON.bottlenecks
        assert Bottleneck("fast", "visit", "window") in COMPARISON.bottlenecks
        assert Bottleneck("fast", "other", "desk") in COMPARISON.bottlenecks

    def test_no_overload(self):
        """All can be borne."""
        assert COMPARISON.overloads == ()

    def test_overload(self):
        """40 others a day of 30 min ask the desk for 1200 of its 390 min."""
        busy = load_text(TEXT.replace("COUNT", "1").replace("rate: 5 per", "rate: 40 per"))
        overloads = compare(busy, seed=1, replications=1).overloads
        assert {(found.process, found.pool) for found in overloads} == {
            ("slow", "desk"),
            ("fast", "desk"),
            ("same", "desk"),
        }
        assert all(found.load > 2 for found in overloads)


class TestRuns:
    """How the runs are made."""

    def test_progress(self):
        """Told at the beginning and after each replication."""
        told: list[tuple[int, int]] = []
        compare(SCENARIO, seed=1, replications=2, runner=Runner(progress=lambda done, all_: told.append((done, all_))))
        assert told == [(0, 2), (1, 2), (2, 2)]

    def test_progress_with_several_jobs(self):
        """Never backwards, and complete at the end."""
        told: list[int] = []
        compare(SCENARIO, seed=1, replications=3, runner=Runner(2, progress=lambda done, _all: told.append(done)))
        assert told == sorted(told)
        assert (told[0], told[-1]) == (0, 3)

    @pytest.mark.parametrize(("replications", "jobs"), [(0, 1), (1, 0), (-1, 1)])
    def test_nothing_to_do(self, replications: int, jobs: int):
        """Is an error."""
        with pytest.raises(ValueError, match="at least one"):
            compare(SCENARIO, seed=1, replications=replications, runner=Runner(jobs))

    def test_more_replications_keep_the_first(self):
        """Replication 0 of one run is replication 0 of a longer one."""
        one = compare(SCENARIO, seed=4, replications=1)
        first = runs_of(SCENARIO, 1)[0].measured["slow"].values[Measure.LEAD_TIME_MEAN, "visit"]
        assert one.estimate("slow", Measure.LEAD_TIME_MEAN, "visit").mean == first

    def test_another_seed_gives_other_numbers(self):
        """Applicants are others."""
        key = (Measure.LEAD_TIME_MEAN, "visit")
        assert (
            compare(SCENARIO, seed=5, replications=2).estimates["slow"][key]
            != compare(SCENARIO, seed=4, replications=2).estimates["slow"][key]
        )

    def test_a_fault_in_a_worker_is_told(self):
        """Not swallowed, and no worker is left behind."""
        from attrs import evolve

        empty = evolve(SCENARIO.processes["fast"], flows={})
        broken = evolve(SCENARIO, processes={**SCENARIO.processes, "fast": empty})
        with pytest.raises(ReplicationFailedError, match=r"replication \d failed: KeyError: .*no flow"):
            compare(broken, seed=1, replications=2, runner=Runner(2))


def test_a_type_that_never_comes():
    """Nothing is known of it: no warnings, no bottleneck, and the others are measured."""
    text = TEXT.replace("COUNT", "1").replace("{rate: 5 per workday}", "{on: 2026-04-20}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = compare(load_text(text), seed=1, replications=2)
    assert found.estimate("slow", Measure.LEAD_TIME_MEAN, "other").n == 0
    assert "other" not in {bottleneck.case_type for bottleneck in found.bottlenecks}
    assert Bottleneck("slow", "visit", "window") in found.bottlenecks


def test_a_process_that_asks_nobody_has_no_bottleneck():
    """Nor a capacity."""
    text = TEXT.replace("COUNT", "1")
    text = text.replace("[{step: serve, by: window, takes: 20..40 min}]", "[{wait: post, for: 1 day}]")
    found = compare(load_text(text), seed=1, replications=2)
    assert found.estimate("fast", Measure.CAPACITY_PER_WORKDAY, "visit").n == 0
    assert ("fast", "visit") not in {(one.process, one.case_type) for one in found.bottlenecks}


def test_no_case_is_finished():
    """All stay inside: nothing can be said of who is faster, nor of lead times."""
    text = TEXT.replace("COUNT", "1").replace("takes: 20..40 min", "takes: 900 workdays")
    found = compare(load_text(text), seed=1, replications=2)
    assert found.faster["fast"].n == 0
    assert len(found.lead_times["slow"]) == 0
