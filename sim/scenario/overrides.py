"""Values set from outside: `--set devices=300`, `--set processes.old.rename[0].takes=5 min`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

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
class Override:
    """One value from outside: the path as typed, the value as typed, and where problems with it are said to be."""

    path: str
    value: str
    place: Place


def apply_overrides(document: Document, overrides: Sequence[str]) -> tuple[Document, tuple[tuple[str, str], ...]]:
    """The document with these values instead of its own, and what was set, as (path, value).

    Raises:
        ScenarioError: a path leads nowhere or a value is not YAML; all such problems at once.
    """
    if not overrides:
        return document, ()
    problems: list[Problem] = []
    changed = evolve(document, data=deepcopy(document.data), values=dict(document.values), keys=dict(document.keys))
    applied: list[tuple[str, str]] = []
    for text in overrides:
        try:
            override = _parsed(text)
            path = _resolved(changed.data, override)
            changed = _with_value(changed, path, override)
            applied.append((path_text(path), override.value))
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError((*document.problems, *problems))
    return changed, tuple(applied)


def present_at(document: Document, typed: str, place: Place) -> tuple[Path, Data]:
    """Where a path that was typed leads, and what the document says there now; "" where nothing stands yet.

    Raises:
        ScenarioError: it leads nowhere, which is said of `place`.
    """
    path = _resolved(document.data, Override(typed, "", place))
    data = document.data
    for key in path:
        data = _inside(data, key)
    return path, data


def place_of_override(text: str) -> Place:
    """What is set, as problems with it name their place; long texts are cut."""
    return Place(f"--set {text if len(text) <= _LONGEST_PLACE else f'{text[:_LONGEST_PLACE]}...'}")


def _parsed(text: str) -> Override:
    path, sign, value = text.partition("=")
    place = place_of_override(text)
    if not sign or not path.strip():
        raise _error(place, told("{text} sets nothing", text=short(text)), "path=value, such as devices=300")
    return Override(path.strip(), value.strip(), place)


def _error(place: Place, wrong: str, allowed: str = "", meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(place, "", wrong, allowed, meant),))


def _resolved(data: Data, override: Override) -> Path:
    """The path that was typed: the name of a parameter, or keys and numbers from the top of the file."""
    top = data if isinstance(data, dict) else {}
    parameters = top.get("parameters")
    names = parameters if isinstance(parameters, dict) else {}
    typed = _in_english(override.path, names, top)
    if typed in names:
        return ("parameters", typed, "value")
    reforms = _reforms(top)
    short_path = _of_reform(override, reforms)
    if short_path:
        return short_path
    segments = _SEGMENT.findall(override.path)
    if not 0 < len(segments) <= _DEEPEST:
        raise _error(
            override.place,
            told("{path} is not a path", path=short(override.path)),
            "a path such as processes.old.rename[0].takes",
        )
    if len(segments) == 1 and segments[0] not in {*top, *(entry.key for entry in SCENARIO.entries)}:
        meant = f"reforms.{override.path}" if override.path in reforms else nearest(override.path, [*names, *top])
        raise _error(override.place, told("{path} is not a parameter", path=short(override.path)), _some(names), meant)
    path: Path = ()
    while segments:
        key, used = _next_key(data, segments, override, path)
        path = (*path, key)
        segments = segments[used:]
        data = _inside(data, key)
    return path


def _in_english(typed: str, names: Mapping[str, Data], top: Mapping[str, Data]) -> str:
    """The name of the parameter whose Chinese name was typed, else what was typed."""
    chinese = top.get("chinese")
    translations = chinese if isinstance(chinese, dict) else {}
    return next((name for name in names if translations.get(name) == typed), typed)


def _reforms(top: Mapping[str, Data]) -> Mapping[str, Data]:
    """The reforms of a hall by name; none in other files."""
    reforms = top.get("reforms")
    return reforms if isinstance(reforms, dict) else {}


def _of_reform(override: Override, reforms: Mapping[str, Data]) -> Path:
    """`reforms.NAME` is its switch, `NAME.PARAMETER` a parameter of its scenario; () for every other path.

    The whole path of such a parameter, `reforms.NAME.set.PARAMETER`, does too where the file sets none yet.
    """
    for reform in reforms:
        inside = override.path.removeprefix(f"reforms.{reform}.set.")
        if inside != override.path:
            return ("reforms", reform, "set", inside)
    name = override.path.removeprefix("reforms.")
    if name != override.path and name in reforms:
        return ("reforms", name, "switch")
    if name != override.path and reforms and len(_SEGMENT.findall(name)) == 1:
        raise _no_such_key(override, name, ("reforms",), list(reforms), list(reforms))
    name, dot, parameter = override.path.partition(".")
    return ("reforms", name, "set", parameter) if dot and name in reforms else ()


def _some(names: Sequence[str] | dict[str, Data]) -> str:
    return told("parameters: {names}", names=listed(names, "and")) if names else "the file has no parameters"


def _next_key(data: Data, segments: list[str], override: Override, path: Path) -> tuple[PathKey, int]:
    """The key that the next segments name, and how many they are (a key may contain dots)."""
    where = _where(path)
    if isinstance(data, dict):
        for used in range(1, len(segments) + 1):
            if ".".join(segments[:used]) in data:
                return ".".join(segments[:used]), used
        if len(segments) == 1:
            return segments[0], 1
        meant = [*data, *({} if path else _reforms(data))]
        raise _no_such_key(override, segments[0], path, list(data), meant)
    if isinstance(data, list):
        if _INDEX.fullmatch(segments[0]) and int(segments[0]) < len(data):
            return int(segments[0]), 1
        allowed = told("a number from 0 to {last}", last=len(data) - 1)
        raise _error(
            override.place,
            told("there is no {key} {where}, which is a list", key=short(segments[0]), where=where),
            allowed,
        )
    raise _error(
        override.place, told("there is nothing {where}, which is the value {value}", where=where, value=short(data))
    )


def _where(path: Path) -> Message:
    return told("in {path}", path=path_text(path)) if path else told("in the file")


def _no_such_key(
    override: Override, key: str, path: Path, known: Sequence[str], candidates: Sequence[str]
) -> ScenarioError:
    """Nothing of this name is where the path leads; `candidates` are what may have been meant."""
    wrong = told("there is no {key} {where}", key=short(key), where=_where(path))
    return _error(override.place, wrong, listed(known), nearest(key, candidates))


def _inside(data: Data, key: PathKey) -> Data:
    if isinstance(data, dict) and isinstance(key, str):
        return data.get(key, "")
    if isinstance(data, list) and isinstance(key, int):
        return data[key]
    return ""


def _with_value(document: Document, path: Path, override: Override) -> Document:
    value = _read(override)
    data = document.data
    for key in path[:-1]:
        if isinstance(data, dict) and key == "set" and key not in data:
            data["set"] = {}
        data = _inside(data, key)
    if isinstance(data, dict):
        data[str(path[-1])] = value
    elif isinstance(data, list):
        data[int(path[-1])] = value
    depth = len(path)
    values = {known: place for known, place in document.values.items() if known[:depth] != path}
    keys = {known: place for known, place in document.keys.items() if known[:depth] != path}
    values[path] = override.place
    keys[path] = override.place
    return evolve(document, values=values, keys=keys)


def _read(override: Override) -> Data:
    """The value as a small YAML text; a text that is no YAML is said to stand in the override."""
    if not override.value:
        return ""
    try:
        document = read_yaml(override.value, override.place.source)
    except ScenarioError as error:
        problems = tuple(evolve(problem, place=override.place) for problem in error.problems)
        raise ScenarioError(problems) from None
    if document.problems:
        raise ScenarioError(tuple(evolve(problem, place=override.place) for problem in document.problems))
    return document.data
