"""What was found about a warm-up as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.assumptions import overridden
from reports.doubts_json import overload_json
from reports.json_values import estimate_json, number_json, parameter_json, scenario_json
from reports.settling_text import UNITS, settling_json
from sim import __version__
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
    changed = overridden(found.scenario)
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": scenario_json(found.scenario),
        "seed": found.seed,
        "replications": found.replications,
        "days": found.days,
        "chosen": found.chosen,
        "suggested": found.suggested,
        "verdict": found.verdict.value,
        "series": [_series(series) for series in found.series],
        "warm_up": settling_json(found.settling),
        "overloads": [overload_json(overload) for overload in found.overloads],
        "fixed_dates": list(found.fixed_dates),
        "failed": [{"replication": failure.number + 1, "reason": str(failure.reason)} for failure in found.failed],
        "parameters": [parameter_json(parameter, changed) for parameter in found.scenario.parameters.values()],
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
