"""How many cases a day processes can bear, as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import failed_json
from reports.json_values import asked_json, estimate_json, number_json, parameters_json
from sim.experiment.capacity import Capacities, DemandPoint, ProcessCapacity

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def capacity_json(found: Capacities) -> dict[str, Any]:
    """Everything that the report shows.

    Keys:
        format: 1.
        version, scenario, seed, replications, parameters, failed: as in the results of a run.
        is_scaled: whether demands beside the present one could be simulated.
        processes: name -> `present` (cases a working day), `bounds` (a list of `pool`, `asked` in seconds a case,
            `left` in seconds a working day, `cases` a working day; the tightest first), `knee` (a point, or null) and
            `points`: a list of `share` of the bound, `demand` (cases a working day), `waiting` and `lead_time` in
            seconds, `finished` a working day, `unfinished` (a share).
    """
    return {
        **asked_json(FORMAT, found.scenario, found.seed, found.replications),
        "is_scaled": found.is_scaled,
        "processes": {own.process: _process(own) for own in found.processes},
        "failed": failed_json(found.failed),
        "parameters": parameters_json(found.scenario),
    }


def _process(own: ProcessCapacity) -> dict[str, Any]:
    return {
        "present": estimate_json(own.present),
        "bounds": [
            {
                "pool": bound.pool,
                "asked": estimate_json(bound.asked),
                "left": estimate_json(bound.left),
                "cases": estimate_json(bound.cases),
            }
            for bound in own.bounds
        ],
        "knee": None if own.knee is None else _point(own.knee),
        "points": [_point(point) for point in own.points],
    }


def _point(point: DemandPoint) -> dict[str, Any]:
    return {
        "share": point.share,
        "demand": number_json(point.demand),
        "waiting": estimate_json(point.waiting),
        "lead_time": estimate_json(point.lead),
        "finished": estimate_json(point.finished),
        "unfinished": number_json(point.unfinished),
    }
