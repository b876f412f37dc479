"""Columns of whole numbers that grow while a run goes on, quick to add to and small in memory.

Numbers are added to a list, which takes a fifth of the time of adding to an array; from time to time what the list
holds is packed, column by column, as distances from the least number in the smallest type that holds them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Column = NDArray[np.int64]
Table = NDArray[np.int64]

WORTH_PACKING = 1 << 12
"""So many numbers are packed; fewer stay in the list, where they cost less than another array."""


@frozen(eq=False)
class _Packed:
    """Numbers as distances from the least of them; no distances where all are equal."""

    least: int
    distances: NDArray[np.unsignedinteger] | None
    count: int

    def numbers(self) -> Column:
        if self.distances is None:
            return np.full(self.count, self.least, dtype=np.int64)
        return self.distances.astype(np.int64) + self.least


def _packed(column: Column) -> _Packed:
    least = int(column.min())
    distances = column - least
    greatest = int(distances.max())
    if greatest == 0:
        return _Packed(least, None, len(column))
    return _Packed(least, distances.astype(np.min_scalar_type(greatest)), len(column))


class Columns:
    """A table of whole numbers that grows by rows; `add` takes the numbers of a row one after the other."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._fresh: list[int] = []
        self._blocks: list[tuple[_Packed, ...]] = []
        self._packed_rows = 0
        self.add = self._fresh.extend

    def __len__(self) -> int:
        return self._packed_rows + len(self._fresh) // self.width

    def pack(self, at_least: int = WORTH_PACKING) -> None:
        """Pack what was added since the last time, if it is so many numbers."""
        if self._fresh and len(self._fresh) >= at_least:
            rows = self._fresh_rows()
            self._fresh.clear()
            self._blocks.append(tuple(_packed(column) for column in rows.T))
            self._packed_rows += len(rows)

    def column(self, place: int) -> Column:
        """One column, over all rows."""
        self.pack(1)
        parts = [block[place].numbers() for block in self._blocks]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def blocks(self) -> Iterator[Table]:
        """All rows with all their columns, so many at a time as were packed together."""
        self.pack(1)
        for block in self._blocks:
            yield np.column_stack([packed.numbers() for packed in block])

    def table(self) -> Table:
        """All rows at once."""
        return np.concatenate([np.empty((0, self.width), dtype=np.int64), *self.blocks()])

    def since(self, row: int, place: int) -> Iterator[Column]:
        """Parts of one column, from the given row on."""
        end = 0
        for block in self._blocks:
            begin, end = end, end + block[place].count
            if end > row:
                yield block[place].numbers()[max(row - begin, 0) :]
        fresh = self._fresh[max(row - end, 0) * self.width + place :: self.width]
        yield np.array(fresh, dtype=np.int64)

    def _fresh_rows(self) -> Table:
        # a third of the time that `np.array` takes
        return np.frombuffer(struct.pack(f"{len(self._fresh)}q", *self._fresh), dtype=np.int64).reshape(-1, self.width)
