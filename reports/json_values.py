"""What several JSON results have in common: numbers, estimates, parameters, the scenario."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from reports.assumptions import overridden
from sim import __version__
from sim.measure.estimate import Difference, Estimate
from sim.measure.values import Key
from sim.scenario.model import Scenario
from sim.scenario.overlay import Overlay
from sim.scenario.parameter import Parameter
from sim.scenario.problem import Problem
from sim.scenario.tallies import stopwatches, tallies

T = TypeVar("T")


def scenario_json(scenario: Scenario) -> dict[str, Any]:
    """Which scenario it was, and what was set from outside."""
    horizon = scenario.horizon
    return {
        "name": scenario.name,
        "title": scenario.title,
        "about": scenario.about,
        "source": scenario.source,
        "baseline": scenario.baseline,
        "subject": scenario.subject,
        "extends": None if scenario.overlay is None else overlay_json(scenario.overlay),
        "overrides": [{"path": path, "value": value} for path, value in scenario.overrides],
        "counts": {
            name: {"case_type": tally.case_type, "share_of": tally.share_of.value if tally.share_of else None}
            for name, tally in tallies(scenario).items()
        },
        "stopwatches": {name: {"case_type": case_type} for name, case_type in stopwatches(scenario).items()},
        "horizon": {
            "start": horizon.start.isoformat(),
            "warm_up": horizon.warm_up,
            "length": horizon.length,
            "run_out": horizon.run_out,
        },
    }


def overlay_json(overlay: Overlay) -> dict[str, Any]:
    """What the scenario extends, and every value that is another one there; `old` is null where there was none."""
    return {
        "name": overlay.name,
        "title": overlay.title,
        "bases": list(overlay.bases),
        "differences": [
            {"path": one.path, "old": one.old, "new": one.new, "source": one.source} for one in overlay.differences
        ],
    }


def asked_json(version: int, scenario: Scenario, seed: int, replications: int) -> dict[str, Any]:
    """What stands at the head of results: the version of their format, and what they are the results of."""
    return {
        "format": version,
        "version": __version__,
        "scenario": scenario_json(scenario),
        "seed": seed,
        "replications": replications,
    }


def warnings_json(warnings: Sequence[Problem]) -> list[dict[str, str]]:
    """Doubts about a scenario, or about what is varied in it."""
    return [
        {
            "place": str(problem.place),
            "where": problem.where,
            "wrong": str(problem.wrong),
            "allowed": str(problem.allowed),
        }
        for problem in warnings
    ]


def parameters_json(scenario: Scenario) -> list[dict[str, Any]]:
    """All parameters, and whether they were set from outside."""
    changed = overridden(scenario)
    return [_parameter_json(parameter, changed) for parameter in scenario.parameters.values()]


def _parameter_json(parameter: Parameter, changed: frozenset[str]) -> dict[str, Any]:
    limits = parameter.range
    return {
        "name": parameter.name,
        "value": parameter.text,
        "origin": parameter.origin.value,
        "range": None
        if limits is None
        else {"low": number_json(limits.low), "high": number_json(limits.high), "text": limits.text},
        "choices": list(parameter.choices),
        "source": parameter.source,
        "note": parameter.note,
        "overridden": parameter.name in changed,
    }


def estimate_json(estimate: Estimate) -> dict[str, Any]:
    """An estimate; what is not known is null."""
    return {
        "mean": number_json(estimate.mean),
        "half_width": number_json(estimate.half_width),
        "n": estimate.n,
        "confidence": estimate.confidence,
    }


def difference_json(difference: Difference) -> dict[str, Any]:
    """A paired difference, and whether its interval leaves out zero."""
    return {
        **estimate_json(difference.estimate),
        "ratio": number_json(difference.ratio),
        "variance_removed": number_json(difference.variance_removed),
        "is_shown": difference.is_shown,
    }


def nested_json(values: Mapping[Key, T], told: Callable[[T], Any]) -> dict[str, dict[str, Any]]:
    """Measure -> subject -> value, both in alphabetical order."""
    nested: dict[str, dict[str, Any]] = {}
    for measure, subject in sorted(values, key=lambda key: (key[0].key, key[1])):
        nested.setdefault(measure.key, {})[subject] = told(values[measure, subject])
    return nested


def number_json(number: float) -> float | str | None:
    """JSON knows neither NaN nor infinity."""
    if math.isnan(number):
        return None
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    return float(number)
