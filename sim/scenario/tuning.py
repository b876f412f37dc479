"""Values changed in the text of a scenario file, after a check of what comes out."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from sim.scenario.document import Data
from sim.scenario.library import Found
from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from sim.scenario.overrides import Setting, apply_settings, place_of_override, place_of_typed, setting_from
from sim.scenario.problem import Problem, ScenarioError, path_text
from sim.scenario.splice import spliced
from sim.scenario.yaml_source import read_yaml


@frozen
class Change:
    """A value before and after; `old` is None of what was not there."""

    path: str
    old: Data | None
    new: Data

    @property
    def is_change(self) -> bool:
        """Whether the value is another one now."""
        return self.old != self.new


@frozen
class Tuned:
    """The changed text, what it says as a scenario, and every value that was asked for, in the order of asking."""

    text: str
    scenario: Scenario
    changes: tuple[Change, ...]


def tuned(found: Found, typed: Sequence[str]) -> Tuned:
    """The text of a file with values set in it (`path=value`); all else in it stays as it is.

    Raises:
        ScenarioError: a value cannot be set, or the scenario has faults with these values.
    """
    settings = _settings(typed)
    before = read_yaml(found.text, found.source)
    _, paths = apply_settings(before, settings)
    _check(found, typed)
    document = before
    for path, setting in zip(paths, settings, strict=True):
        if document.value_at(path) != setting.data:
            document = read_yaml(spliced(document, path, setting), found.source)
    scenario = load_text(document.text, found.source, (), found.folder)
    last = dict(zip(paths, settings, strict=True))
    changes = tuple(Change(path_text(path), before.value_at(path), last[path].data) for path in last)
    return Tuned(document.text, scenario, changes)


def _settings(typed: Sequence[str]) -> list[Setting]:
    """What was typed, read; everything that is wrong with it is told at once."""
    problems: list[Problem] = []
    settings: list[Setting] = []
    for text in typed:
        try:
            settings.append(setting_from(text, place_of_typed(text)))
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(tuple(problems))
    return settings


def _check(found: Found, typed: Sequence[str]) -> None:
    """Load the scenario with these values; what is wrong with one is said to be where it was typed, not in the file."""
    places = {place_of_override(text): place_of_typed(text) for text in typed}
    try:
        load_text(found.text, found.source, typed, found.folder)
    except ScenarioError as error:
        problems = (evolve(problem, place=places.get(problem.place, problem.place)) for problem in error.problems)
        raise ScenarioError(tuple(problems)) from None
