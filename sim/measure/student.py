"""Student's t distribution, without scipy: importing that takes longer than half of a small run."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

_NEAR = 1e-15
"""So small a step, as a share of the quantile, changes nothing any more."""


@lru_cache(maxsize=4096)
def t_quantile(degrees: float, confidence: float) -> float:
    """The t of which this share of the distribution lies between -t and t.

    Whole degrees of freedom by Newton's method: the distribution function is concave right of zero, so that steps from
    the normal quantile, which is smaller, never go too far. Others, which only `unpaired_difference` has, by scipy.
    """
    if not float(degrees).is_integer():
        from scipy.special import stdtrit

        return float(stdtrit(degrees, (1 + confidence) / 2))
    whole = int(degrees)
    found = NormalDist().inv_cdf((1 + confidence) / 2)
    step = found
    while step > _NEAR * found:
        step = (confidence - _between(found, whole)) / (2 * _density(found, whole))
        found += step
    return found


def _density(t: float, degrees: int) -> float:
    scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - 0.5 * math.log(degrees * math.pi)
    return math.exp(scale - (degrees + 1) / 2 * math.log1p(t * t / degrees))


def _between(t: float, degrees: int) -> float:
    """The chance of a value between -t and t.

    Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
    """
    angle = math.atan2(t, math.sqrt(degrees))
    squared = math.cos(angle) ** 2
    is_odd = degrees % 2
    term = math.cos(angle) if is_odd else 1.0
    total = term if degrees > 1 else 0.0
    for power in range(2 + is_odd, degrees - 1, 2):
        term *= squared * (power - 1) / power
        total += term
    if is_odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total
