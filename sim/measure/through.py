"""What can be said of all cases, those included that were not finished."""

from __future__ import annotations

import numpy as np

from sim.measure.catalogue import Measure
from sim.measure.frame import Frame
from sim.scenario.calendar import SECONDS_PER_DAY

WITHIN_DAYS = {
    Measure.THROUGH_1_DAY: 1,
    Measure.THROUGH_7_DAYS: 7,
    Measure.THROUGH_30_DAYS: 30,
    Measure.THROUGH_90_DAYS: 90,
}
"""Days of the calendar since arrival."""


def through(frame: Frame, case_type: int) -> dict[Measure, float]:
    """Shares of the measured cases of a type that are through; NaN where some were not followed so long."""
    own = frame.is_measured & (frame.types == case_type)
    arrived, finished = frame.arrived[own], frame.finished[own]
    is_open = finished < 0
    followed = frame.records.ended - arrived
    shares = {}
    for measure, days in WITHIN_DAYS.items():
        within = days * SECONDS_PER_DAY
        is_known = len(arrived) > 0 and not (is_open & (followed < within)).any()
        kept = ~is_open & (finished - arrived <= within)
        shares[measure] = float(np.mean(kept)) if is_known else float("nan")
    return shares


def lead_time_at_least(frame: Frame, case_type: int) -> float:
    """Mean lead time in seconds of all measured cases of a type, unfinished ones counted as if they ended now.

    A lower bound of what the mean would be if all were waited for; without unfinished cases it is the mean itself.
    """
    own = frame.is_measured & (frame.types == case_type)
    until = np.where(frame.finished >= 0, frame.finished, frame.records.ended)
    return float((until - frame.arrived)[own].mean()) if own.any() else float("nan")
