"""Random numbers of an experiment itself."""

from __future__ import annotations

import numpy as np
import pytest

from sim.experiment.seeds import seeded


@pytest.mark.parametrize("further", [(), (0,), (3,)])
def test_a_seed_below_zero_is_another_seed(further: tuple[int, ...]) -> None:
    """As it is one for a simulation."""
    one, other, same = (seeded(seed, *further).random() for seed in (1, -1, -1))
    assert one != other == same


@pytest.mark.parametrize("seed", [0, 1, 2**70])
def test_other_seeds_are_those_of_numpy(seed: int) -> None:
    """Orders of reforms and designs stay what they were."""
    assert seeded(seed, 5).random() == np.random.default_rng([seed, 5]).random()
    assert seeded(seed).random() == np.random.default_rng(seed).random()
