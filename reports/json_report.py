"""A comparison as JSON, for programs: keys that stay, numbers in the units of their measures."""

from __future__ import annotations

import math
from typing import Any

from reports.doubts_json import doubts_json, overload_json
from reports.json_file import as_text
from reports.json_values import (
    difference_json,
    estimate_json,
    nested_json,
    number_json,
    parameters_json,
    scenario_json,
    warnings_json,
)
from reports.lead_times import common_axis, histogram_counts
from reports.precision_text import precision_json
from reports.settling_text import settling_json
from sim import __version__
from sim.experiment.comparison import ClaimCheck, Comparison
from sim.measure.catalogue import PATH, Measure
from sim.scenario.claim import Interval

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def json_report(comparison: Comparison) -> dict[str, Any]:
    """Everything that a report shows. Times are seconds, working days are working days, shares are of one.

    Keys:
        format: 1.
        version: the version of onething that ran.
        scenario: `name`, `title`, `about`, `source`, `baseline` (a process), `subject` (a case type), `overrides`
            (a list of `path` and `value`), `counts` (name -> `case_type`, `share_of`: `cases`, `items` or null),
            `stopwatches` (name -> `case_type`), and `horizon` with `start`, `warm_up`, `length`, `run_out` (working
            days).
        seed, replications: what a run must be given to come out the same.
        precision: what was `asked` for and `reached` (shares of one), `is_reached`, `least`, `most`, `rounds` (numbers
            of replications after which was looked), `widest` (the least precise number: `process`, `measure`,
            `subject`, `is_difference`); null where the number of replications was given.
        units: measure -> `s`, `workdays`, `count`, `share`, `per workday`.
        parameters: a list of `name`, `value` (as written), `origin`, `range` (`low`, `high`, `text`, or null),
            `choices`, `source`, `note`, `overridden`.
        processes: process -> `title` and `measures`: measure -> subject (case type, pool, count or stopwatch) ->
            estimate. An estimate is `mean`, `half_width`, `n`, `confidence`; numbers that are not known are null,
            infinite ones the texts `inf` and `-inf`.
        differences: process -> measure -> subject -> an estimate of process minus baseline, with `ratio` (process
            over baseline), `variance_removed` and `is_shown` (the interval leaves out zero).
        ledger: process -> a list of `part` (a measure), `mean` (seconds) and `share` of the lead time.
        lead_times: `edges` in seconds, `is_logarithmic`, and `counts`: process -> cases in each class; or null.
        faster: process -> an estimate of the share of cases that are through earlier than in the baseline.
        claims: a list of `measure`, `case_type`, `process` (null for the change of the only process that is compared),
            `change` (`reduction`, `increase` or null), `said` (`low`, `high`, `text`), `origin`, `source`, `note`,
            `rests_on` (names of parameters; null if it is not said), `result` (an estimate), `verdict` (`holds`,
            `does not hold`, `cannot be said`).
        overloads: a list of `process`, `pool`, `load` (hours asked for over hours there; its interval is among the
            measures, as are `needed_per_workday` and `staffed_per_workday`), `strain` (`overloaded`, `at the limit`,
            `never idle`) and `case_types` (those that ask something of the pool).
        unfinished: a list of `process`, `case_type`, `share` of the measured cases, where there are any. Means per case
            leave them out; `lead_time_at_least` counts them with the time they have spent.
        too_few: a list of `process`, `measure`, `case_type`: percentiles of too few finished cases to be told.
        beyond: a list of the same: percentiles that lie, in one replication or more, among cases that were not finished
            (all of which count as longer than the others), and shares that are through in days for which they were not
            followed; their estimates are of the other replications.
        failed: a list of `replication` (from 1) and `reason`: what could not be run and is missing from all numbers.
        never_seen_at_most: process -> the share that is not contradicted by an event that no finished case of the
            subject had (confidence as of the intervals).
        bottlenecks: a list of `process`, `case_type`, `pool`.
        warm_up: whether the warm-up was too short: `is_too_short` (null: `not_judged` says why), `false_alarms` (the
            chance of any in a steady state), `changes`: a list of `process`, `series` (`lead_time` of the subject, in
            open seconds, or `under_way`), `unit`, `early`, `late` (estimates of the first `first_workdays` and the last
            `last_workdays`), `change` and `is_too_short`.
        warnings: a list of `place`, `where`, `wrong`, `allowed`: what reading the scenario found doubtful.
    """
    scenario = comparison.scenario
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": scenario_json(scenario),
        "seed": comparison.seed,
        "replications": comparison.replications,
        "precision": precision_json(comparison.precision),
        "units": {measure.key: measure.unit.value for measure in sorted(Measure, key=lambda measure: measure.key)},
        "parameters": parameters_json(scenario),
        "processes": {
            name: {"title": scenario.processes[name].title, "measures": nested_json(estimates, estimate_json)}
            for name, estimates in comparison.estimates.items()
        },
        "differences": {name: nested_json(own, difference_json) for name, own in comparison.differences.items()},
        "ledger": {name: _ledger(comparison, name) for name in comparison.estimates},
        "lead_times": _lead_times(comparison),
        "faster": {name: estimate_json(share) for name, share in comparison.faster.items()},
        "claims": [_claim(check) for check in comparison.claims],
        "overloads": [overload_json(overload) for overload in comparison.overloads],
        **doubts_json(comparison),
        "bottlenecks": [
            {"process": limit.process, "case_type": limit.case_type, "pool": limit.pool}
            for limit in comparison.bottlenecks
        ],
        "warm_up": settling_json(comparison.settling),
        "warnings": warnings_json(scenario.warnings),
    }


def json_text(comparison: Comparison) -> str:
    """The report as text; the same comparison gives the same bytes."""
    return as_text(json_report(comparison))


def _ledger(comparison: Comparison, process: str) -> list[dict[str, Any]]:
    means = [comparison.estimate(process, part, comparison.scenario.subject).mean for part in PATH]
    whole = sum(mean for mean in means if not math.isnan(mean))
    return [
        {"part": part.key, "mean": number_json(mean), "share": number_json(mean / whole if whole else math.nan)}
        for part, mean in zip(PATH, means, strict=True)
    ]


def _lead_times(comparison: Comparison) -> dict[str, Any] | None:
    axis = common_axis(comparison.lead_times)
    if axis is None:
        return None
    return {
        "edges": [number_json(float(edge)) for edge in axis.edges()],
        "is_logarithmic": axis.is_logarithmic,
        "counts": {name: list(histogram_counts(times, axis)) for name, times in comparison.lead_times.items()},
    }


def _claim(check: ClaimCheck) -> dict[str, Any]:
    claim = check.claim
    return {
        "measure": claim.measure,
        "case_type": claim.case_type,
        "process": check.process or None,
        "change": check.change.value if check.change is not None else None,
        "said": _said(check.interval, check.said),
        "origin": claim.origin.value,
        "source": claim.source,
        "note": claim.note,
        "rests_on": None if claim.rests_on is None else list(claim.rests_on),
        "result": estimate_json(check.result),
        "verdict": check.verdict.value,
    }


def _said(interval: Interval | None, text: str) -> dict[str, Any]:
    low, high = (interval.low, interval.high) if interval is not None else (math.nan, math.nan)
    return {"low": number_json(low), "high": number_json(high), "text": text}
