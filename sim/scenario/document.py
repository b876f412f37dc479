"""A scenario file as plain data: texts, lists and mappings, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from attrs import field, frozen

from sim.scenario.message import Message, told
from sim.scenario.problem import Path, PathKey, Place, Problem

Data = str | list["Data"] | dict[str, "Data"]


@frozen
class Span:
    """Which characters of the text a value takes up: from `start` to before `end`.

    `style` is how a scalar is written: plain (""), with `'` or `"`, or as a block with `|` or `>`; of a list or mapping
    it is `[` in brackets and braces, `-` otherwise. `in_flow` tells whether there are brackets or braces around it.
    """

    start: int
    end: int
    style: str
    in_flow: bool


@frozen
class Document:
    """What was written, before anything is understood of it: every scalar is its text.

    `values` and `keys` say where the value at a path begins, and where its key does; `spans` which part of the text it
    is. `folders` tells of paths where files that are named there are found, if not beside the scenario. `replaced` are
    texts that stood in a file before others were set. `problems` are faults that do not keep the rest from being read.
    """

    source: str
    text: str = field(repr=False)
    data: Data = field(repr=False)
    values: dict[Path, Place] = field(repr=False)
    keys: dict[Path, Place] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    spans: dict[Path, Span] = field(factory=dict, repr=False)
    folders: dict[Path, FilePath | None] = field(factory=dict, repr=False)
    replaced: frozenset[str] = field(default=frozenset(), repr=False)

    def value_at(self, path: Path) -> Data | None:
        """What stands at a path; None if nothing does."""
        data: Data | None = self.data
        for key in path:
            data = None if data is None else inside(data, key)
        return data

    def place_of(self, path: Path) -> Place:
        """Where the value at a path begins; of what is not there, where the nearest thing around it begins."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.source))

    def place_of_key(self, path: Path) -> Place:
        """Where the key at the end of a path stands; of a list item, where the item begins."""
        return self.keys.get(path) or self.place_of(path)

    def folder_of(self, path: Path) -> FilePath | None:
        """Where files named at a path are found; None: beside the scenario."""
        while path and path not in self.folders:
            path = path[:-1]
        return self.folders.get(path)


def inside(data: Data, key: PathKey) -> Data | None:
    """What a mapping or list holds under a key or number; None if nothing."""
    if isinstance(data, dict) and isinstance(key, str):
        return data.get(key)
    if isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
        return data[key]
    return None


def every_text(data: Data) -> Iterator[str]:
    """All keys and scalar texts of a piece of data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from every_text(item)
    else:
        for key, value in data.items():
            yield key
            yield from every_text(value)


def shape_of(data: Data) -> Message:
    """What a reader of a message calls this piece of data."""
    if isinstance(data, dict):
        return told("a mapping")
    if isinstance(data, list):
        return told("a list")
    return told("the text {text}", text=short(data)) if data else told("empty")


def short(text: str) -> Message:
    """A text in quotes, cut where it grows too long for a message."""
    words = " ".join(text.split())
    return told("'{text}'", text=words if len(words) <= 60 else f"{words[:57]}...")  # noqa: PLR2004
