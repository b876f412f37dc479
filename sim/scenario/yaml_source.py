"""The YAML in a scenario file: text to plain data with places. No other file may import yaml.

The file is built from the stream of YAML events, in one pass and with bounded depth. Every scalar keeps its text,
so nothing of YAML 1.1 gets in (`12:30` is not 750 and `no` is not False); what the text means is for the notation
to say. Aliases, anchors and tags are refused: a reader should see each number where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from attrs import define, evolve, field

from sim.scenario.document import Data, Document, Span, short
from sim.scenario.message import told
from sim.scenario.problem import Path, Place, Problem, ScenarioError, path_text
from sim.scenario.yaml_words import DEEPEST, in_plain_words, too_deep

LARGEST_FILE = 5_000_000
MOST_NODES = 10_000

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is there wherever libyaml was

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decode(content: bytes, source: str) -> str:
    """The text of a file. Raises `ScenarioError` if it is too large, or not UTF-8."""
    if len(content) > LARGEST_FILE:
        raise _fatal(Place(source), told("the file is larger than {most} MB", most=LARGEST_FILE // 1_000_000))
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Place(source, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
        wrong = told("byte {byte} is not UTF-8 text", byte=f"{content[error.start]:#04x}")
        raise _fatal(place, wrong, "save the file with the encoding UTF-8") from None


def read_yaml(text: str, source: str) -> Document:
    """Read one YAML document. Raises `ScenarioError` where it cannot be made out what stands where."""
    _refuse_control_characters(text, source)
    building = _Building(source, text)
    try:
        building.run(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        raise ScenarioError((*building.problems, _in_plain_words(error, text, source))) from None
    except yaml.YAMLError as error:
        raise ScenarioError(
            (*building.problems, Problem(Place(source), "", told("this is not YAML: {message}", message=str(error))))
        ) from None
    if building.is_lost:
        raise ScenarioError(tuple(building.problems))
    if building.data is None or building.data == "":
        raise _fatal(Place(source), "the file is empty", "a scenario begins with `title:`")
    return Document(
        source, text, building.data, building.values, building.keys, tuple(building.problems), building.spans
    )


def _fatal(place: Place, wrong: str, allowed: str = "") -> ScenarioError:
    return ScenarioError((Problem(place, "", wrong, allowed),))


def _refuse_control_characters(text: str, source: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        before = _LINE_END.split(text[: found.start()])
        raise _fatal(
            Place(source, len(before), len(before[-1]) + 1),
            told("the control character {code} is not text", code=f"{ord(found[0]):#04x}"),
        )


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, source: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(source), "", told("this is not YAML: {message}", message=str(error)))
    lines = _LINE_END.split(text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    wrong, allowed = in_plain_words(error.problem or "", line, mark.column)
    if error.context_mark is not None and error.context_mark.line != mark.line:
        wrong = told("{wrong} (it begins in line {line})", wrong=told(wrong), line=error.context_mark.line + 1)
    return Problem(Place(source, mark.line + 1, mark.column + 1), "", wrong, allowed)


@define
class _Level:
    """A list or mapping that is being filled; `key` is the key whose value comes next, None where a key does."""

    path: Path
    data: list[Data] | dict[str, Data]
    span: Span
    key: str | None = None
    ignored: bool = False


@define
class _Building:
    """Plain data growing out of YAML events."""

    source: str
    text: str
    data: Data | None = None
    values: dict[Path, Place] = field(factory=dict)
    keys: dict[Path, Place] = field(factory=dict)
    spans: dict[Path, Span] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    is_lost: bool = False
    _levels: list[_Level] = field(factory=list)
    _documents: int = 0
    _nodes: int = 0

    def run(self, events: Iterator[Any]) -> None:
        """Take in all events; depth is bounded here, before anything recursive may see the data."""
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._lose(event, "a second document begins here", "a scenario is one document, without `---`")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self._take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)

    def _take(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            wrong = told("the file holds more than {most} keys and values", most=f"{MOST_NODES:,}")
            raise ScenarioError((Problem(self._place(event), "", wrong),))
        if isinstance(event, yaml.AliasEvent):
            self._lose(
                event, told("'*{name}' is an alias", name=event.anchor), "write the value itself, or a parameter"
            )
        else:
            self._refuse_extras(event)
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.data, dict) and level.key is None:
            self._take_key(event, level)
        else:
            self._take_value(event, level)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(
                event, told("'&{name}' is an anchor", name=event.anchor), "write the value itself, or a parameter"
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(event, told("the tag {tag} is not allowed", tag=short(tag)), "values without tags")

    def _take_key(self, event: Any, level: _Level) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._lose(event, "this key is a list or a mapping", "a word or a few words")
            level.key, level.ignored = "", True
            if isinstance(event, yaml.CollectionStartEvent):
                self._open(event, level.path, [] if isinstance(event, yaml.SequenceStartEvent) else {})
            return
        path = (*level.path, event.value)
        level.key, level.ignored = event.value, False
        if path in self.keys:
            level.ignored = True
            first = self.keys[path].line
            wrong = told("the key {key} is here twice (first in line {first})", key=short(event.value), first=first)
            self.problems.append(Problem(self._place(event), path_text(path), wrong, "each key once"))
        else:
            self.keys[path] = self._place(event)

    def _take_value(self, event: Any, level: _Level | None) -> None:
        path = self._path_of_value(level)
        value: Data = ""
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
        elif isinstance(event, yaml.MappingStartEvent):
            value = {}
        is_kept = self._keep(value, level)
        if is_kept:
            self.values[path] = self._place(event)
            self.spans[path] = self._span(event)
        if not isinstance(value, str):
            self._open(event, path if is_kept else (*path, "again"), value)

    def _path_of_value(self, level: _Level | None) -> Path:
        if level is None:
            return ()
        if isinstance(level.data, list):
            return (*level.path, len(level.data))
        return (*level.path, level.key or "")

    def _keep(self, value: Data, level: _Level | None) -> bool:
        """Put a value where it belongs, unless its key was there before: the first one stays."""
        if level is None:
            self.data = value
            return True
        if isinstance(level.data, list):
            level.data.append(value)
            return True
        key, level.key = level.key, None
        if level.ignored or key is None:
            return False
        level.data[key] = value
        return True

    def _open(self, event: Any, path: Path, data: list[Data] | dict[str, Data]) -> None:
        if len(self._levels) >= DEEPEST:
            raise ScenarioError((*self.problems, Problem(self._place(event), "", too_deep())))
        self._levels.append(_Level(path, data, self._span(event)))

    def _close(self, event: Any) -> None:
        level = self._levels.pop()
        self.spans[level.path] = evolve(level.span, end=event.end_mark.index)

    def _span(self, event: Any) -> Span:
        if isinstance(event, yaml.CollectionStartEvent):
            style = "[" if event.flow_style else "-"
        else:
            style = getattr(event, "style", None) or ""
        in_flow = bool(self._levels) and self._levels[-1].span.style == "["
        return Span(event.start_mark.index, event.end_mark.index, style, in_flow)

    def _lose(self, event: Any, wrong: str, allowed: str) -> None:
        self._report(event, wrong, allowed)
        self.is_lost = True

    def _report(self, event: Any, wrong: str, allowed: str) -> None:
        self.problems.append(Problem(self._place(event), "", wrong, allowed))

    def _place(self, event: Any) -> Place:
        return Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
