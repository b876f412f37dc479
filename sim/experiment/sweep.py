"""A sweep: the processes of a scenario at many values of its parameters, everywhere with the same applicants."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from sim.experiment.chunk import Failed
from sim.experiment.compare import compared
from sim.experiment.comparison import Comparison
from sim.experiment.design import Levels, grid, latin_hypercube
from sim.experiment.moved import change_between
from sim.experiment.replicate import Replication
from sim.experiment.rows import difference_row
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.series import number_in
from sim.measure.estimate import CONFIDENCE, Difference, Estimate, estimate
from sim.measure.values import Key
from sim.scenario.model import Scenario
from sim.scenario.variation import Level, Variation, varied_scenario

NOTHING = Difference(Estimate(float("nan"), float("nan"), 0), float("nan"), float("nan"))
"""A difference of which nothing is known."""


@frozen(eq=False)
class SweepPoint:
    """One combination of values, and what came out; nothing where every replication failed.

    `levels` are in the order of the variations; `settings` is what sets them, as after `--set`.
    """

    levels: Levels
    settings: tuple[str, ...]
    comparison: Comparison | None
    failed: tuple[Failed, ...] = ()

    @property
    def results(self) -> tuple[Replication, ...]:
        """The numbers of the single replications."""
        return () if self.comparison is None else self.comparison.results

    def estimate(self, process: str, key: Key) -> Estimate:
        """A measure of a process."""
        return NOTHING.estimate if self.comparison is None else self.comparison.estimate(process, *key)

    def difference(self, process: str, key: Key) -> Difference:
        """A process less the baseline."""
        return NOTHING if self.comparison is None else self.comparison.differences[process].get(key, NOTHING)


@frozen(eq=False)
class Sweep:
    """What came out at every point, and at the `present` values of the scenario, which need not be one of the points.

    All points have the same applicants, so that they are compared replication by replication. `is_grid`: whether the
    points are all combinations of the values.
    """

    scenario: Scenario
    variations: tuple[Variation, ...]
    seed: int
    replications: int
    points: tuple[SweepPoint, ...]
    present: SweepPoint
    is_grid: bool = True

    @property
    def others(self) -> tuple[str, ...]:
        """The processes that are compared with the baseline."""
        return tuple(process for process in self.scenario.processes if process != self.scenario.baseline)

    @property
    def all_points(self) -> tuple[SweepPoint, ...]:
        """The points, and the present values where none of them has these."""
        return self.points if any(map(self.is_present, self.points)) else (*self.points, self.present)

    @property
    def failed(self) -> int:
        """How many replications failed, over all points and at the present values."""
        return sum(len(point.failed) for point in self.all_points)

    def is_present(self, point: SweepPoint) -> bool:
        """Whether a point has the present values."""
        return all(
            variation.present is not None and level.text == variation.present.text
            for level, variation in zip(point.levels, self.variations, strict=True)
        )

    def change(self, point: SweepPoint, process: str, key: Key) -> Difference:
        """A measure of a process at a point, less the same at the present values; paired."""
        return change_between(self.present.results, point.results, lambda one: number_in(one, process, key))

    def change_of_difference(
        self, point: SweepPoint, process: str, key: Key, since: SweepPoint | None = None, confidence: float = CONFIDENCE
    ) -> Difference:
        """The difference from the baseline at a point, less the same at another (the present values); paired."""

        def gap(one: Replication) -> float:
            return number_in(one, process, key) - number_in(one, self.scenario.baseline, key)

        return change_between((since or self.present).results, point.results, gap, confidence)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every number of every point, for a data frame.

        Keys: a column for each variation, by its name, with its number (in the unit of its kind: seconds, working days,
        shares of one) or word; then those of `Comparison.to_dicts`, and `change` (of the process from the present
        values, paired), `change_half_width`, `change_is_shown`. A variation that is called like another column has
        `vary ` before its name. In CSV files the column says its unit as well: `serve [s]` (`reports/sweep_csv.py`).
        """
        return [{**self._named(point, row), **row} for point in self.points for row in self._rows(point)]

    def _rows(self, point: SweepPoint) -> list[dict[str, Any]]:
        if point.comparison is None:
            return []
        keys = [(process, key) for process, own in point.comparison.estimates.items() for key in own]
        return [
            {**row, **difference_row(self.change(point, *where), "change")}
            for row, where in zip(point.comparison.to_dicts(), keys, strict=True)
        ]

    def _named(self, point: SweepPoint, row: dict[str, Any]) -> dict[str, Any]:
        named = zip(self.variations, point.levels, strict=True)
        return {
            f"vary {variation.name}" if variation.name in row else variation.name: (
                level.text if level.amount is None else level.amount
            )
            for variation, level in named
        }


def sweep(
    scenario: Scenario,
    variations: Sequence[Variation],
    *,
    seed: int,
    replications: int,
    points: int | None = None,
    runner: Runner | None = None,
) -> Sweep:
    """Run all combinations of values, or so many `points` of a Latin hypercube.

    Raises:
        ValueError: nothing is varied, or fewer than one replication or point are asked for.
        ScenarioError: there are too many combinations, or the scenario does not allow one of them.
        ReplicationFailedError: nothing but failures came out at all.
    """
    if not variations or replications < 1 or (points is not None and points < 1):
        raise ValueError("something to vary, one replication and one point are needed at least")
    chosen = grid(variations) if points is None else latin_hypercube(variations, points, seed)
    settings = [
        tuple(variation.setting(level) for variation, level in zip(variations, levels, strict=True))
        for levels in chosen
    ]
    scenarios = [scenario, *(varied_scenario(scenario, own) for own in settings)]
    numbers = range(replications)
    now, *found = (runner or Runner()).points([Wanted(one, numbers) for one in scenarios], seed=seed)
    return Sweep(
        scenario,
        tuple(variations),
        seed,
        replications,
        tuple(
            SweepPoint(levels, own, *_outcome(at, seed, results))
            for levels, own, at, results in zip(chosen, settings, scenarios[1:], found, strict=True)
        ),
        SweepPoint((), (), *_outcome(scenario, seed, now)),
        points is None,
    )


def _outcome(scenario: Scenario, seed: int, found: Found) -> tuple[Comparison | None, tuple[Failed, ...]]:
    return (compared(scenario, seed, found) if found.replications else None), found.failed


@frozen
class Extent:
    """Between which points the difference is greatest and least, and whether they differ by more than chance.

    `between` is the difference at `high` less that at `low`. Its interval holds for all pairs of points at once
    (Bonferroni), as these two were picked after looking.
    """

    low: SweepPoint
    high: SweepPoint
    between: Difference


def extent(found: Sweep, process: str, key: Key, among: Sequence[SweepPoint] | None = None) -> Extent | None:
    """The points with the least and the greatest difference of a process from the baseline; None if none is known."""
    known = [point for point in (found.points if among is None else among) if point.difference(process, key).estimate.n]
    if not known:
        return None
    by_mean = sorted(known, key=lambda point: point.difference(process, key).estimate.mean)
    low, high = by_mean[0], by_mean[-1]
    pairs = max(1, math.comb(len(known), 2))
    confidence = 1 - (1 - CONFIDENCE) / pairs
    return Extent(low, high, found.change_of_difference(high, process, key, low, confidence))


def main_effect(found: Sweep, number: int, level: Level, process: str, key: Key) -> Estimate:
    """The difference from the baseline where a variation has this level, averaged over all such points of a grid.

    Averaged within each replication, so that the interval is that of the average.
    """
    baseline = found.scenario.baseline
    gaps: dict[int, list[float]] = {}
    points = [point for point in found.points if point.levels[number] == level]
    for point in points:
        for one in point.results:
            gaps.setdefault(one.number, []).append(number_in(one, process, key) - number_in(one, baseline, key))
    return estimate([sum(own) / len(own) for own in gaps.values() if len(own) == len(points)])
