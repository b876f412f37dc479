"""`onething trace`: one applicant's days."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from sim.commands.options import Json, Lang, NameOrFile, Overrides, Seed, language, whole
from sim.commands.output import BAD_INPUT, check_target, fail, write_results


def trace(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    case: Annotated[
        int,
        Parameter(converter=whole, validator=Number(gte=1), help="Which case: 1 is the first of its type to arrive."),
    ] = 1,
    case_type: Annotated[
        str | None, Parameter(name="--type", help="Its case type. Default: the one that the report is about.")
    ] = None,
    replication: Annotated[
        int, Parameter(converter=whole, validator=Number(gte=1), help="Which of the independent runs, from 1.")
    ] = 1,
    overrides: Overrides = None,
    seed: Seed = 1,
    lang: Lang = None,
    json: Json = None,
) -> None:
    """Follow one applicant through every process, day by day: what is done, waited for, closed."""
    from sim.scenario.load import load

    check_target(json)
    scenario = load(name, overrides or [])
    from reports.json_file import write_json
    from reports.trace_json import trace_json
    from reports.trace_report import trace_report
    from sim.experiment.trace import NoSuchCaseError
    from sim.experiment.trace import trace as followed

    try:
        traces = followed(scenario, case_type, case, seed, replication - 1)
    except NoSuchCaseError as error:
        fail(error.message, BAD_INPUT)
    write_results(
        json,
        lambda target: write_json(trace_json(scenario, traces, seed=seed, replication=replication - 1), target),
        lambda: trace_report(scenario, traces, language(lang), seed=seed, replication=replication - 1),
    )
