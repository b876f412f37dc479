"""What makes numbers doubtful, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.json_values import number_json
from sim.experiment.chunk import Failed
from sim.experiment.comparison import Comparison, Overload
from sim.measure.enough import PERCENTILES, never_seen_at_most
from sim.measure.estimate import CONFIDENCE
from sim.measure.through import WITHIN_DAYS


def overload_json(overload: Overload) -> dict[str, Any]:
    """A pool that is asked for more than it has, or may be."""
    return {
        "process": overload.process,
        "pool": overload.pool,
        "load": number_json(overload.load),
        "strain": overload.strain.value,
        "case_types": list(overload.case_types),
    }


def failed_json(failed: Sequence[Failed]) -> list[dict[str, Any]]:
    """Replications that could not be run, counted from 1, and why."""
    return [{"replication": failure.number + 1, "reason": str(failure.reason)} for failure in failed]


def unfinished_json(comparison: Comparison) -> list[dict[str, Any]]:
    """Processes and case types of which some measured cases were not finished, with the share of them."""
    shares = (
        (process, case_type, comparison.unfinished_share(process, case_type))
        for process in comparison.estimates
        for case_type in comparison.scenario.cases
    )
    return [
        {"process": process, "case_type": case_type, "share": share}
        for process, case_type, share in shares
        if share > 0
    ]


def doubts_json(comparison: Comparison) -> dict[str, Any]:
    """Failed replications, unfinished cases, percentiles that are not told, and what shares of nothing leave open."""
    scenario = comparison.scenario
    pairs = [(process, case_type) for process in comparison.estimates for case_type in scenario.cases]
    return {
        "failed": failed_json(comparison.failed),
        "unfinished": unfinished_json(comparison),
        "too_few": [
            {"process": process, "measure": measure.key, "case_type": case_type}
            for process, case_type in pairs
            for measure in PERCENTILES
            if comparison.has_too_few(process, measure, case_type)
        ],
        "beyond": [
            {"process": process, "measure": measure.key, "case_type": case_type}
            for process, case_type in pairs
            for measure in (*PERCENTILES, *WITHIN_DAYS)
            if comparison.is_beyond(process, measure, case_type)
        ],
        "never_seen_at_most": {
            process: never_seen_at_most(comparison.finished_cases(process, scenario.subject), CONFIDENCE)
            for process in comparison.estimates
        },
    }
