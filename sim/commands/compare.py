"""`onething compare`: two runs that were kept, and what moved from one to the other."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sim.commands.how import Runs
from sim.commands.keeping import runs_folder
from sim.commands.options import Json, Lang, language
from sim.commands.output import check_target, write_results
from sim.commands.saved import RunName


def compare(
    before: RunName,
    after: RunName,
    /,
    *,
    folder: Annotated[Runs, Parameter(name="--runs")] = None,
    lang: Lang = None,
    json: Json = None,
) -> None:
    """Compare two kept runs: which values differ, and which measures moved by how much."""
    check_target(json)
    place = runs_folder(folder)
    from reports.compare_json import compare_json
    from reports.compare_report import compare_report
    from reports.json_file import write_json
    from sim.experiment.recalled import compare_runs
    from sim.experiment.saved_runs import find_run

    found = compare_runs(find_run(place, before), find_run(place, after))
    write_results(
        json,
        lambda target: write_json(compare_json(found), target),
        lambda: compare_report(found, language(lang)),
    )
