"""Numbers that span a range."""

from __future__ import annotations

import pytest

from sim.scenario.even_steps import evenly, stepped


def test_round_numbers_are_preferred():
    """As many as can be written shortest."""
    numbers = evenly(5, 30, is_whole=False, written=lambda number: f"{number:g}")
    assert numbers == (5, 10, 15, 20, 25, 30)


@pytest.mark.parametrize(("low", "high", "count"), [(1, 20, 20), (1, 21, 11), (0, 3, 4)])
def test_few_whole_numbers_are_all_taken(low: float, high: float, count: int):
    """Up to twenty; of more, some."""
    numbers = evenly(low, high, is_whole=True, written=lambda number: f"{number:g}")
    assert len(numbers) == count
    assert (numbers[0], numbers[-1]) == (low, high)
    assert all(number == int(number) for number in numbers)


def test_steps_end_at_the_end_in_spite_of_floats():
    """Three steps of a tenth are three tenths."""
    assert stepped(0, 0.3, 0.1) == (0, 0.1, 0.2, 0.3)
