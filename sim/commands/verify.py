"""`onething verify`: queues of which theory knows the numbers, simulated and compared."""

from __future__ import annotations

import sys

from sim.commands.options import Jobs, Json, Lang, Seed, cores, language
from sim.commands.output import RUN_FAILED, check_target, progress, write_results


def verify(*, seed: Seed = 1, lang: Lang = None, json: Json = None, jobs: Jobs = None) -> None:
    """Check the simulator against queueing theory: models of which the right numbers are known."""
    check_target(json)
    from reports.json_file import write_json
    from reports.verify_json import verify_json
    from reports.verify_report import verify_report
    from sim.experiment.verify import verify as verified

    with progress(language(lang)) as told:
        verification = verified(seed=seed, jobs=cores(jobs), progress=told)
    write_results(
        json,
        lambda target: write_json(verify_json(verification), target),
        lambda: verify_report(verification, language(lang)),
    )
    if not verification.agrees:
        sys.stdout.flush()
        sys.exit(RUN_FAILED)
