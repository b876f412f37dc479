"""`onething run`: simulate a scenario and report."""

from __future__ import annotations

from sim.commands.asked import Least, Most, PrecisionAsked, RunReplications, asked
from sim.commands.options import Cluster, Jobs, Json, Lang, NameOrFile, Overrides, Seed, language
from sim.commands.output import check_target, write_results
from sim.commands.running import running


def run(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: RunReplications = None,
    precision: PrecisionAsked = None,
    least: Least = None,
    most: Most = None,
    seed: Seed = 1,
    lang: Lang = None,
    json: Json = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> None:
    """Simulate a scenario and report what the reform changes."""
    from sim.scenario.load import load

    wanted = asked(replications, precision, least, most)
    check_target(json)
    scenario = load(name, overrides or [])
    from reports.hall_report import hall_report
    from reports.json_file import write_json
    from reports.json_report import json_report
    from reports.run_report import run_report
    from sim.experiment.compare import compare
    from sim.experiment.precision import compare_precisely

    with running(jobs, cluster, language(lang)) as runner:
        if wanted.precision is None:
            comparison = compare(scenario, seed=seed, replications=wanted.least, runner=runner)
        else:
            comparison = compare_precisely(
                scenario,
                seed=seed,
                precision=wanted.precision,
                least=wanted.least,
                most=wanted.most,
                runner=runner,
            )
    report = hall_report if scenario.reforms else run_report
    write_results(
        json,
        lambda target: write_json(json_report(comparison), target),
        lambda: report(comparison, language(lang)),
    )
