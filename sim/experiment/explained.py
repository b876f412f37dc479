"""What explains the variance of an amount over the ranges of several parameters together."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from attrs import frozen

from sim.experiment.failures import ReplicationFailedError
from sim.experiment.replicate import Replication
from sim.experiment.runner import Progress, Runner, Wanted
from sim.experiment.sobol import Indices, Matrix, sobol
from sim.measure.estimate import estimate
from sim.scenario.problem import ScenarioError
from sim.scenario.varied import Varied

_AT_ONCE = 256
"""About so many points are run together: nobody needs more of them in memory."""


@frozen
class Amount:
    """A mean over replications, at any values: `wanted` are the replications with what sets them, `number` is in one.

    `wanted` raises `ScenarioError` for values that the scenario does not allow.
    """

    wanted: Callable[[Sequence[str]], Wanted]
    number: Callable[[Replication], float]


def points_of(inputs: int, samples: int) -> int:
    """At how many points an amount is looked at."""
    return samples * (inputs + 2)


def explained(
    amount: Amount, ranged: Sequence[Varied], *, samples: int, seed: int, runner: Runner, progress: Progress
) -> dict[str, Indices] | None:
    """Sobol indices of parameters, each uniform over its range; None where they cannot be told.

    That is so where the amount does not vary, where the scenario does not allow some of the points, and where no
    replication of one can be run. `progress` counts replications of all points.
    """
    if not ranged:
        return None

    def means(points: Matrix) -> Matrix:
        """Sample by sample: points of one have most of their values in common, and so some of their processes."""
        order = np.arange(len(points)).reshape(-1, samples).T.ravel()
        found = np.full(len(points), np.nan)
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            told = _within(progress, start, len(places), len(points))
            try:
                wanted = [amount.wanted(_settings(ranged, row)) for row in points[places]]
                came = runner.points(wanted, seed=seed, progress=told, is_remembered=False)
            except (ScenarioError, ReplicationFailedError):
                break
            found[places] = [estimate([amount.number(run) for run in one.replications]).mean for one in came]
        return found

    found = sobol(means, len(ranged), samples, seed)
    return None if found is None else dict(zip((one.name for one in ranged), found.inputs, strict=True))


def _within(progress: Progress, start: int, count: int, points: int) -> Progress:
    """The progress of so many points, of which so many more stand before."""

    def told(done: int, everything: int) -> None:
        replications = everything // count
        progress(start * replications + done, points * replications)

    return told


def _settings(ranged: Sequence[Varied], parts: Matrix) -> list[str]:
    """What sets the parameters to these parts of their ranges."""
    return [varied.setting(_amount(varied, float(part))) for varied, part in zip(ranged, parts, strict=True)]


def _amount(varied: Varied, part: float) -> float:
    if not varied.is_whole:
        return varied.low + (varied.high - varied.low) * part
    return min(math.floor(varied.low + (varied.high - varied.low + 1) * part), varied.high)
