"""Percentiles of the cases of one replication, those that were not finished included."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.measure.frame import Flags


def percentile(amounts: NDArray[np.float64], chosen: Flags, share: float, longer: int = 0) -> float:
    """A percentile of few cases that is not too low on average over replications, as NumPy's usual one is.

    `longer` more cases have amounts that are not known, but beyond all others; NaN if the percentile lies among them.

    Source: Hyndman, Fan: Sample quantiles in statistical packages, The American Statistician 50, 1996 (number 8).
    """
    known = amounts[chosen]
    if not known.size:
        return float("nan")
    if longer:
        place = (known.size + longer + 1 / 3) * share + 1 / 3
        if place > known.size:
            return float("nan")
        known = np.concatenate([known, np.full(longer, known.max())])
    return float(np.quantile(known, share, method="median_unbiased"))
