"""What the conclusion rests on, as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import failed_json, overload_json, unfinished_json
from reports.json_values import asked_json, difference_json, number_json, parameters_json
from sim.experiment.comparison import Comparison
from sim.experiment.sensitivity import Effect, End, Sensitivity
from sim.experiment.sobol import Index

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def sensitivity_json(found: Sensitivity) -> dict[str, Any]:
    """Everything that the report shows. Differences are of `process` less the baseline, in the unit of the measure.

    Keys:
        format: 1.
        version, scenario, seed, replications, parameters, failed: as in the results of a run.
        process: the process that is compared with the baseline.
        measure: `name`, `subject` and `unit`.
        difference: with the present values.
        overloads, unfinished: with the present values, as in the results of a run.
        confidence: of each `change`, so that all of them together have 95 %.
        factors: a list of `name`, `size` (greatest change), `span` (from the least to the greatest difference),
            `is_shown` (whether it has any effect), `rests_on` (whether the present sign is shown to be lost at an end),
            `switch` (`root`, `low`, `high` of where it turns; or null), and `ends`: a list of `value`, `difference`,
            `change`, `is_open` (whether too little is known to tell whether the present sign holds), `refused` (why it
            is not allowed, or ""), `overloads` and `unfinished`. The greatest span comes first.
        without_range: assumptions that were not varied.
        sobol: `samples`, and `indices`: factor -> `alone` and `in_all`, each `value`, `low`, `high`; null if not known.
    """
    measure, subject = found.key
    return {
        **asked_json(FORMAT, found.scenario, found.seed, found.replications),
        "process": found.process,
        "measure": {"name": measure.key, "subject": subject, "unit": measure.unit.value},
        "difference": difference_json(found.gap),
        **_doubts(found.present),
        "confidence": found.confidence,
        "factors": [_effect(effect, found) for effect in found.effects],
        "without_range": list(found.without_range),
        "sobol": {
            "samples": found.samples,
            "indices": None
            if found.explained is None
            else {
                name: {"alone": _index(own.alone), "in_all": _index(own.in_all)}
                for name, own in found.explained.items()
            },
        },
        "failed": failed_json(found.failed),
        "parameters": parameters_json(found.scenario),
    }


def _effect(effect: Effect, found: Sensitivity) -> dict[str, Any]:
    switch = effect.switch
    low, high = (None, None) if switch is None else switch.interval
    return {
        "name": effect.factor.name,
        "size": number_json(effect.size),
        "span": number_json(effect.span),
        "is_shown": effect.is_shown,
        "rests_on": effect in found.turning,
        "switch": None if switch is None else {"root": switch.root, "low": low, "high": high},
        "ends": [_end(end, found.sign) for end in effect.ends],
    }


def _end(end: End, sign: int) -> dict[str, Any]:
    return {
        "value": end.value,
        "difference": difference_json(end.gap),
        "change": difference_json(end.change),
        "is_open": sign != 0 and end.leaves_open(sign),
        "refused": str(end.refused),
        **_doubts(end.comparison),
    }


def _doubts(comparison: Comparison | None) -> dict[str, Any]:
    """Who cannot keep up, and which cases were not finished; nothing where nothing came out."""
    if comparison is None:
        return {"overloads": [], "unfinished": []}
    return {
        "overloads": [overload_json(overload) for overload in comparison.overloads],
        "unfinished": unfinished_json(comparison),
    }


def _index(index: Index) -> dict[str, Any]:
    return {"value": number_json(index.value), "low": number_json(index.low), "high": number_json(index.high)}
