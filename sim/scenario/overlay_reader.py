"""Overlays read: the document of the base with the values that the overlay sets, each with its own place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath

from attrs import evolve, field, frozen

from sim.scenario.document import Data, Document, every_text
from sim.scenario.files import Files
from sim.scenario.form import Entry, Form
from sim.scenario.inline import NotOnOneLineError, inline
from sim.scenario.library import Found, find_beside
from sim.scenario.message import Message, joined, told
from sim.scenario.overlay import Difference, Overlay
from sim.scenario.overrides import Setting, apply_settings, path_of, with_value
from sim.scenario.part import Part, Sheet
from sim.scenario.problem import Path, Place, Problem, ScenarioError, path_text
from sim.scenario.reader import ByName, Text, Untouched
from sim.scenario.scope import Scope
from sim.scenario.yaml_source import read_yaml

EXTENDS = "extends"
MOST_BASES = 10


@frozen
class WrittenOverlay:
    """An overlay as its file states it."""

    extends: str = ""
    title: str = ""
    about: str = ""
    values: dict[str, Part] = field(factory=dict)
    chinese: dict[str, str] = field(factory=dict)


OVERLAY = Form(
    WrittenOverlay,
    "an overlay",
    "Another scenario with some values changed.",
    (
        Entry(EXTENDS, Text("a shipped scenario or a file"), "the scenario that is changed", required=True),
        Entry("title", Text(), "the name of the changed scenario; that of the other if nothing is said"),
        Entry("about", Text(), "what is changed and why, in a few sentences"),
        Entry("set", ByName(Untouched({}), "values by path"), "the changed values, by paths as for --set", "values"),
        Entry("chinese", ByName(Text("a Chinese name"), "Chinese names"), "further Chinese names by English ones"),
    ),
)


def expanded(found: Found, files: Files) -> tuple[Document, Overlay | None]:
    """The document of a scenario; of an overlay, what its base says with the changed values, and what those are.

    `files` are those of the folder of this scenario, which is open already.

    Raises:
        ScenarioError: the file or one of its bases cannot be read, or a path leads nowhere.
    """
    document = read_yaml(found.text, found.source)
    if not is_overlay(document):
        return document, None
    sheet = Sheet(document)
    written = OVERLAY.read(Part(document.data, (), sheet), Scope(files=files))
    if written is None or sheet.problems:
        raise ScenarioError((*document.problems, *sheet.problems))
    base_found = _base(written, document, files)
    base, below = expanded(base_found, files.opening(base_found.folder, base_found.source))
    changed, paths = _with_values(base, base_found.folder, written, document, files.folder)
    overlay = _overlay(base, base_found, below)
    overlay = evolve(overlay, differences=_differences(overlay, base, changed, paths, found.source))
    return changed, overlay


def is_overlay(document: Document) -> bool:
    """Whether a file extends another one."""
    return isinstance(document.data, dict) and EXTENDS in document.data


def own_path(overlay: Document, whole: Document, setting: Setting) -> Path:
    """Where an overlay itself states, or would state, a value: `title` and the like as such, others under `set`."""
    path = path_of(whole.data, setting)
    if path[0] in ("title", "about") or (path[0] == "chinese" and len(path) > 1):
        return path
    values = overlay.value_at(("set",))
    for key in reversed(values if isinstance(values, dict) else {}):
        if path_of(whole.data, Setting(key, "", "", setting.place)) == path:
            return ("set", key)
    return ("set", setting.path)


def _base(written: WrittenOverlay, document: Document, files: Files) -> Found:
    """The scenario that is extended; what is wrong with finding it is told where it is named."""
    place = document.place_of((EXTENDS,))
    try:
        base = find_beside(written.extends, document.source, files)
    except ScenarioError as error:
        raise ScenarioError(tuple(_placed(problem, place) for problem in error.problems)) from None
    circle = files.circle_to(base.folder, base.source)
    if circle:
        allowed = "a scenario that extends no other must be at the end"
        raise ScenarioError((Problem(place, EXTENDS, in_a_circle(circle), allowed),))
    if len(files.opened) > MOST_BASES:
        wrong = told("more than {most} files extend each other", most=MOST_BASES)
        raise ScenarioError((Problem(place, EXTENDS, wrong, "fewer in a row"),))
    return base


def in_a_circle(sources: Iterable[str]) -> Message:
    """What is said of files that lead to themselves again."""
    return told("these files name each other in a circle: {chain}", chain=joined(sources, " to "))


def _placed(problem: Problem, place: Place) -> Problem:
    """A problem of a file that is not there has no line of its own."""
    if problem.place.line:
        return problem
    wrong = told("{source}: {wrong}", source=problem.place.source, wrong=told(problem.wrong))
    return evolve(problem, place=place, where=EXTENDS, wrong=wrong)


def _with_values(
    base: Document, base_folder: FilePath | None, written: WrittenOverlay, own: Document, folder: FilePath | None
) -> tuple[Document, tuple[Path, ...]]:
    """The base with everything that the overlay states, and the paths of what it sets."""
    folders = {(): base_folder, **base.folders}
    problems = (*base.problems, *own.problems)
    changed = evolve(base, source=own.source, text=own.text, problems=problems, spans={}, folders=folders)
    for path in _stated(written, base):
        changed = with_value(changed, path, _setting(own, path, folder))
    keys = list(written.values)
    changed, paths = apply_settings(changed, [_setting(own, ("set", key), folder) for key in keys])
    for key, path in zip(keys, paths, strict=True):
        _take_places(changed, path, own, ("set", key))
    before = (base.value_at(path) for path in (*_stated(written, base), *paths))
    replaced = {text for data in before if data is not None for text in every_text(data)}
    return evolve(changed, replaced=base.replaced | replaced), paths


def _stated(written: WrittenOverlay, base: Document) -> list[Path]:
    paths: list[Path] = [(key,) for key in ("title", "about") if getattr(written, key)]
    if written.chinese and not isinstance(base.value_at(("chinese",)), dict):
        return [*paths, ("chinese",)]
    return [*paths, *(("chinese", name) for name in written.chinese)]


def _setting(own: Document, path: Path, folder: FilePath | None) -> Setting:
    data = own.value_at(path)
    return Setting(str(path[-1]), "", "" if data is None else data, own.place_of(path), own.place_of_key(path), folder)


def _take_places(changed: Document, path: Path, own: Document, own_at: Path) -> None:
    """What stands inside a value that is set keeps its places in the overlay."""
    depth = len(own_at)
    for theirs, ours in ((changed.values, own.values), (changed.keys, own.keys)):
        theirs.update({(*path, *at[depth:]): place for at, place in ours.items() if at[:depth] == own_at})


def _overlay(base: Document, found: Found, below: Overlay | None) -> Overlay:
    """What is extended, before anything is changed here."""
    if below is not None:
        return evolve(below, bases=(found.source, *below.bases))
    title = base.value_at(("title",))
    return Overlay(FilePath(found.source).stem, title if isinstance(title, str) else "", (found.source,), ())


def _differences(
    below: Overlay, base: Document, changed: Document, paths: tuple[Path, ...], source: str
) -> tuple[Difference, ...]:
    """What is different from the last base: changed further down, and here."""
    known: dict[str, Difference] = {one.path: one for one in below.differences}
    for path in paths:
        name = path_text(path)
        before = known.pop(name).old if name in known else _text(base.value_at(path))
        after = _text(changed.value_at(path))
        if after is not None and after != before:
            known[name] = Difference(name, before, after, source)
    return tuple(known.values())


def _text(data: Data | None) -> str | None:
    if data is None or isinstance(data, str):
        return data
    try:
        return inline(data, in_flow=False)
    except NotOnOneLineError:
        return "..."
