"""One unit for a column of a table, so that its amounts compare at a glance, where all of them can be read in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from reports.quantities import Shown, one_unit
from sim.measure.estimate import Estimate

_LEAST = 0.01
"""Least part of a unit in which an amount is told: a quarter of an hour of a day, or 36 seconds of an hour."""


def told_like(estimates: Iterable[Estimate], shown: Shown) -> float | None:
    """The amount in whose unit all of a column are told, the greatest; None where another would be too small for that.

    What is not known, and nothing at all, have no say in it.
    """
    sizes = [size for size in map(_size, estimates) if 0 < size < math.inf]
    unit = one_unit(sizes, shown, "en").size
    return max(sizes) if sizes and min(sizes) >= _LEAST * unit else None


def told_alike(columns: Sequence[Sequence[Estimate]], shown: Shown) -> list[float | None]:
    """The same for columns that stand beside each other: one for all of them if that can be, else one for each."""
    like = told_like((estimate for column in columns for estimate in column), shown)
    return [told_like(column, shown) if like is None else like for column in columns]


def _size(estimate: Estimate) -> float:
    half = estimate.half_width if math.isfinite(estimate.half_width) else 0.0
    return max(abs(estimate.mean), half) if estimate.n else 0.0
