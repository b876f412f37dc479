"""A break-even as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import overload_json
from reports.json_values import difference_json, estimate_json, number_json, parameters_json, scenario_json
from sim import __version__
from sim.experiment.break_even import BreakEven, Crossing
from sim.experiment.paired_runs import Point

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def break_even_json(found: BreakEven) -> dict[str, Any]:
    """Everything that the report shows. Numbers of the parameter are in the unit `parameter.unit`.

    Keys:
        format: 1.
        version, scenario, seed, replications, parameters: as in the results of a run.
        process: the process that is compared with the baseline.
        measure: `name` and `unit`; it is of the subject case type.
        parameter: `name`, `unit`, `present`, `low`, `high` (the range that was searched), `is_whole`.
        break_even: `root`, `low`, `high` of the only change of sign; null where there is none, or an open end.
        crossings: a list of all changes, with `before` and `after` (signs of process minus baseline; 0: not shown),
            `root`, `low`, `high`.
        hidden: numbers without a shown difference between two with one shown sign.
        points: a list of `x`, `old`, `new` (estimates), `difference`, `unfinished` (share of cases), `overloads`.
    """
    question = found.question
    varied = question.varied
    low, high = found.interval
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": scenario_json(question.scenario),
        "seed": found.seed,
        "replications": found.replications,
        "process": question.process,
        "measure": {"name": question.measure.key, "unit": question.measure.unit.value},
        "parameter": {
            "name": varied.name,
            "unit": varied.kind.value,
            "present": varied.present,
            "low": varied.low,
            "high": varied.high,
            "is_whole": varied.is_whole,
        },
        "break_even": {"root": found.root, "low": low, "high": high},
        "crossings": [_crossing(crossing) for crossing in found.crossings],
        "hidden": list(found.hidden),
        "points": [_point(point) for point in found.points],
        "parameters": parameters_json(question.scenario),
    }


def _crossing(crossing: Crossing) -> dict[str, Any]:
    return {
        "before": crossing.before,
        "after": crossing.after,
        "root": crossing.root,
        "low": crossing.low,
        "high": crossing.high,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "x": point.x,
        "old": estimate_json(point.old),
        "new": estimate_json(point.new),
        "difference": difference_json(point.difference),
        "unfinished": number_json(point.unfinished),
        "overloads": [overload_json(overload) for overload in point.overloads],
    }
