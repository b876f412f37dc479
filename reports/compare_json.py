"""Two runs compared, as JSON, for programs."""

from __future__ import annotations

from typing import Any

from reports.json_values import difference_json, estimate_json
from sim import __version__
from sim.experiment.recalled import RunsCompared

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def compare_json(found: RunsCompared) -> dict[str, Any]:
    """Everything that the report shows, and what did not move.

    Keys:
        format: 1; version.
        runs: `name`, `seed` and `replications` of the two.
        is_paired: whether replications were compared one by one.
        replications_compared: how many, those that both have; null where the runs were compared as independent ones.
        changed: a list of `name`, `before`, `after` (as written; null where one run does not know it).
        has_other_changes: whether the scenarios differ in more than that.
        measures: a list of `process`, `against` ("" or the baseline, of differences), `measure`, `subject`, `unit`,
            `before`, `after` (estimates) and `change` (a difference).
    """
    both = zip(found.names, (found.before, found.after), strict=True)
    return {
        "format": FORMAT,
        "version": __version__,
        "runs": [{"name": name, "seed": one.seed, "replications": one.replications} for name, one in both],
        "is_paired": found.moves.is_paired,
        "replications_compared": found.moves.replications,
        "changed": [{"name": own.name, "before": own.before, "after": own.after} for own in found.changed],
        "has_other_changes": found.has_other_changes,
        "measures": [
            {
                "process": own.process,
                "against": own.against,
                "measure": own.key[0].key,
                "subject": own.key[1],
                "unit": own.key[0].unit.value,
                "before": estimate_json(own.before),
                "after": estimate_json(own.after),
                "change": difference_json(own.change),
            }
            for own in found.moves.all
        ],
    }
