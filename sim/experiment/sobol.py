"""Sobol indices: the share of the variance of an amount that each of several inputs explains."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.experiment.seeds import seeded

Matrix = NDArray[np.float64]
Function = Callable[[Matrix], Matrix]
"""Amounts at points of the unit cube: a row a point, a column an input."""

RESAMPLES = 500
_CONFIDENCE = 0.95


@frozen
class Index:
    """A share of the variance, with a bootstrap interval."""

    value: float
    low: float
    high: float


@frozen
class Indices:
    """Of one input: what it explains alone, and together with the others that it acts through."""

    alone: Index
    in_all: Index


@frozen
class SobolResult:
    """The indices of every input, and the number of points at which the amount was computed."""

    inputs: tuple[Indices, ...]
    points: int


def sobol(function: Function, inputs: int, samples: int, seed: int) -> SobolResult | None:
    """First-order and total indices of inputs that are independent and uniform from 0 to 1.

    `function` is asked once, for all `samples` × (`inputs` + 2) points; `samples` is a power of two. None where the
    amount does not vary, or is not known somewhere.

    Source: Saltelli et al.: Variance based sensitivity analysis of model output, Computer Physics Communications 181
    (2010): estimators (b) and (f) of table 2. Points are those of a scrambled Sobol sequence.
    """
    from scipy.stats.qmc import Sobol

    cube = Sobol(2 * inputs, scramble=True, seed=seeded(seed)).random(samples)
    first, second = cube[:, :inputs], cube[:, inputs:]
    mixed = [np.column_stack((*first.T[:place], second[:, place], *first.T[place + 1 :])) for place in range(inputs)]
    points = np.concatenate((first, second, *mixed))
    amounts = function(points).reshape(inputs + 2, samples)
    if not np.isfinite(amounts).all() or np.ptp(amounts) == 0:
        return None
    estimates = _indices(amounts)
    resampled = seeded(seed, 1).integers(samples, size=(RESAMPLES, samples))
    spread = np.array([_indices(amounts[:, chosen]) for chosen in resampled])
    low, high = np.nanquantile(spread, [(1 - _CONFIDENCE) / 2, (1 + _CONFIDENCE) / 2], axis=0)
    found = tuple(
        Indices(*(Index(*map(float, (estimates[k, i], low[k, i], high[k, i]))) for k in range(2)))
        for i in range(inputs)
    )
    return SobolResult(found, len(points))


def _indices(amounts: Matrix) -> Matrix:
    """First-order indices in the first row, total ones in the second."""
    first, second, mixed = amounts[0], amounts[1], amounts[2:]
    variance = np.concatenate((first, second)).var()
    if not variance:
        return np.full((2, len(mixed)), np.nan)
    alone = (second * (mixed - first)).mean(axis=1)
    in_all = ((first - mixed) ** 2).mean(axis=1) / 2
    indices: Matrix = np.array((alone, in_all)) / variance
    return indices
