"""`onething show`: the flows, parameters and people of a scenario."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sim.commands.options import Lang, NameOrFile, Overrides, language
from sim.commands.output import print_file, write


def show(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    lang: Lang = None,
    source: Annotated[
        bool, Parameter(negative="", help="Print the scenario file itself, to make your own from.")
    ] = False,
) -> None:
    """Show the flows of a scenario side by side, its parameters, staff and hours."""
    from reports.show_report import show_report
    from sim.scenario.load import load

    scenario = load(name, overrides or [])
    if source:
        print_file(scenario.text)
    else:
        write(show_report(scenario, language(lang)))
