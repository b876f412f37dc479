"""What was found about a warm-up as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.doubts_json import failed_json, overload_json
from reports.json_values import asked_json, estimate_json, number_json, parameters_json
from reports.settling_text import UNITS, settling_json
from sim.experiment.warm_up import Settled, WarmUp

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def warm_up_json(found: WarmUp) -> dict[str, Any]:
    """Everything that the report shows. Times are open seconds, numbers of days are working days.

    Keys:
        format: 1.
        version, scenario, seed, replications, parameters: as in the results of a run.
        days: working days that were simulated, warm-up included.
        chosen: the warm-up of the scenario; `suggested`: the longest suggestion, null where there is none.
        verdict: `long enough`, `shorter than suggested`, `too short`, `cannot be said` or `never long enough`.
        series: a list of `process`, `series` (`lead_time` of the subject or `under_way`), `unit`, `suggested` (null:
            too short to tell), `after` (an estimate of what is left then), `means` (of each day since the beginning).
        warm_up: whether the measured days still change, as in the results of a run.
        overloads: pools that have too little; their processes never settle.
        fixed_dates: case types that come at fixed dates, and are not watched.
        failed: as in the results of a run.
    """
    return {
        **asked_json(FORMAT, found.scenario, found.seed, found.replications),
        "days": found.days,
        "chosen": found.chosen,
        "suggested": found.suggested,
        "verdict": found.verdict.value,
        "series": [_series(series) for series in found.series],
        "warm_up": settling_json(found.settling),
        "overloads": [overload_json(overload) for overload in found.overloads],
        "fixed_dates": list(found.fixed_dates),
        "failed": failed_json(found.failed),
        "parameters": parameters_json(found.scenario),
    }


def _series(series: Settled) -> dict[str, Any]:
    return {
        "process": series.process,
        "series": series.watched.value,
        "unit": UNITS[series.watched],
        "suggested": series.suggested,
        "after": estimate_json(series.after),
        "means": [number_json(mean) for mean in series.days.tolist()],
    }
