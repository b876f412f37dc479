"""`onething sweep`: how the answer moves with the values of parameters."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from sim.commands.options import (
    Cluster,
    Jobs,
    Json,
    Lang,
    NameOrFile,
    Overrides,
    Replications,
    Seed,
    Vary,
    language,
    whole,
)
from sim.commands.output import BAD_INPUT, RUN_FAILED, check_target, fail, write_results
from sim.commands.running import running
from sim.scenario.message import listed, told


def sweep(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    vary: Vary = None,
    points: Annotated[
        int | None,
        Parameter(
            converter=whole,
            validator=Number(gte=2, lte=2000),
            help="Instead of every combination: so many that cover all ranges evenly (a Latin hypercube).",
        ),
    ] = None,
    measure: Annotated[
        str,
        Parameter(
            help="What is shown: lead time, waiting, on time, staff effort ... as claims call it; waiting of CASE, "
            "utilisation of POOL, queue of POOL; count of, time of."
        ),
    ] = "lead time",
    process: Annotated[
        str | None, Parameter(help="The process to compare with the baseline. Default: the first other one.")
    ] = None,
    table: Annotated[bool, Parameter(negative="", help="Show every point, beside the map of two parameters.")] = False,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    lang: Lang = None,
    json: Json = None,
    csv: Annotated[
        str | None, Parameter(help="Also write every number of every point to this file, for a spreadsheet.")
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> None:
    """Run a scenario at many values of its parameters: where the reform saves most, and where it stops to."""
    from sim.experiment.measure_names import asked_measure
    from sim.scenario.load import load
    from sim.scenario.variation_reader import read_variations

    check_target(json)
    check_target(csv, "--csv")
    if not vary:
        fail("nothing is varied; give --vary, such as --vary windows=4..12", BAD_INPUT)
    scenario = load(name, overrides or [])
    variations = read_variations(scenario, vary)
    asked = asked_measure(scenario, measure)
    others = [other for other in scenario.processes if other != scenario.baseline]
    compared = process or next(iter(others), "")
    if compared not in others:
        wrong = "{typed} is not a process to compare with the baseline; allowed: {allowed}"
        fail(told(wrong, typed=compared or "-", allowed=listed(others)), BAD_INPUT)
    from reports.json_file import write_json
    from reports.sweep_json import sweep_csv, sweep_json
    from reports.sweep_report import sweep_report
    from reports.whole_file import write_whole
    from sim.experiment.sweep import sweep as swept

    with running(jobs, cluster, language(lang)) as runner:
        found = swept(scenario, variations, seed=seed, replications=replications, points=points, runner=runner)
    if csv is not None:
        write_whole(csv, sweep_csv(found).encode("utf-8-sig"))
    write_results(
        json,
        lambda target: write_json(sweep_json(found, compared, asked), target),
        lambda: sweep_report(found, compared, asked, language(lang), with_table=table),
    )
    if found.failed:
        fail(told("{count} replications failed", count=found.failed), RUN_FAILED)
