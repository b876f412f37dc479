"""Loading a scenario: find the file, read it, check it, and tell everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from attrs import define, evolve, field

from sim.scenario.check import check
from sim.scenario.composition import compose
from sim.scenario.document import Document
from sim.scenario.files import Files, SourceFile
from sim.scenario.library import Found, find, find_beside
from sim.scenario.model import Scenario
from sim.scenario.overlay_reader import expanded, in_a_circle
from sim.scenario.overrides import apply_overrides, place_of_override
from sim.scenario.part import Part
from sim.scenario.problem import Problem, ScenarioError, path_text
from sim.scenario.reform_reader import WrittenReform, override_of
from sim.scenario.scope import Scope
from sim.scenario.structure import read_structure


def load(name_or_path: str, overrides: Sequence[str] = ()) -> Scenario:
    """The scenario that is shipped under a name, or stands in a file, with values set from outside (`path=value`).

    Raises:
        ScenarioError: the scenario cannot be used; every problem that was found is in it.
    """
    found = find(name_or_path)
    return load_text(found.text, found.source, overrides, found.folder)


def reloaded(scenario: Scenario, further: Sequence[str] = ()) -> Scenario:
    """The scenario read once more from the same texts, with further values set (`path=value`) on top of its own.

    Files that were read for it are not read again: they say what they said.

    Raises:
        ScenarioError: the scenario cannot be used with these values.
    """
    typed = [*scenario.typed, *further]
    return load_text(scenario.text, scenario.source, typed, scenario.folder, scenario.files)


def document_of(scenario: Scenario) -> Document:
    """What stood in the files of a scenario, with the values that were set: before anything is understood of it."""
    files = Files.of(scenario.folder, scenario.files).opening(scenario.folder, scenario.source)
    document, _ = expanded(Found(scenario.text, scenario.source, scenario.folder), files)
    return apply_overrides(document, scenario.typed)[0]


def load_text(
    text: str,
    source: str = "scenario.yaml",
    overrides: Sequence[str] = (),
    folder: FilePath | None = None,
    kept: Sequence[SourceFile] = (),
) -> Scenario:
    """The scenario that a text holds.

    Args:
        text: what stands in the file.
        source: what messages call the file.
        overrides: values set from outside, as `path=value`.
        folder: where the scenario finds other files, None if it may name none.
        kept: files from an earlier reading, taken instead of what stands on the disk now.

    Raises:
        ScenarioError: the scenario cannot be used; every problem that was found is in it.
    """
    return _read(Found(text, source, folder), overrides, Files.of(folder, kept))


def _read(found: Found, overrides: Sequence[str], files: Files) -> Scenario:
    files = files.opening(found.folder, found.source)
    document, overlay = expanded(found, files)
    document, changes = apply_overrides(document, overrides)
    structure = read_structure(document, FilePath(found.source).stem, files)
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
    return evolve(
        scenario,
        warnings=in_order(warnings),
        overrides=changes,
        typed=tuple(overrides),
        files=files.read,
        overlay=overlay,
    )


@define
class _Reforms:
    """Loads the scenarios of reforms; what is wrong with them is told with what is wrong with the hall."""

    scope: Scope
    problems: list[Problem] = field(factory=list)

    def load(self, name: str, written: WrittenReform, part: Part) -> Scenario | None:
        """The scenario of a reform with the values that the hall sets."""
        texts = self._overrides(written)
        overrides = {place_of_override(text).source: key for key, text in texts.items()}
        at = part.sheet.document
        named_at = (*part.path, "scenario")
        place = at.place_of(named_at)
        files = self.scope.files.beside(at.folder_of(named_at))
        try:
            found = find_beside(written.scenario or name, place.source if place.line else at.source, files)
            self._refuse_circle(files.circle_to(found.folder, found.source), part)
            return _read(found, list(texts.values()), files)
        except ScenarioError as error:
            for problem in error.problems:
                place = problem.place
                if place.source in overrides:
                    place = at.place_of((*part.path, "set", overrides[place.source]))
                elif not place.line:
                    place = at.place_of(named_at)
                self.problems.append(evolve(problem, place=place))
            return None

    def _refuse_circle(self, circle: tuple[str, ...], part: Part) -> None:
        if circle:
            place = part.sheet.document.place_of((*part.path, "scenario"))
            raise ScenarioError(
                (Problem(place, path_text(part.path), in_a_circle(circle), "a scenario without reforms"),)
            )

    def _overrides(self, written: WrittenReform) -> dict[str, str]:
        return {key: override_of(key, value, self.scope) for key, value in written.values.items()}


def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=lambda problem: problem.place))
