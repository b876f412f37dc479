"""A value changed in the text of a file; every other character of it stays."""

from __future__ import annotations

import json
import re

from sim.scenario.document import Document, Span, short
from sim.scenario.inline import NotOnOneLineError, inline, inline_key
from sim.scenario.message import Message, told
from sim.scenario.overrides import Setting, with_value
from sim.scenario.problem import Path, Problem, ScenarioError, path_text
from sim.scenario.yaml_source import read_yaml

_LINE_END = re.compile("\r\n|[\n\r]")
_NEW_LINE = "\n"
_FOLDED = {"|", ">"}


def spliced(document: Document, path: Path, setting: Setting) -> str:
    """The text of a document with the value of a setting at a path, where another value or none is.

    Raises:
        ScenarioError: the value cannot be written there without changing more.
    """
    expected = with_value(document, path, setting)
    span = document.spans.get(path)
    try:
        text = _added(document, path, setting) if span is None else _replaced(document, path, span, setting)
    except NotOnOneLineError as error:
        raise _refusal(setting, error.args[0]) from None
    if not _says(text, expected):
        raise _refusal(setting, cannot_alone(path))
    return text


def cannot_alone(path: Path) -> Message:
    """What is said of a value that cannot be another one while all else stays."""
    return told("{path} cannot be changed alone", path=short(path_text(path)))


def _refusal(setting: Setting, wrong: str) -> ScenarioError:
    return ScenarioError((Problem(setting.place, "", wrong, "change it in the file itself"),))


def _says(text: str, expected: Document) -> bool:
    """Whether a text says what is expected, in the same order, and nothing else."""
    try:
        changed = read_yaml(text, expected.source)
    except ScenarioError:
        return False
    is_same = json.dumps(changed.data) == json.dumps(expected.data)
    return is_same and len(changed.problems) == len(expected.problems)


def _replaced(document: Document, path: Path, span: Span, setting: Setting) -> str:
    end = _end_of(document, span)
    first, *more = _LINE_END.split(document.text[span.start : end])
    if span.style == "-" or (span.style == "[" and more):
        raise _refusal(setting, told("{path} is written over several lines", path=short(path_text(path))))
    if span.style in _FOLDED and "#" in first:
        raise _refusal(setting, told("there is a comment inside of {path}", path=short(path_text(path))))
    new = inline(setting.data, in_flow=span.in_flow, style=span.style)
    needs_space = document.text[: span.start].endswith(":")
    return f"{document.text[: span.start]}{' ' if needs_space else ''}{new}{document.text[end:]}"


def _added(document: Document, path: Path, setting: Setting) -> str:
    """The text with a new key at the end of the mapping around it, or with a new mapping that holds it."""
    data = setting.data
    while path[:-1] not in document.spans:
        path, data = path[:-1], {str(path[-1]): data}
    around, depth = document.spans[path[:-1]], len(path) - 1
    if around.style not in {"[", "-"}:
        raise _refusal(setting, told("nothing is written in {path}", path=short(path_text(path[:-1]))))
    inside = [span for known, span in document.spans.items() if len(known) > depth and known[:depth] == path[:-1]]
    in_flow = around.style == "["
    entry = f"{inline_key(str(path[-1]), in_flow=in_flow)}: {inline(data, in_flow=in_flow)}"
    if in_flow:
        at = max((_end_of(document, span) for span in inside), default=around.start + 1)
        return f"{document.text[:at]}{', ' if inside else ''}{entry}{document.text[at:]}"
    column = min(place.column for key, place in document.keys.items() if key[:-1] == path[:-1])
    return _with_line(
        document.text, max(_end_of(document, span) for span in inside if span.style != "-"), column, entry
    )


def _with_line(text: str, after: int, column: int, entry: str) -> str:
    """The text with a new line behind the one in which a place is, ended as the lines of the text are."""
    line_end, found = _LINE_END.search(text), _LINE_END.search(text, after)
    at = found.start() if found else len(text)
    return f"{text[:at]}{line_end[0] if line_end else _NEW_LINE}{' ' * (column - 1)}{entry}{text[at:]}"


def _end_of(document: Document, span: Span) -> int:
    """The end of what is written; folded texts reach over the empty lines behind them."""
    if span.style not in _FOLDED:
        return span.end
    return span.start + len(document.text[span.start : span.end].rstrip(" \t\r\n"))
