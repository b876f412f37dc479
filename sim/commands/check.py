"""`onething check`: everything that is wrong with scenario files."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from sim.commands.options import Lang, Overrides, language
from sim.commands.output import BAD_INPUT, fail, say_done, tell, warn
from sim.scenario.message import told


def check(
    *files: Annotated[str, Parameter(help="Scenario files, or names of shipped scenarios.")],
    overrides: Overrides = None,
    lang: Lang = None,
) -> None:
    """Check scenario files without running them, and tell everything that is wrong with them."""
    from reports.problems import message_text
    from sim.scenario.load import load
    from sim.scenario.problem import ScenarioError

    if not files:
        fail("check needs at least one scenario file", BAD_INPUT)
    is_bad = False
    for file in files:
        try:
            scenario = load(file, overrides or [])
        except ScenarioError as error:
            is_bad = True
            tell(error.problems, language(lang))
        else:
            for warning in scenario.warnings:
                warn(warning, language(lang))
            say_done(message_text(told("{file}: ok", file=file), language(lang)))
    if is_bad:
        sys.exit(BAD_INPUT)
