"""Numbers of a run by measure and subject: a row of an array, and the names that the rows of many runs share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.measure.catalogue import Measure

Key = tuple[Measure, str]
"""A measure and what it is of: the name of a case type, of a pool, or of a count or stopwatch."""


@frozen(eq=False)
class Layout:
    """Which number stands where in a row."""

    keys: tuple[Key, ...]
    places: dict[Key, int]


@lru_cache(maxsize=1024)
def layout(keys: tuple[Key, ...]) -> Layout:
    """The layout of these keys: one for all rows that have them, also for those from other processes."""
    return Layout(keys, {key: place for place, key in enumerate(keys)})


class Values(Mapping[Key, float]):
    """A mapping from measure and subject to a number, as small as the numbers are."""

    __slots__ = ("_layout", "row")

    def __init__(self, keys: tuple[Key, ...], row: NDArray[np.float64]) -> None:
        self._layout = layout(keys)
        self.row = row

    @classmethod
    def of(cls, numbers: Mapping[Key, float]) -> Values:
        """The same numbers in a row."""
        return cls(tuple(numbers), np.fromiter(numbers.values(), dtype=np.float64, count=len(numbers)))

    @property
    def keys_in_order(self) -> tuple[Key, ...]:
        """Measure and subject of each number of the row."""
        return self._layout.keys

    def __getitem__(self, key: Key) -> float:
        return float(self.row[self._layout.places[key]])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._layout.keys)

    def __len__(self) -> int:
        return len(self._layout.keys)

    def __reduce__(self) -> tuple[type[Values], tuple[tuple[Key, ...], NDArray[np.float64]]]:
        return Values, (self._layout.keys, self.row)
