"""A scenario file as plain data: texts, lists and mappings, and where each of them stands."""

from __future__ import annotations

from attrs import field, frozen

from sim.scenario.message import Message, told
from sim.scenario.problem import Path, Place, Problem

Data = str | list["Data"] | dict[str, "Data"]


@frozen
class Document:
    """What was written, before anything is understood of it: every scalar is its text.

    `values` and `keys` say where the value at a path begins, and where its key does. `problems` are faults that
    do not keep the rest from being read.
    """

    source: str
    text: str = field(repr=False)
    data: Data = field(repr=False)
    values: dict[Path, Place] = field(repr=False)
    keys: dict[Path, Place] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def place_of(self, path: Path) -> Place:
        """Where the value at a path begins; of what is not there, where the nearest thing around it begins."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.source))

    def place_of_key(self, path: Path) -> Place:
        """Where the key at the end of a path stands; of a list item, where the item begins."""
        return self.keys.get(path) or self.place_of(path)


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
