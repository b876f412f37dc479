"""Loading a scenario: find the file, read it, check it, and tell everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from attrs import define, evolve, field

from sim.scenario.check import check
from sim.scenario.composition import compose
from sim.scenario.library import SUFFIXES, find
from sim.scenario.model import Scenario
from sim.scenario.overrides import apply_overrides, place_of_override
from sim.scenario.part import Part
from sim.scenario.problem import Problem, ScenarioError
from sim.scenario.reform_reader import WrittenReform, override_of
from sim.scenario.scope import Scope
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
    structure = read_structure(document, FilePath(source).stem, folder)
    scenario, sheet = structure.scenario, structure.sheet
    reforms = _Reforms(structure.scope)
    if structure.reforms:
        scenario = compose(scenario, structure.reforms, sheet.part(()), reforms.load)
    check(structure.scenario, structure.scope.names, sheet)
    for problem in reforms.problems:
        sheet.report(problem)
    faults = tuple(problem for problem in sheet.problems if not problem.is_warning)
    if faults:
        raise ScenarioError(in_order(faults))
    warnings = tuple(problem for problem in sheet.problems if problem.is_warning)
    return evolve(scenario, warnings=in_order(warnings), overrides=changes)


@define
class _Reforms:
    """Loads the scenarios of reforms; what is wrong with them is told with what is wrong with the hall."""

    scope: Scope
    problems: list[Problem] = field(factory=list)

    def load(self, name: str, written: WrittenReform, part: Part) -> Scenario | None:
        """The scenario of a reform with the values that the hall sets."""
        texts = self._overrides(written)
        overrides = {place_of_override(text).source: key for key, text in texts.items()}
        source = written.scenario or name
        if self.scope.folder is not None and FilePath(source).suffix in SUFFIXES:
            source = str(self.scope.folder / source)
        try:
            return load(source, list(texts.values()))
        except ScenarioError as error:
            at = part.sheet.document
            for problem in error.problems:
                place = problem.place
                if place.source in overrides:
                    place = at.place_of((*part.path, "set", overrides[place.source]))
                elif not place.line:
                    place = at.place_of((*part.path, "scenario"))
                self.problems.append(evolve(problem, place=place))
            return None

    def _overrides(self, written: WrittenReform) -> dict[str, str]:
        return {key: override_of(key, value, self.scope) for key, value in written.values.items()}


def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=lambda problem: problem.place))
