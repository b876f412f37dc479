"""Claims beside results."""

from __future__ import annotations

import math

import pytest
from attrs import evolve

from sim.experiment.claims import MEASURES, check_claims, verdict
from sim.experiment.comparison import Change, ClaimCheck, Verdict
from sim.measure.catalogue import Measure
from sim.measure.column import Column
from sim.measure.estimate import Estimate, estimate
from sim.scenario.claim import Claim, Interval
from sim.scenario.claim_measures import CLAIM_MEASURES
from sim.scenario.load import load
from sim.scenario.parameter import Origin

HOLDS, NOT, OPEN = Verdict.HOLDS, Verdict.DOES_NOT_HOLD, Verdict.CANNOT_BE_SAID
INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(
    ("low", "high", "mean", "half", "expected"),
    [
        (3, 10, 6, 1, HOLDS),
        (3, 10, 6, NAN, HOLDS),
        (3, 10, 4, 1, HOLDS),
        (3, 10, 4, 1.1, OPEN),
        (3, 10, 9.5, 1, OPEN),
        (3, 10, 12, 1, NOT),
        (3, 10, 1, 1, NOT),
        (3, 10, 2, 1, OPEN),
        (3, 10, 6, 9, OPEN),
        (1, INF, 3.7, 0.2, HOLDS),
        (1, INF, 0.9, 0.2, OPEN),
        (1, INF, 0.5, 0.2, NOT),
        (-INF, 5, 4, 0.5, HOLDS),
        (306, 306, 306, 0, HOLDS),
        (306, 306, 307, 0, HOLDS),
        (306, 306, 308, 0, NOT),
        (306, 306, 303, 0, NOT),
        (306, 306, 300, 7, HOLDS),
        (10, 10, 10, 1, HOLDS),
        (10, 10, 10, 1.1, OPEN),
        (10, 10, 8, 2.5, OPEN),
        (10, 10, 7, 2.5, NOT),
        (0, 0, 0.1, 0.2, OPEN),
        (0.875, 0.875, 0.8759, 0, HOLDS),
        (0, 0, 0, 0, HOLDS),
        (0, 0, 0.001, 0, NOT),
        (2, 2, NAN, NAN, OPEN),
    ],
)
def test_verdict(low: float, high: float, mean: float, half: float, expected: Verdict):
    """Within, outside, or neither; a single number may be rounded by half a percent, its interval not be too wide."""
    assert verdict(Interval(low, high, ""), Estimate(mean, half, 5)) is expected


def test_without_results_nothing_can_be_said():
    """No replication knows it."""
    assert verdict(Interval(1, 1, "1"), estimate([])) is OPEN


def test_every_measure_that_can_be_claimed_is_measured():
    """The language and the experiment know the same words."""
    assert set(MEASURES) == set(CLAIM_MEASURES)


class TestCheck:
    """Claims of a scenario against series."""

    SCENARIO = load("construction-start")
    KEY = (Measure.FILINGS, "project")

    def check(self, claim: Claim, old: list[float], new: list[float]) -> list[tuple[str, float, Verdict]]:
        """Process, result and verdict of each number of one claim."""
        checks = self.checks(claim, {"old": old, "new": new})
        return [(found.process, found.result.mean, found.verdict) for found in checks]

    def checks(self, claim: Claim, filings: dict[str, list[float]]) -> tuple[ClaimCheck, ...]:
        """What becomes of a claim, with so many filings in each process."""
        series = {process: {self.KEY: Column(tuple(values))} for process, values in filings.items()}
        estimates = {process: {self.KEY: estimate(values)} for process, values in filings.items()}
        return check_claims(evolve(self.SCENARIO, claims=(claim,)), series, estimates)

    def claim(self, values: dict[str, Interval], reduction: Interval | None = None) -> Claim:
        """A claim about filings."""
        return Claim("filings", "project", values, reduction, Origin.REPORTED)

    def increase(self, interval: Interval) -> Claim:
        """A claim that there are more filings."""
        return Claim("filings", "project", {}, None, Origin.REPORTED, increase=interval)

    def test_an_increase_is_the_mirror_of_a_reduction(self):
        """Half as many again in every replication; what is less increases by less than nothing."""
        claim = self.increase(Interval(0.5, 0.5, "50%"))
        assert self.check(claim, [8, 4, 2], [12, 6, 3]) == [("", 0.5, HOLDS)]
        assert self.check(claim, [8, 4, 2], [4, 2, 1]) == [("", -0.5, NOT)]

    def test_a_change_names_its_process_where_there_are_several(self):
        """Two new processes: each with its name."""
        claim = self.claim({}, Interval(0.5, 0.5, "50%"))
        checks = self.checks(claim, {"old": [4, 4], "new": [2, 2], "newer": [1, 1]})
        assert [(check.process, check.change, check.result.mean) for check in checks] == [
            ("new", Change.REDUCTION, 0.5),
            ("newer", Change.REDUCTION, 0.75),
        ]

    def test_each_number_on_its_own(self):
        """One may hold and another not."""
        claim = self.claim({"old": Interval(8, 8, "8"), "new": Interval(1, 1, "1")})
        assert self.check(claim, [8, 8], [2, 2]) == [("old", 8, HOLDS), ("new", 2, NOT)]

    def test_a_reduction_is_paired(self):
        """By half in every replication, though the levels differ."""
        claim = self.claim({}, Interval(0.5, 0.5, "50%"))
        assert self.check(claim, [8, 4, 2], [4, 2, 1]) == [("", 0.5, HOLDS)]

    def test_a_change_of_rare_things_is_that_of_the_means(self):
        """1, 3, 0 before and 3, 1, 0 after: no change at all, though the mean of 3 and 1/3 is far above 1."""
        (found,) = self.checks(self.increase(Interval(0.5, 0.5, "50%")), {"old": [1, 3, 0], "new": [3, 1, 0]})
        assert found.result.mean == pytest.approx(0)
        assert found.result.n == 3

    def test_more_than_nothing_takes_a_difference_that_is_shown(self):
        """All is of one replication, so it may be chance, though the ratio is the same wherever there is one."""
        claim = self.claim({}, Interval(0, INF, "more than 0%"))
        assert self.check(claim, [8, 0, 0, 0], [4, 0, 0, 0]) == [("", 0.5, OPEN)]
        assert self.check(claim, [8, 8, 7, 8], [4, 4, 4, 3]) == [("", pytest.approx(16 / 31), HOLDS)]

    def test_a_change_of_what_only_one_process_measures_cannot_be_said(self):
        """Such as a capacity that is bounded in one process only."""
        claim = self.increase(Interval(0.5, 0.5, "50%"))
        series = {"old": {self.KEY: Column((1.0, 2.0))}, "new": {}}
        estimates = {process: {} for process in series}
        (found,) = check_claims(evolve(self.SCENARIO, claims=(claim,)), series, estimates)
        assert found.verdict is OPEN

    def test_a_reduction_from_nothing_cannot_be_said(self):
        """There was nothing to reduce in any replication."""
        claim = self.claim({}, Interval(0.5, 0.5, "50%"))
        ((_, mean, found),) = self.check(claim, [0, 0], [0, 0])
        assert math.isnan(mean)
        assert found is OPEN

    def test_what_is_not_measured_cannot_be_said(self):
        """A claim about a case type of which nothing is known."""
        claim = Claim("filings", "nobody", {"old": Interval(8, 8, "8")}, Interval(0.5, 0.5, "50%"), Origin.REPORTED)
        assert [found for *_, found in self.check(claim, [8.0], [1.0])] == [OPEN, OPEN]
