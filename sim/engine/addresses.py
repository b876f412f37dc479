"""Random numbers with an address: every uniform number depends on its address and on nothing else.

The address of a number is (seed, replication, stream, case, item, visit). A stream has a key made from the first
three; case, item and visit are a position in the counter of a Philox generator, which can be set to any position at
once. So no number depends on when, how often or in which order others are asked for.

Source: Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

PER_COUNT = 4
"""A Philox counter yields four numbers."""

CASES = 0
ITEMS = 1
NAMED_ITEMS = 2

SEPARATOR = "\x1f"
"""Stands in no name of a scenario, where control characters are refused."""

Uniforms = NDArray[np.float64]


def stream_name(case_type: str, purpose: str, name: str = "") -> str:
    """The name of a stream: no two of different case type, purpose or name are equal."""
    return SEPARATOR.join((case_type, purpose, name))


class Stream:
    """The uniform numbers of one stream in one replication, all in [0, 1)."""

    def __init__(self, seed: int, replication: int, name: str) -> None:
        digest = blake2b(f"{seed}/{replication}/{name}".encode(), digest_size=16).digest()
        self._key = np.frombuffer(digest, dtype=np.uint64)

    def of_cases(self, first: int, count: int, visit: int = 0) -> Uniforms:
        """Numbers of the cases `first`, `first + 1`, ... `first + count - 1` at one visit."""
        skipped = first % PER_COUNT
        return self._numbers((first // PER_COUNT, 0, visit, CASES), skipped + count)[skipped:]

    def of_items(self, case: int, first: int, count: int, visit: int = 0) -> Uniforms:
        """Numbers of the items `first` to `first + count - 1` of one case at one visit."""
        skipped = first % PER_COUNT
        return self._numbers((first // PER_COUNT, case, visit, ITEMS), skipped + count)[skipped:]

    def of_item_in_cases(self, item: int, first: int, count: int, visit: int = 0) -> Uniforms:
        """Numbers of one item of the cases `first` to `first + count - 1`: items that are few, and the same for all."""
        skipped = first % PER_COUNT
        return self._numbers((first // PER_COUNT, item, visit, NAMED_ITEMS), skipped + count)[skipped:]

    def _numbers(self, counter: tuple[int, int, int, int], count: int) -> Uniforms:
        bits = np.random.Philox(key=self._key, counter=np.array(counter, dtype=np.uint64))
        return np.random.Generator(bits).random(count)
