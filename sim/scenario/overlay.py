"""Overlays: scenarios that are another one with some values changed."""

from __future__ import annotations

from attrs import frozen


@frozen
class Difference:
    """A value of the base that an overlay changes, as texts; `old` is None of what the base leaves out.

    `source` is the file that sets it.
    """

    path: str
    old: str | None
    new: str
    source: str


@frozen
class Overlay:
    """What a scenario extends: `bases` are the files from the nearest to the one that stands for itself.

    `title` and `name` are those of the last; the differences are from there, in the order in which they are set.
    """

    name: str
    title: str
    bases: tuple[str, ...]
    differences: tuple[Difference, ...]
