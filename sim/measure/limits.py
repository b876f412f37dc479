"""Legal time: working days between acceptance and decision, and whether limits were kept.

Days are counted by the Civil Code of the PRC, art. 201 and 203; what stops the clock, by the Administrative Licensing
Law, art. 45. While the clock stands (corrections, hearings, inspections), no day is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim.engine.records import Mark
from sim.measure.frame import Flags, Frame
from sim.measure.share import Share, share_of

Amounts = NDArray[np.float64]


def working_days(frame: Frame) -> Amounts:
    """Working days of the legal clock, per case; for a case that is not over, up to the end of the run."""
    until = np.where(frame.finished >= 0, frame.finished, frame.records.ended)
    starts = frame.marks(Mark.CLOCK_STARTS, main=False)
    stops = frame.marks(Mark.CLOCK_STOPS, main=False)
    whole_time = frame.records.workdays.used(frame.arrived, until).astype(np.float64)
    if not len(starts):
        return whole_time
    started = _day_sum(frame, starts[:, 0], _days_by(frame, starts[:, 2]))
    stopped = _day_sum(frame, stops[:, 0], _days_by(frame, stops[:, 2]))
    times_started = np.bincount(starts[:, 0], minlength=frame.cases)
    still_runs = times_started > np.bincount(stops[:, 0], minlength=frame.cases)
    stopped += np.where(still_runs, _days_by(frame, until), 0)
    has_clock = _flows_with_clock(frame, times_started > 0)
    return np.where(has_clock, stopped - started, whole_time).astype(np.float64)


def limit_of_cases(frame: Frame, by_flow: Sequence[float | None]) -> Amounts:
    """The limit of each case in working days, NaN where there is none: of the baseline's flow, or of an adopted one."""
    baseline, adopted = (np.nan if limit is None else limit for limit in (by_flow[0], by_flow[-1]))
    return np.where(frame.has_adopted, adopted, baseline)


def on_time(frame: Frame, days: Amounts, limit: Amounts, chosen: Flags) -> Share:
    """Share of the cases of which it is known whether they kept the limit that kept it.

    `limit` is that of each case, NaN for cases that have none: they are left out.
    An unfinished case counts as late as soon as its limit is over, and is left out before.
    """
    is_over = frame.finished >= 0
    known = chosen & ~np.isnan(limit) & (is_over | (days > limit))
    kept = known & is_over & (days <= limit)
    return share_of(kept[known])


def _flows_with_clock(frame: Frame, has_marks: Flags) -> Flags:
    """Cases of flows in which the clock is marked at all; for the others it runs from arrival to end."""
    flows = 2 * frame.types + frame.has_adopted
    marked = np.zeros(2 * len(frame.records.case_types), dtype=np.bool_)
    marked[flows[has_marks]] = True
    of_marked: Flags = marked[flows]
    return of_marked


def _days_by(frame: Frame, times: NDArray[np.int64]) -> NDArray[np.int64]:
    """Working days up to moments, counted from the first measured day: only their differences mean anything."""
    return frame.records.workdays.used(np.full_like(times, frame.records.window[0]), times)


def _day_sum(frame: Frame, cases: NDArray[np.int64], days: NDArray[np.int64]) -> Amounts:
    return np.bincount(cases, weights=days, minlength=frame.cases).astype(np.float64)
