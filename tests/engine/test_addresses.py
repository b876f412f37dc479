"""Random numbers with an address: whatever way they are asked for, they are the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.engine.addresses import COURSE_BYTES, MAIN_COURSE, VISIT_BITS, Stream, course_beside, first_visit

STREAM = Stream(1, 0, "rename/check")
COUNT = st.integers(0, 40)


@given(st.integers(0, 1000), st.lists(st.integers(1, 9), min_size=1, max_size=8), st.integers(0, 3))
def test_any_split_into_blocks_gives_the_same_numbers_of_cases(first: int, sizes: list[int], visit: int):
    """Block by block, or all at once."""
    whole = STREAM.of_cases(first, sum(sizes), visit)
    starts = first + np.cumsum([0, *sizes[:-1]])
    blocks = [STREAM.of_cases(int(start), size, visit) for start, size in zip(starts, sizes, strict=True)]
    assert np.concatenate(blocks).tolist() == whole.tolist()


@given(st.integers(0, 50), st.integers(0, 100), st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_any_split_into_blocks_gives_the_same_numbers_of_items(case: int, first: int, sizes: list[int]):
    """Block by block, or all at once."""
    whole = STREAM.of_items(case, first, sum(sizes))
    starts = first + np.cumsum([0, *sizes[:-1]])
    blocks = [STREAM.of_items(case, int(start), size) for start, size in zip(starts, sizes, strict=True)]
    assert np.concatenate(blocks).tolist() == whole.tolist()


def test_planes_do_not_overlap():
    """Cases, items of many cases, and visits: no number comes twice."""
    numbers = [STREAM.of_cases(0, 2000, visit) for visit in range(3)]
    numbers += [STREAM.of_items(case, 0, 20, visit) for case in range(100) for visit in range(3)]
    together = np.concatenate(numbers)
    assert len(np.unique(together)) == len(together)


@pytest.mark.parametrize("other", [Stream(2, 0, "rename/check"), Stream(1, 1, "rename/check"), Stream(1, 0, "serve")])
def test_seed_replication_and_name_are_in_the_address(other: Stream):
    """Any of them makes other numbers."""
    assert not set(other.of_cases(0, 100)) & set(STREAM.of_cases(0, 100))


def test_names_and_numbers_are_not_mixed_up():
    """Seed 1 with replication 11 is not seed 11 with replication 1."""
    assert Stream(1, 11, "a").of_cases(0, 4).tolist() != Stream(11, 1, "a").of_cases(0, 4).tolist()


def test_nothing_is_asked_for():
    """No numbers are an empty array."""
    assert STREAM.of_cases(3, 0).tolist() == []


def test_numbers_are_uniform():
    """Kolmogorov-Smirnov over 20,000 cases and over visits of one case (false-alarm rate 1 % each, seed fixed)."""
    cases = STREAM.of_cases(0, 20_000)
    visits = np.array([STREAM.of_cases(7, 1, visit)[0] for visit in range(2000)])
    assert cases.min() >= 0
    assert cases.max() < 1
    assert stats.kstest(cases, "uniform").pvalue > 0.01
    assert stats.kstest(visits, "uniform").pvalue > 0.01


def test_neighbours_are_not_correlated():
    """Cases with the next case, and streams of like names (each |r| below 2.6 standard errors; false alarms 1 %)."""
    cases = STREAM.of_cases(0, 20_000)
    like = Stream(1, 0, "rename/check#1").of_cases(0, 20_000)
    bound = 2.6 / np.sqrt(20_000)
    assert abs(np.corrcoef(cases[:-1], cases[1:])[0, 1]) < bound
    assert abs(np.corrcoef(cases, like)[0, 1]) < bound


def test_the_visits_of_every_course_fit_into_64_bits():
    """A course begins where those bits are zero that count within it; the hash fills the others."""
    firsts = [first_visit(course_beside(MAIN_COURSE, "check", start)) for start in range(100)]
    assert len(set(firsts)) == 100
    assert {first % (1 << VISIT_BITS) for first in firsts} == {0}
    assert 8 * COURSE_BYTES + VISIT_BITS == 64
