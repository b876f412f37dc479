"""Values set from outside: `--set devices=300`, `--set processes.old.rename[0].takes=5 min`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from attrs import evolve, frozen

from sim.scenario.document import Data, Document, short
from sim.scenario.notation_error import nearest
from sim.scenario.part import listed
from sim.scenario.problem import Path, PathKey, Place, Problem, ScenarioError, path_text
from sim.scenario.structure import SCENARIO
from sim.scenario.yaml_source import read_yaml

_SEGMENT = re.compile(r"[^.\[\]]+")


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


def _parsed(text: str) -> Override:
    path, sign, value = text.partition("=")
    place = Place(f"--set {text}")
    if not sign or not path.strip():
        raise _error(place, f"{short(text)} sets nothing", "path=value, such as devices=300")
    return Override(path.strip(), value.strip(), place)


def _error(place: Place, wrong: str, allowed: str = "", meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(place, "", wrong, allowed, meant),))


def _resolved(data: Data, override: Override) -> Path:
    """The path that was typed: the name of a parameter, or keys and numbers from the top of the file."""
    top = data if isinstance(data, dict) else {}
    parameters = top.get("parameters")
    names = parameters if isinstance(parameters, dict) else {}
    if override.path in names:
        return ("parameters", override.path, "value")
    segments = _SEGMENT.findall(override.path)
    if not segments:
        raise _error(
            override.place, f"{short(override.path)} is not a path", "a path such as processes.old.rename[0].takes"
        )
    if len(segments) == 1 and segments[0] not in {*top, *(entry.key for entry in SCENARIO.entries)}:
        meant = nearest(override.path, [*names, *top])
        raise _error(override.place, f"{short(override.path)} is not a parameter", _some(names), meant)
    path: Path = ()
    while segments:
        key, used = _next_key(data, segments, override, path)
        path = (*path, key)
        segments = segments[used:]
        data = _inside(data, key)
    return path


def _some(names: Sequence[str] | dict[str, Data]) -> str:
    return f"parameters: {listed(names, 'and')}" if names else "the file has no parameters"


def _next_key(data: Data, segments: list[str], override: Override, path: Path) -> tuple[PathKey, int]:
    """The key that the next segments name, and how many they are (a key may contain dots)."""
    where = f"in {path_text(path)}" if path else "in the file"
    if isinstance(data, dict):
        for used in range(1, len(segments) + 1):
            if ".".join(segments[:used]) in data:
                return ".".join(segments[:used]), used
        if len(segments) == 1:
            return segments[0], 1
        known = list(data)
        raise _error(
            override.place, f"there is no {short(segments[0])} {where}", listed(known), nearest(segments[0], known)
        )
    if isinstance(data, list):
        if segments[0].isdecimal() and int(segments[0]) < len(data):
            return int(segments[0]), 1
        allowed = f"a number from 0 to {len(data) - 1}"
        raise _error(override.place, f"there is no {short(segments[0])} {where}, which is a list", allowed)
    raise _error(override.place, f"there is nothing {where}, which is the value {short(data)}")


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
