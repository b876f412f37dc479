"""Where a function of one number changes its sign, with few evaluations: each of them may be a whole experiment."""

from __future__ import annotations

import math
from collections.abc import Callable

from attrs import frozen

_MARGIN = 0.8
_SLOW = 2
"""After so many steps that did not halve the bracket, it is halved."""


@frozen
class Grain:
    """How finely is searched: to `tolerance`, at numbers that are multiples of ten to the power of `-decimals`."""

    tolerance: float
    decimals: int

    @classmethod
    def for_range(cls, low: float, high: float, share: float) -> Grain:
        """A tolerance of a share of the range, and round numbers that are five times as fine at least."""
        tolerance = (high - low) * share
        return cls(tolerance, -math.floor(math.log10(tolerance / 5)))

    @classmethod
    def whole(cls) -> Grain:
        """Whole numbers, down to neighbours."""
        return cls(1.0, 0)

    def tidy(self, x: float) -> float:
        """The nearest round number."""
        return float(round(x, self.decimals))


def narrow(value: Callable[[float], float], inside: float, outside: float, grain: Grain) -> tuple[float, float]:
    """Two numbers no further apart than the tolerance: the value is positive at the first and not at the second.

    `value` must be positive at `inside` and not at `outside`, which may be the smaller number; NaN is not positive.
    A bracketed secant: where it is slow, as on steps, the bracket is halved.
    """
    widths: list[float] = []
    while abs(outside - inside) > grain.tolerance:
        widths.append(abs(outside - inside))
        is_slow = len(widths) > _SLOW and widths[-1] > widths[-1 - _SLOW] / 2
        guess = (inside + outside) / 2 if is_slow else between(value, inside, outside)
        x = grain.tidy(_off_the_ends(guess, inside, outside, _MARGIN * grain.tolerance))
        if value(x) > 0:
            inside = x
        else:
            outside = x
    return inside, outside


def between(value: Callable[[float], float], inside: float, outside: float) -> float:
    """Where the straight line through both ends is zero; the middle where there is no such line."""
    near, far = value(inside), value(outside)
    if not (math.isfinite(near) and math.isfinite(far)) or near <= 0 or far > 0:
        return (inside + outside) / 2
    return inside + (outside - inside) * near / (near - far)


def _off_the_ends(x: float, inside: float, outside: float, margin: float) -> float:
    """The number, or one a margin away from the end that it is too near to; the middle where both are too near."""
    low, high = sorted((inside, outside))
    if high - low < 2 * margin:
        return (low + high) / 2
    return min(max(x, low + margin), high - margin)
