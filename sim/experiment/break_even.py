"""Break-even: at which number of a parameter a process stops being better than the baseline, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from attrs import frozen

from sim.experiment.claims import MEASURES
from sim.experiment.paired_runs import PairedRuns, Point
from sim.experiment.root_search import Grain, between, narrow
from sim.experiment.runner import Progress, Runner
from sim.measure.catalogue import Better, Measure, Subject
from sim.scenario.model import Scenario
from sim.scenario.varied import Varied

IN_ALL = "staff effort in all"
NAMED: dict[str, Measure] = {
    IN_ALL: Measure.STAFF_EFFORT_TOTAL,
    "applicant effort in all": Measure.APPLICANT_EFFORT_TOTAL,
} | {
    name: measure
    for name, measure in MEASURES.items()
    if measure.better is not Better.NEITHER and measure.subject is Subject.CASE_TYPE
}
"""Measures for which a break-even may be sought, by the names that claims use."""

TOLERANCE = 0.005
"""How closely is searched, as a share of the range."""

_GRID = 5
ScenarioAt = Callable[[float], Scenario]
"""The scenario with the varied parameter set to a number."""


@frozen
class Crossing:
    """Where the difference changes its sign from `before` to `after`; 0 is written for the end where none is shown.

    `root` is where the mean difference is zero; None if it is not within the range. Between `low` and `high` the
    interval of the difference contains zero; None if it does so up to the end of the range. If only whole numbers are
    allowed, all three are the last numbers before the change.
    """

    before: int
    after: int
    root: float | None
    low: float | None
    high: float | None


@frozen
class Question:
    """For which number of `varied` are a process and the baseline equal in a measure of the subject case type?"""

    scenario: Scenario
    varied: Varied
    measure: Measure
    process: str


@frozen
class BreakEven:
    """What a search found. `points` are all numbers tried in ascending order, `grid` those that span the range.

    `crossings` are all changes of sign that were seen. `hidden` are numbers between two of one shown sign at which no
    difference is shown: where the sign may change and change back.
    """

    question: Question
    seed: int
    replications: int
    grid: tuple[float, ...]
    points: tuple[Point, ...]
    crossings: tuple[Crossing, ...]
    hidden: tuple[float, ...]

    @property
    def root(self) -> float | None:
        """The break-even, if there is one and only one."""
        return self.crossings[0].root if len(self.crossings) == 1 else None

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """The confidence interval of the only break-even; None for an end that is open, or if there is not only one."""
        return (self.crossings[0].low, self.crossings[0].high) if len(self.crossings) == 1 else (None, None)


def break_even(
    question: Question,
    scenario_at: ScenarioAt,
    *,
    seed: int,
    replications: int,
    runner: Runner | None = None,
    progress: Progress | None = None,
) -> BreakEven:
    """Search the range of a parameter for the number at which a process is no longer better than the baseline.

    Means are compared, paired under common random numbers. Confidence is pointwise: the interval holds all numbers
    at which the interval of the difference contains zero, so it covers the break-even as often as that one covers a
    difference. `progress` is told instead of the runner's own.

    Raises:
        ValueError: fewer than two replications.
        ReplicationFailedError: a replication failed, without which numbers cannot be compared.
        ScenarioError: from `scenario_at`, for a number that the scenario does not allow.
    """
    if replications < 2:  # noqa: PLR2004
        raise ValueError("at least two replications are needed")
    processes = (question.scenario.baseline, question.process)
    workers = runner or Runner()
    runs = PairedRuns(processes, seed, replications, workers, progress or workers.progress)
    search = _Search(question.varied, lambda x: runs.point(scenario_at(x), x, question.measure))
    grid = search.grid()
    crossings = search.crossings(grid)
    runs.finish()
    points = tuple(search.points[x] for x in sorted(search.points))
    return BreakEven(question, seed, replications, grid, points, crossings, search.hidden(grid))


class _Search:
    """The grid over the range, and the changes of sign between its points."""

    def __init__(self, varied: Varied, point: Callable[[float], Point]) -> None:
        self.points: dict[float, Point] = {}
        self._varied = varied
        self._point = point
        self._grain = Grain.whole() if varied.is_whole else Grain.for_range(varied.low, varied.high, TOLERANCE)

    def grid(self) -> tuple[float, ...]:
        """Numbers that span the range, evenly as far as they are round; the ends first, as they may not be allowed."""
        low, high = self._varied.low, self._varied.high
        between_ends = {self._grain.tidy(low + (high - low) * part / (_GRID - 1)) for part in range(1, _GRID - 1)}
        for x in (low, high, *sorted(between_ends)):
            self._at(x)
        return tuple(sorted(self.points))

    def crossings(self, grid: tuple[float, ...]) -> tuple[Crossing, ...]:
        """Changes between neighbouring points that show a difference, and towards ends that show none."""
        shown = [x for x in grid if self._at(x).sign]
        if not shown:
            return ()
        pairs = [(left, right) for left, right in pairwise(shown) if self._at(left).sign != self._at(right).sign]
        if shown[0] != grid[0]:
            pairs.insert(0, (grid[0], shown[0]))
        if shown[-1] != grid[-1]:
            pairs.append((shown[-1], grid[-1]))
        return tuple(self._crossing(left, right) for left, right in pairs)

    def hidden(self, grid: tuple[float, ...]) -> tuple[float, ...]:
        """Points of the grid without a shown difference between two that show the same."""
        shown = [x for x in grid if self._at(x).sign]
        return tuple(
            x
            for left, right in pairwise(shown)
            for x in grid
            if left < x < right and self._at(left).sign == self._at(right).sign
        )

    def _crossing(self, left: float, right: float) -> Crossing:
        before, after = self._at(left).sign, self._at(right).sign
        root = self._root(left, right, before or -after)
        low = self._zero(left, right, lambda x: _beyond(self._at(x), before)) if before else None
        high = self._zero(right, left, lambda x: _beyond(self._at(x), after)) if after else None
        if root is not None:
            low = None if low is None else min(low, root)
            high = None if high is None else max(high, root)
        return Crossing(before, after, root, low, high)

    def _root(self, left: float, right: float, sign: int) -> float | None:
        """Where the mean difference, which has this sign on the left, loses it; None if it does not."""

        def mean(x: float) -> float:
            return sign * self._at(x).difference.estimate.mean

        return self._zero(left, right, mean) if mean(left) > 0 > mean(right) else None

    def _zero(self, inside: float, outside: float, value: Callable[[float], float]) -> float:
        """Where a value that is positive inside is no longer; of whole numbers the last on the left."""
        way = sorted(
            (x for x in self.points if min(inside, outside) <= x <= max(inside, outside)), reverse=inside > outside
        )
        first = next(number for number, x in enumerate(way) if not value(x) > 0)
        near, far = narrow(value, way[first - 1], way[first], self._grain)
        return min(near, far) if self._varied.is_whole else self._grain.tidy(between(value, near, far))

    def _at(self, x: float) -> Point:
        if x not in self.points:
            self.points[x] = self._point(x)
        return self.points[x]


def _beyond(point: Point, sign: int) -> float:
    """By how much the interval of the difference lies on this side of zero; NaN or negative if it does not."""
    estimate = point.difference.estimate
    return sign * estimate.mean - estimate.half_width
