"""What the reforms of a hall save as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.json_values import asked_json, estimate_json, number_json, parameters_json
from sim.experiment.gains import GAINED, Gains
from sim.measure.estimate import Estimate

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def gains_json(found: Gains) -> dict[str, Any]:
    """Everything that the report shows.

    Keys:
        format: 1.
        version, scenario, seed, replications, parameters: as in the results of a run.
        process: the process that is compared with the baseline.
        reforms: name -> `alone` and `part`, each measure -> estimate of the seconds saved a working day.
        together: measure -> estimate of what all reforms save.
        unfinished: case type -> worst share of its measured cases that were not finished, mean over replications.
        loads: pool -> worst load (hours asked for over hours there), mean over replications.
    """
    return {
        **asked_json(FORMAT, found.scenario, found.seed, found.replications),
        "process": found.process,
        "reforms": {
            name: {"alone": _by_measure(gain.alone), "part": _by_measure(gain.part)}
            for name, gain in found.by_reform.items()
        },
        "together": _by_measure(found.together),
        "unfinished": {name: number_json(share) for name, share in found.doubts.unfinished.items()},
        "loads": {name: number_json(load) for name, load in found.doubts.loads.items()},
        "parameters": parameters_json(found.scenario),
    }


def _by_measure(estimates: Sequence[Estimate]) -> dict[str, Any]:
    return {measure.key: estimate_json(own) for measure, own in zip(GAINED, estimates, strict=True)}
