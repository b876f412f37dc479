"""`onething break-even`: from which number of a parameter on the reform no longer pays."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sim.commands.options import Cluster, Jobs, Json, Lang, NameOrFile, Overrides, Replications, Seed, language
from sim.commands.output import BAD_INPUT, check_target, fail, write_results
from sim.commands.running import running
from sim.scenario.message import listed, told


def break_even(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    parameter: Annotated[str, Parameter(help="The parameter to vary, such as breach.")],
    /,
    *,
    measure: Annotated[
        str | None,
        Parameter(help="What must not become worse. Default: staff effort in all, that after the decision included."),
    ] = None,
    low: Annotated[str | None, Parameter(name="--from", help="Lowest number. Default: 0% or its range.")] = None,
    high: Annotated[str | None, Parameter(name="--to", help="Highest number. Default: 100% or its range.")] = None,
    process: Annotated[
        str | None, Parameter(help="The process to compare with the baseline. Default: the first other one.")
    ] = None,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    lang: Lang = None,
    json: Json = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> None:
    """Search the number of a parameter from which on the reform no longer saves time."""
    from sim.scenario.load import load
    from sim.scenario.varied import varied

    check_target(json)
    scenario = load(name, overrides or [])
    chosen = varied(scenario, parameter, low, high)
    from reports.break_even_json import break_even_json
    from reports.break_even_report import break_even_report
    from reports.json_file import write_json
    from sim.experiment.break_even import IN_ALL, NAMED, Question
    from sim.experiment.break_even import break_even as searched

    others = [other for other in scenario.processes if other != scenario.baseline]
    compared = process or next(iter(others), "")
    if compared not in others:
        _refuse("{typed} is not a process to compare with the baseline; allowed: {allowed}", compared, others)
    wanted = measure or IN_ALL
    if wanted not in NAMED:
        _refuse("{typed} is not a measure; allowed: {allowed}", wanted, list(NAMED))
    if replications == 1:
        fail("a break-even needs at least two replications", BAD_INPUT)
    with running(jobs, cluster, language(lang)) as runner:
        found = searched(
            Question(scenario, chosen, NAMED[wanted], compared),
            lambda amount: load(name, [*(overrides or []), chosen.setting(amount)]),
            seed=seed,
            replications=replications,
            runner=runner,
        )
    write_results(
        json,
        lambda target: write_json(break_even_json(found), target),
        lambda: break_even_report(found, language(lang)),
    )


def _refuse(template: str, typed: str, allowed: list[str]) -> None:
    fail(told(template, typed=typed or "-", allowed=listed(allowed)), BAD_INPUT)
