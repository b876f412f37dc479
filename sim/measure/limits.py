"""Legal time: working days between acceptance and decision, and whether limits were kept.

Days are counted by the Civil Code of the PRC, art. 201 and 203; what stops the clock, by the Administrative Licensing
Law, art. 45. While the clock stands (corrections, hearings, inspections), no day is counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engine.records import Mark
from sim.measure.frame import Flags, Frame

Amounts = NDArray[np.float64]


def working_days(frame: Frame) -> Amounts:
    """Working days of the legal clock, per case; for a case that is not over, up to the end of the run."""
    workdays = frame.records.workdays
    until = np.where(frame.finished >= 0, frame.finished, frame.records.ended)
    starts = frame.marks(Mark.CLOCK_STARTS, main=False)
    stops = frame.marks(Mark.CLOCK_STOPS, main=False)
    beginning = np.full(frame.cases, frame.records.window[0], dtype=np.int64)
    started = _day_sum(frame, starts[:, 0], workdays.used(beginning[starts[:, 0]], starts[:, 2]))
    stopped = _day_sum(frame, stops[:, 0], workdays.used(beginning[stops[:, 0]], stops[:, 2]))
    times_started = np.bincount(starts[:, 0], minlength=frame.cases)
    still_runs = times_started > np.bincount(stops[:, 0], minlength=frame.cases)
    stopped += np.where(still_runs, workdays.used(beginning, until), 0)
    whole_time = workdays.used(frame.arrived, until)
    has_clock = _types_with_clock(frame, times_started > 0)
    return np.where(has_clock, stopped - started, whole_time).astype(np.float64)


def on_time(frame: Frame, days: Amounts, limit: float, chosen: Flags) -> float:
    """Share of the cases of which it is known whether they kept the limit that kept it; NaN if there is none.

    An unfinished case counts as late as soon as its limit is over, and is left out before.
    """
    is_over = frame.finished >= 0
    known = chosen & (is_over | (days > limit))
    kept = known & is_over & (days <= limit)
    return float(kept.sum() / known.sum()) if known.any() else float("nan")


def _types_with_clock(frame: Frame, has_marks: Flags) -> Flags:
    """Cases of types whose clock is marked at all; for the others it runs from arrival to end."""
    types = np.unique(frame.types[has_marks])
    return np.isin(frame.types, types)


def _day_sum(frame: Frame, cases: NDArray[np.int64], days: NDArray[np.int64]) -> Amounts:
    return np.bincount(cases, weights=days, minlength=frame.cases).astype(np.float64)
