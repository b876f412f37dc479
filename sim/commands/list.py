"""`onething list`: the shipped scenarios."""

from __future__ import annotations

from sim.commands.options import Lang, language
from sim.commands.output import write


def list_scenarios(*, lang: Lang = None) -> None:
    """List the shipped scenarios."""
    from reports.list_report import list_report
    from sim.scenario.library import shipped

    write(list_report(shipped(), language(lang)))
