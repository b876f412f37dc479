"""`onething verify`: queues of which theory knows the numbers, simulated and compared."""

from __future__ import annotations

import sys

from sim.commands.options import Cluster, Jobs, Json, Lang, Seed, language
from sim.commands.output import RUN_FAILED, check_target, write_results
from sim.commands.running import running


def verify(*, seed: Seed = 1, lang: Lang = None, json: Json = None, jobs: Jobs = None, cluster: Cluster = None) -> None:
    """Check the simulator against queueing theory: models of which the right numbers are known."""
    check_target(json)
    from reports.json_file import write_json
    from reports.verify_json import verify_json
    from reports.verify_report import verify_report
    from sim.experiment.verify import verify as verified

    with running(jobs, cluster, language(lang)) as runner:
        verification = verified(seed=seed, runner=runner)
    write_results(
        json,
        lambda target: write_json(verify_json(verification), target),
        lambda: verify_report(verification, language(lang)),
    )
    if not verification.agrees:
        sys.stdout.flush()
        sys.exit(RUN_FAILED)
