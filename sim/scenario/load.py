"""Loading a scenario: find the file, read it, check it, and tell everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from attrs import evolve

from sim.scenario.check import check
from sim.scenario.library import find
from sim.scenario.model import Scenario
from sim.scenario.overrides import apply_overrides
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.structure import read_structure
from sim.scenario.yaml_source import read_yaml


def load(name_or_path: str, overrides: Sequence[str] = ()) -> Scenario:
    """The scenario that is shipped under a name, or stands in a file, with values set from outside (`path=value`).

    Raises:
        ScenarioError: the scenario cannot be used; every problem that was found is in it.
    """
    found = find(name_or_path)
    return load_text(found.text, found.source, overrides, found.folder)


def load_text(
    text: str,
    source: str = "scenario.yaml",
    overrides: Sequence[str] = (),
    folder: FilePath | None = None,
) -> Scenario:
    """The scenario that a text holds; `folder` is where it may find files with observed values.

    Raises:
        ScenarioError: the scenario cannot be used; every problem that was found is in it.
    """
    document, changes = apply_overrides(read_yaml(text, source), overrides)
    scenario, names, sheet = read_structure(document, FilePath(source).stem, folder)
    check(scenario, names, sheet)
    faults = tuple(problem for problem in sheet.problems if not problem.is_warning)
    if faults:
        raise ScenarioError(in_order(faults))
    warnings = tuple(problem for problem in sheet.problems if problem.is_warning)
    return evolve(scenario, warnings=in_order(warnings), overrides=changes)


def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=lambda problem: problem.place))
