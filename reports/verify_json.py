"""A verification as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.json_values import estimate_json, number_json
from sim import __version__
from sim.experiment.verify import Check, Verification, Verified

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def verify_json(verification: Verification) -> dict[str, Any]:
    """Everything that the report shows.

    Keys:
        format: 1.
        version, seed: what it must be given to come out the same.
        agrees: whether every number agrees with theory.
        false_alarms: chance that a right program shows any deviation; `confidence`: of each interval.
        models: a list of `file`, `title`, `process`, `overrides`, `replications`, `cases` (measured, in all) and
            `numbers`: a list of `measure`, `unit`, `subject`, `theory`, `simulated` (an estimate), `is_exact` and
            `agrees`.
    """
    return {
        "format": FORMAT,
        "version": __version__,
        "seed": verification.seed,
        "agrees": verification.agrees,
        "false_alarms": verification.false_alarms,
        "confidence": verification.confidence,
        "models": [_model(verified) for verified in verification.models],
    }


def _model(verified: Verified) -> dict[str, Any]:
    return {
        "file": verified.scenario.source,
        "title": verified.scenario.title,
        "process": verified.model.process,
        "overrides": [{"path": path, "value": value} for path, value in verified.scenario.overrides],
        "replications": verified.model.replications,
        "cases": verified.cases,
        "numbers": [_number(check) for check in verified.checks],
    }


def _number(check: Check) -> dict[str, Any]:
    return {
        "measure": check.known.measure.key,
        "unit": check.known.measure.unit.value,
        "subject": check.known.subject,
        "theory": number_json(check.theory),
        "simulated": estimate_json(check.estimate),
        "is_exact": check.known.is_exact,
        "agrees": check.agrees,
    }
