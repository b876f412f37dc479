"""Random numbers of an experiment itself, such as orders and designs; those of a simulation have addresses."""

from __future__ import annotations

import numpy as np


def seeded(seed: int, *further: int) -> np.random.Generator:
    """A generator for a seed, which may be negative, and further whole numbers from 0 on."""
    return np.random.default_rng([abs(seed), *further, *([1] if seed < 0 else [])])
