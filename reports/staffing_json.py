"""The cheapest staffing that meets targets, as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import failed_json
from reports.json_values import estimate_json, number_json, parameters_json, scenario_json, warnings_json
from sim import __version__
from sim.experiment.candidates import Candidate
from sim.experiment.evidence import Finding
from sim.experiment.staffing import ProcessStaffing, Staffings, Tried
from sim.scenario.beyond_range import beyond_ranges

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def staffing_json(found: Staffings) -> dict[str, Any]:
    """Everything that the report shows.

    Keys:
        format: 1.
        version, scenario, seed, parameters, failed: as in the results of a run.
        targets: list of `text`, `measure`, `subject`, `sense` (`<=` or `>=`), `amount` and `unit`.
        varied: list of `name`, `cost` (of one more) and `numbers`.
        looks, error, statement_error, is_exhaustive: after how many replications was looked, the chance that anything
            is decided wrongly, what that leaves for one bound, and whether nothing was inferred.
        replications, exhaustive: how many were spent, and how many all staffings would take.
        is_met: whether some process has a staffing that is shown to meet all targets.
        processes: name -> `chosen`, `undecided` and `failing` (lists of the places in `staffings`), `best` (a place, or
            null), `is_unsayable` (it has no such numbers), `staffings` (list of `numbers` by name, `cost`,
            `replications`, `decision` (`met`, `missed`, `open`), `targets` (list of an estimate with `low`, `high`,
            `decision` and `doubt`), `overloads` (list of `pool` and an estimate of its load)), `inferred` (list of
            `numbers`, `from` and `pool`) and `violated` (two `numbers`, or null).
        warnings: as in the results of a run, with those of numbers outside a declared range.
    """
    among = found.among
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": scenario_json(found.scenario),
        "seed": found.seed,
        "targets": [
            {
                "text": target.text,
                "measure": target.measure.key,
                "subject": target.subject,
                "sense": target.sense.value,
                "amount": target.amount,
                "unit": target.measure.unit.value,
            }
            for target in found.targets
        ],
        "varied": [
            {"name": own.name, "cost": cost, "numbers": [level.amount for level in own.levels]}
            for own, cost in zip(among.variations, among.costs, strict=True)
        ],
        "looks": list(found.looks),
        "error": found.error,
        "statement_error": found.statement_error,
        "is_exhaustive": found.is_exhaustive,
        "replications": found.replications,
        "exhaustive": found.exhaustive,
        "is_met": found.is_met,
        "processes": {own.process: _process(found, own) for own in found.processes},
        "failed": failed_json(found.failed),
        "parameters": parameters_json(found.scenario),
        "warnings": warnings_json((*found.scenario.warnings, *beyond_ranges(found.scenario, among.variations))),
    }


def _process(found: Staffings, own: ProcessStaffing) -> dict[str, Any]:
    everything = found.among.all
    return {
        "is_unsayable": own.is_unsayable,
        "chosen": [own.tried.index(one) for one in own.chosen],
        "undecided": [own.tried.index(one) for one in own.undecided],
        "failing": [own.tried.index(one) for one in own.failing],
        "best": None if own.best is None else own.tried.index(own.best),
        "staffings": [_tried(found, one) for one in own.tried],
        "inferred": [
            {
                "numbers": _numbers(found, everything[place]),
                "from": _numbers(found, everything[why.by]),
                "pool": why.pool or None,
            }
            for place, why in sorted(own.inferred.items())
        ],
        "violated": None if own.violated is None else [_numbers(found, everything[place]) for place in own.violated],
    }


def _tried(found: Staffings, one: Tried) -> dict[str, Any]:
    return {
        "numbers": _numbers(found, one.candidate),
        "cost": one.cost,
        "replications": one.evidence.replications,
        "decision": one.decision.value,
        "targets": [_finding(finding) for finding in one.evidence.findings],
        "overloads": [{"pool": overload.pool, **estimate_json(overload.usual)} for overload in one.evidence.overloads],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        **estimate_json(finding.estimate),
        "low": number_json(finding.bounds.low),
        "high": number_json(finding.bounds.high),
        "decision": finding.decision.value,
        "doubt": finding.doubt.value,
    }


def _numbers(found: Staffings, candidate: Candidate) -> dict[str, float]:
    return {own.name: amount for own, amount in zip(found.among.variations, candidate.amounts, strict=True)}
