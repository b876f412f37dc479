"""Which combinations are run."""

from __future__ import annotations

import pytest

from sim.experiment.design import grid, latin_hypercube
from sim.scenario.variation import Variation
from sim.scenario.variation_reader import read_variations
from tests.experiment.varied_reform import REFORM

COUNT = 20


def variations(*vary: str) -> tuple[Variation, ...]:
    return read_variations(REFORM, vary)


def test_every_part_of_a_range_has_one():
    """The defining property, up to the rounding of numbers to a hundredth of the range."""
    varied = variations("after=10..110 min", "before=0..20 min")
    points = latin_hypercube(varied, COUNT, seed=3)
    for number, (low, high) in enumerate(((600, 6600), (0, 1200))):
        amounts = sorted(levels[number].amount or 0.0 for levels in points)
        for part, amount in enumerate(amounts):
            width = (high - low) / COUNT
            grain = (high - low) / 100
            assert low + part * width - grain / 2 <= amount <= low + (part + 1) * width + grain / 2


def test_ranges_are_not_tied_to_each_other():
    """The order of one says nothing of that of another: the correlation of 200 points is below 0.25 (5 sigma: 0.35)."""
    points = latin_hypercube(variations("after", "before"), 200, seed=1)
    after, before = ([levels[number].amount or 0.0 for levels in points] for number in (0, 1))
    mean_after, mean_before = sum(after) / 200, sum(before) / 200
    product = sum((a - mean_after) * (b - mean_before) for a, b in zip(after, before, strict=True))
    sizes = [sum((x - mean) ** 2 for x in xs) ** 0.5 for xs, mean in ((after, mean_after), (before, mean_before))]
    assert abs(product / (sizes[0] * sizes[1])) < 0.25


def test_single_values_come_equally_often():
    """Words, lists and steps are drawn from, whole numbers reach both ends."""
    points = latin_hypercube(variations("way", "desks=1..4"), COUNT, seed=2)
    whole = latin_hypercube(variations("desks=1..4"), COUNT, seed=2)
    assert {levels[0].text for levels in points} == {"short", "long"}
    assert sorted(levels[0].text for levels in whole) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("seed", [1, -1, 2])
def test_the_same_seed_gives_the_same_points(seed: int):
    """Another one others."""
    varied = variations("after", "before")
    assert latin_hypercube(varied, 5, seed) == latin_hypercube(varied, 5, seed)
    assert latin_hypercube(varied, 5, seed) != latin_hypercube(varied, 5, 7)


def test_no_point_comes_twice():
    """Where there are fewer combinations than points asked for."""
    assert len(latin_hypercube(variations("way"), COUNT, seed=1)) == 2


def test_numbers_are_as_round_as_the_range_allows():
    """Tenths of a minute in an hour and a half, hundredths of a per cent in ten."""
    for (level,) in latin_hypercube(variations("after"), COUNT, seed=1):
        assert (level.amount or 0) % 6 == pytest.approx(0)


def test_a_grid_has_every_combination():
    """The last runs fastest."""
    assert len(grid(variations("way", "desks=1..4", "after=10,20 min"))) == 16
