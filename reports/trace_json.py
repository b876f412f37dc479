"""One applicant's days as JSON, for programs: times as ISO 8601 without a zone, amounts in seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sim import __version__
from sim.measure.case_path import Stretch
from sim.measure.catalogue import PATH
from sim.measure.trace import CaseTrace, Visit
from sim.scenario.model import Scenario

FORMAT = 1


def trace_json(scenario: Scenario, traces: Sequence[CaseTrace], *, seed: int, replication: int = 0) -> dict[str, Any]:
    """Everything that a trace report shows.

    Keys:
        format: 1.
        version: the version of onething that ran.
        scenario: its name.
        case_type, case: which case (1 is the first of its type), `items`, `arrived`.
        seed, replication: what a run must be given to come out the same; replications count from 1.
        processes: process -> `title`, `finished` and `outcome` (null if not through), `seconds` from the arrival to
            the end, `ledger`, `stretches`, `visits`.
            ledger: part -> seconds.
            stretches: a list of `start`, `end`, `part`, `what`, from the arrival to the end.
            visits: a list of `part`, `name`, `count`, `asked`, `started`, `finished` (null if not over), `spent` and
            `queued` (seconds), `by` (pool -> people), `is_way_back`, `is_given_up`, `is_afterwards`.
    """
    first = traces[0]
    first_day = scenario.horizon.start
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": scenario.name,
        "seed": seed,
        "replication": replication + 1,
        "case_type": first.case_type,
        "case": first.case_number,
        "items": first.items,
        "arrived": _moment(first_day, first.arrived),
        "processes": {trace.process: _process(scenario, trace) for trace in traces},
    }


def _process(scenario: Scenario, trace: CaseTrace) -> dict[str, Any]:
    first_day = scenario.horizon.start
    return {
        "title": scenario.processes[trace.process].title,
        "finished": None if trace.finished is None else _moment(first_day, trace.finished),
        "outcome": None if trace.outcome is None else trace.outcome.value,
        "seconds": trace.end - trace.arrived,
        "ledger": {part.key: trace.spent(part) for part in PATH},
        "stretches": [_stretch(first_day, stretch) for stretch in trace.stretches],
        "visits": [_visit(first_day, visit) for visit in trace.visits],
    }


def _stretch(first_day: date, stretch: Stretch) -> dict[str, Any]:
    return {
        "start": _moment(first_day, stretch.start),
        "end": _moment(first_day, stretch.end),
        "part": stretch.kind.key,
        "what": stretch.what,
    }


def _visit(first_day: date, visit: Visit) -> dict[str, Any]:
    return {
        "part": visit.kind.key,
        "name": visit.name,
        "count": visit.count,
        "asked": _moment(first_day, visit.asked),
        "started": _moment(first_day, visit.started),
        "finished": None if visit.finished is None else _moment(first_day, visit.finished),
        "spent": visit.spent,
        "queued": visit.queued,
        "by": {need.pool: need.count for need in visit.by},
        "is_way_back": visit.is_way_back,
        "is_given_up": visit.is_given_up,
        "is_afterwards": visit.is_afterwards,
    }


def _moment(first_day: date, second: int) -> str:
    return (datetime.combine(first_day, time()) + timedelta(seconds=second)).isoformat()
