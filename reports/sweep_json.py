"""A sweep as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import doubts_json, failed_json, overload_json
from reports.json_values import (
    asked_json,
    difference_json,
    estimate_json,
    nested_json,
    number_json,
    parameters_json,
    warnings_json,
)
from sim.experiment.measure_names import Asked
from sim.experiment.moved import Moves, moved
from sim.experiment.sweep import Sweep, SweepPoint
from sim.measure.catalogue import Measure
from sim.scenario.beyond_range import beyond_ranges
from sim.scenario.variation import Level, Variation

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def sweep_json(found: Sweep, process: str, asked: Asked) -> dict[str, Any]:
    """All measures of all points.

    Keys:
        format: 1.
        version, scenario, seed, replications, units, parameters: as in the results of a run.
        process: the process that the report compares with the baseline.
        measure: `name`, `key` and `subject` of what the report shows.
        is_grid: whether the points are all combinations of the values; else they are those of a Latin hypercube.
        variations: a list of `name`, `unit` (that of the numbers: seconds, working days, share of one ...; `word` where
            not all are numbers), `values` (a list of numbers or words) and `present` (the scenario's own, or null).
        points: a list of `values` (in the order of the variations), `settings` (what sets them, as after --set),
            `is_present`, `processes` (process -> measure -> subject -> estimate), `differences` (process -> measure ->
            subject -> difference from the baseline), `changes` (process -> measure -> subject -> difference from the
            present values, paired), `changes_of_differences` (the same of the differences), `overloads`, `unfinished`,
            `too_few`, `beyond`, `never_seen_at_most`, and `failed` (a list of `replication`, from 1, and `reason`).
        present: a point with the scenario's own values; its changes are none.
        warnings: as in the results of a run, and of values that are varied outside the range of a parameter.
    """
    measure, subject = asked.key
    return {
        **asked_json(FORMAT, found.scenario, found.seed, found.replications),
        "units": {measure.key: measure.unit.value for measure in sorted(Measure, key=lambda measure: measure.key)},
        "parameters": parameters_json(found.scenario),
        "process": process,
        "measure": {"name": asked.name, "key": measure.key, "subject": subject},
        "is_grid": found.is_grid,
        "variations": [_variation(variation) for variation in found.variations],
        "points": [_point(found, point) for point in found.points],
        "present": _point(found, found.present),
        "warnings": warnings_json((*found.scenario.warnings, *beyond_ranges(found.scenario, found.variations))),
    }


def _variation(variation: Variation) -> dict[str, Any]:
    return {
        "name": variation.name,
        "unit": variation.kind.value,
        "values": [_value(level) for level in variation.levels],
        "present": None if variation.present is None else _value(variation.present),
    }


def _value(level: Level) -> float | str | None:
    return level.text if level.amount is None else number_json(level.amount)


def _point(found: Sweep, point: SweepPoint) -> dict[str, Any]:
    is_present = point is found.present or found.is_present(point)
    told: dict[str, Any] = {
        "values": [_value(level) for level in point.levels],
        "settings": list(point.settings),
        "is_present": is_present,
    }
    if point.comparison is None:
        return {**told, "failed": failed_json(point.failed)}
    comparison = point.comparison
    moves = moved(found.present.results, point.results, baseline=found.scenario.baseline, is_paired=True)
    return {
        **told,
        "processes": {name: nested_json(own, estimate_json) for name, own in comparison.estimates.items()},
        "differences": {name: nested_json(own, difference_json) for name, own in comparison.differences.items()},
        "changes": _changes(moves, "") if point is not found.present else {},
        "changes_of_differences": _changes(moves, found.scenario.baseline) if point is not found.present else {},
        "overloads": [overload_json(overload) for overload in comparison.overloads],
        **doubts_json(comparison),
    }


def _changes(moves: Moves, against: str) -> dict[str, Any]:
    by_process: dict[str, dict[Any, Any]] = {}
    for one in moves.all:
        if one.against == against:
            by_process.setdefault(one.process, {})[one.key] = one.change
    return {name: nested_json(own, difference_json) for name, own in by_process.items()}
