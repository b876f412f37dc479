"""What a claim may be about, and in which kinds of quantity it is said."""

from __future__ import annotations

from collections.abc import Mapping

from sim.scenario.quantity import Kind
from sim.scenario.tallies import Tally

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

COUNT_OF = "count of "
TOTAL_OF = "total of "
TIME_OF = "time of "
"""How a claim about a count or a stopwatch begins; its name follows."""


def tally_measures(tallies: Mapping[str, Tally], stopwatches: Mapping[str, str]) -> dict[str, frozenset[Kind]]:
    """What may be claimed of the counts and stopwatches of a file."""
    measures = {COUNT_OF + tally.name: _COUNT if tally.share_of is None else _SHARE for tally in tallies.values()}
    measures |= dict.fromkeys((TOTAL_OF + name for name in tallies), _COUNT)
    return measures | dict.fromkeys((TIME_OF + name for name in stopwatches), _DURATION)


def named_in(measure: str) -> str:
    """The name of the count or stopwatch that a claim is about; empty for other claims."""
    for beginning in (COUNT_OF, TOTAL_OF, TIME_OF):
        if measure.startswith(beginning):
            return measure.removeprefix(beginning)
    return ""
