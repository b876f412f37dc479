"""What a claim may be about, and in which kinds of quantity it is said."""

from __future__ import annotations

from sim.scenario.quantity import Kind

_COUNT = frozenset({Kind.COUNT})
_DURATION = frozenset({Kind.DURATION})
_WORKDAYS = frozenset({Kind.WORKDAYS})
_SHARE = frozenset({Kind.SHARE})
_PER_WORKDAY = frozenset({Kind.COUNT, Kind.RATE_PER_WORKDAY})

CLAIM_MEASURES: dict[str, frozenset[Kind]] = {
    "documents": _COUNT,
    "filings": _COUNT,
    "trips": _COUNT,
    "steps": _COUNT,
    "departments": _COUNT,
    "corrections": _COUNT,
    "counter time": _DURATION,
    "lead time": _DURATION,
    "applicant effort": _DURATION,
    "staff effort": _DURATION,
    "waiting": _DURATION,
    "promised limit": _WORKDAYS,
    "working days": _WORKDAYS,
    "on-time rate": _SHARE,
    "first-pass yield": _SHARE,
    "finished per workday": _PER_WORKDAY,
    "capacity": _PER_WORKDAY,
}
