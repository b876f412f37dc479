"""What can be said of all cases, those included that were not finished."""

from __future__ import annotations

from sim.engine.opening_hours import NEVER
from sim.measure.catalogue import Measure
from sim.measure.frame import Frame
from sim.measure.share import NO_SHARE, Share, share_of
from sim.scenario.calendar import SECONDS_PER_DAY

WITHIN_DAYS = {
    Measure.THROUGH_1_DAY: 1,
    Measure.THROUGH_7_DAYS: 7,
    Measure.THROUGH_30_DAYS: 30,
    Measure.THROUGH_90_DAYS: 90,
}
"""Days of the calendar since arrival."""


def through(frame: Frame, case_type: int) -> dict[Measure, Share]:
    """Shares of the measured cases of a type that are through; none where some were not followed so long."""
    own = frame.is_measured & (frame.types == case_type)
    lead = frame.finished[own]
    is_open = lead < 0
    lead -= frame.arrived[own]
    followed = (frame.records.ended - frame.arrived[own][is_open]).min(initial=NEVER)
    lead[is_open] = NEVER
    is_known = len(lead) > 0
    shares = {}
    for measure, days in WITHIN_DAYS.items():
        within = days * SECONDS_PER_DAY
        shares[measure] = share_of(lead <= within) if is_known and followed >= within else NO_SHARE
    return shares


def lead_time_at_least(frame: Frame, case_type: int) -> float:
    """Mean lead time in seconds of all measured cases of a type, unfinished ones counted as if they ended now.

    A lower bound of what the mean would be if all were waited for; without unfinished cases it is the mean itself.
    """
    own = frame.is_measured & (frame.types == case_type)
    lead = frame.finished[own]
    lead[lead < 0] = frame.records.ended
    lead -= frame.arrived[own]
    return float(lead.mean()) if len(lead) else float("nan")
