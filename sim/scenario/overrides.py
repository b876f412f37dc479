"""Values set in place of those of the file: `--set devices=300`, `--set processes.old.rename[0].takes=5 min`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path as FilePath

from attrs import evolve, frozen

from sim.scenario.document import Data, Document, short
from sim.scenario.message import Message, listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.problem import Path, PathKey, Place, Problem, ScenarioError, path_text
from sim.scenario.structure import SCENARIO
from sim.scenario.yaml_source import read_yaml

_SEGMENT = re.compile(r"[^.\[\]]+")
_LONGEST_PLACE = 120
_DEEPEST = 100
_INDEX = re.compile(r"[0-9]{1,9}")


@frozen
class Setting:
    """A value for a place in the file: path and value as written, the value as data, and where problems are said to be.

    `key_place` is where the path itself is written, if that is another place; `folder` is where files that the value
    names are looked for, None for that of the scenario.
    """

    path: str
    value: str
    data: Data
    place: Place
    key_place: Place | None = None
    folder: FilePath | None = None

    @property
    def path_place(self) -> Place:
        """Where the path is written."""
        return self.key_place or self.place


def apply_overrides(document: Document, overrides: Sequence[str]) -> tuple[Document, tuple[tuple[str, str], ...]]:
    """The document with these values (`path=value`) instead of its own, and what was set, as (path, value).

    Raises:
        ScenarioError: a path leads nowhere or a value is not YAML; all such problems at once.
    """
    problems: list[Problem] = []
    settings: list[Setting] = []
    for text in overrides:
        try:
            settings.append(setting_from(text, place_of_override(text)))
        except ScenarioError as error:
            problems.extend(error.problems)
    try:
        document, paths = apply_settings(document, settings)
    except ScenarioError as error:
        problems = [*error.problems, *problems]
    if problems:
        raise ScenarioError((*document.problems, *problems))
    return document, tuple((path_text(path), setting.value) for path, setting in zip(paths, settings, strict=True))


def apply_settings(document: Document, settings: Sequence[Setting]) -> tuple[Document, tuple[Path, ...]]:
    """The document with these values, one after the other, and the path to which each of them led.

    Raises:
        ScenarioError: a path leads nowhere; all such problems at once.
    """
    if not settings:
        return document, ()
    problems: list[Problem] = []
    paths: list[Path] = []
    changed = _copied(document)
    for setting in settings:
        try:
            paths.append(path_of(changed.data, setting))
            _set(changed, paths[-1], setting)
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(tuple(problems))
    return changed, tuple(paths)


def with_value(document: Document, path: Path, setting: Setting) -> Document:
    """The document with the value of a setting at a path that is known already."""
    changed = _copied(document)
    _set(changed, path, setting)
    return changed


def _copied(document: Document) -> Document:
    return evolve(
        document,
        data=deepcopy(document.data),
        values=dict(document.values),
        keys=dict(document.keys),
        folders=dict(document.folders),
    )


def present_at(document: Document, typed: str, place: Place) -> tuple[Path, Data]:
    """Where a path that was typed leads, and what the document says there now; "" where nothing stands yet.

    Raises:
        ScenarioError: it leads nowhere, which is said of `place`.
    """
    path = path_of(document.data, Setting(typed, "", "", place))
    data = document.value_at(path)
    return path, "" if data is None else data


def place_of_override(text: str) -> Place:
    """What is set, as problems with it name their place; long texts are cut."""
    return place_of_typed(text, "--set ")


def place_of_typed(text: str, before: str = "") -> Place:
    """What was typed, as problems with it name their place; long texts are cut."""
    return Place(f"{before}{text if len(text) <= _LONGEST_PLACE else f'{text[:_LONGEST_PLACE]}...'}")


def setting_from(text: str, place: Place) -> Setting:
    """What `path=value` sets. Raises `ScenarioError` if it is no such text, or its value is not YAML."""
    path, sign, value = text.partition("=")
    if not sign or not path.strip():
        raise _error(place, told("{text} sets nothing", text=short(text)), "path=value, such as devices=300")
    return Setting(path.strip(), value.strip(), _read(value.strip(), place), place)


def _error(place: Place, wrong: str, allowed: str = "", meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(place, "", wrong, allowed, meant),))


def path_of(data: Data, setting: Setting) -> Path:
    """Where a setting leads: the parameter of a name, or keys and numbers from the top of the file.

    Raises:
        ScenarioError: it leads nowhere.
    """
    top = data if isinstance(data, dict) else {}
    parameters = top.get("parameters")
    names = parameters if isinstance(parameters, dict) else {}
    typed = _in_english(setting.path, names, top)
    if typed in names:
        return ("parameters", typed, "value")
    reforms = _reforms(top)
    short_path = _of_reform(setting, reforms)
    if short_path:
        return short_path
    segments = _SEGMENT.findall(setting.path)
    if not 0 < len(segments) <= _DEEPEST:
        raise _error(
            setting.path_place,
            told("{path} is not a path", path=short(setting.path)),
            "a path such as processes.old.rename[0].takes",
        )
    if len(segments) == 1 and segments[0] not in {*top, *(entry.key for entry in SCENARIO.entries)}:
        known = [*names, *_in_chinese(names, top), *top]
        meant = f"reforms.{setting.path}" if setting.path in reforms else nearest(setting.path, known)
        raise _error(
            setting.path_place, told("{path} is not a parameter", path=short(setting.path)), _some(names), meant
        )
    path: Path = ()
    while segments:
        key, used = _next_key(data, segments, setting, path)
        path = (*path, key)
        segments = segments[used:]
        data = _inside(data, key)
    return path


def _in_english(typed: str, names: Mapping[str, Data], top: Mapping[str, Data]) -> str:
    """The name of the parameter whose Chinese name was typed, else what was typed."""
    return _in_chinese(names, top).get(typed, typed)


def _in_chinese(names: Mapping[str, Data], top: Mapping[str, Data]) -> dict[str, str]:
    """The parameters by their Chinese names."""
    chinese = top.get("chinese")
    translations = chinese if isinstance(chinese, dict) else {}
    spoken = ((translations.get(name), name) for name in reversed(list(names)))
    return {own: name for own, name in spoken if isinstance(own, str)}


def _reforms(top: Mapping[str, Data]) -> Mapping[str, Data]:
    """The reforms of a hall by name; none in other files."""
    reforms = top.get("reforms")
    return reforms if isinstance(reforms, dict) else {}


def _of_reform(setting: Setting, reforms: Mapping[str, Data]) -> Path:
    """`reforms.NAME` is its switch, `NAME.PARAMETER` a parameter of its scenario; () for every other path.

    The whole path of such a parameter, `reforms.NAME.set.PARAMETER`, does too where the file sets none yet.
    """
    for reform in reforms:
        inside = setting.path.removeprefix(f"reforms.{reform}.set.")
        if inside != setting.path:
            return ("reforms", reform, "set", inside)
    name = setting.path.removeprefix("reforms.")
    if name != setting.path and name in reforms:
        return ("reforms", name, "switch")
    if name != setting.path and reforms and len(_SEGMENT.findall(name)) == 1:
        raise _no_such_key(setting, name, ("reforms",), list(reforms), list(reforms))
    name, dot, parameter = setting.path.partition(".")
    return ("reforms", name, "set", parameter) if dot and name in reforms else ()


def _some(names: Sequence[str] | dict[str, Data]) -> str:
    return told("parameters: {names}", names=listed(names, "and")) if names else "the file has no parameters"


def _next_key(data: Data, segments: list[str], setting: Setting, path: Path) -> tuple[PathKey, int]:
    """The key that the next segments name, and how many they are (a key may contain dots)."""
    where = _where(path)
    if isinstance(data, dict):
        for used in range(1, len(segments) + 1):
            if ".".join(segments[:used]) in data:
                return ".".join(segments[:used]), used
        if len(segments) == 1:
            return segments[0], 1
        meant = [*data, *({} if path else _reforms(data))]
        raise _no_such_key(setting, segments[0], path, list(data), meant)
    if isinstance(data, list):
        if _INDEX.fullmatch(segments[0]) and int(segments[0]) < len(data):
            return int(segments[0]), 1
        allowed = told("a number from 0 to {last}", last=len(data) - 1)
        raise _error(
            setting.path_place,
            told("there is no {key} {where}, which is a list", key=short(segments[0]), where=where),
            allowed,
        )
    raise _error(
        setting.path_place, told("there is nothing {where}, which is the value {value}", where=where, value=short(data))
    )


def _where(path: Path) -> Message:
    return told("in {path}", path=path_text(path)) if path else told("in the file")


def _no_such_key(
    setting: Setting, key: str, path: Path, known: Sequence[str], candidates: Sequence[str]
) -> ScenarioError:
    """Nothing of this name is where the path leads; `candidates` are what may have been meant."""
    wrong = told("there is no {key} {where}", key=short(key), where=_where(path))
    return _error(setting.path_place, wrong, listed(known), nearest(key, candidates))


def _inside(data: Data, key: PathKey) -> Data:
    if isinstance(data, dict) and isinstance(key, str):
        return data.get(key, "")
    if isinstance(data, list) and isinstance(key, int):
        return data[key]
    return ""


def _set(document: Document, path: Path, setting: Setting) -> None:
    """Change the document, which nobody else has yet."""
    data = document.data
    for key in path[:-1]:
        if isinstance(data, dict) and key == "set" and key not in data:
            data["set"] = {}
        data = _inside(data, key)
    if isinstance(data, dict):
        data[str(path[-1])] = deepcopy(setting.data)
    elif isinstance(data, list):
        data[int(path[-1])] = deepcopy(setting.data)
    depth = len(path)
    for places in (document.values, document.keys, document.folders):
        for known in [known for known in places if known[:depth] == path]:
            del places[known]
    document.values[path] = setting.place
    document.keys[path] = setting.path_place
    document.folders[path] = setting.folder


def _read(value: str, place: Place) -> Data:
    """The value as a small YAML text; a text that is no YAML is said to stand in the setting."""
    if not value:
        return ""
    try:
        document = read_yaml(value, place.source)
    except ScenarioError as error:
        raise ScenarioError(tuple(evolve(problem, place=place) for problem in error.problems)) from None
    if document.problems:
        raise ScenarioError(tuple(evolve(problem, place=place) for problem in document.problems))
    return document.data
