"""`onething run`: simulate a scenario and report."""

from __future__ import annotations

from sim.commands.options import Jobs, Json, Lang, NameOrFile, Overrides, Replications, Seed, cores, language
from sim.commands.output import check_target, progress, write_results


def run(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    lang: Lang = None,
    json: Json = None,
    jobs: Jobs = None,
) -> None:
    """Simulate a scenario and report what the reform changes."""
    from sim.scenario.load import load

    check_target(json)
    scenario = load(name, overrides or [])
    from reports.hall_report import hall_report
    from reports.json_file import write_json
    from reports.json_report import json_report
    from reports.run_report import run_report
    from sim.experiment.compare import compare

    with progress() as told:
        comparison = compare(scenario, seed=seed, replications=replications, jobs=cores(jobs), progress=told)
    report = hall_report if scenario.reforms else run_report
    write_results(
        json,
        lambda target: write_json(json_report(comparison), target),
        lambda: report(comparison, language(lang)),
    )
