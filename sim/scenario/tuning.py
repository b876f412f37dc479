"""Values changed in the text of a scenario file, after a check of what comes out."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from sim.scenario.document import Data, Document
from sim.scenario.files import Files
from sim.scenario.library import Found
from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from sim.scenario.overlay_reader import expanded, is_overlay, own_path
from sim.scenario.overrides import Setting, apply_settings, place_of_override, place_of_typed, setting_from, with_value
from sim.scenario.problem import Path, Problem, ScenarioError, path_text
from sim.scenario.splice import cannot_alone, spliced
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
    before = _whole(found)
    _, paths = apply_settings(before, settings)
    _check(found, typed)
    changed = found
    for path, setting in zip(paths, settings, strict=True):
        changed = evolve(changed, text=_with_setting(changed, path, setting))
    scenario = load_text(changed.text, found.source, (), found.folder)
    last = dict(zip(paths, settings, strict=True))
    changes = tuple(Change(path_text(path), before.value_at(path), last[path].data) for path in last)
    return Tuned(changed.text, scenario, changes)


def _whole(found: Found) -> Document:
    """What the file says, together with what it extends."""
    return expanded(found, Files.of(found.folder).opening(found.folder, found.source))[0]


def _with_setting(found: Found, path: Path, setting: Setting) -> str:
    """The text with one value changed; in an overlay, it is stated there and not in the base."""
    whole = _whole(found)
    if whole.value_at(path) == setting.data:
        return found.text
    document = read_yaml(found.text, found.source)
    if not is_overlay(document):
        return spliced(document, path, setting)
    text = spliced(document, own_path(document, whole, setting), setting)
    if _whole(evolve(found, text=text)).data != with_value(whole, path, setting).data:
        raise ScenarioError((Problem(setting.place, "", cannot_alone(path), "change it in the file itself"),))
    return text


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
