"""Data as YAML on one line, with quotes only where they are needed: in braces other signs end a text than outside."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sim.scenario.document import Data
from sim.scenario.message import told
from sim.scenario.problem import ScenarioError
from sim.scenario.yaml_source import read_yaml


class NotOnOneLineError(ValueError):
    """A text that YAML cannot hold on one line."""


def inline(data: Data, *, in_flow: bool, style: str = "") -> str:
    """The data as it is written into a line; `in_flow` inside of brackets or braces.

    A text is written in the style that is asked for (`'`, `"` or none) if that says it, else in one that does.

    Raises:
        NotOnOneLineError: no style says it.
    """
    if isinstance(data, list):
        return f"[{', '.join(inline(item, in_flow=True) for item in data)}]"
    if isinstance(data, dict):
        entries = (f"{inline_key(key, in_flow=True)}: {inline(value, in_flow=True)}" for key, value in data.items())
        return f"{{{', '.join(entries)}}}"
    frames = ("{{k: {}, z: 1}}", "[{}, 1]") if in_flow else ("k: {}\nz: 1\n", "- {}\n- 1\n")
    expected: tuple[Data, Data] = ({"k": data, "z": "1"}, [data, "1"])
    for candidate in _candidates(data, style):
        if all(_says(frame.format(candidate), said) for frame, said in zip(frames, expected, strict=True)):
            return candidate
    raise NotOnOneLineError(told("the text cannot be written on one line"))


def inline_key(key: str, *, in_flow: bool) -> str:
    """A key as it is written before its colon; faults as of `inline`."""
    frame = "{{{}: 1, z: 1}}" if in_flow else "{}: 1\nz: 1\n"
    for candidate in _candidates(key, ""):
        if _says(frame.format(candidate), {key: "1", "z": "1"}):
            return candidate
    raise NotOnOneLineError(told("the text cannot be written on one line"))


def _candidates(text: str, style: str) -> Iterator[str]:
    plain = [text] if text else []
    single, double = "'" + text.replace("'", "''") + "'", json.dumps(text, ensure_ascii=False)
    quoted = [double, single] if style == '"' else [single, double]
    yield from (*quoted, *plain) if style in {"'", '"'} else (*plain, *quoted)
    yield json.dumps(text)


def _says(text: str, data: Data) -> bool:
    try:
        document = read_yaml(text, "")
    except ScenarioError:
        return False
    return document.data == data and not document.problems
