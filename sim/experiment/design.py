"""Which combinations of values are run: all of them, or some that cover every range evenly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell_amount
from sim.scenario.variation import Level, Variation, points
from sim.scenario.varied import Varied

Levels = tuple[Level, ...]
"""A value for each of several variations, in their order."""

_FINENESS = 100
"""A random number within a range is as round as a hundredth of the range allows."""

_ROUND_SECONDS = (86_400.0, 3600.0, 600.0, 60.0, 6.0, 1.0)


def grid(variations: Sequence[Variation]) -> tuple[Levels, ...]:
    """Every combination of values; the last variation runs fastest.

    Raises:
        ScenarioError: there are too many.
    """
    points(variations)
    return tuple(product(*(variation.levels for variation in variations)))


def latin_hypercube(variations: Sequence[Variation], count: int, seed: int) -> tuple[Levels, ...]:
    """So many combinations that each range, cut into as many parts, has one in every part; equal ones come once.

    Where single values were given, each comes as often as any other. The order is random, but the same for a seed.

    Source: McKay, Beckman and Conover, Technometrics 21 (1979), 239-245.
    """
    random = np.random.default_rng([abs(seed), int(seed < 0), count])
    columns = []
    for variation in variations:
        places = (random.permutation(count) + random.random(count)) / count
        columns.append([_level(variation, float(place)) for place in places])
    return tuple(dict.fromkeys(zip(*columns, strict=True)))


def _level(variation: Variation, place: float) -> Level:
    """The value at a place from 0 to 1 of a variation."""
    varied = variation.varied
    if varied is None:
        return variation.levels[int(place * len(variation.levels))]
    if varied.is_whole:
        amount = varied.low + int(place * (varied.high - varied.low + 1))
    else:
        grain = _grain(varied)
        exact = varied.low + place * (varied.high - varied.low)
        amount = min(varied.high, max(varied.low, float(f"{round(exact / grain) * grain:.12g}")))
    return Level(varied.written(amount), spell_amount(amount, varied.kind), amount)


def _grain(varied: Varied) -> float:
    most = (varied.high - varied.low) / _FINENESS
    if varied.kind is Kind.DURATION and most >= 1:
        return next(seconds for seconds in _ROUND_SECONDS if seconds <= most)
    return float(10.0 ** np.floor(np.log10(most)))
