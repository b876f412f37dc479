"""Sobol indices against functions of which they are known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.experiment.sobol import Matrix, sobol


def ishigami(points: Matrix) -> Matrix:
    """The usual test function, over -pi to pi; Ishigami, Homma 1990."""
    x, y, z = (2 * points - 1).T * math.pi
    amounts: Matrix = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    return amounts


@pytest.mark.parametrize(("place", "alone", "in_all"), [(0, 0.314, 0.558), (1, 0.442, 0.442), (2, 0.0, 0.244)])
def test_indices_of_a_known_function(place: int, alone: float, in_all: float) -> None:
    """The third input acts through the first only. With a fixed seed; the tolerance is twice what was seen."""
    found = sobol(ishigami, 3, 1024, seed=1)
    assert found is not None
    assert found.points == 5 * 1024
    assert found.inputs[place].alone.value == pytest.approx(alone, abs=0.05)
    assert found.inputs[place].in_all.value == pytest.approx(in_all, abs=0.05)


def test_intervals_hold_the_truth_and_shrink() -> None:
    """With more samples."""
    few, many = (sobol(ishigami, 3, samples, seed=2) for samples in (64, 1024))
    assert few is not None
    assert many is not None
    for one in (few, many):
        assert one.inputs[1].in_all.low <= 0.442 <= one.inputs[1].in_all.high
    wide, narrow = (one.inputs[1].in_all.high - one.inputs[1].in_all.low for one in (few, many))
    assert narrow < wide / 2


def test_the_function_is_asked_once_inside_the_cube() -> None:
    """So that all points can be run together."""
    asked: list[Matrix] = []

    def noted(points: Matrix) -> Matrix:
        asked.append(points)
        return points[:, 0]

    sobol(noted, 2, 16, seed=1)
    assert [points.shape for points in asked] == [(64, 2)]
    assert ((asked[0] >= 0) & (asked[0] <= 1)).all()


@pytest.mark.parametrize("amount", [1.0, math.nan])
def test_nothing_can_be_told(amount: float) -> None:
    """Of what does not vary, or is not known."""
    assert sobol(lambda points: np.full(len(points), amount), 2, 16, seed=1) is None


def test_a_seed_below_zero() -> None:
    """Is a seed like any other."""
    assert sobol(ishigami, 3, 64, seed=-3) not in (None, sobol(ishigami, 3, 64, seed=3))


def test_the_same_seed_gives_the_same() -> None:
    """To the last bit, intervals included."""
    assert sobol(ishigami, 3, 64, seed=3) == sobol(ishigami, 3, 64, seed=3)
    assert sobol(ishigami, 3, 64, seed=3) != sobol(ishigami, 3, 64, seed=4)


def test_an_amount_that_is_not_known_everywhere() -> None:
    """Would leave out just those points at which it is not."""
    assert sobol(lambda points: np.where(points[:, 0] < 0.5, np.nan, points[:, 0]), 2, 16, seed=1) is None
