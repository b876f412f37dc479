"""`onething list`: the shipped scenarios."""

from __future__ import annotations

from sim.commands.first_page import scenarios
from sim.commands.options import Lang, language
from sim.commands.output import write


def list_scenarios(*, lang: Lang = None) -> None:
    """List the shipped scenarios."""
    write(scenarios(language(lang)))
