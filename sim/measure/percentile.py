"""Percentiles of the cases of one replication, those that were not finished included."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.measure.frame import Flags

_THIRD = 1 / 3.0


def percentile(amounts: NDArray[np.float64], chosen: Flags, share: float, longer: int = 0) -> float:
    """A percentile of few cases that is not too low on average over replications, as NumPy's usual one is.

    `longer` more cases have amounts that are not known, but beyond all others; NaN if the percentile lies among them.
    To the last bit what `numpy.quantile` gives with the method `median_unbiased`, in a tenth of its time for few cases.

    Source: Hyndman, Fan: Sample quantiles in statistical packages, The American Statistician 50, 1996 (number 8).
    """
    known = amounts[chosen]
    if not known.size or np.isnan(known).any():
        return math.nan
    place = (known.size + longer) * share + (_THIRD + share * (1 - _THIRD - _THIRD)) - 1
    if longer and place > known.size - 1:
        return math.nan
    below = min(max(math.floor(place), 0), known.size - 1)
    above = min(below + 1, known.size - 1)
    known.partition((below, above))
    least, most = float(known[below]), float(known[above])
    part = min(max(place - below, 0.0), 1.0)
    return most - (most - least) * (1 - part) if part >= 0.5 else least + (most - least) * part  # noqa: PLR2004 - a half
