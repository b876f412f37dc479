"""Columns that grow and are packed: what was added comes back, in order, whatever was packed in between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.engine.columns import Columns
from sim.engine.opening_hours import NEVER
from sim.engine.tables import Ends, QuickVisits, Visits

NUMBERS = st.one_of(st.integers(-5, 300), st.sampled_from([NEVER, -1, 1 << 40]))
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=12)


@given(st.lists(ROWS, max_size=4))
def test_packing_changes_nothing(parts):
    """Rows come back as they were added, as a table, by column, in blocks, and from any row on."""
    columns = Columns(3)
    for rows in parts:
        for row in rows:
            columns.add(row)
        columns.pack(1)
    expected = [list(row) for rows in parts for row in rows]
    assert len(columns) == len(expected)
    assert [number for part in columns.since(2, 1) for number in part.tolist()] == [row[1] for row in expected[2:]]
    assert columns.table().tolist() == expected
    assert columns.column(2).tolist() == [row[2] for row in expected]
    assert [row for block in columns.blocks() for row in block.tolist()] == expected


def test_since_reads_what_is_not_packed_yet():
    """What was added after the last packing is there as well."""
    columns = Columns(2)
    columns.add((1, 2))
    columns.pack(1)
    columns.add((3, 4))
    columns.add((5, 6))
    assert [part.tolist() for part in columns.since(1, 0)] == [[3, 5]]
    assert np.concatenate(list(columns.since(2, 1))).tolist() == [6]


def test_few_numbers_wait_for_more():
    """A block of its own for a few numbers would take more memory than the numbers."""
    columns = Columns(1)
    columns.add((7,))
    columns.pack()
    columns.add((8,))
    assert len(list(columns.blocks())) == 1


@pytest.mark.parametrize("is_packed", [False, True])
def test_memory_of_a_row(is_packed):
    """A hundred thousand visits take 16 bytes each in one block, 14 in ten: the lists took 32 for the numbers alone."""
    columns = Columns(4)
    for case in range(100_000):
        columns.add((case, 20 * case, 20 * case + 5, 20 * case + 30))
        if is_packed and case % 10_000 == 0:
            columns.pack()
    columns.pack()
    size = sum(0 if part.distances is None else part.distances.nbytes for block in columns._blocks for part in block)
    assert size <= (14 if is_packed else 16) * 100_000


def test_visits_of_a_node_are_in_their_order():
    """Of steps that are recorded in full and of quick ones; a node without visits has none."""
    visits = Visits()
    for case, node in ((0, 3), (1, 1), (2, 3)):
        visits.mixed.add((case, node, 0, -1, 5, 6, 9, 3))
    quick = QuickVisits(2, None)
    quick.rows.add((4, 10, 11, 15))
    visits.quick.append(quick)
    assert [block[:, 0].tolist() for block in visits.of_node(3)] == [[0, 2]]
    assert [block.tolist() for block in visits.of_node(2)] == [[[4, 2, 0, -1, 10, 11, 15, 4]]]
    assert list(visits.of_node(0)) == list(visits.of_node(7)) == []
    assert visits.table()[:, 0].tolist() == [0, 1, 2, 4]


def test_ends_that_carry_nothing_are_granted():
    """They come after the others, with the outcome that they all have."""
    ends = Ends(granted=0)
    ends.quick.add((3, 30))
    ends.mixed.add((1, 20, 2))
    assert ends.table().tolist() == [[1, 20, 2], [3, 30, 0]]
    assert Ends(granted=0).table().shape == (0, 3)
