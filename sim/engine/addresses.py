"""Random numbers with an address: every uniform number depends on its address and on nothing else.

The address of a number is (seed, replication, stream, case, item, visit). A stream has a key made from the first
three; case, item and visit are a position in the counter of a Philox generator, which can be set to any position at
once. So no number depends on when, how often or in which order others are asked for.

Visits are counted in each course of a case apart: what happens after the decision runs beside the rest, and who of the
two comes first to a stream must not matter. In the course to which a stream belongs its first visit is 0, in every
other a number far away from all others. So a check that is moved behind the decision brings the same work as before.

Source: Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

PER_COUNT = 4
"""A Philox counter yields four numbers."""

MAIN_COURSE = ""
COURSE_BYTES = 5
VISIT_BITS = 24
"""Of the 64 bits of a visit, those that count within a course."""

CASES = 0
ITEMS = 1
NAMED_ITEMS = 2

SEPARATOR = "\x1f"
"""Stands in no name of a scenario, where control characters are refused."""

Uniforms = NDArray[np.float64]


def stream_name(case_type: str, purpose: str, name: str = "") -> str:
    """The name of a stream: no two of different case type, purpose or name are equal."""
    return SEPARATOR.join((case_type, purpose, name))


def course_beside(course: str, name: str, start: int) -> str:
    """What a course started beside another is called; `start`, from 0, tells those of one name apart."""
    return SEPARATOR.join((course, name, *([str(start)] if start else [])))


def first_visit(course: str) -> int:
    """The first visit in a course of a stream that belongs to another one.

    It is a hash: that the numbers of two courses of one case meet has a chance of 1 in 10^12.
    """
    digest = blake2b(course.encode(), digest_size=COURSE_BYTES).digest()
    return int.from_bytes(digest, "little") << VISIT_BITS


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
