"""Capacity: how many cases a day the staff could bear, by operational analysis.

Source: Denning, Buzen: The operational analysis of queueing network models, Computing Surveys 10 (1978): the pool
with the largest demand per case relative to its hours is the bottleneck, and bounds the throughput.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64]


def capacity(demand: Amounts, staffed: Amounts, arrived: Amounts, case_type: int) -> tuple[float, int]:
    """Cases of a type per working day that the pools could bear beside the other types as they come.

    `demand` (case types x pools) in person-seconds per case, `staffed` (pools) in person-seconds per working day,
    `arrived` (case types) per working day. Returns the number and the pool that sets it; infinite and -1 where a
    case asks nothing of any pool, NaN and -1 where it is not known what it asks.
    """
    own = demand[case_type]
    if np.isnan(own).any():
        return float("nan"), -1
    others = np.nansum(np.delete(demand * arrived[:, None], case_type, axis=0), axis=0)
    left = np.maximum(staffed - others, 0.0)
    bounds = np.where(own > 0, left / np.where(own > 0, own, 1.0), np.inf)
    if not len(bounds) or np.isinf(bounds).all():
        return float("inf"), -1
    pool = int(np.argmin(bounds))
    return float(bounds[pool]), pool
